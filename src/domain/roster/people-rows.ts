import { isBlank } from '../text/cell-text.ts';
import { emptyCell, type Grid, type GridRow } from '../grid.ts';
import { isAddressHeaderRow } from './header-row.ts';
import type { Mapping } from './roster.ts';
import { rowKindOf } from './row-kind.ts';
import { isSection, isSigned, isTitle } from './under-list.ts';

export interface PeopleRows {
  readonly people: readonly GridRow[];
  readonly totals: readonly GridRow[];
  /** Lines of the person above them, whose name and address are merged. */
  readonly continued: readonly GridRow[];
  /** Headings printed again, column numbers. */
  readonly headings: readonly GridRow[];
  /** Headings of a part of the list, and who signed it. */
  readonly nobody: readonly GridRow[];
  /** 1-based sheet row from which another list with headings of its own stands below; undefined when there is none. */
  readonly otherListFrom: number | undefined;
}

/** The last row above another list's headings is that list's title where it holds one text. */
const withoutTitle = (people: readonly GridRow[]): readonly GridRow[] => {
  const last = people.at(-1);
  return last !== undefined && last.cells.filter((cell) => !isBlank(cell)).length === 1 ? people.slice(0, -1) : people;
};

const isPaid = ({ cells }: GridRow, { amount }: Mapping): boolean =>
  amount !== undefined && !isBlank(cells[amount] ?? emptyCell);

/** What is known of the list above a row. */
interface Above {
  readonly people: number;
  /** Everybody gets something. */
  readonly allPaid: boolean;
  /** Since the last person the list was interrupted. */
  readonly apart: boolean;
}

/**
 * A heading of a part, who signed, and who stands apart below and gets nothing where everybody above gets something.
 * Who was nobody interrupts the list, too.
 */
const isNobody = (row: GridRow, mapping: Mapping, headed: boolean, above: Above): boolean =>
  isSection(row, mapping) ||
  isSigned(row, mapping) ||
  (!headed && above.people === 0 && isTitle(row)) ||
  (above.apart && above.people > 1 && above.allPaid && !isPaid(row, mapping));

/** Which rows below the header stand for people. Blank rows end nothing; the headings of another list do. */
export const peopleRowsOf = (grid: Grid, headerIndex: number, mapping: Mapping): PeopleRows => {
  const header = grid.rows[headerIndex];
  const end = grid.table?.hasTotals === true ? grid.rows.length - 1 : grid.rows.length;
  const found = {
    people: [] as GridRow[],
    totals: grid.rows.slice(end),
    continued: [] as GridRow[],
    headings: [] as GridRow[],
    nobody: [] as GridRow[],
  };
  let inPerson = false;
  let [apart, allPaid, last] = [false, true, header?.row ?? 0];
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
    apart = apart || kind === 'blank' || kind === 'total' || row.row > last + 1;
    last = row.row;
    const above = { people: found.people.length, allPaid, apart };
    if (kind === 'person' && grid.table === undefined && isNobody(row, mapping, header !== undefined, above)) {
      found.nobody.push(row);
      continue;
    }
    if (kind === 'person') [apart, allPaid] = [false, allPaid && isPaid(row, mapping)];
    if (kind === 'person') found.people.push(row);
    else if (kind === 'continued' && inPerson) found.continued.push(row);
    else if (kind === 'total' || kind === 'continued') found.totals.push(row);
    else if (kind === 'header' || kind === 'numbers') found.headings.push(row);
    inPerson = kind === 'person' || (kind === 'continued' && inPerson);
  }
  return { ...found, otherListFrom: undefined };
};
