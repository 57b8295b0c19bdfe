import { parseCsv } from 'hucre';
import type { BookState } from '../book/book-state.ts';
import { newSheet } from '../book/book-state.ts';
import { contentOf, EMPTY_CELL } from '../book/cell.ts';
import { enteredCell } from '../book/entered-cell.ts';

/** What Excel asks about before it turns it into numbers (leading zeros, over 15 digits, `1E5`); the answer here is no. */
const LOSSY = /^([+-]?0\d+|\d{16,}|\d+E\d+)$/i;

/** A book of one sheet. The delimiter is the one of comma, semicolon and tab that makes most columns. */
export function loadCsv(text: string, sheetName: string, locale: string): BookState {
  const sheet = newSheet('{00000000-0000-0000-0000-000000000001}', sheetName);
  const plain = text.replace(/^\uFEFF/, '');
  parseCsv(plain, { delimiter: delimiterOf(plain) }).forEach((row, r) => {
    sheet.rows[r] = [];
    row.forEach((value, c) => {
      if (value === null || value === '') return;
      const text = String(value);
      const read = LOSSY.test(text.trim()) ? { content: contentOf(text) } : enteredCell(EMPTY_CELL, text, locale);
      // A phone number with its plus is no formula that Excel would take from a text file.
      const signed = /^[+-]/.test(text) && read.content?.formula;
      sheet.rows[r]![c] = { ...EMPTY_CELL, ...(signed ? { content: contentOf(text) } : read) };
    });
  });
  return { sheets: [sheet], date1904: false };
}

function delimiterOf(text: string): string {
  const unquoted = text.slice(0, 10_000).replace(/"[^"]*"/g, '');
  const [firstLine = ''] = unquoted.split('\n');
  const count = (delimiter: string) => firstLine.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, other) => (count(other) > count(best) ? other : best));
}
