import { Failure } from '../domain/failure.ts';
import { columnLetters, type Grid } from '../domain/grid.ts';
import { foldText } from '../domain/text/fold-text.ts';
import type { NewColumns } from '../domain/workbook.ts';
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

/** Whole columns come in between, so that what stands on the right stays whole; never through the middle of a table. */
const makeRoom = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  left: number,
  count: number,
): Promise<void> => {
  const tables = sheet.tables.load('items/id');
  await context.sync();
  const ranges = tables.items.map((table) => table.getRange().load('columnIndex,columnCount'));
  await context.sync();
  const isCut = ({ columnIndex, columnCount }: Excel.Range) => columnIndex < left && columnIndex + columnCount > left;
  if (ranges.some(isCut)) throw new Failure('sheet/write-refused');
  sheet.getRange(`${columnLetters(left)}:${columnLetters(left + count - 1)}`).insert('Right');
};

/**
 * Adds columns to the right of the rows, as text, with the header's look. Never over other values or formulas. `own`: every heading of
 * Sobre's, folded; where they stand there already, a colleague was quicker: rejects with `sheet/write-refused`.
 */
export const addOwnColumns = async (
  context: Excel.RequestContext,
  grid: Grid,
  { titles, own, headerRow }: NewColumns,
): Promise<void> => {
  if (titles.length === 0) return;
  const sheet = context.workbook.worksheets.getItem(grid.sheetId);
  const lastRow = grid.rows.at(-1)?.row ?? headerRow;
  const height = lastRow - headerRow + 1;
  const left = grid.firstColumn + grid.columnCount;
  const target = sheet.getRangeByIndexes(headerRow - 1, left, height, titles.length).load('values,formulas');
  await context.sync();
  const ours = (target.values[0] ?? []).filter((value) => own.has(foldText(String(value))));
  // One alone may be a `Status` of another list beside a table.
  if (ours.length === titles.length) throw new Failure('sheet/write-refused');
  // Beside a table other cells may be in use: nothing is written over them, they move to the right.
  // A formula that shows nothing today is in use as well.
  const isTaken = target.formulas.some((row) => row.some((formula) => formula !== ''));
  if (isTaken) await makeRoom(context, sheet, left, titles.length);
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
