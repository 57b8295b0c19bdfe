import { Failure } from '../domain/failure.ts';
import type { Grid } from '../domain/grid.ts';

/** Makes the table that is the list reach down to a 1-based sheet row. */
export const lengthenTable = async (context: Excel.RequestContext, grid: Grid, lastRow: number): Promise<void> => {
  const { sheetId, table, firstColumn, columnCount, rows } = grid;
  const first = rows[0]?.row ?? 1;
  if (table === undefined || lastRow <= first) throw new Failure('sheet/write-refused');
  const sheet = context.workbook.worksheets.getItem(sheetId);
  const range = sheet.getRangeByIndexes(first - 1, firstColumn, lastRow - first + 1, columnCount);
  sheet.tables.getItem(table.id).resize(range);
  await context.sync();
};
