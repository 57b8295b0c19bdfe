import { expect, test } from 'vitest';
import { Failure } from '../../../../src/domain/failure.ts';
import type { DocumentReader } from '../../../../src/domain/ports.ts';
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
