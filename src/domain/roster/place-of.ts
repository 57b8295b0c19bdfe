import { Failure } from '../failure.ts';
import type { OwnColumn, Roster } from './roster.ts';
import type { Place } from '../workbook.ts';

/** Where the rows of a reading are, for exchanges with the workbook. Throws `sheet/column-missing`. */
export const placeOf = ({ grid, headerIndex, ownColumns }: Roster): Place => {
  const sheetColumn = (column: OwnColumn) => {
    const index = ownColumns[column];
    if (index === undefined) throw new Failure('sheet/column-missing');
    return grid.firstColumn + index;
  };
  const header = grid.rows[headerIndex];
  const heading = (column: OwnColumn) => String(header?.cells[ownColumns[column] ?? -1]?.value ?? '');
  return {
    sheetId: grid.sheetId,
    headerRow: header?.row ?? 1,
    firstColumn: grid.firstColumn,
    columnCount: grid.columnCount,
    own: {
      status: sheetColumn('status'),
      sentAt: sheetColumn('sentAt'),
      sentTo: sheetColumn('sentTo'),
      receiptId: sheetColumn('receiptId'),
    },
    headings: {
      status: heading('status'),
      sentAt: heading('sentAt'),
      sentTo: heading('sentTo'),
      receiptId: heading('receiptId'),
    },
  };
};
