import { strToU8, zipSync } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { readDocuments } from '../../../src/domain/receipt/read-documents.ts';
import { archiveReader } from '../../../src/files/locked-archive.ts';
import { createPickedFiles } from '../../../src/files/picked-files.ts';
import { unpackNow } from '../../../src/files/unpack.ts';
import { createUnpackThread, type UnzipThread } from '../../../src/files/unpack-thread.ts';
import { pickedFiles } from '../../fakes/picked-files.ts';
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
  const cases: [string, Bytes][] = [
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

describe('a ZIP with a password', () => {
  const sound = zip({ 'a.xml': 'some text that is long enough' });
  const locked = patched(sound, directoryAt(sound) + 8, 1);

  test('is a file of its own, alone or among others, and nobody can tell whose it is', async () => {
    for (const others of [[], [file('b.xml', strToU8('b'))]]) {
      const [kept] = await open(file('LP_2026_01_0044.zip', locked), ...others);
      expect([kept!.name, await kept!.read()]).toEqual(['LP_2026_01_0044.zip', locked]);
    }
    expect(archiveReader.wants('x.ZIP', locked)).toBe(true);
    expect(await archiveReader.read(locked, [], signal)).toEqual({
      verdict: 'cannot-tell',
      reason: 'locked',
      names: ['a.xml'],
    });
  });

  test('is that also where only one of its files is locked, and inside another ZIP', async () => {
    const two = zip({ 'a.xml': 'first', 'b.xml': 'second' });
    const half = patched(two, directoryAt(two) + 8, 1);
    expect((await open(file('half.zip', half))).map(({ name }) => name)).toEqual(['half.zip']);
    const outer = zipSync({ 'ana.zip': locked, 'b.xml': strToU8('b') });
    expect((await open(file('all.zip', outer))).map(({ name }) => name)).toEqual(['ana.zip', 'b.xml']);
  });
});

describe('ZIPs in a ZIP', () => {
  const good = strToU8('<a/>');
  const stored = (content: Record<string, Uint8Array>): Bytes => new Uint8Array(zipSync(content, { level: 0 }));
  const cut = zip({ 'x.xml': 'text' }).slice(0, 30);

  test.each<[string, Uint8Array]>([
    ['no ZIP', strToU8('not a zip')],
    ['cut off', cut],
    ['empty', new Uint8Array()],
  ])('one that is %s leaves the rest', async (_label, inner) => {
    const files = await open(file('x.zip', stored({ 'bad.zip': inner, 'a.xml': good })));
    expect(files.map(({ name }) => name)).toEqual(['bad.zip', 'a.xml']);
    await expect(files[0]!.read()).rejects.toMatchObject({ code: 'receipt/unreadable' });
    expect(await text(files[1]!)).toBe('<a/>');
  });

  test('what lies deeper than three stays a ZIP, with its reason', async () => {
    let nested = stored({ 'a.xml': good });
    for (let depth = 0; depth < 3; depth += 1) nested = stored({ [`n${depth}.zip`]: nested });
    const [kept] = await open(file('x.zip', nested));
    expect(kept!.name).toBe('n0.zip');
    expect(await archiveReader.read(await kept!.read(), [], signal)).toMatchObject({ verdict: 'refused' });
  });

  /** Every entry of its directory says that it is packed and unpacks to so many bytes. */
  const claiming = (size: number, archive: Bytes): Bytes => {
    const copy = archive.slice();
    const view = new DataView(copy.buffer);
    for (let at = 0; at + 46 <= copy.length; at += 1) {
      if (view.getUint32(at, true) !== 0x02014b50) continue;
      view.setUint16(at + 10, 8, true);
      view.setUint32(at + 24, size, true);
    }
    return copy;
  };

  test('are unpacked only as far as the limits go, whatever they claim', async () => {
    const unpacked: number[] = [];
    const source = createPickedFiles((packed) => {
      unpacked.push(packed.size);
      return Promise.resolve(undefined);
    });
    const outer = claiming(
      20 * 2 ** 20,
      stored(Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`${index}.zip`, good]))),
    );
    const files = await source.open([file('x.zip', outer), file('b.xml', good)], signal);
    expect(unpacked.reduce((sum, size) => sum + size, 0)).toBe(100 * 2 ** 20);
    expect(files.at(-1)!.name).toBe('b.xml');
  });

  test('count together with all others before they are unpacked', async () => {
    const inner = zipSync(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}.xml`, good])));
    const outer = stored(Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${index}.zip`, inner])));
    const files = await open(file('x.zip', outer), file('b.xml', good));
    expect(files.length).toBeLessThanOrEqual(5_000);
    expect(await text(files.at(-1)!)).toBe('<a/>');
  });
});

test('a ZIP whose directory lists more than 5,000 files is not even listed', async () => {
  const sound = zip({ 'a.xml': 'a' });
  const end = sound.length - 22;
  const boasting = patched(patched(sound, end + 10, 0xff), end + 11, 0xff);
  await expect(open(file('x.zip', boasting))).rejects.toMatchObject({ code: 'receipt/unreadable' });
});

test('sizes in the long form of ZIP64 are read', async () => {
  const sound = zip({ 'a.xml': 'text of a receipt' });
  const at = directoryAt(sound);
  const nameLength = sound[at + 28]!;
  const view = new DataView(sound.buffer);
  const field = new DataView(new ArrayBuffer(20));
  field.setUint16(0, 1, true);
  field.setUint16(2, 16, true);
  field.setBigUint64(4, BigInt(view.getUint32(at + 24, true)), true);
  field.setBigUint64(12, BigInt(view.getUint32(at + 20, true)), true);
  const long = new Uint8Array(sound.length + 20);
  long.set(sound.subarray(0, at + 46 + nameLength));
  long.set(new Uint8Array(field.buffer), at + 46 + nameLength);
  long.set(sound.subarray(at + 46 + nameLength), at + 66 + nameLength);
  const entry = new DataView(long.buffer, at);
  entry.setUint32(20, 0xffffffff, true);
  entry.setUint32(24, 0xffffffff, true);
  entry.setUint16(30, 20, true);
  const [read] = await open(file('x.zip', long));
  expect([read!.size, await text(read!)]).toEqual([17, 'text of a receipt']);
});

test('a thread that unpacks too long, or dies, is ended, and the next file has another', async () => {
  vi.useFakeTimers();
  try {
    const ended: UnzipThread[] = [];
    let jobs = 0;
    const { unpack } = createUnpackThread(() => {
      const thread: UnzipThread = {
        postMessage: (packed) => {
          jobs += 1;
          if (jobs === 2) thread.onerror?.(new Error('out of memory'));
          if (jobs === 3) thread.onmessage?.({ data: unpackNow(packed) });
        },
        onmessage: null,
        onerror: null,
        terminate: () => ended.push(thread),
      };
      return thread;
    });
    const packed = { packed: new Uint8Array(strToU8('a')), method: 0, size: 1, crc: 0xe8b7be43 };
    const all = Promise.all([unpack(packed), unpack(packed), unpack(packed)]);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await all).toEqual([undefined, undefined, new Uint8Array(strToU8('a'))]);
    expect(ended).toHaveLength(2);
  } finally {
    vi.useRealTimers();
  }
});

test.each([
  ['bzip2', 12],
  ['LZMA', 14],
  ['Zstandard', 93],
])('a ZIP packed by %s says that it cannot be opened here, and not that it is damaged', async (_name, method) => {
  const packed = zip({ 'a.xml': 'some text that is long enough' });
  const [only] = await open(file('x.zip', patched(packed, directoryAt(packed) + 10, method)));
  const [read] = await readDocuments([only!], [], { signal });
  expect(read!.reading).toEqual({ verdict: 'damaged', reason: 'packing' });
});
