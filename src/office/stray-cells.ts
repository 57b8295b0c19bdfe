import type { OwnColumn } from '../domain/roster/roster.ts';
import type { RowWrite } from '../domain/workbook.ts';
import { ownColumns, type OwnCells } from './own-cells.ts';
import type { Former } from './queue-writes.ts';

type OwnTexts = Readonly<Record<OwnColumn, string>>;

/** What was written by mistake into a row that no id names, a blank one mostly. It is known by its own cells alone. */
export interface Stray {
  /** 1-based sheet row where it was last seen, 0 while it has to be looked for. A sort may have carried it elsewhere since. */
  readonly row: number;
  readonly stands: OwnTexts;
  /** What belongs there instead. */
  readonly cells: RowWrite['cells'];
  /** The same as Excel kept it. */
  readonly former: Former;
}

export const ownTexts = (cells: OwnCells, row: number): OwnTexts => ({
  status: cells.text('status', row),
  sentAt: cells.text('sentAt', row),
  sentTo: cells.text('sentTo', row),
  receiptId: cells.text('receiptId', row),
});

const isAt = (cells: OwnCells, row: number, { stands }: Stray): boolean =>
  ownColumns.every((column) => cells.text(column, row) === stands[column]);

export const isWhereSeen = (cells: OwnCells, stray: Stray): boolean => isAt(cells, stray.row, stray);

/** Of an earlier exchange: another row, even the headings, may have come to where it was seen. */
export const lost = (stray: Stray): Stray => ({ ...stray, row: 0 });

export const isFound = ({ row }: Stray): boolean => row > 0;

/** Where they stand now. Of more rows alike than there are strays some are no mistake, and all of them are left alone. */
export const findStrays = (cells: OwnCells, strays: readonly Stray[]): readonly Stray[] =>
  strays.flatMap((stray) => {
    const alike = strays.filter(({ stands }) => ownColumns.every((column) => stands[column] === stray.stands[column]));
    const rows: number[] = [];
    const end = cells.end();
    for (let { first: row } = cells; row < end; row += 1) {
      if (isAt(cells, row, stray)) rows.push(row);
    }
    const row = rows.length > alike.length ? undefined : rows[alike.indexOf(stray)];
    return row === undefined ? [] : [{ ...stray, row }];
  });
