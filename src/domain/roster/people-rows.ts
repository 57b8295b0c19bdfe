import { cellText } from '../text/cell-text.ts';
import { emptyCell, type Grid, type GridRow } from '../grid.ts';
import type { Mapping } from './roster.ts';
import { rowKindOf } from './row-kind.ts';

/** So many blank rows in a row end the sheet; a table ends where it ends. */
const blanksToEnd = 3;

export interface PeopleRows {
  readonly people: readonly GridRow[];
  readonly totals: readonly GridRow[];
  /** Rows with an address below the end of the sheet. */
  readonly below: readonly number[];
}

/** Which rows below the header stand for people. */
export const peopleRowsOf = (grid: Grid, headerIndex: number, mapping: Mapping): PeopleRows => {
  const header = grid.rows[headerIndex];
  const end = grid.table?.hasTotals === true ? grid.rows.length - 1 : grid.rows.length;
  const people: GridRow[] = [];
  const totals = grid.rows.slice(end);
  let blanks = 0;
  const below: number[] = [];
  for (const row of grid.rows.slice(headerIndex + 1, end)) {
    const kind = rowKindOf(row, mapping, header);
    if (grid.table === undefined && blanks >= blanksToEnd) {
      if (kind === 'person' && cellText(row.cells[mapping.email ?? -1] ?? emptyCell).includes('@')) below.push(row.row);
      continue;
    }
    blanks = kind === 'blank' ? blanks + 1 : 0;
    if (kind === 'person') people.push(row);
    if (kind === 'total') totals.push(row);
  }
  return { people, totals, below };
};
