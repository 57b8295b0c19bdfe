import type { Issue, IssueCode } from '../issue.ts';
import type { Finding } from './both-sides.ts';
import type { RowReceipts } from './match-receipts.ts';
import { aboutFile, fileIssue, isAssigned, wantedPeriod, type PairingContext } from './pairing-context.ts';
import { rowIssue } from './row-issue.ts';
import { personKey } from '../roster/person.ts';
import { isXml, printable } from '../receipt/printable.ts';
import { baseName, type FoundReceipt } from './receipt-folder.ts';
import type { ReceiptDocument } from '../receipt/receipt.ts';
import type { Entry } from '../roster/roster.ts';

/** Why a file goes to nobody: the code of what is wrong with it, or that nothing is. */
export type UnusedReason = IssueCode | 'nobody' | 'other-period' | 'duplicate';

const isCode = (reason: UnusedReason): reason is IssueCode => reason.includes('/');

/** A pairing while it is worked out: who has what, what is wrong, and what is left over. */
export class PairingDraft {
  readonly issues: Issue[] = [];
  readonly unused = new Map<ReceiptDocument, UnusedReason>();
  private readonly byRow = new Map<Entry, ReceiptDocument[]>();
  private readonly owners = new Map<ReceiptDocument, Entry[]>();
  private readonly missing = new Map<Entry, { readonly file: string; readonly values: Finding['values'] }>();
  private readonly context: PairingContext;
  /** Receipts by the rows they were found for. */
  readonly found: ReadonlyMap<Entry, RowReceipts>;
  private readonly matched: ReadonlySet<FoundReceipt>;

  constructor(context: PairingContext, found: ReadonlyMap<Entry, RowReceipts>) {
    this.context = context;
    this.found = found;
    this.matched = new Set([...found.values()].flatMap(({ sure, likely }) => [...sure, ...likely]));
  }

  give(entry: Entry, document: ReceiptDocument): void {
    const documents = this.byRow.get(entry) ?? [];
    if (!documents.includes(document)) this.byRow.set(entry, [...documents, document]);
    this.owners.set(document, [...this.rowsOf(document), entry]);
    this.unused.delete(document);
  }

  take(entry: Entry): void {
    for (const document of this.byRow.get(entry) ?? []) {
      this.owners.set(
        document,
        this.rowsOf(document).filter((each) => each !== entry),
      );
    }
    this.byRow.delete(entry);
  }

  /** `values` are what the row says and what the file says. */
  raise(entry: Entry, code: IssueCode, document?: ReceiptDocument, values: Finding['values'] = {}): void {
    const file = document === undefined ? {} : aboutFile(this.context, document);
    const known = this.issues.some((each) => each.row === entry.row && each.code === code);
    if (code === 'receipt/not-found') this.miss(entry, document?.file.name, values);
    else if (!known) this.issues.push(rowIssue(this.context, code, entry, { ...file, ...values }));
  }

  /** The row has no file yet; `file` is the one that was named or meant, `values` what it is instead. */
  miss(entry: Entry, file = '', values: Finding['values'] = {}): void {
    this.missing.set(entry, this.missing.get(entry) ?? { file, values });
  }

  rowsOf(document: ReceiptDocument): readonly Entry[] {
    return this.owners.get(document) ?? [];
  }

  documentsOf(entry: Entry): readonly ReceiptDocument[] {
    return this.byRow.get(entry) ?? [];
  }

  /** Whether it was found for some row, which then did not take it. */
  matches(receipt: FoundReceipt): boolean {
    return this.matched.has(receipt);
  }

  isSettled(document: ReceiptDocument): boolean {
    return this.unused.has(document) || this.rowsOf(document).length > 0;
  }

  /** Leaves a file out. What is wrong with it is listed once, for the sheet as a whole. */
  leave(document: ReceiptDocument, reason: UnusedReason, values: Finding['values'] = {}): void {
    if (this.rowsOf(document).length > 0 || this.unused.has(document)) return;
    this.unused.set(document, reason);
    const blamed = this.issues.some(({ row, values }) => row > 0 && values.file === document.file.name);
    if (isCode(reason) && reason !== 'receipt/not-found' && !blamed)
      this.issues.push(fileIssue(this.context, reason, document, values));
  }

  /** Leaves out a file whose name speaks of a row; a row that waits for such a file is held by what is wrong with it. */
  blame(
    hinted: Entry | undefined,
    document: ReceiptDocument,
    reason: UnusedReason,
    values: Finding['values'] = {},
  ): void {
    if (hinted !== undefined && isCode(reason) && this.waitsFor(hinted, document))
      this.raise(hinted, reason, document, values);
    this.leave(document, reason, values);
  }

  /** Gives a file that nobody can verify to the row its name speaks of, for a person to look at. */
  propose(hinted: Entry | undefined, document: ReceiptDocument, finding?: Finding): void {
    if (hinted !== undefined && isAssigned(hinted, document, this.context)) return this.give(hinted, document);
    if (hinted === undefined || !this.waitsFor(hinted, document)) return this.leaveUnverified(document);
    this.give(hinted, document);
    this.raise(hinted, 'receipt/unverified', document, finding?.values);
  }

  private leaveUnverified(document: ReceiptDocument): void {
    const { reading } = document;
    const isReceipt = reading.verdict !== 'cannot-tell' || reading.reason !== 'no-reader';
    this.leave(document, isReceipt ? 'receipt/unverified' : 'nobody');
  }

  private waitsFor(entry: Entry, document: ReceiptDocument): boolean {
    if (wantedPeriod(entry, this.context) === 'none') return false;
    const own = this.documentsOf(entry).filter((each) => !this.issues.some(isProposalOf(entry, each)));
    return !own.some((each) => isXml(each) === isXml(document));
  }

  /** Rows by the base names of their files. */
  rowsByBase(): ReadonlyMap<string, Entry> {
    return new Map(
      [...this.byRow].flatMap(([entry, documents]) =>
        documents.map(({ file }): [string, Entry] => [baseName(file.name), entry]),
      ),
    );
  }

  /** One file for two rows is for neither, unless the rows repeat one person and one address: then the first has it. */
  holdShared(): void {
    const bySha = new Map<string, Set<Entry>>();
    for (const [entry, documents] of this.byRow) {
      for (const { sha256 } of documents) bySha.set(sha256, (bySha.get(sha256) ?? new Set()).add(entry));
    }
    const held = new Map<Entry, ReceiptDocument | undefined>();
    for (const [sha, entries] of bySha) {
      if (entries.size < 2) continue;
      const keeper = keeperOf([...entries]);
      for (const entry of entries) {
        if (entry !== keeper)
          held.set(
            entry,
            this.documentsOf(entry).find(({ sha256 }) => sha256 === sha),
          );
      }
    }
    for (const [entry, document] of held) {
      this.take(entry);
      this.raise(entry, 'receipt/used-twice', document);
    }
  }

  /** Where receipts come as XML and PDF, one without the other is worth a question, unless the other is made from it. */
  askForPairs(): void {
    const complete = [...this.byRow.values()].some((documents) => new Set(documents.map(isXml)).size === 2);
    if (!complete) return;
    for (const [entry, documents] of this.byRow) {
      if (this.context.input.printsXml === true && printable(documents).length > 0) continue;
      if (new Set(documents.map(isXml)).size === 1) this.raise(entry, 'receipt/pair-incomplete', documents[0]);
    }
  }

  /** Says which rows still have nothing; call last. */
  sayMissing(): void {
    for (const [entry, { file, values }] of this.missing) {
      const told = this.issues.some(({ row }) => row === entry.row);
      if (this.documentsOf(entry).length > 0 && file === '') continue;
      if (!told || file !== '')
        this.issues.push(rowIssue(this.context, 'receipt/not-found', entry, { file, ...values }));
    }
  }
}

const isProposalOf =
  (entry: Entry, { file }: ReceiptDocument) =>
  ({ row, code, values }: Issue): boolean =>
    row === entry.row && code === 'receipt/unverified' && values.file === file.name;

const keeperOf = (entries: readonly Entry[]): Entry | undefined => {
  const identities = entries.map(
    ({ person, recipients }) => `${personKey(person)} ${recipients.map(({ address }) => address.toLowerCase()).join()}`,
  );
  if (new Set(identities).size > 1) return undefined;
  return [...entries].sort((a, b) => Number(a.hidden) - Number(b.hidden) || a.row - b.row)[0];
};
