import type { PDFFont } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { Typesetter } from '../../../src/pdf/typesetter.ts';

/** Every letter is as wide as its size; bold ones half as wide again. */
const font = (name: string, width: number) =>
  ({ name, widthOfTextAtSize: (text: string, size: number) => [...text].length * size * width }) as unknown as PDFFont;
const type = new Typesetter({ regular: font('regular', 1), bold: font('bold', 1.5) });

test('measures by letter, size and weight', () => {
  expect(type.widthOf('abc', { size: 10 })).toBe(30);
  expect(type.widthOf('abc', { size: 10, bold: true })).toBe(45);
  expect(type.widthOf('abc', {})).toBe(27);
});

test('breaks at spaces, inside words longer than a line, and where the cell does', () => {
  expect(type.wrap('ana maria', 50, { size: 10 })).toEqual(['ana', 'maria']);
  expect(type.wrap('abcdefgh', 30, { size: 10 })).toEqual(['abc', 'def', 'gh']);
  expect(type.wrap('a\nb\r\nc', 30, { size: 10 })).toEqual(['a', 'b', 'c']);
});

test('a number too wide for its column is written smaller, never broken', () => {
  const size = type.sizeFor('1,234.56', 40, { size: 8 });
  expect(size).toBeLessThan(8);
  expect(type.wrap('1,234.56', 40, { size })).toEqual(['1,234.56']);
  expect(type.sizeFor('12', 40, { size: 8 })).toBe(8);
});
