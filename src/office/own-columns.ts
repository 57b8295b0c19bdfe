import type { Grid } from '../domain/grid.ts';
import type { OwnColumn } from '../domain/roster.ts';
import { Failure } from '../domain/failure.ts';
import { asText } from './log-sheets.ts';

const order: readonly OwnColumn[] = ['status', 'sentAt', 'sentTo', 'receiptId'];

/** Adds the missing columns to the right of the rows, as text, with the header's look. Never over other values. */
export const addOwnColumns = async (
  context: Excel.RequestContext,
  grid: Grid,
  headers: Readonly<Record<OwnColumn, string>>,
  headerRow: number,
): Promise<void> => {
  const sheet = context.workbook.worksheets.getItem(grid.sheetId);
  const header = grid.rows.find(({ row }) => row === headerRow);
  const present = new Set(header?.cells.map(({ text }) => text.trim()));
  const missing = order.filter((column) => !present.has(headers[column]));
  if (missing.length === 0) return;
  const lastRow = grid.rows.at(-1)?.row ?? headerRow;
  const height = lastRow - headerRow + 1;
  const left = grid.firstColumn + grid.columnCount;
  const target = sheet.getRangeByIndexes(headerRow - 1, left, height, missing.length).load('values');
  await context.sync();
  // Beside a table other cells may be in use: nothing is written over them.
  if (target.values.some((row) => row.some((value) => value !== ''))) throw new Failure('sheet/write-refused');
  const titles = missing.map((column) => headers[column]);
  if (grid.table === undefined) {
    target.numberFormat = asText(height, missing.length);
    sheet.getRangeByIndexes(headerRow - 1, left, 1, missing.length).values = [titles];
  } else {
    const table = sheet.tables.getItem(grid.table.id);
    const bodyRows = height - 1;
    for (const title of titles) {
      table.columns.add(undefined, [[title], ...Array.from({ length: bodyRows }, () => [''])]);
    }
    sheet.getRangeByIndexes(headerRow, left, bodyRows, missing.length).numberFormat = asText(bodyRows, missing.length);
  }
  const head = sheet.getRangeByIndexes(headerRow - 1, left, 1, missing.length);
  head.format.font.bold = true;
  await context.sync();
};

/** Widths that show a status and a receipt id without dragging; called once after the columns were added. */
export const fitOwnColumns = (sheet: Excel.Worksheet, headerRow: number, columns: readonly number[]): void => {
  for (const column of columns) sheet.getRangeByIndexes(headerRow - 1, column, 1, 1).format.columnWidth = 130;
};
