import { columnLetters } from '../domain/grid.ts';

/** 1-based rows that are selected on a sheet; none where the person looks at another. */
export const selectedRows = async (context: Excel.RequestContext, sheetId: string): Promise<readonly number[]> => {
  const areas = context.workbook.getSelectedRanges();
  const sheet = areas.worksheet.load('id');
  areas.areas.load('items/rowIndex,items/rowCount');
  await context.sync();
  if (sheet.id !== sheetId) return [];
  return areas.areas.items.flatMap(({ rowIndex, rowCount }) =>
    Array.from({ length: rowCount }, (_, index) => rowIndex + index + 1),
  );
};

/** The selected cell of a sheet; undefined where the person looks at another. */
export const selectedCell = async (
  context: Excel.RequestContext,
  sheetId: string,
): Promise<{ readonly row: number; readonly column: string } | undefined> => {
  // One of several: Excel has no single range for a selection of several areas.
  const areas = context.workbook.getSelectedRanges();
  const sheet = areas.worksheet.load('id');
  const parts = areas.areas.load('items/rowIndex,items/columnIndex');
  await context.sync();
  const [first] = parts.items;
  if (sheet.id !== sheetId || first === undefined) return undefined;
  return { row: first.rowIndex + 1, column: columnLetters(first.columnIndex) };
};
