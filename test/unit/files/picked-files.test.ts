import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { pickedFiles } from '../../../src/files/picked-files.ts';
import type { ReceiptFile } from '../../../src/domain/receipt/receipt.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const { signal } = new AbortController();
const file = (name: string, bytes: Uint8Array, size = bytes.length): ReceiptFile => ({
  name,
  size,
  read: () => Promise.resolve(new Uint8Array(bytes)),
});
const zip = (content: Record<string, string>): Bytes =>
  new Uint8Array(zipSync(Object.fromEntries(Object.entries(content).map(([name, text]) => [name, strToU8(text)]))));
const open = (...files: ReceiptFile[]) => pickedFiles.open(files, signal);
const text = async (receipt: ReceiptFile): Promise<string> => new TextDecoder().decode(await receipt.read());
const patched = (bytes: Bytes, at: number, value: number): Bytes => {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
};
/** Position of the first central directory entry. */
const directoryAt = (bytes: Bytes): number => {
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 1 && bytes[at + 3] === 2) return at;
  }
  throw new Error('no directory');
};

test('a ZIP becomes its files, other files stay, names are composed', async () => {
  const archive = zip({ ['recibos/Muñoz.xml'.normalize('NFD')]: '<a/>', 'recibos/': '', 'b.pdf': '%PDF' });
  const files = await open(file('RECIBOS.ZIP', archive), file('Ibáñez.xml'.normalize('NFD'), strToU8('<c/>')));
  expect(files.map(({ name, size }) => [name, size])).toEqual([
    ['Muñoz.xml', 4],
    ['b.pdf', 4],
    ['Ibáñez.xml', 4],
  ]);
  expect(await Promise.all(files.map(text))).toEqual(['<a/>', '%PDF', '<c/>']);
});

test('a path that climbs out is only a name', async () => {
  const files = await open(file('x.zip', zip({ '../../etc/passwd.xml': 'a', 'C:\\temp\\b.xml': 'b' })));
  expect(files.map(({ name }) => name)).toEqual(['passwd.xml', 'b.xml']);
});

test('what systems leave behind is left out', async () => {
  const archive = zip({ '__MACOSX/._a.xml': 'x', '.DS_Store': 'x', 'Thumbs.db': 'x', 'a.xml': 'a' });
  expect((await open(file('x.zip', archive), file('desktop.ini', strToU8('x')))).map(({ name }) => name)).toEqual([
    'a.xml',
  ]);
});

test('a ZIP in a ZIP is opened too', async () => {
  const inner = zipSync({ 'a.xml': strToU8('a') });
  const outer = zipSync({ 'inner.zip': inner });
  expect((await open(file('x.zip', outer))).map(({ name }) => name)).toEqual(['a.xml']);
});

test('names in the code page of Windows are read', async () => {
  const archive = zip({ 'Muxoz.xml': 'a' });
  const named = archive.slice();
  for (let at = 0; at < named.length; at += 1) {
    if (String.fromCharCode(...named.subarray(at, at + 5)) === 'Muxoz') named[at + 2] = 0xa4;
  }
  expect((await open(file('x.zip', named))).map(({ name }) => name)).toEqual(['Muñoz.xml']);
});

describe('a ZIP that cannot be opened', () => {
  const sound = zip({ 'a.xml': 'some text that is long enough' });
  const locked = patched(sound, directoryAt(sound) + 8, 1);
  const cases: [string, Bytes][] = [
    ['locked', locked],
    ['cut off', sound.slice(0, 40)],
    ['no ZIP at all', strToU8('hello')],
    ['empty', new Uint8Array()],
    ['pointing outside itself', patched(sound, directoryAt(sound) + 45, 0x7f)],
  ];
  test.each(cases)('%s: alone it is refused, among others they go on', async (_label, bytes) => {
    await expect(open(file('x.zip', bytes))).rejects.toMatchObject({
      code: 'receipt/unreadable',
      values: { file: 'x.zip' },
    });
    const [broken, other] = await open(file('x.zip', bytes), file('b.xml', strToU8('b')));
    await expect(broken!.read()).rejects.toMatchObject({ code: 'receipt/unreadable' });
    expect(await text(other!)).toBe('b');
  });

  test('content that does not match its sum cannot be read', async () => {
    const [damaged] = await open(file('x.zip', patched(sound, directoryAt(sound) + 16, 0)));
    await expect(damaged!.read()).rejects.toMatchObject({ code: 'receipt/unreadable' });
  });

  test('a file that claims to unpack to less than it does cannot be read', async () => {
    const big = zip({ 'a.xml': 'a'.repeat(100_000) });
    const [bomb] = await open(file('x.zip', patched(big, directoryAt(big) + 26, 0)));
    await expect(bomb!.read()).rejects.toMatchObject({ code: 'receipt/unreadable' });
  });

  test('a bomb is never unpacked', async () => {
    const bomb = zip({ 'a.xml': 'a'.repeat(20_000_000) });
    const claimed = patched(bomb, directoryAt(bomb) + 27, 0x60);
    const [file1] = await open(file('x.zip', claimed));
    await expect(file1!.read()).rejects.toMatchObject({ code: 'receipt/unreadable' });
  });
});

test('more than 5,000 files or 300 MB are refused', async () => {
  const many = Array.from({ length: 5_001 }, (_, index) => file(`${index}.xml`, new Uint8Array()));
  await expect(open(...many)).rejects.toMatchObject({ code: 'receipt/unreadable', values: { files: 5_001 } });
  const heavy = Array.from({ length: 13 }, (_, index) => file(`${index}.pdf`, new Uint8Array(), 24 * 2 ** 20));
  await expect(open(...heavy)).rejects.toMatchObject({ code: 'receipt/unreadable' });
});

test('a file over 26 MB, or gone since it was picked, cannot be read; the others can', async () => {
  const gone: ReceiptFile = {
    ...file('gone.xml', strToU8('x')),
    read: () => Promise.reject(new DOMException('NotFound')),
  };
  const [huge, missing, small] = await open(
    file('huge.pdf', new Uint8Array(), 26 * 2 ** 20 + 1),
    gone,
    file('a.xml', strToU8('a')),
  );
  await expect(huge!.read()).rejects.toMatchObject({ code: 'receipt/unreadable' });
  await expect(missing!.read()).rejects.toMatchObject({ code: 'receipt/unreadable' });
  expect(await text(small!)).toBe('a');
});
