import type { Grid, GridRow } from '../grid.ts';
import { isBlank } from '../text/cell-text.ts';
import { isAddressHeaderRow } from './header-row.ts';
import type { Mapping } from './roster.ts';
import { rowKindOf } from './row-kind.ts';

export interface PeopleRows {
  readonly people: readonly GridRow[];
  readonly totals: readonly GridRow[];
  /** Lines of the person above them, whose name and address are merged. */
  readonly continued: readonly GridRow[];
  /** Headings printed again, column numbers. */
  readonly headings: readonly GridRow[];
  /** 1-based sheet row from which another list with headings of its own stands below; undefined when there is none. */
  readonly otherListFrom: number | undefined;
}

/** The last row above another list's headings is that list's title where it holds one text. */
const withoutTitle = (people: readonly GridRow[]): readonly GridRow[] => {
  const last = people.at(-1);
  return last !== undefined && last.cells.filter((cell) => !isBlank(cell)).length === 1 ? people.slice(0, -1) : people;
};

/** Which rows below the header stand for people. Blank rows end nothing; the headings of another list do. */
export const peopleRowsOf = (grid: Grid, headerIndex: number, mapping: Mapping): PeopleRows => {
  const header = grid.rows[headerIndex];
  const end = grid.table?.hasTotals === true ? grid.rows.length - 1 : grid.rows.length;
  const found = {
    people: [] as GridRow[],
    totals: grid.rows.slice(end),
    continued: [] as GridRow[],
    headings: [] as GridRow[],
  };
  let inPerson = false;
  for (const row of grid.rows.slice(headerIndex + 1, end)) {
    const kind = rowKindOf(row, mapping, header);
    if (
      kind === 'person' &&
      header !== undefined &&
      grid.table === undefined &&
      isAddressHeaderRow(row, mapping.email)
    ) {
      return { ...found, people: withoutTitle(found.people), otherListFrom: row.row };
    }
    if (kind === 'person') found.people.push(row);
    else if (kind === 'continued' && inPerson) found.continued.push(row);
    else if (kind === 'total' || kind === 'continued') found.totals.push(row);
    else if (kind === 'header' || kind === 'numbers') found.headings.push(row);
    inPerson = kind === 'person' || (kind === 'continued' && inPerson);
  }
  return { ...found, otherListFrom: undefined };
};
