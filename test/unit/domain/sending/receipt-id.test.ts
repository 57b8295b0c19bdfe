import { expect, test } from 'vitest';
import {
  isReceiptId,
  mintReceiptId,
  receiptIdEntropy,
  referenceOf,
  standsFor,
} from '../../../../src/domain/sending/receipt-id.ts';

const key = (digit: string): string => digit.repeat(64);
const bytes = (seed: number) => Uint8Array.from({ length: receiptIdEntropy }, (_, n) => (seed * 31 + n * 17) % 256);

test('an id is seven groups of four letters that nobody misreads', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const id = mintReceiptId(bytes(seed), key('a'));
    expect(id).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(isReceiptId(id)).toBe(true);
  }
});

test('each of its 100 random bits counts', () => {
  const ids = new Set<string>();
  for (let bit = 0; bit < 100; bit += 1) {
    const random = new Uint8Array(receiptIdEntropy);
    random[bit >> 3] = 0x80 >> (bit & 7);
    ids.add(mintReceiptId(random, key('a')));
  }
  expect(ids.size).toBe(100);
});

test('it stands for the document it was minted for and for no other', () => {
  const id = mintReceiptId(bytes(1), key('a'));
  expect([standsFor(id, key('a')), standsFor(id, key('b')), standsFor(id, `${'a'.repeat(9)}b${key('a')}`)]).toEqual([
    true,
    false,
    false,
  ]);
});

test('what is not an id stands for nothing', () => {
  const id = mintReceiptId(bytes(1), key('a'));
  const others = ['', ` ${id}`, id.toLowerCase(), id.slice(5), `${id}-0000`, id.replace(/.$/, 'U'), id.slice(-9)];
  for (const text of others) expect([text, isReceiptId(text), standsFor(text, key('a'))]).toEqual([text, false, false]);
});

test('the mail names the first 40 bits', () => {
  const id = mintReceiptId(bytes(1), key('a'));
  expect(referenceOf(id)).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  expect(id.startsWith(referenceOf(id))).toBe(true);
});
