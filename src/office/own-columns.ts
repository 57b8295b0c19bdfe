import { Failure } from '../domain/failure.ts';
import type { Grid } from '../domain/grid.ts';
import { asText } from './log-sheets.ts';

/** Shows a status with its reason, and most of an address, without dragging. */
const columnWidth = 150;

/** Pushes the rows down by one, so that no person's row has to serve as the headings. */
export const addHeadings = async (
  context: Excel.RequestContext,
  grid: Grid,
  headings: readonly string[],
): Promise<void> => {
  const first = grid.rows[0]?.row ?? 1;
  const sheet = context.workbook.worksheets.getItem(grid.sheetId);
  sheet.getRange(`${first}:${first}`).insert('Down');
  const head = sheet.getRangeByIndexes(first - 1, grid.firstColumn, 1, headings.length);
  head.numberFormat = asText(1, headings.length);
  head.values = [[...headings]];
  head.format.font.bold = true;
  await context.sync();
};

/** Adds columns to the right of the rows, as text, with the header's look. Never over other values. */
export const addOwnColumns = async (
  context: Excel.RequestContext,
  grid: Grid,
  titles: readonly string[],
  headerRow: number,
): Promise<void> => {
  if (titles.length === 0) return;
  const sheet = context.workbook.worksheets.getItem(grid.sheetId);
  const lastRow = grid.rows.at(-1)?.row ?? headerRow;
  const height = lastRow - headerRow + 1;
  const left = grid.firstColumn + grid.columnCount;
  const target = sheet.getRangeByIndexes(headerRow - 1, left, height, titles.length).load('values');
  await context.sync();
  // Beside a table other cells may be in use: nothing is written over them.
  if (target.values.some((row) => row.some((value) => value !== ''))) throw new Failure('sheet/write-refused');
  if (grid.table === undefined) {
    target.numberFormat = asText(height, titles.length);
    // One by one: over hidden columns a block would put the first title into each.
    titles.forEach((title, at) => (sheet.getRangeByIndexes(headerRow - 1, left + at, 1, 1).values = [[title]]));
  } else {
    const table = sheet.tables.getItem(grid.table.id);
    const bodyRows = height - 1;
    for (const title of titles) {
      table.columns.add(undefined, [[title], ...Array.from({ length: bodyRows }, () => [''])]);
    }
    sheet.getRangeByIndexes(headerRow, left, bodyRows, titles.length).numberFormat = asText(bodyRows, titles.length);
  }
  const head = sheet.getRangeByIndexes(headerRow - 1, left, 1, titles.length);
  head.format.font.bold = true;
  head.format.columnWidth = columnWidth;
  await context.sync();
};
