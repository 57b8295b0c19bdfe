import type { CellRange } from '../page/desk-view.ts';

/** Column 0 is A, 26 is AA. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

export function rangeName({ top, left, bottom, right }: CellRange): string {
  const first = columnName(left) + (top + 1);
  return top === bottom && left === right ? first : `${first}:${columnName(right)}${bottom + 1}`;
}

/** `B7`, in any case; undefined for anything else. */
export function parseCellName(text: string): { readonly row: number; readonly column: number } | undefined {
  const [, letters, digits] = /^\$?([a-z]{1,3})\$?([1-9]\d{0,6})$/i.exec(text.trim()) ?? [];
  if (!letters || !digits) return undefined;
  const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}
