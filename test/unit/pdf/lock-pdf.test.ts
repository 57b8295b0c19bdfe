import { deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { describe, expect, test } from 'vitest';
import { lockPdf } from '../../../src/pdf/lock-pdf.ts';
import { latin, objectsIn } from '../../../src/pdf/file-objects.ts';
import { findOpening, lockIn, type Opening } from '../../../src/pdf/find-password.ts';
import { createJudgedLock } from '../../../src/pdf/judged-lock.ts';
import { openPdf } from '../../../src/pdf/open-pdf.ts';
import { handMadePdf, latinBytes, lines, streamObject } from '../../fakes/hand-made-pdf.ts';
import { pdfReader, readPdfContent } from '../../fakes/pdf-text.ts';
import lockedElsewhere from '../../fixtures/locked-pdfs.json' with { type: 'json' };
import { isDeep, someOf } from '../../fakes/deep.ts';
import { encryptWithQpdf, hasPdfTools, runPdfTool } from '../../fakes/pdf-tools.ts';
import { hasSamples, sampleBytes } from '../../fakes/shared-samples.ts';

const { signal } = new AbortController();
const judgedLock = createJudgedLock(pdfjs);

/** Keys of revision 6 take hundreds of times as long as those before. */
const isOld = ({ revision }: (typeof lockedElsewhere)[number]): boolean => revision < 6;

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

describe('a lock made elsewhere opens with what the sheet says', () => {
  // Made by qpdf 11.3 of the hand-made PDF of these tests, the password given as bytes of each encoding.
  const [old, costly] = [lockedElsewhere.filter(isOld), lockedElsewhere.filter((each) => !isOld(each))];
  const [owners, users] = [costly.filter(({ password }) => password === ''), costly.filter(({ password }) => password)];
  test.each([...old, ...owners, ...someOf(users, 3)])('$name', async ({ pdf, password, revision }) => {
    const bytes = new Uint8Array(Buffer.from(pdf, 'base64'));
    const isOwners = password === '';
    const sheet = isOwners ? ['some other'] : ['some other', password];
    const result = await readPdfContent(bytes, sheet, signal);
    expect(result).toMatchObject({
      kind: 'content',
      content: {
        pages: ['Trabajador: ANA SOFIA IBANEZ\nNeto a pagar: 6,439.35'],
        openedWith: isOwners ? undefined : password,
        traits: isOwners ? ['owner-locked'] : [],
      },
    });
    if (!isOwners) expect(await readPdfContent(bytes, ['some other'], signal)).toEqual({ kind: 'locked' });
    if (isOwners && (isDeep ? revision % 3 === 0 : revision === 3)) {
      const locked = await judgedLock(bytes, `own ${revision}`, signal);
      expect(await readPdfContent(locked, [], signal)).toEqual({ kind: 'locked' });
      expect(await readPdfContent(locked, [`own ${revision}`], signal)).toMatchObject({ kind: 'content' });
    }
  });
});

describe('what people see in the cell opens the lock, in readers that prepare passwords and in those that do not', () => {
  const cells = [
    ['Contraseñá', 'Contraseñá'.normalize('NFD')],
    ['Contraseñá'.normalize('NFD'), 'Contraseñá'],
    ['ﬁn ½ ª', 'ﬁn ½ ª'],
    ['ﬁn ½ ª', 'ﬁn ½ ª'.normalize('NFKC')],
    ['ＡＢ１２３', 'AB123'],
    ['ＡＢ１２３', 'ＡＢ１２３'],
    ['Clave\u00a0de Ana', 'Clave de Ana'],
    ['Cla\u00adve', 'Clave'],
    ['Cla\u200bve\ufeff', 'Clave'],
    ['łódź 🙂', 'łódź 🙂'],
  ] as const;
  test.each(someOf(cells, 5))('%j by %j', async (cell, typed) => {
    const locked = await lockPdf(await smallPdf(), cell, signal);
    const { document, close } = await openPdf(pdfjs, locked, typed.normalize('NFC'), signal);
    expect(document.numPages).toBe(1);
    await close();
    expect(await openingOf(locked, [typed])).toBeDefined();
  });

  test('a password that nobody can see locks nothing', async () => {
    await expect(judgedLock(await smallPdf(), '\u200b\u00ad', signal)).rejects.toMatchObject({
      code: 'receipt/unreadable',
    });
  });
});

describe('what was locked says what was judged, or does not leave', () => {
  const own = lines('Trabajador: ANA SOFIA IBANEZ', 'Neto a pagar: 6,439.35');
  const ivan = streamObject(lines('Trabajador: IVAN DE LA CRUZ', 'Neto a pagar: 6,439.35'));
  const plain = handMadePdf(own);
  const twice = (number: number, body: string): string => {
    const added = `${number} 0 obj\n${body}\nendobj\n`;
    return plain
      .replace('xref\n0 1', `${added}xref\n0 1`)
      .replace(/startxref\n\d+/, `startxref\n${plain.indexOf('xref\n0 1') + added.length}`);
  };
  const otherPage = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> >>';

  test.each([
    ['content', twice(4, ivan)],
    ['page', twice(3, otherPage)],
    ['page tree', twice(2, '<< /Type /Pages /Kids [] /Count 0 >>')],
    [
      'font',
      twice(5, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [65 /B /A] >> >>'),
    ],
  ])('two readers take another %s', async (_what, file) => {
    await expect(judgedLock(latinBytes(file), 'Clave 1', signal)).rejects.toMatchObject({ code: 'receipt/unreadable' });
    const read = await readPdfContent(latinBytes(file), ['Clave 1'], signal);
    expect(read).toMatchObject({ kind: 'content', content: { pages: [expect.stringContaining('ANA') as string] } });
    expect(read.kind === 'content' && read.content.traits).toContain('unlockable');
  });

  test.each([
    ['in a dictionary', '<< /Title (Recibo de ANA) /X <<</Y> >>'],
    ['by itself', '(Recibo de ANA) ('],
    ['in an array', '[ (Recibo de ANA) << /X ]'],
  ])('an object that nobody understands, %s, is not left in the clear', async (_where, body) => {
    const file = latinBytes(handMadePdf(own, { more: [body] }));
    const locked = await judgedLock(file, 'Clave 1', signal).catch(() => undefined);
    if (locked !== undefined) expect(latin(locked)).not.toContain('Recibo de ANA');
    const read = await readPdfContent(file, ['Clave 1'], signal);
    expect(read.kind === 'content' && read.content.traits.includes('unlockable')).toBe(locked === undefined);
  });

  test('an object stream that unpacks to gigabytes is not unpacked', async () => {
    const zeros = latin(deflateSync(new Uint8Array(60_000_000)));
    const bomb = streamObject(zeros, '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode');
    await expect(judgedLock(latinBytes(handMadePdf(own, { more: [bomb] })), 'x', signal)).rejects.toMatchObject({
      code: 'receipt/unreadable',
    });
  });
});

test('locking stops when told to', async () => {
  await expect(lockPdf(await smallPdf(), 'one', AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
});

describe.skipIf(!hasPdfTools)('judged by qpdf and pdftotext', () => {
  const inputs: [string, () => Promise<Uint8Array<ArrayBuffer>>][] = [
    ['a PDF of this library', smallPdf],
    ...(hasSamples
      ? someOf(['F0DB6372-EC4D-43D5-9901-D18C6E713425.pdf', 'TODOS_LOS_RECIBOS.pdf', 'escaneado_0044.pdf'], 1).map(
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
    for (const owner of someOf(['(\\)', '', 'owner'], 1)) {
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
