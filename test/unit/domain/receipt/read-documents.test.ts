import { expect, test } from 'vitest';
import { Failure } from '../../../../src/domain/failure.ts';
import type { DocumentReader } from '../../../../src/domain/ports.ts';
import { noReceipt } from '../../../../src/domain/receipt/cfdi-facts.ts';
import { readDocuments } from '../../../../src/domain/receipt/read-documents.ts';
import type { ReceiptFile } from '../../../../src/domain/receipt/receipt.ts';

const { signal } = new AbortController();
const file = (name: string, text = name): ReceiptFile => ({
  name,
  size: text.length,
  read: () => Promise.resolve(new TextEncoder().encode(text)),
});
const asked: [string, readonly string[]][] = [];
const xmlOnly: DocumentReader = {
  mediaType: 'application/xml',
  wants: (name) => name.endsWith('.xml'),
  read: (bytes, passwords) => {
    asked.push([new TextDecoder().decode(bytes), passwords]);
    return Promise.resolve({ verdict: 'damaged', reason: 'not-xml' });
  },
};

test('documents come in the order of the files, with hash, type and verdict', async () => {
  const documents = await readDocuments([file('a.xml', 'abc'), file('b.jpg'), file('c')], [xmlOnly], { signal });
  expect(
    documents.map(({ file: { name }, sha256, mediaType, reading }) => [name, sha256.slice(0, 8), mediaType, reading]),
  ).toEqual([
    ['a.xml', 'ba7816bf', 'application/xml', { verdict: 'damaged', reason: 'not-xml' }],
    ['b.jpg', expect.any(String), 'image/jpeg', { verdict: 'cannot-tell', reason: 'no-reader' }],
    ['c', expect.any(String), 'application/octet-stream', { verdict: 'cannot-tell', reason: 'no-reader' }],
  ]);
});

test('a file that cannot be read is a damaged document, and the others go on', async () => {
  const gone = { ...file('gone.xml'), read: () => Promise.reject(new Failure('receipt/unreadable')) };
  const documents = await readDocuments([gone, file('b.jpg')], [xmlOnly], { signal });
  expect(documents.map(({ reading }) => reading.verdict)).toEqual(['damaged', 'cannot-tell']);
});

test('passwords that the name speaks of come first', async () => {
  asked.length = 0;
  await readDocuments([file('recibo_ana1.xml'), file('other.xml')], [xmlOnly], {
    signal,
    passwords: ['Q', 'ANA1', 'W'],
  });
  expect(Object.fromEntries(asked)).toEqual({
    'recibo_ana1.xml': ['ANA1', 'Q', 'W'],
    'other.xml': ['Q', 'ANA1', 'W'],
  });
});

test('progress counts every file', async () => {
  const seen: [number, number][] = [];
  const files = Array.from({ length: 9 }, (_, index) => file(`${index}.xml`));
  await readDocuments(files, [xmlOnly], { signal, progress: (done, total) => seen.push([done, total]) });
  expect(seen.map(([done]) => done)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(seen.every(([, total]) => total === 9)).toBe(true);
});

test('reading stops when told to', async () => {
  const stopped = AbortSignal.abort(new Error('stop'));
  await expect(readDocuments([file('a.xml')], [xmlOnly], { signal: stopped })).rejects.toThrow('stop');
});

/** Takes too long on the given tries of each file, from 1; `most` is how many were under way at once. */
const slowReader = (slowTries: (name: string) => number) => {
  const tries = new Map<string, number>();
  let running = 0;
  const seen: { readonly name: string; readonly running: number }[] = [];
  const reader: DocumentReader = {
    mediaType: 'application/pdf',
    wants: () => true,
    read: async (bytes) => {
      const name = new TextDecoder().decode(bytes);
      running += 1;
      seen.push({ name, running });
      tries.set(name, (tries.get(name) ?? 0) + 1);
      await Promise.resolve();
      running -= 1;
      return tries.get(name)! <= slowTries(name)
        ? { verdict: 'refused', reason: 'too-slow' }
        : { verdict: 'cannot-tell', reason: 'no-text' };
    },
  };
  return { reader, tries, seen };
};

test('on a busy computer a file that ran out of time is read once more, alone', async () => {
  const files = Array.from({ length: 30 }, (_, index) => file(`${index}.pdf`));
  const slow = (name: string) => Number(Number.parseInt(name) % 2 === 0);
  const { reader, tries, seen } = slowReader(slow);
  const documents = await readDocuments(files, [reader], { signal });
  expect(documents.map(({ reading }) => reading.verdict)).toEqual(files.map(() => 'cannot-tell'));
  expect(files.map(({ name }) => tries.get(name))).toEqual(files.map(({ name }) => 1 + slow(name)));
  expect(seen.slice(files.length).every(({ running }) => running === 1)).toBe(true);
});

test('a file that takes too long again is refused, and a folder of such files ends', async () => {
  const files = Array.from({ length: 50 }, (_, index) => file(`${index}.pdf`));
  const { reader, tries } = slowReader(() => Infinity);
  const documents = await readDocuments(files, [reader], { signal });
  const refused = { verdict: 'refused', reason: 'too-slow' };
  expect(documents.map(({ reading }) => reading)).toEqual(files.map(() => refused));
  expect([...tries.values()].reduce((sum, count) => sum + count)).toBe(files.length + 4);
});

test('a file that holds one which ran out of time is read once more too', async () => {
  let tries = 0;
  const outer: DocumentReader = {
    mediaType: 'application/pdf',
    wants: (name) => name === 'outer.pdf',
    read: () =>
      Promise.resolve({
        verdict: 'read',
        facts: noReceipt,
        attachments: [{ name: 'inner.pdf', bytes: new TextEncoder().encode('inner') }],
      }),
  };
  const inner: DocumentReader = {
    mediaType: 'application/pdf',
    wants: () => true,
    read: () =>
      Promise.resolve(
        (tries += 1) === 1 ? { verdict: 'refused', reason: 'too-slow' } : { verdict: 'cannot-tell', reason: 'no-text' },
      ),
  };
  const [read] = await readDocuments([file('outer.pdf')], [outer, inner], { signal });
  const inside = [{ name: 'inner.pdf', reading: { verdict: 'cannot-tell', reason: 'no-text' } }];
  expect(read!.reading).toMatchObject({ verdict: 'read', facts: { inside } });
});
