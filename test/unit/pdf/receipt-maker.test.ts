import { PDFDocument, PDFRawStream } from '@cantoo/pdf-lib';
import { JSDOM } from 'jsdom';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openCfdi } from '../../../src/domain/receipt/cfdi-facts.ts';
import type { Cfdi } from '../../../src/domain/receipt/cfdi.ts';
import { logoType, maxLogoBytes } from '../../../src/domain/receipt/logo.ts';
import type { ReceiptContent } from '../../../src/domain/ports.ts';
import { qrModules, stampChain, verificationUrl } from '../../../src/pdf/verification-code.ts';
import { ana, cfdiText, utf8, type CfdiValues } from '../../fakes/cfdi-text.ts';
import { root } from '../../browser/lab/run-lab.ts';
import { pdfReader } from '../../fakes/pdf-text.ts';
import { hasPdfTools, runPdfTool } from '../../fakes/pdf-tools.ts';
import { receiptMaker } from '../../fakes/receipt-maker.ts';
import { hasSamples, sampleBytes, sampleJson } from '../../fakes/shared-samples.ts';

const { signal } = new AbortController();
const parser = new new JSDOM('').window.DOMParser();
const cfdiOf = (values: CfdiValues = {}): Cfdi => {
  const reading = openCfdi(utf8(cfdiText(values)), parser);
  if (reading.verdict !== 'cfdi') throw new Error(reading.verdict);
  return reading.cfdi;
};
const textOf = async (pdf: Uint8Array<ArrayBuffer>, passwords: readonly string[] = []): Promise<string> => {
  const reading = await pdfReader.read(pdf, passwords, signal);
  if (reading.verdict !== 'read') throw new Error(reading.verdict);
  return reading.facts.text ?? '';
};

const lines = [
  { label: 'Nazwisko i imię', text: 'Żółkiewska Łucja' },
  { label: 'Trabajador', text: 'Ana Sofía Ibáñez Peña' },
  { label: 'Nr ewid.', text: '00012' },
  { label: 'Uwagi', text: 'pierwsza linia\ndruga linia' },
  { label: 'Leer', text: '' },
  { label: 'Do wypłaty', text: '5 432,10 zł' },
];

describe('a receipt from the row', () => {
  test('shows label and text as they are, with letters of every European language', async () => {
    const text = await textOf(await receiptMaker.make({ title: 'Pasek', language: 'pl', lines }, signal));
    for (const expected of [
      'ŻÓŁKIEWSKA ŁUCJA',
      'IBÁÑEZ PEÑA',
      '00012',
      'PIERWSZA LINIA DRUGA LINIA',
      'DO WYPŁATY 5 432,10 ZŁ',
    ]) {
      expect(text).toContain(expected);
    }
    expect(text).not.toContain('LEER');
  });

  test('looks in no way fiscal', async () => {
    const text = await textOf(await receiptMaker.make({ title: 'Comprobante interno', language: 'es', lines }, signal));
    expect(text).not.toMatch(/FOLIO FISCAL|SELLO|CFDI|SAT/);
  });

  test('goes on over pages, and breaks words that no line holds', async () => {
    const many = Array.from({ length: 120 }, (_, index) => ({ label: `Concepto ${index}`, text: 'x'.repeat(200) }));
    const text = await textOf(await receiptMaker.make({ title: 'Largo', language: 'es', lines: many }, signal));
    expect(text).toContain('CONCEPTO 119');
    expect(text.replaceAll(' ', '')).toContain('X'.repeat(200));
  });
});

describe('a logo', () => {
  const png = new Uint8Array(readFileSync(join(root, 'assets', 'icons', 'send-64.png')));
  const pictures = async (content: Partial<ReceiptContent>): Promise<number> => {
    const pdf = await receiptMaker.make({ title: 'Recibo', language: 'es', lines, ...content }, signal);
    const { context } = await PDFDocument.load(pdf);
    return context
      .enumerateIndirectObjects()
      .filter(([, object]) => object instanceof PDFRawStream && /\/Subtype \/Image/.test(object.dict.toString()))
      .length;
  };

  test('stands in a receipt from the row, and in the printed form of a CFDI', async () => {
    const logo = { name: 'logo.png', mediaType: logoType(png)!, bytes: png };
    expect(await pictures({})).toBe(0);
    expect(await pictures({ logo })).toBeGreaterThan(0);
    expect(await pictures({ logo, cfdi: utf8(cfdiText()) })).toBeGreaterThan(0);
  });

  test('that is damaged says so instead of making a PDF', async () => {
    const logo = { name: 'logo.png', mediaType: 'image/png', bytes: png.slice(0, 200) } as const;
    await expect(pictures({ logo })).rejects.toMatchObject({
      code: 'receipt/unreadable',
      values: { file: 'logo.png' },
    });
  });

  test('is a PNG or a JPEG by its bytes, small, and not a picture that fills the memory', () => {
    expect(logoType(png)).toBe('image/png');
    expect(logoType(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe('image/jpeg');
    expect(logoType(utf8('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeUndefined();
    expect(logoType(new Uint8Array([...png, ...new Uint8Array(maxLogoBytes)]))).toBeUndefined();
    const huge = png.slice();
    new DataView(huge.buffer).setUint32(16, 100_000);
    expect(logoType(huge)).toBeUndefined();
  });
});

describe('the printed representation of a CFDI', () => {
  test('names people, payroll, amounts, stamp and what it is', async () => {
    const cfdi = utf8(cfdiText({ net: '14877.31' }));
    const pdf = await receiptMaker.make({ title: 'Recibo de nómina', language: 'es', lines: [], cfdi }, signal);
    const text = await textOf(pdf);
    for (const expected of [
      'INDUSTRIAS DEMO DEL BAJIO',
      ana.name,
      ana.rfc,
      ana.curp,
      '0044',
      '2026-01-01 AL 2026-01-15',
      'NETO A PAGAR: $14,877.31 MXN',
      ana.uuid,
      '30001000000500003456',
      'SAT970701NN3',
      'ESTE DOCUMENTO ES UNA REPRESENTACIÓN IMPRESA DE UN CFDI',
    ]) {
      expect(text).toContain(expected);
    }
  });

  test('is understood by our own reader as that person’s receipt', async () => {
    const pdf = await receiptMaker.make({ title: 'Recibo', language: 'es', lines: [], cfdi: utf8(cfdiText()) }, signal);
    const reading = await pdfReader.read(pdf, [], signal);
    expect(reading).toMatchObject({
      verdict: 'read',
      facts: {
        uuids: [ana.uuid],
        period: { from: '2026-01-01', to: '2026-01-15' },
        amounts: expect.arrayContaining([4877.31]) as number[],
      },
    });
  });

  test('says that a draft has no fiscal value', async () => {
    const cfdi = utf8(cfdiText({ stamped: false }));
    const text = await textOf(await receiptMaker.make({ title: 'Recibo', language: 'es', lines: [], cfdi }, signal));
    expect(text).toContain('SIN TIMBRAR');
    expect(text).not.toContain('REPRESENTACIÓN IMPRESA');
  });

  test('is refused for anything but a CFDI', async () => {
    const make = receiptMaker.make({ title: '', language: '', lines: [], cfdi: utf8('<r/>') }, signal);
    await expect(make).rejects.toMatchObject({ code: 'receipt/unreadable' });
  });

  test('its code holds the authority’s address for this CFDI', () => {
    const cfdi = cfdiOf({ rfc: 'ÑALG011212ZL4', net: '1000.00' });
    expect(verificationUrl(cfdi)).toBe(
      `https://verificacfdi.facturaelectronica.sat.gob.mx/default.aspx?id=${ana.uuid}&re=IDB150312EL8&rr=%C3%91ALG011212ZL4&tt=1000.0&fe=345678==`,
    );
    expect(verificationUrl(cfdiOf({ net: '459.36' }))).toContain('&tt=459.36&');
    const modules = qrModules(verificationUrl(cfdi))!;
    expect(modules.every((row) => row.length === modules.length)).toBe(true);
    // The quiet zone, then the corner pattern that readers look for.
    expect(modules[3]!.some(Boolean)).toBe(false);
    expect(modules[4]!.slice(4, 11)).toEqual(Array(7).fill(true));
  });

  test('the original chain has the stamp’s values in order', () => {
    expect(stampChain(cfdiOf())).toBe(
      `||1.1|${ana.uuid}|2026-01-15T10:15:58|SAT970701NN3|abcdefgh12345678==|30001000000500003456||`,
    );
  });
});

describe.skipIf(!hasPdfTools)('judged by qpdf and pdftotext', () => {
  test('a made and locked receipt is whole and holds the row’s text', async () => {
    const made = await receiptMaker.make({ title: 'Pasek', language: 'pl', lines }, signal);
    expect(runPdfTool('qpdf', ['--check', '{}'], made)).toContain('No syntax or stream encoding errors');
    const locked = await receiptMaker.lock(made, '12342', signal);
    expect(runPdfTool('qpdf', ['--password=12342', '--check', '{}'], locked)).toContain(
      'No syntax or stream encoding errors',
    );
    const text = runPdfTool('pdftotext', ['-layout', '-upw', '12342', '{}', '-'], locked);
    for (const { label, text: value } of lines.filter((each) => each.text !== '')) {
      expect(text).toContain(label);
      for (const part of value.split('\n')) expect(text).toContain(part);
    }
  });

  test.skipIf(!hasSamples)('every CFDI of the batch can be printed', async () => {
    const { xml } = sampleJson<{ xml: { file: string; nombre: string; rfc: string; uuid: string }[] }>(
      'cfdi/batch/truth.json',
    );
    for (const { file, nombre, rfc, uuid } of xml) {
      const cfdi = sampleBytes(`cfdi/batch/${file}`);
      const pdf = await receiptMaker.make({ title: 'Recibo de nómina', language: 'es', lines: [], cfdi }, signal);
      const text = runPdfTool('pdftotext', ['-layout', '{}', '-'], pdf);
      for (const expected of [nombre, rfc, uuid]) expect(text).toContain(expected);
    }
  });
});
