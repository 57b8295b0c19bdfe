import { type BookState, sheetOf } from './book-state.ts';
import { EMPTY_CELL, type CellValue, type Content, valueTypeOf } from './cell.ts';
import type { Edit } from './edit.ts';
import { resultOf } from './formula-result.ts';

/** `Excel.ChangedEventDetail`, as it travels to the page. Excel gives it for changes of one cell only. */
export interface ChangeDetails {
  readonly valueBefore?: CellValue;
  readonly valueAfter?: CellValue;
  readonly valueTypeBefore?: string;
  readonly valueTypeAfter?: string;
}

/** What the one cell shows whose content `edit` sets; undefined: it sets none, or several. */
export function shownBy(edit: Edit, book: BookState): Content | undefined {
  if (edit.do !== 'cells' || edit.cells.length !== 1 || edit.cells[0]!.patch.content === undefined) return undefined;
  const sheet = sheetOf(book, edit.sheetId);
  const { row, column } = edit.cells[0]!;
  return sheet && resultOf(sheet.rows[row]?.[column] ?? EMPTY_CELL, sheet);
}

export function changeDetails(before: Content | undefined, after: Content | undefined): ChangeDetails {
  if (!before || !after) return {};
  return {
    valueBefore: before.value,
    valueAfter: after.value,
    valueTypeBefore: valueTypeOf(before),
    valueTypeAfter: valueTypeOf(after),
  };
}
