import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { lockPdf } from '../../../src/pdf/lock-pdf.ts';
import { latin, objectsIn } from '../../../src/pdf/file-objects.ts';
import { findOpening, lockIn, type Opening } from '../../../src/pdf/find-password.ts';
import { pdfReader } from '../../fakes/pdf-text.ts';
import { encryptWithQpdf, hasPdfTools, runPdfTool } from '../../fakes/pdf-tools.ts';
import { hasSamples, sampleBytes } from '../../fakes/shared-samples.ts';

const { signal } = new AbortController();

const smallPdf = async (): Promise<Uint8Array<ArrayBuffer>> => {
  const document = await PDFDocument.create();
  document.setTitle('Recibo de nómina');
  document.setLanguage('es-MX');
  const page = document.addPage();
  page.drawText('Neto a pagar: $4,877.31 MXN, recibo de prueba', { x: 50, y: 700 });
  return new Uint8Array(await document.save());
};

const openingOf = async (
  locked: Uint8Array<ArrayBuffer>,
  passwords: readonly string[],
): Promise<Opening | undefined> => {
  const file = latin(locked);
  const lock = lockIn(locked, file, objectsIn(file));
  if (lock === undefined || lock === 'unknown') throw new Error('not locked by a password');
  return findOpening(lock, passwords, signal);
};

test('a lock opens with its password and with no other', async () => {
  const locked = await lockPdf(await smallPdf(), 'Contraseña ñ 🙂', signal);
  expect(await openingOf(locked, ['Contraseña ñ 🙂'])).toMatchObject({ password: 'Contraseña ñ 🙂' });
  expect(await openingOf(locked, ['contraseña ñ 🙂', ''])).toBeUndefined();
});

test('a locked file tells nothing without the password and everything with it', async () => {
  const locked = await lockPdf(await smallPdf(), 'IAPA950130FI5', signal);
  expect(await pdfReader.read(locked, ['wrong'], signal)).toEqual({ verdict: 'cannot-tell', reason: 'locked' });
  const reading = await pdfReader.read(locked, ['wrong', 'IAPA950130FI5'], signal);
  expect(reading).toMatchObject({ verdict: 'read', facts: { amounts: [4877.31], openedWith: 'IAPA950130FI5' } });
});

test('a file that is locked already, or is no PDF, is unreadable', async () => {
  const locked = await lockPdf(await smallPdf(), 'one', signal);
  await expect(lockPdf(locked, 'two', signal)).rejects.toMatchObject({ code: 'receipt/unreadable' });
  await expect(lockPdf(new TextEncoder().encode('no PDF'), 'x', signal)).rejects.toMatchObject({
    code: 'receipt/unreadable',
  });
});

test('locking stops when told to', async () => {
  await expect(lockPdf(await smallPdf(), 'one', AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
});

describe.skipIf(!hasPdfTools)('judged by qpdf and pdftotext', () => {
  const inputs: [string, () => Promise<Uint8Array<ArrayBuffer>>][] = [
    ['a PDF of this library', smallPdf],
    ...(hasSamples
      ? ['F0DB6372-EC4D-43D5-9901-D18C6E713425.pdf', 'TODOS_LOS_RECIBOS.pdf', 'escaneado_0044.pdf'].map(
          (name): [string, () => Promise<Uint8Array<ArrayBuffer>>] => [
            name,
            () => Promise.resolve(sampleBytes(`cfdi/batch/${name}`)),
          ],
        )
      : []),
  ];
  test.each(inputs)('%s is whole, AES-256 of revision 6, and opens only with its password', async (_name, load) => {
    const plain = await load();
    const locked = await lockPdf(plain, 'Clave ñ 1', signal);
    expect(runPdfTool('qpdf', ['--password=Clave ñ 1', '--check', '{}'], locked)).toContain(
      'No syntax or stream encoding errors',
    );
    const encryption = runPdfTool('qpdf', ['--password=Clave ñ 1', '--show-encryption', '{}'], locked);
    expect(encryption).toMatch(/R = 6[^]*stream encryption method: AESv3\nstring encryption method: AESv3/);
    expect(() => runPdfTool('qpdf', ['--password=clave ñ 1', '--check', '{}'], locked)).toThrow();
    expect(() => runPdfTool('pdftotext', ['{}', '-'], locked)).toThrow();
    expect(runPdfTool('pdftotext', ['-upw', 'Clave ñ 1', '{}', '-'], locked)).toBe(
      runPdfTool('pdftotext', ['{}', '-'], plain),
    );
  });

  test('the password of a lock made elsewhere is found among hundreds', async () => {
    const others = Array.from({ length: 200 }, (_, index) => `OTHER${index}`);
    for (const owner of ['owner', '', '(\\)']) {
      const locked = encryptWithQpdf(await smallPdf(), 'MUXO830609BT8', owner);
      const passwords = [...others.slice(0, 20), 'MUXO830609BT8', ...others];
      expect(await openingOf(locked, passwords)).toMatchObject({ password: 'MUXO830609BT8' });
    }
    expect(await openingOf(encryptWithQpdf(await smallPdf(), 'x', 'y'), others.slice(0, 20))).toBeUndefined();
  });

  test('no text of the file is left in the clear', async () => {
    const locked = await lockPdf(await smallPdf(), 'x', signal);
    const text = Buffer.from(locked).toString('latin1');
    expect(text).not.toMatch(/es-MX|Recibo/);
  });
});
