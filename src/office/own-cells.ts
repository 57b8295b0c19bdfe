import type { OwnColumn } from '../domain/roster/roster.ts';
import type { Place } from '../domain/workbook.ts';

const sheetRows = 1_048_576;
export const ownColumns: readonly OwnColumn[] = ['status', 'sentAt', 'sentTo', 'receiptId'];

/** Sobre's own cells as one reading saw them; rows are 1-based sheet rows. */
export interface OwnCells {
  /** Of the first value, the heading. */
  readonly top: () => number;
  readonly rows: () => number;
  readonly text: (column: OwnColumn, row: number) => string;
  readonly id: (row: number) => string;
  readonly isGone: () => boolean;
  /** Whether a filter or a person hides some of the rows. */
  readonly hidesRows: () => boolean;
}

/** Queues the loading of Sobre's columns from the header down to the last receipt id. */
export const loadOwn = (sheet: Excel.Worksheet, place: Place): OwnCells => {
  const top = place.headerRow - 1;
  const ids = sheet
    .getRangeByIndexes(top, place.own.receiptId, sheetRows - top, 1)
    .getUsedRangeOrNullObject(true)
    .load('values,rowIndex,rowHidden');
  const ranges = new Map<OwnColumn, Excel.Range>([['receiptId', ids]]);
  for (const column of ownColumns) {
    if (column === 'receiptId') continue;
    ranges.set(column, ids.getOffsetRange(0, place.own[column] - place.own.receiptId).load('values'));
  }
  const text = (column: OwnColumn, row: number) =>
    String(ranges.get(column)?.values[row - ids.rowIndex - 1]?.[0] ?? '');
  return {
    isGone: () => ids.isNullObject || ids.rowIndex !== top,
    top: () => ids.rowIndex + 1,
    rows: () => ids.values.length,
    text,
    id: (row) => text('receiptId', row).trim(),
    hidesRows: () => ids.rowHidden !== false,
  };
};

/** Where each receipt id stands, and which stand twice. */
export const idRows = (cells: OwnCells) => {
  const rows = new Map<string, number>();
  const duplicates = new Set<string>();
  for (let row = cells.top() + 1; row < cells.top() + cells.rows(); row += 1) {
    const id = cells.id(row);
    if (id === '') continue;
    if (rows.has(id)) duplicates.add(id);
    rows.set(id, row);
  }
  return { rows, duplicates };
};
