import type { SheetState } from './book-state.ts';
import type { Cell, Content } from './cell.ts';

/** What a cell shows: of a formula the result. */
export function resultOf({ content }: Cell, _sheet: SheetState): Content {
  return content;
}
