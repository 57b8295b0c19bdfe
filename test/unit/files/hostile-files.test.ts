import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { pickedFiles } from '../../fakes/picked-files.ts';
import { pairReceipts } from '../../../src/domain/pairing/pairing.ts';
import type { ReceiptDocument, ReceiptFile } from '../../../src/domain/receipt/receipt.ts';
import { ana, cfdiText, utf8 } from '../../fakes/cfdi-text.ts';
import { entry } from '../../fakes/entry.ts';
import { receiptMaker } from '../../fakes/receipt-maker.ts';
import { memoryFile, readFiles } from '../../fakes/sample-batch.ts';
import { hasSamples, sampleBytes, sampleNames } from '../../fakes/shared-samples.ts';

const { signal } = new AbortController();
/** Milliseconds of processor time for one file; 200 on a machine of its own. */
const patience = 1_500;

const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(text, encoding));
const sound = cfdiText();
const pdfOf = async (): Promise<Uint8Array<ArrayBuffer>> =>
  receiptMaker.make({ title: 'Recibo', language: 'es', lines: [], cfdi: utf8(sound) }, signal);

/** A PDF written by hand: objects, then a trailer without a table, as many programs leave it. */
const rawPdf = (objects: readonly string[]): Uint8Array<ArrayBuffer> =>
  bytes(`%PDF-1.7\n${objects.join('\n')}\ntrailer << /Root 1 0 R >>\n%%EOF`, 'latin1');

const xmlCases: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  'nothing.xml': new Uint8Array(),
  'zeros.xml': new Uint8Array(50_000),
  'noise.xml': Uint8Array.from({ length: 50_000 }, (_, index) => (index * 7919) % 256),
  'mark-alone.xml': Uint8Array.of(0xef, 0xbb, 0xbf),
  'half-a-mark.xml': Uint8Array.of(0xff, 0xfe, 0x3c),
  'cut-off.xml': bytes(sound.slice(0, 900)),
  'odd-utf16.xml': bytes(`\ufeff${sound}`, 'utf16le').slice(0, 1_001),
  'lies-about-encoding.xml': bytes(sound.replace('UTF-8', 'UTF-7')),
  'latin1-called-utf8.xml': bytes(sound.replace('ANA SOFÍA', 'ANA SOF\u00cdA'), 'latin1'),
  'entity.xml': bytes(sound.replace('<cfdi:', '<!DOCTYPE a [<!ENTITY a "x">]><cfdi:')),
  'entity-utf16.xml': bytes(`\ufeff<!DOCTYPE a [<!ENTITY a "x">]>${sound}`, 'utf16le'),
  'parameter-entity.xml': bytes(`<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://example.invalid/a.dtd"><a/>`),
  'deep.xml': bytes('<a>'.repeat(60_000)),
  'wide.xml': bytes(`<a>${'<b/>'.repeat(200_000)}</a>`),
  'many-attributes.xml': bytes(`<a ${Array.from({ length: 40_000 }, (_, index) => `a${index}="1"`).join(' ')}/>`),
  'huge-attribute.xml': bytes(`<a b="${'x'.repeat(900_000)}"/>`),
  'over-the-limit.xml': bytes(`<a>${' '.repeat(1_000_001)}</a>`),
  'two-stamps.xml': bytes(
    sound.replace(/<t:Timbre.*?\/>/, (stamp) => stamp + stamp.replace(ana.uuid, ana.uuid.replace(/1$/, '9'))),
  ),
  'comment-bomb.xml': bytes(`<?xml version="1.0"?>${'<!--'.repeat(100_000)}`),
  'quotes.xml': bytes(`<a ${'"'.repeat(300_001)}`),
};

const pdfCases = async (): Promise<Readonly<Record<string, Uint8Array<ArrayBuffer>>>> => {
  const pdf = await pdfOf();
  const page = '3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >> endobj';
  return {
    'nothing.pdf': new Uint8Array(),
    'head-alone.pdf': bytes('%PDF-1.7'),
    'cut-off.pdf': pdf.slice(0, Math.floor(pdf.length / 2)),
    'cut-short.pdf': pdf.slice(0, 200),
    'zip-called.pdf': new Uint8Array(zipSync({ 'a.xml': strToU8(sound) })),
    'xml-called.pdf': bytes(sound),
    'noise.pdf': Uint8Array.from({ length: 80_000 }, (_, index) =>
      index < 9 ? '%PDF-1.7\n'.charCodeAt(index) : (index * 7919) % 256,
    ),
    'runs-code.pdf': rawPdf([
      '1 0 obj << /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >> endobj',
      '2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj',
      page,
    ]),
    'pages-in-a-ring.pdf': rawPdf([
      '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj',
      '2 0 obj << /Type /Pages /Kids [2 0 R] /Count 9 >> endobj',
    ]),
    'says-a-billion-pages.pdf': rawPdf([
      '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj',
      '2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1000000000 >> endobj',
      page,
    ]),
  };
};

/** Reads one file alone; fails when it takes long, or throws. */
const readOne = async (name: string, content: Uint8Array<ArrayBuffer>): Promise<ReceiptDocument> => {
  const before = process.cpuUsage();
  const [read] = await readFiles([memoryFile(name, content)]);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000, `milliseconds for ${name}`).toBeLessThan(patience);
  return read!;
};

/** A reason in words of the program: what the pane has a sentence for. */
const expectNobodys = (read: ReceiptDocument): void => {
  const pairing = pairReceipts({
    entries: [entry(2, { person: { name: ana.name, taxId: ana.rfc, nationalId: ana.curp } })],
    documents: [read],
    mode: 'auto',
    kind: 'payroll',
  });
  expect([read.file.name, pairing.byRow.size]).toEqual([read.file.name, 0]);
  expect(pairing.unused.map(({ reason }) => reason)).toHaveLength(1);
};

describe('a hostile or broken file has one reason, and no exception', () => {
  test.each(Object.keys(xmlCases))('%s', async (name) => {
    const read = await readOne(name, xmlCases[name]!);
    expect(read.reading.verdict === 'read' ? read.reading.facts.kind : read.reading.verdict).toMatch(
      /^(damaged|refused|other)$/,
    );
    expectNobodys(read);
  });

  test('PDFs that are cut off, are none, run code, or go in circles', async () => {
    for (const [name, content] of Object.entries(await pdfCases())) {
      const read = await readOne(name, content);
      expect([name, read.reading.verdict]).not.toEqual([name, 'read']);
      expectNobodys(read);
    }
  });

  test.skipIf(!hasSamples)('the samples of hostile XML', async () => {
    for (const name of sampleNames('cfdi/hostile')) {
      const read = await readOne(name, sampleBytes(`cfdi/hostile/${name}`));
      expectNobodys(read);
    }
  });

  test('names that climb out, turn round or hold invisible characters stay names', async () => {
    const names = [
      '../../etc/passwd.xml',
      'C:\\secret\\a.xml',
      'a\u202Efdp.xml',
      'a\u0000b.xml',
      `${'x'.repeat(500)}.xml`,
      '.xml',
    ];
    const documents = await readFiles(names.map((name) => memoryFile(name, utf8(sound))));
    const pairing = pairReceipts({
      entries: [entry(2, { person: { name: ana.name, taxId: ana.rfc } })],
      documents,
      mode: 'auto',
      kind: 'payroll',
    });
    // All are Ana's own CFDI: one goes, the others are copies.
    expect(pairing.byRow.get(2)?.documents).toHaveLength(1);
    expect(pairing.unused.every(({ reason }) => reason === 'duplicate')).toBe(true);
  });
});

describe('a hostile ZIP does not keep the other files back', () => {
  const zipped = (content: Record<string, Uint8Array>): ReceiptFile =>
    memoryFile('x.zip', new Uint8Array(zipSync(content)));
  const other = memoryFile('a.xml', utf8(sound));
  const readAll = async (archive: ReceiptFile): Promise<readonly ReceiptDocument[]> =>
    readFiles(await pickedFiles.open([archive, other], signal));

  test('one that unpacks to a thousand times its size', async () => {
    const documents = await readAll(zipped({ 'bomb.xml': new Uint8Array(25 * 2 ** 20) }));
    expect(documents.map(({ file, reading }) => [file.name, reading.verdict])).toEqual([
      ['bomb.xml', 'refused'],
      ['a.xml', 'read'],
    ]);
  });

  test('one inside one inside one inside one', async () => {
    let content: Uint8Array = strToU8(sound);
    for (let depth = 0; depth < 5; depth += 1) content = zipSync({ [depth === 0 ? 'deep.xml' : 'in.zip']: content });
    const documents = await readAll(memoryFile('x.zip', new Uint8Array(content)));
    expect(documents.at(-1)!.reading.verdict).toBe('read');
    expect(documents[0]!.reading).toEqual({ verdict: 'cannot-tell', reason: 'no-reader' });
  });

  test('one with more files than anybody has people', async () => {
    const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, index) => [`${index}.xml`, new Uint8Array()]));
    const documents = await readAll(zipped(many));
    expect(documents.map(({ reading }) => reading.verdict)).toEqual(['damaged', 'read']);
  });
});
