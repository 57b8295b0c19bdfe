import { isBlank, isErrorCell } from '../text/cell-text.ts';
import { emptyCell, type GridRow } from '../grid.ts';
import { issue, type Issue } from '../issue.ts';
import { deceptionIn } from './look-alike.ts';
import { displayAddress, parseRecipients, unlikelyDomain, type Mailbox } from './recipient.ts';

/** What to do with several addresses in one cell. */
export type RecipientRule = 'ask' | 'all' | 'first';

export interface ReadRecipients {
  readonly mailboxes: readonly Mailbox[];
  readonly issues: readonly Issue[];
}

export interface AddressColumn {
  readonly column: number;
  readonly letters: string;
  readonly header: string;
}

const none: ReadRecipients = { mailboxes: [], issues: [] };

const slips = (row: number, letters: string, mailboxes: readonly Mailbox[]): Issue[] =>
  mailboxes.flatMap(({ address }) => {
    const other = unlikelyDomain(address);
    return other === undefined ? [] : [issue('recipient/unlikely-domain', row, letters, { value: address, other })];
  });

/** Whoever a mail goes to, as a copy or not: what the cell says may not be what a reader takes it for. */
const lookAlikes = (row: number, letters: string, text: string, mailboxes: readonly Mailbox[]): Issue[] => {
  const deception = deceptionIn(text, mailboxes);
  const value = mailboxes.map(({ address }) => displayAddress(address)).join(', ');
  return deception === undefined ? [] : [issue('recipient/look-alike', row, letters, { ...deception, value })];
};

/** The recipients of the row. `others` are address columns that were not chosen: named where the chosen one is blank. */
export const readTo = (
  row: GridRow,
  { column, letters, header }: AddressColumn,
  others: readonly AddressColumn[],
  rule: RecipientRule,
): ReadRecipients => {
  const cell = row.cells[column] ?? emptyCell;
  if (isErrorCell(cell)) return none;
  // Untrimmed and with its line breaks: what hides in them is looked for.
  const { mailboxes, problem } = parseRecipients(cell.text);
  if (problem?.code === 'recipient/missing') {
    const other = others.find(
      (each) => parseRecipients((row.cells[each.column] ?? emptyCell).text).mailboxes.length > 0,
    );
    const hint = other === undefined ? {} : { other: other.header, otherCell: `${other.letters}${row.row}` };
    return { mailboxes, issues: [issue(problem.code, row.row, letters, { word: problem.value, header, ...hint })] };
  }
  const asked = lookAlikes(row.row, letters, cell.text, mailboxes);
  const warnings = [...asked, ...slips(row.row, letters, mailboxes)];
  if (problem === undefined) return { mailboxes, issues: warnings };
  if (problem.code !== 'recipient/several') {
    return { mailboxes, issues: [issue(problem.code, row.row, letters, { value: problem.value, header })] };
  }
  if (rule === 'first')
    return { mailboxes: mailboxes.slice(0, 1), issues: [...asked, ...slips(row.row, letters, mailboxes.slice(0, 1))] };
  if (rule === 'all') return { mailboxes, issues: warnings };
  const first = mailboxes[0]?.address ?? '';
  const several = issue(problem.code, row.row, letters, { value: problem.value, count: mailboxes.length, first });
  return { mailboxes, issues: [several, ...warnings] };
};

/** Copies: a blank cell is fine, several are meant, and a wrong one holds the row. */
export const readCopies = (row: GridRow, from: AddressColumn | undefined): ReadRecipients => {
  const cell = from === undefined ? emptyCell : (row.cells[from.column] ?? emptyCell);
  if (from === undefined || isBlank(cell) || isErrorCell(cell)) return none;
  const { letters, header } = from;
  const { mailboxes, problem } = parseRecipients(cell.text);
  const wrong = problem?.code === 'recipient/invalid' || problem?.code === 'recipient/control-character';
  return {
    mailboxes,
    issues: wrong
      ? [issue(problem.code, row.row, letters, { value: problem.value, header })]
      : [...lookAlikes(row.row, letters, cell.text, mailboxes), ...slips(row.row, letters, mailboxes)],
  };
};
