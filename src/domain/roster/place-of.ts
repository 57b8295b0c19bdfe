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
  return {
    sheetId: grid.sheetId,
    headerRow: grid.rows[headerIndex]?.row ?? 1,
    firstColumn: grid.firstColumn,
    columnCount: grid.columnCount,
    own: {
      status: sheetColumn('status'),
      sentAt: sheetColumn('sentAt'),
      sentTo: sheetColumn('sentTo'),
      receiptId: sheetColumn('receiptId'),
    },
  };
};
