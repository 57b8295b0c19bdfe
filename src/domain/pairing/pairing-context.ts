import { sortedWords } from './folder-employers.ts';
import { comparableNumber } from '../roster/identity.ts';
import { issue, type Issue, type IssueCode } from '../issue.ts';
import { PersonIndex, type Found } from './person-index.ts';
import { periodsOverlap, type Period } from '../text/period.ts';
import { personKey } from '../roster/person.ts';
import { personOfDocument, sortFolder, type FoundReceipt, type ReceiptFolder } from './receipt-folder.ts';
import type { DocumentFacts, Reading, ReceiptDocument } from '../receipt/receipt.ts';
import type { Entry } from '../roster/roster.ts';
import type { PairingInput } from './row-issue.ts';
import type { Steps } from '../steps.ts';

/** What a PDF's text says about whose it is. */
export type PdfOwner =
  /** Two folios or two people: a bundle, for nobody. `values` are two that are not one person's. */
  | { readonly kind: 'several'; readonly values: readonly [string, string] }
  /** The folio of one person's CFDI with the identity of another. */
  | { readonly kind: 'contradiction' }
  /** Shows this CFDI of the folder. `second`: it names somebody else too. */
  | { readonly kind: 'receipt'; readonly receipt: FoundReceipt; readonly second?: readonly [string, string] }
  /** Names one person, but any of several receipts of theirs. */
  | { readonly kind: 'ambiguous' }
  /** No CFDI of the folder: rows it may belong to, none when it names nobody of the sheet. */
  | {
      readonly kind: 'rows';
      readonly found: readonly Found<Entry>[];
      readonly uuid: string;
      readonly second?: readonly [string, string];
    };

/** Everything a judgement about one document and one row looks at. */
export interface PairingContext {
  readonly input: PairingInput;
  readonly folder: ReceiptFolder;
  readonly rows: PersonIndex<Entry>;
  readonly receipts: PersonIndex<FoundReceipt>;
  readonly rowsByUuid: ReadonlyMap<string, readonly Entry[]>;
  readonly rowsByPassword: ReadonlyMap<string, readonly Entry[]>;
  /** Rows by the tax id and the national id of their person. */
  readonly rowsById: ReadonlyMap<string, readonly Entry[]>;
  /** Whose each PDF is, once worked out. */
  readonly pdfOwners: WeakMap<DocumentFacts, PdfOwner>;
  /** The run's period for rows that do not say theirs. */
  period: Period | undefined;
  /** The run's issuer; '' when nothing says it. */
  employer: string;
}

export function* createContext(input: PairingInput): Steps<PairingContext> {
  const { entries } = input;
  const folder = yield* sortFolder(input.documents, peoplesIds(entries));
  yield;
  const common = new Set([...folder.commonNumbers, ...sharedNumbers(entries)]);
  const rows = new PersonIndex(entries, ({ person }) => person, folder.employers, common);
  yield;
  return {
    input,
    folder,
    rows,
    receipts: new PersonIndex(
      folder.receipts,
      ({ main }) => {
        const { name, employeeNumber, taxId, nationalId } = personOfDocument(main.facts);
        return { name, employeeNumber, taxId, nationalId };
      },
      // An employer who pays himself a salary is a person of the folder all the same.
      new Set(),
      common,
    ),
    rowsByUuid: groupBy(entries, ({ uuid }) => uuid),
    rowsByPassword: groupBy(entries, ({ password }) => password),
    rowsById: new Map([
      ...groupBy(entries, ({ person }) => person.taxId.toUpperCase()),
      ...groupBy(entries, ({ person }) => person.nationalId.toUpperCase()),
    ]),
    pdfOwners: new WeakMap(),
    period: input.period,
    employer: input.employer ?? '',
  };
}

const groupBy = (entries: readonly Entry[], keyOf: (entry: Entry) => string): ReadonlyMap<string, readonly Entry[]> => {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key === '') continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
};

/** Ids and names that stand in one person's row, and so are no employer's. */
const peoplesIds = (entries: readonly Entry[]): ReadonlySet<string> => {
  if (entries.length < 2) return new Set();
  const once = (valueOf: (entry: Entry) => string): string[] =>
    [...groupBy(entries, valueOf)].filter(([, rows]) => rows.length === 1).map(([value]) => value);
  return new Set([
    ...once(({ person }) => person.taxId),
    ...once(({ person }) => person.nationalId),
    ...entries.map(({ person }) => sortedWords(person.name)),
  ]);
};

/** Numbers that rows of different people share. */
const sharedNumbers = (entries: readonly Entry[]): string[] =>
  [...groupBy(entries, ({ person }) => comparableNumber(person.employeeNumber))]
    .filter(([, group]) => new Set(group.map(({ person }) => personKey(person))).size > 1)
    .map(([number]) => number);

/** The period a row's receipt must have; `none` when the row is of another period than the run somebody chose. */
export const wantedPeriod = (entry: Entry, { input, period }: PairingContext): Period | undefined | 'none' => {
  const own = entry.period;
  if (own === undefined) return input.kind === 'payroll' ? period : input.period;
  const chosen = input.period;
  if (chosen === undefined) return own;
  if (!periodsOverlap(own, chosen)) return 'none';
  // Of a lone day more is known in the row than in the choice.
  return own.known === undefined && own.from <= chosen.from && chosen.to <= own.to ? chosen : own;
};

/** Whether a person said that this file is this row's. */
export const isAssigned = (
  { row }: Entry,
  { sha256 }: ReceiptDocument,
  { input }: Pick<PairingContext, 'input'>,
): boolean => sha256 !== '' && input.assigned?.get(sha256) === row;

/** The row that a person gave this file to. */
export const assignedEntry = (
  { sha256 }: ReceiptDocument,
  { input }: Pick<PairingContext, 'input'>,
): Entry | undefined => {
  const row = sha256 === '' ? undefined : input.assigned?.get(sha256);
  return row === undefined ? undefined : input.entries.find((entry) => entry.row === row);
};

/** Whether a person gave this file to another row. */
export const isGivenAway = (
  entry: Entry,
  document: ReceiptDocument,
  context: Pick<PairingContext, 'input'>,
): boolean => {
  const given = assignedEntry(document, context);
  return given !== undefined && given !== entry;
};

/** An issue of a file that no row gets. */
export const fileIssue = (
  context: PairingContext,
  code: IssueCode,
  document: ReceiptDocument,
  values: Readonly<Record<string, string | number>> = {},
): Issue => issue(code, 0, '', { ...aboutFile(context, document), ...values });

/** Whose part did not read a file, and that it is off where somebody can switch it on. */
export const aboutReader = ({
  reason,
  plugin,
}: Extract<Reading, { verdict: 'unread' }>): Readonly<Record<string, string>> =>
  reason === 'reader-off' ? { plugin, reason } : { plugin };

/** What a sentence about a file needs: its name, why it could not be read, and which other file speaks against it. */
export const aboutFile = (
  { folder }: PairingContext,
  { file, reading, sha256 }: ReceiptDocument,
): Readonly<Record<string, string>> => {
  if (reading.verdict === 'unread') return { file: file.name, ...aboutReader(reading) };
  if (reading.verdict === 'cannot-tell') return { file: file.name, reason: reading.reason, give: sha256 };
  if (reading.verdict !== 'read') return { file: file.name, reason: reading.reason };
  const says = reading.facts.uuids.map((uuid) => folder.cancelled.get(uuid)).find((each) => each !== undefined);
  return { file: file.name, ...(says === undefined ? {} : { other: says.file.name }) };
};
