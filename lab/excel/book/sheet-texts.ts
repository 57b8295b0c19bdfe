import { type BookState, sheetOf } from './book-state.ts';
import { EMPTY_CELL } from './cell.ts';
import { displayText } from '../text/display-text.ts';
import { resultOf } from './formula-result.ts';
import { usedArea } from './used-area.ts';

/** Every cell from A1 to the last one with something in it, as Excel displays it. */
export function sheetTexts(book: BookState, sheetId: string, locale: string): string[][] {
  const sheet = sheetOf(book, sheetId);
  const used = sheet && usedArea(sheet, true);
  if (!sheet || !used) return [];
  const settings = { locale, date1904: book.date1904 };
  return Array.from({ length: used.bottom + 1 }, (_r, row) =>
    Array.from({ length: used.right + 1 }, (_c, column) => {
      const cell = sheet.rows[row]?.[column] ?? EMPTY_CELL;
      return displayText(resultOf(cell, sheet), cell.format, settings);
    }),
  );
}
