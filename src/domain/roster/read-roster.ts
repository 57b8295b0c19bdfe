import { decimalMarkOf } from '../text/amount.ts';
import { cellText, isBlank, isErrorCell } from '../text/cell-text.ts';
import { isBlindCopyHeader } from './column-candidates.ts';
import { detectColumns, type Chosen, type Detection, type DetectionWords } from './columns.ts';
import { saysConsent } from './consent.ts';
import { Failure } from '../failure.ts';
import { plainSpelling, tidyText } from '../text/fold-text.ts';
import { emptyCell, type Grid, type GridRow } from '../grid.ts';
import { headerScores } from './header-score.ts';
import { issue, type Issue } from '../issue.ts';
import { provenOrderOf, type DateOrder, type ProvenOrder } from '../text/parse-period.ts';
import { loneDayUnder } from './lone-day.ts';
import { lookAlikeDomains } from './look-alike.ts';
import { peopleRowsOf, type PeopleRows } from './people-rows.ts';
import { readCopies, readTo, type AddressColumn, type RecipientRule } from './read-recipients.ts';
import { readEntry, type Reading } from './read-entry.ts';
import { repeatedEntries } from './repeated-entries.ts';
import type { Entry, Field, Mapping, Roster, RosterColumn } from './roster.ts';
import { cancelledIssue, skipIssue, type Letters } from './skipped-row.ts';
import { finishSteps, type Steps } from '../steps.ts';
import type { RunKind } from '../run-choices.ts';
import { understandingOf } from './understand.ts';
import { sheetPeriod, type SheetPeriod } from './sheet-period.ts';
import type { UnreadAddresses } from './understanding.ts';
import { rowsText, unreadAddresses } from './unread-addresses.ts';

export interface RosterOptions extends DetectionWords {
  /** Column of a field by its header, or by grid column (0-based); '' for none. Fields left out are detected. */
  readonly mapping?: Readonly<Partial<Record<Field, string | number>>>;
  /** 1-based sheet row of the headings, where somebody chose it. Left out, it is detected. */
  readonly headingRow?: number;
  /** Uses the proposed column of copies. Default false. */
  readonly useCc?: boolean;
  readonly recipients: RecipientRule;
  readonly kind: RunKind;
  /** Hidden rows are sent too, so they are judged like any other. Default false: they are left out. */
  readonly hiddenToo?: boolean;
}

const headerNamed = (headers: readonly string[], wanted: string): number => {
  const exact = headers.indexOf(tidyText(wanted));
  return exact === -1 ? headers.findIndex((header) => plainSpelling(header) === plainSpelling(wanted)) : exact;
};

/** A header that has gone since it was chosen falls back to detection. */
const chosenColumns =
  (mapping: RosterOptions['mapping'] = {}) =>
  (headers: readonly string[]): Chosen => {
    const chosen = new Map<Field, number>();
    for (const [field, wanted] of Object.entries(mapping) as [Field, string | number][]) {
      const column = typeof wanted === 'number' ? wanted : wanted === '' ? -1 : headerNamed(headers, wanted);
      if (column !== -1 || wanted === '') chosen.set(field, column);
    }
    return chosen;
  };

const missingColumn = (
  field: Field,
  reason: 'gone' | 'no-addresses' | 'not-found' | 'other-party',
  header: string,
  grid: Grid,
): Failure => new Failure('sheet/column-missing', { values: { field, reason, header, sheet: grid.sheet } });

/** The address column is needed; one that was chosen, or named in the header, is missed by its name. */
const requireColumns = (grid: Grid, found: Detection, mapping: Mapping, options: RosterOptions): void => {
  for (const [field, wanted] of Object.entries(options.mapping ?? {}) as [Field, string | number][]) {
    if (wanted === '' || mapping[field] !== undefined) continue;
    throw missingColumn(field, 'gone', typeof wanted === 'string' ? wanted : '', grid);
  }
  if (mapping.email !== undefined) return;
  if (found.headerIndex === -1) throw new Failure('sheet/header-missing', { values: { sheet: grid.sheet } });
  const [other] = found.otherAddresses;
  if (other !== undefined) throw missingColumn('email', 'other-party', found.columns[other]?.header ?? '', grid);
  const named = found.columns.find(({ header }) => headerScores(header).has('email'));
  throw missingColumn('email', named ? 'no-addresses' : 'not-found', named?.header ?? '', grid);
};

/** Copies are used only when chosen or ticked. */
const withCopies = ({ mapping, proposedCc, columns }: Detection, options: RosterOptions): Mapping => {
  if (options.useCc !== true || proposedCc === undefined || mapping.cc !== undefined || mapping.bcc !== undefined) {
    return mapping;
  }
  const header = columns.find(({ column }) => column === proposedCc)?.header ?? '';
  return { ...mapping, [isBlindCopyHeader(header) ? 'bcc' : 'cc']: proposedCc };
};

const textsOf = (rows: readonly GridRow[], column: number | undefined): string[] =>
  column === undefined
    ? []
    : rows
        .map(({ cells }) => cells[column] ?? emptyCell)
        .filter(({ kind }) => kind === 'text')
        .map(cellText);

/** Of each column by its own dates; where those leave it open, by the others of the sheet, which came the same way. */
const dateOrders = (people: readonly GridRow[]): Reading['dateOrderOf'] => {
  const proven = new Map<number, ProvenOrder>();
  const provenOf = (column: number): ProvenOrder => {
    const known = proven.get(column) ?? provenOrderOf(textsOf(people, column));
    proven.set(column, known);
    return known;
  };
  let sheet: DateOrder | undefined;
  const ofSheet = (): DateOrder => {
    if (sheet !== undefined) return sheet;
    const width = people[0]?.cells.length ?? 0;
    const orders = new Set(Array.from({ length: width }, (_, column) => provenOf(column)));
    return (sheet = orders.has('month-first') && !orders.has('day-first') ? 'month-first' : 'day-first');
  };
  return (column) => provenOf(column) ?? ofSheet();
};

const errorCells = (row: GridRow, used: readonly AddressColumn[]): Issue[] => {
  const issues: Issue[] = [];
  for (const { column, header, letters } of used) {
    const cell = row.cells[column] ?? emptyCell;
    if (isErrorCell(cell)) issues.push(issue('value/error-cell', row.row, letters, { header, value: cellText(cell) }));
  }
  return issues;
};

/** Only where the person named the column: then whoever did not agree gets nothing. */
const withoutConsent = (row: GridRow, mapping: Mapping, letters: Letters): Issue[] => {
  const cell = mapping.consent === undefined ? undefined : (row.cells[mapping.consent] ?? emptyCell);
  return cell === undefined || saysConsent(cell)
    ? []
    : [issue('recipient/no-consent', row.row, letters('consent'), { value: cellText(cell) })];
};

const empty = (grid: Grid): Failure => new Failure('sheet/empty', { values: { sheet: grid.sheet } });

/**
 * Reads people and what is wrong with their rows. Throws `sheet/empty`, `sheet/header-missing` (neither headers nor
 * addresses) or `sheet/column-missing` (`field`, `reason`: gone, no-addresses, not-found or other-party, `header`).
 */
export const readRoster = (grid: Grid, options: RosterOptions): Roster => finishSteps(rosterSteps(grid, options));

/** The columns of a sheet, also of one whose people cannot be read. */
export const columnsOf = (grid: Grid, options: RosterOptions): readonly RosterColumn[] =>
  detectColumns(grid, options, chosenColumns(options.mapping)).columns;

const addressColumns = ({ email, cc, bcc, replyTo }: Mapping): number[] =>
  [email, cc, bcc, replyTo].filter((column) => column !== undefined);

/** The same, about one row a step. */
export function* rosterSteps(grid: Grid, options: RosterOptions): Steps<Roster> {
  const found = detectColumns(grid, options, chosenColumns(options.mapping));
  if (grid.rows.slice(found.headerIndex + 1).every(({ cells }) => cells.every(isBlank))) throw empty(grid);
  const mapping = withCopies(found, options);
  requireColumns(grid, found, mapping, options);
  const rows = peopleRowsOf(grid, found.headerIndex, mapping);
  const { people } = rows;
  if (people.length === 0) throw empty(grid);
  yield;
  // Somebody who chose that there is none meant that.
  const saysPeriod =
    options.kind === 'payroll' && mapping.period === undefined && options.mapping?.period === undefined;
  const period = saysPeriod ? sheetPeriod(grid, found.headerIndex, dateOrders(people)(-1)) : undefined;
  const read = yield* readPeople(grid, people, found, mapping, options, period);
  const unread = unreadAddresses({
    grid,
    headerIndex: found.headerIndex,
    people: new Set(people.map(({ row }) => row)),
    recipients: new Set([...found.emailChoices, ...addressColumns(mapping)]),
    others: new Set([...found.otherParties, ...Object.values(found.ownColumns)]),
  });
  return {
    grid,
    headerIndex: found.headerIndex,
    headerless: found.headerIndex === -1,
    columns: found.columns,
    mapping,
    proposedCc: found.proposedCc,
    emailChoices: found.emailChoices,
    ownColumns: found.ownColumns,
    entries: read.entries,
    issues: [...read.issues, ...rowNotes(rows), ...unreadIssues(unread)].sort((a, b) => a.row - b.row),
    understood: understandingOf({ grid, found, mapping, rows, unread, issues: read.issues, period }),
  };
}

const rowNotes = ({ totals, continued }: PeopleRows): Issue[] => {
  const shown = (rows: readonly GridRow[]) => rows.filter(({ hidden }) => !hidden);
  return [
    ...shown(totals).map(({ row }) => issue('row/total', row, '')),
    ...shown(continued).map(({ row }) => issue('row/continued', row, '')),
  ];
};

/** One sentence for each place where addresses stand that nobody reads. */
const unreadIssues = (unread: readonly UnreadAddresses[]): Issue[] =>
  unread.map(({ where, rows, columns }) =>
    issue('sheet/people-unread', 0, '', {
      reason: where,
      rows: rowsText(rows),
      count: rows.length,
      columns: columns.join(', '),
      cell: `${columns[0] ?? 'A'}${rows[0] ?? 1}`,
    }),
  );

function* readPeople(
  grid: Grid,
  people: readonly GridRow[],
  found: Detection,
  mapping: Mapping,
  options: RosterOptions,
  period: SheetPeriod | undefined,
): Steps<{ entries: Entry[]; issues: Issue[] }> {
  const { columns, ownColumns, emailChoices } = found;
  const own = new Set(Object.values(ownColumns));
  const dateOrderOf = dateOrders(people);
  const heading = columns[mapping.period ?? -1]?.header ?? '';
  const reading: Reading = {
    mapping,
    ownColumns,
    fieldColumns: columns
      .filter(({ column, header }) => header !== '' && !own.has(column))
      .map(({ header, column }) => [header, column]),
    decimalMark: decimalMarkOf(textsOf(people, mapping.amount), grid.decimalSeparator),
    dateOrderOf,
    date1904: grid.date1904,
    periods: {
      column: mapping.period,
      heading,
      beside: found.periodColumns,
      dateOrderOf,
      date1904: grid.date1904,
      loneDay: loneDayUnder(heading),
      sheetPeriod: period,
    },
  };
  const columnAt = (column: number): AddressColumn => columns[column] ?? { column, letters: '', header: '' };
  const letters: Letters = (field) => (mapping[field] === undefined ? '' : columnAt(mapping[field]).letters);
  const email = columnAt(mapping.email ?? 0);
  const others = emailChoices.filter((column) => column !== email.column).map(columnAt);
  const used = [...new Set(Object.values(mapping))].map(columnAt);
  const copies = (field: 'cc' | 'bcc' | 'replyTo', row: GridRow) =>
    readCopies(row, mapping[field] === undefined ? undefined : columnAt(mapping[field]));
  const entries: Entry[] = [];
  const issues: Issue[] = [];
  const sendable: Entry[] = [];
  for (const row of people) {
    const to = readTo(row, email, others, options.recipients);
    const [cc, bcc, replyTo] = [copies('cc', row), copies('bcc', row), copies('replyTo', row)];
    const [answers] = replyTo.mailboxes;
    const entry = readEntry(row, reading, {
      recipients: to.mailboxes,
      cc: cc.mailboxes,
      bcc: bcc.mailboxes,
      ...(answers === undefined ? {} : { replyTo: answers }),
    });
    entries.push(entry);
    const shown = options.hiddenToo === true ? { ...row, hidden: false } : row;
    const skip = skipIssue(shown, entry.person, mapping, letters, options.kind === 'payroll');
    if (skip !== undefined) issues.push(skip);
    else {
      const copied = [...cc.issues, ...bcc.issues, ...replyTo.issues];
      issues.push(...errorCells(row, used), ...to.issues, ...copied, ...withoutConsent(row, mapping, letters));
      issues.push(...cancelledIssue(row, mapping, letters, columns));
    }
    if (skip === undefined || skip.code === 'row/already-sent') sendable.push(entry);
    yield;
  }
  const asked = new Set(
    issues
      .filter(({ code, column }) => code === 'recipient/look-alike' && column === email.letters)
      .map(({ row }) => row),
  );
  const alike = lookAlikeDomains(sendable, email.letters).filter(({ row }) => !asked.has(row));
  // What most rows have says more of what was meant than what the world has, and one question is enough.
  const told = new Set(alike.map(({ row }) => row));
  const kept = issues.filter(
    ({ code, row, column }) => !(code === 'recipient/unlikely-domain' && column === email.letters && told.has(row)),
  );
  return { entries, issues: [...kept, ...alike, ...repeatedEntries(sendable, email.letters, options.kind)] };
}
