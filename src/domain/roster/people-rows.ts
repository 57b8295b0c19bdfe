import { isBlank } from '../text/cell-text.ts';
import { foldText } from '../text/fold-text.ts';
import { emptyCell, type Grid, type GridRow } from '../grid.ts';
import { isAddressHeaderRow } from './header-row.ts';
import type { Field, Mapping } from './roster.ts';
import { identityFields, rowKindOf } from './row-kind.ts';
import { isSection, isTitle } from './under-list.ts';
import { firstFilled, holdsWords, signersOf } from './who-signed.ts';

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
  readonly people: readonly GridRow[];
  /** Everybody gets something. */
  readonly allPaid: boolean;
  /** Since the last person the list was interrupted. */
  readonly apart: boolean;
  /** By more than one empty row. */
  readonly farApart: boolean;
  /** The row right above stands for somebody who signed or stands apart. */
  readonly underNobody: boolean;
}

/** `Gestoría | Rosa Vela | rosa@…`: a word stands first where people have something else. */
const isLabelled = (row: GridRow, people: readonly GridRow[]): boolean => {
  const first = firstFilled(row);
  return holdsWords(row, first) && !people.some((each) => holdsWords(each, first));
};

/** `Gestoría | gestor@…`, `Banco`: one word where everybody above has name and surname. */
const isOneWordBelowNames = (row: GridRow, people: readonly GridRow[], { name }: Mapping): boolean => {
  const countAt = (each: GridRow): number =>
    foldText((each.cells[name ?? -1] ?? emptyCell).text)
      .split(' ')
      .filter(Boolean).length;
  return name !== undefined && countAt(row) === 1 && people.every((each) => countAt(each) > 1);
};

/**
 * Who stands apart below and gets nothing where everybody above gets something. With name and address that is somebody
 * new whose pay is not known yet, unless a label says who it is or it goes on below one.
 */
const isOutsider = (row: GridRow, mapping: Mapping, above: Above): boolean => {
  if (!above.apart || above.people.length < 2 || !above.allPaid || isPaid(row, mapping)) return false;
  const has = (field: Field): boolean => !isBlank(row.cells[mapping[field] ?? -1] ?? emptyCell);
  const isNamed = identityFields.some((field) => field !== 'email' && has(field));
  return (
    !has('email') ||
    !isNamed ||
    above.farApart ||
    above.underNobody ||
    isLabelled(row, above.people) ||
    isOneWordBelowNames(row, above.people, mapping)
  );
};

const exampleWord = /^(ejemplo|exemple|exemplo|przyklad|example|sample)( |$)/;
const headingForName = /^((nombres?|apellidos?|imie|nazwisko|i|y|first|last|full|name|surname) ?){2,}$/;

const holdsLabel = ({ cells }: GridRow, { name }: Mapping): boolean =>
  /^[^:@\d]{2,30}: ?\p{L}/u.test((cells[name ?? -1] ?? emptyCell).text.trim());

/** `Manager: Grant Paisley | grant@…` among people without such a label, and without pay: the heading of those below. */
const isLabelledParty = (row: GridRow, mapping: Mapping, persons: readonly GridRow[]): boolean =>
  holdsLabel(row, mapping) &&
  !isPaid(row, mapping) &&
  persons.filter((each) => holdsLabel(each, mapping)).length * 2 < persons.length;

/** `Ejemplo: Juan Pérez`, `ejemplo@…`, `Nombre Apellido` right below the headings show how to fill them in. */
const isExample = (row: GridRow, { name, email }: Mapping): boolean => {
  const [named, address] = [name, email].map((column) => foldText((row.cells[column ?? -1] ?? emptyCell).text));
  return exampleWord.test(named ?? '') || exampleWord.test(address ?? '') || headingForName.test(named ?? '');
};

/** Which rows below the header stand for people. Blank rows end nothing; the headings of another list do. */
export const peopleRowsOf = (grid: Grid, headerIndex: number, mapping: Mapping): PeopleRows => {
  const header = grid.rows[headerIndex];
  const end = grid.table?.hasTotals === true ? grid.rows.length - 1 : grid.rows.length;
  const isPlain = grid.table === undefined;
  const below = grid.rows.slice(headerIndex + 1, end).map((row) => ({ row, kind: rowKindOf(row, mapping, header) }));
  const other = below.findIndex(
    ({ row, kind }) => isPlain && header !== undefined && kind === 'person' && isAddressHeaderRow(row, mapping.email),
  );
  const list = other === -1 ? below : below.slice(0, other);
  const persons = list.filter(({ row, kind }) => kind === 'person' && !isSection(row, mapping)).map(({ row }) => row);
  const signers = isPlain ? signersOf(persons, mapping, header) : new Set<GridRow>();
  const found = {
    people: [] as GridRow[],
    totals: grid.rows.slice(end),
    continued: [] as GridRow[],
    headings: [] as GridRow[],
    nobody: [] as GridRow[],
  };
  // A heading of a part, a title, who signed, who stands apart. Who was nobody interrupts the list, too.
  const isNobody = (row: GridRow, above: Above): boolean =>
    isSection(row, mapping) ||
    signers.has(row) ||
    isLabelledParty(row, mapping, persons) ||
    (header === undefined && above.people.length === 0 && isTitle(row)) ||
    (header !== undefined && above.people.length === 0 && isExample(row, mapping)) ||
    isOutsider(row, mapping, above);
  let inPerson = false;
  let [apart, allPaid, last, lastNobody] = [false, true, header?.row ?? 0, 0];
  let lastFilled = last;
  for (const { row, kind } of list) {
    apart = apart || kind === 'blank' || kind === 'total' || row.row > last + 1;
    last = row.row;
    const farApart = row.row > lastFilled + 2;
    if (kind !== 'blank') lastFilled = row.row;
    const above = { people: found.people, allPaid, apart, farApart, underNobody: lastNobody === row.row - 1 };
    if (kind === 'person' && isPlain && isNobody(row, above)) {
      found.nobody.push(row);
      if (!isSection(row, mapping)) lastNobody = row.row;
      continue;
    }
    if (kind === 'person') [apart, allPaid] = [false, allPaid && isPaid(row, mapping)];
    if (kind === 'person') found.people.push(row);
    else if (kind === 'continued' && inPerson) found.continued.push(row);
    else if (kind === 'total' || kind === 'continued') found.totals.push(row);
    else if (kind === 'header' || kind === 'numbers') found.headings.push(row);
    inPerson = kind === 'person' || (kind === 'continued' && inPerson);
  }
  if (other === -1) return { ...found, otherListFrom: undefined };
  return { ...found, people: withoutTitle(found.people), otherListFrom: below[other]?.row.row };
};
