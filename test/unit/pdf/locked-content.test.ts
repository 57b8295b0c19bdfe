import PDFDocument from 'pdfkit';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { latin } from '../../../src/pdf/file-objects.ts';
import { lockPdf } from '../../../src/pdf/lock-pdf.ts';
import { isDeep } from '../../fakes/deep.ts';
import { handMadePdf, latinBytes, lines, savedAgain, streamObject } from '../../fakes/hand-made-pdf.ts';
import { readPdfContent } from '../../fakes/pdf-text.ts';

const { signal } = new AbortController();
const own = lines('Trabajador: ANA SOFIA IBANEZ', 'Neto a pagar: 6,439.35');
const stranger = lines('Pracownik: PIOTR NOWAK', 'Do wyplaty: 6 120,00');

type Bytes = Uint8Array<ArrayBuffer>;

/** Locked by a library that is not the product's; `inside` is a file attached to it. */
const lockedByPdfKit = (pdfVersion: '1.4' | '1.6' | '1.7ext3', userPassword: string, inside: Buffer): Promise<Bytes> =>
  new Promise((resolve, reject) => {
    const made = new PDFDocument({ pdfVersion, userPassword, ownerPassword: 'of the owner' });
    const chunks: Buffer[] = [];
    made.on('data', (chunk: Buffer) => chunks.push(chunk));
    made.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    made.on('error', reject);
    made.text('Trabajador: ANA SOFIA IBANEZ');
    made.file(inside, { name: 'inside.txt' });
    made.end();
  });

const verdict = async (bytes: Bytes, passwords: readonly string[]): Promise<string> => {
  const result = await readPdfContent(bytes, passwords, signal);
  return result.kind === 'refused' || result.kind === 'damaged' ? result.reason : result.kind;
};

describe('a lock hides no file that unpacks to gigabytes', () => {
  const zeros = Buffer.alloc(43_000_000);
  const bomb = (entries: string): string => streamObject(latin(deflateSync(zeros)), `/Filter /FlateDecode ${entries}`);

  test.each(['1.4', '1.6', '1.7ext3'] as const)('by RC4 or AES, as PDF %s has it', async (version) => {
    const known = await lockedByPdfKit(version, 'Clave 7', zeros);
    expect(await verdict(known, ['other', 'Clave 7'])).toBe('too-much-unpacked');
    if (!isDeep && version !== '1.6') return;
    expect(await verdict(await lockedByPdfKit(version, 'Clave 7', Buffer.from('hello')), ['Clave 7'])).toBe('content');
  });

  test.each(['', '/Type /ObjStm /N 1 /First 4', '/Type /ObjStm /N 1 /First 4 /Subtype /Image /Width 1 /Height 1'])(
    'by revision 6: %s',
    async (entries) => {
      // What packs objects is unpacked where a file is locked; so the type is changed once it is.
      const plain = handMadePdf(own, { more: [bomb(entries.replace('/ObjStm', '/ObjStx'))] });
      const locked = await lockPdf(latinBytes(plain), 'Clave 7', signal);
      const file = latinBytes(latin(locked).replace('/ObjStx', '/ObjStm'));
      expect(await verdict(file, ['Clave 7'])).toBe('too-much-unpacked');
    },
  );
});

describe('a lock hides no content', () => {
  test('a file that no list names', async () => {
    const more = [streamObject('RFC DEZI900228L86', '/Type /EmbeddedFile')];
    const locked = await lockPdf(latinBytes(handMadePdf(own, { more })), 'Clave 7', signal);
    const read = await readPdfContent(locked, ['Clave 7'], signal);
    const inside = read.kind === 'content' ? read.content.attachments.map(({ bytes }) => latin(bytes)) : [];
    expect(inside).toEqual(['RFC DEZI900228L86']);
  });

  test('a page that nothing leads to', async () => {
    const page = '<< /Type /Page /MediaBox [0 0 595 842] /Contents 11 0 R /Resources << /Font << /F1 5 0 R >> >> >>';
    const more = [page, streamObject(stranger)];
    const locked = await lockPdf(latinBytes(handMadePdf(own, { more })), 'Clave 7', signal);
    const read = await readPdfContent(locked, ['Clave 7'], signal);
    expect(read).toMatchObject({ content: { hidden: [expect.stringContaining('PIOTR NOWAK') as string] } });
  });
});

describe('what calls itself a picture and is painted as text is read', () => {
  const picture = '/Subtype /Image /Width 9 /Height 9';
  const packed = latin(deflateSync(Buffer.from(stranger, 'latin1')));

  test.each([
    ['a content of the page', '/Contents [4 0 R 10 0 R]', streamObject(packed, `${picture} /Filter /FlateDecode`)],
    ['one whose contents are a list', '/Contents 11 0 R', streamObject(packed, `${picture} /Filter /FlateDecode`)],
    [
      'one that only a dictionary in it calls so',
      '/Contents [4 0 R 10 0 R]',
      streamObject(packed, '/Filter /FlateDecode /X << /Subtype /Image >>'),
    ],
  ])('%s', async (_what, contents, object) => {
    const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${contents} /Resources << /Font << /F1 5 0 R >> >> >>`;
    const file = savedAgain(handMadePdf(own), { 3: page, 10: object, 11: '[4 0 R 10 0 R]' });
    const read = await readPdfContent(latinBytes(file), [], signal);
    const [shown] = read.kind === 'content' ? read.content.pages : [];
    expect(shown).toContain('PIOTR NOWAK');
  });
});
