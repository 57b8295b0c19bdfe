import { emptyCell, type Grid, type GridRow, type OutsideAddress } from '../grid.ts';
import { isAddressCell } from './header-row.ts';

/** Where a table of Excel stands on the sheet, its header row included. */
export interface TableRange {
  readonly table: NonNullable<Grid['table']>;
  /** 1-based sheet row. */
  readonly firstRow: number;
  readonly rowCount: number;
  /** 0-based sheet column. */
  readonly firstColumn: number;
  readonly columnCount: number;
}

const addressesOf = ({ rows, firstColumn }: Grid): OutsideAddress[] =>
  rows.flatMap((row) =>
    row.cells.flatMap((cell, column) =>
      isAddressCell(cell, row) ? [{ row: row.row, column: firstColumn + column }] : [],
    ),
  );

const isInside = (range: TableRange, { row, column }: OutsideAddress): boolean =>
  row >= range.firstRow &&
  row < range.firstRow + range.rowCount &&
  column >= range.firstColumn &&
  column < range.firstColumn + range.columnCount;

const cropped = (whole: Grid, range: TableRange, outside: readonly OutsideAddress[]): Grid => {
  const left = range.firstColumn - whole.firstColumn;
  const right = left + range.columnCount;
  const byRow = new Map(whole.rows.map((row) => [row.row, row]));
  const blank = Array.from({ length: range.columnCount }, () => emptyCell);
  // Its blank rows are the table's too: it is as long as it is.
  const rows = Array.from({ length: range.rowCount }, (_, at): GridRow => {
    const row = byRow.get(range.firstRow + at);
    return row === undefined
      ? { row: range.firstRow + at, hidden: false, cells: blank }
      : { ...row, cells: blank.map((none, column) => row.cells[left + column] ?? none) };
  });
  return {
    ...whole,
    table: range.table,
    firstColumn: range.firstColumn,
    columnCount: range.columnCount,
    hiddenColumns: whole.hiddenColumns.filter((at) => at >= left && at < right).map((at) => at - left),
    rows,
    outside: [...(whole.outside ?? []), ...outside],
    above: whole.rows.filter(({ row }) => row < range.firstRow),
  };
};

/**
 * The table or the range that holds the addresses, not the largest. Addresses elsewhere on the sheet are named in
 * `outside`. Without any address the largest table is as good as another.
 */
export const peopleRange = (whole: Grid, tables: readonly TableRange[]): Grid => {
  const addresses = addressesOf(whole);
  const counted = tables
    .map((range) => ({ range, count: addresses.filter((at) => isInside(range, at)).length }))
    .sort((a, b) => b.count - a.count || b.range.rowCount - a.range.rowCount);
  const [best] = counted;
  if (best === undefined) return whole;
  const outsideTables = addresses.filter((at) => !tables.some((range) => isInside(range, at))).length;
  if (outsideTables > best.count) return whole;
  return cropped(
    whole,
    best.range,
    addresses.filter((at) => !isInside(best.range, at)),
  );
};
