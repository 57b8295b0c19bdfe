import { isGuessable } from './guessable-password.ts';
import { columnLetters } from '../grid.ts';
import { issue, type Issue } from '../issue.ts';
import { personKey } from '../roster/person.ts';
import { printable } from './printable.ts';
import type { FileTrait, ReceiptDocument } from './receipt.ts';
import type { Entry, Roster } from '../roster/roster.ts';

/** How the run locks PDFs, and what is locked already. */
export interface Locking {
  /** Grid column whose text locks; undefined: nothing is locked by the run. */
  readonly column: number | undefined;
  /** Whether the PDF is made from the row. */
  readonly made: boolean;
  /** Whether a row with its XML alone gets a PDF made from it. */
  readonly printed: boolean;
  readonly documentsOf: (row: number) => readonly ReceiptDocument[];
}

/** Rows whose PDF would go unlocked, and passwords that keep nobody out: guessed ones, those beside an XML in the clear. */
export const passwordIssues = (roster: Roster, locking: Locking): Issue[] => {
  const rows = roster.entries.flatMap((entry) => {
    const lock = lockOf(entry, roster, locking);
    return lock === undefined ? [] : [{ entry, ...lock }];
  });
  const owners = new Map<string, Set<string>>();
  for (const { entry, password } of rows) {
    owners.set(password, (owners.get(password) ?? new Set()).add(personKey(entry.person)));
  }
  return rows.flatMap(({ entry, password, letters, besideXml, locks, pdfs }) => {
    if (!locks) return [issue('password/missing', entry.row, letters)];
    const kept = pdfs.filter(isSigned).map(({ file }) => issue('receipt/signed', entry.row, '', { file: file.name }));
    const stuck = pdfs.filter((pdf) => has(pdf, 'unlockable') && !isSigned(pdf));
    const shared = password !== '' && (owners.get(password)?.size ?? 0) > 1;
    const weak = password !== '' && (shared || isGuessable(password, entry.person));
    return [
      ...kept,
      ...stuck.map(({ file }) => issue('password/unlockable', entry.row, '', { file: file.name })),
      ...(weak ? [issue('password/guessable', entry.row, letters)] : []),
      ...(besideXml ? [issue('password/xml-plain', entry.row, letters)] : []),
    ];
  });
};

interface Lock {
  /** '' when nobody here knows it. */
  readonly password: string;
  readonly letters: string;
  readonly besideXml: boolean;
  /** False where the run locks PDFs and this row has nothing to lock its own with. */
  readonly locks: boolean;
  /** What the run would lock. */
  readonly pdfs: readonly ReceiptDocument[];
}

const lockOf = (entry: Entry, { grid, mapping }: Roster, locking: Locking): Lock | undefined => {
  const documents = locking.made ? [] : locking.documentsOf(entry.row);
  const pdfs = documents.filter(({ mediaType }) => mediaType === 'application/pdf');
  const besideXml = documents.some(({ mediaType }) => mediaType === 'application/xml');
  const lettersOf = (column: number | undefined) =>
    column === undefined ? '' : columnLetters(grid.firstColumn + column);
  const locked = pdfs.find(isLocked);
  if (locked !== undefined) {
    const opened = locked.reading.verdict === 'read' ? locked.reading.facts.openedWith : undefined;
    return { password: opened ?? '', letters: lettersOf(mapping.password), besideXml, locks: true, pdfs: [] };
  }
  const { column } = locking;
  const printed = locking.printed && printable(documents).length > 0;
  if (column === undefined || !(locking.made || printed || pdfs.length > 0)) return undefined;
  const password = passwordIn(entry, grid, column);
  return { password, letters: lettersOf(column), besideXml, locks: password !== '', pdfs };
};

const has = ({ reading }: ReceiptDocument, trait: FileTrait): boolean =>
  reading.verdict === 'read' && reading.facts.traits?.includes(trait) === true;

/** A lock would break its signature. */
export const isSigned = (document: ReceiptDocument): boolean => has(document, 'signed');

export const isLocked = ({ reading }: ReceiptDocument): boolean =>
  reading.verdict === 'read'
    ? reading.facts.openedWith !== undefined
    : reading.verdict === 'cannot-tell' && reading.reason === 'locked';

/** What nobody sees and no reader takes for a password: soft hyphens, zero-width letters. */
const unseen = /\u00ad|[\u200b-\u200d]|\u2060|\ufeff/g;

/** The text of a row's cell in the column that locks, as displayed, trimmed; '' when there is nothing to see. */
export const passwordIn = (entry: Entry, { rows }: Roster['grid'], column: number): string => {
  const text = (rows.find(({ row }) => row === entry.row)?.cells[column]?.text ?? '').trim();
  return text.replace(unseen, '').trim() === '' ? '' : text;
};
