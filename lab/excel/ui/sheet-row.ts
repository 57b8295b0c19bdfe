import type { RowView } from '../page/desk-view.ts';

/** A row of the grid: what the lab sent, and what the person is typing into it. */
export interface SheetRow {
  readonly view: RowView;
  readonly entry?: { readonly column: number; readonly text: string };
}

const ROWS_BELOW = 40;
const COLUMNS_BESIDE = 6;

/** Numbers of the rows a sheet shows: those not hidden, and some empty ones below. */
export function visibleRows(rowCount: number, hidden: readonly number[]): number[] {
  const out = new Set(hidden);
  return Array.from({ length: rowCount + ROWS_BELOW }, (_, at) => at).filter((at) => !out.has(at));
}

export function visibleColumns(columnCount: number, hidden: readonly number[]): number[] {
  const out = new Set(hidden);
  return Array.from({ length: Math.max(columnCount + COLUMNS_BESIDE, 14) }, (_, at) => at).filter((at) => !out.has(at));
}
