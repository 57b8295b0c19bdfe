import { expected } from '../../domain/failure.ts';
import { importColumns, importRows } from '../../domain/receipt/import-sheet.ts';
import type { Issue } from '../../domain/issue.ts';
import { sizeIssues } from '../../domain/message/message-size.ts';
import { passwordIssues } from '../../domain/receipt/password-issues.ts';
import { pairNothing } from '../../domain/pairing/pair-nothing.ts';
import type { Pairing } from '../../domain/pairing/pairing.ts';
import { printable } from '../../domain/receipt/printable.ts';
import type { FolderListing, SourcePlace } from '../../domain/ports.ts';
import type { Period } from '../../domain/text/period.ts';
import type { ReceiptDocument } from '../../domain/receipt/receipt.ts';
import type { Entry, Roster } from '../../domain/roster/roster.ts';
import { inSlices } from '../base/in-slices.ts';
import { BundleDesk } from './bundle-desk.ts';
import { Documents } from './documents.ts';
import { judges } from './judges.ts';
import { FinishedFiles } from './finished-files.ts';
import { FolderDesk } from './folder-desk.ts';
import { GivenFiles } from './given-files.ts';
import { MadeFiles } from './made-files.ts';
import type { MailFiles } from './mail-files.ts';
import { ReceiptRules } from './receipt-rules.ts';
import { RowAttachments } from './row-attachments.ts';
import { sentenceOf, type Sentence } from '../base/sentence.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import type { Language } from '../../domain/language.ts';
import type { RunKind } from '../../domain/run-choices.ts';
import type { ReceiptsState } from './receipts-state.ts';

/** The files people picked, what is in them, and which row each belongs to. */
export class ReceiptsDesk {
  pairing: Pairing | undefined;
  private problem: Sentence | undefined;
  private period: Period | undefined;
  readonly rules: ReceiptRules;
  readonly folder: FolderDesk;
  readonly bundles: BundleDesk;
  private readonly documents: Documents;
  private readonly made: MadeFiles;
  private readonly given = new GivenFiles();
  private readonly finished = new FinishedFiles();
  private readonly ports: SessionPorts;

  constructor(ports: SessionPorts, changed: () => void) {
    this.ports = ports;
    this.rules = new ReceiptRules(ports);
    this.documents = new Documents(ports, changed);
    this.folder = new FolderDesk(ports, changed);
    this.bundles = new BundleDesk(ports, this.documents, changed);
    this.made = new MadeFiles(ports);
  }

  get chosenPeriod(): Period | undefined {
    return this.pairing?.chosenPeriod ?? this.period;
  }

  /** A picture for the head of made PDFs; undefined takes it away. What is none is said. */
  async chooseLogo(file: File | undefined): Promise<void> {
    this.problem = undefined;
    try {
      await this.made.chooseLogo(file);
    } catch (error) {
      const { code, values } = sentenceOf(expected(error));
      this.problem = code === 'receipt/unreadable' ? { code: 'bad-logo', values } : { code, values };
    }
  }

  choosePeriod(period: Period): void {
    this.period = period;
  }

  clear(): void {
    this.documents.clear();
    this.pairing = undefined;
    this.problem = undefined;
    this.made.clear();
    this.given.clear();
    this.finished.clear();
    this.folder.clear();
    this.bundles.visit?.clear();
  }

  /** Gives a file that names nobody to the person of a row; undefined takes it back. */
  give(sha256: string, entry: Entry | undefined): void {
    const document = this.documents.all.find((each) => each.sha256 === sha256);
    if (document === undefined || entry === undefined) this.given.takeBack(sha256);
    else this.given.give(sha256, document.file.name, entry);
  }

  /** Picked files of that name: those of a row, else of anybody. */
  named(name: string, own: readonly ReceiptDocument[]): readonly ReceiptDocument[] {
    const isNamed = ({ file }: ReceiptDocument) => file.name === name;
    const theirs = own.filter(isNamed);
    return theirs.length > 0 ? theirs : this.documents.all.filter(isNamed);
  }

  /** A run with these files came to its end. */
  runEnded(roster: Roster | undefined): void {
    this.finished.remember(this.documents.all, roster?.entries ?? []);
  }

  /** The files of a finished run go once the sheet is of another period. */
  private dropFinished({ entries }: Roster): void {
    const staying = this.finished.staying(this.documents.all, entries);
    if (staying.length === this.documents.all.length) return;
    this.documents.all = staying;
    this.finished.clear();
    this.problem = { code: 'files-dropped', values: {} };
  }

  /** Opens and reads picked files; those already read stay. */
  async add(files: readonly File[], roster: Roster | undefined, signal: AbortSignal): Promise<void> {
    this.problem = undefined;
    this.problem = await this.documents.add(files, roster, signal);
  }

  /** Reads what the folder beside the workbook gave; what stopped the rest is the folder's to say. */
  async take(listing: FolderListing, roster: Roster | undefined, signal: AbortSignal): Promise<void> {
    this.problem = await this.documents.take(listing.files, roster, signal);
  }

  /** The files that a source lists join those that are there. */
  async addFrom(id: string, place: SourcePlace, roster: Roster | undefined, signal: AbortSignal): Promise<void> {
    this.problem = undefined;
    this.problem = await this.documents.addFrom(id, place, roster, signal);
  }

  /** What the mails of this reading carry. */
  mailFiles(roster: Roster): MailFiles {
    // Held: who changes a choice while a run is under way decides nothing of its rows.
    const rules = new ReceiptRules({ book: this.ports.book.held() });
    const { mode, passwordColumn, attachColumn } = rules.of(roster);
    const attachments = new RowAttachments({ rules, roster, pairing: this.pairing, logo: this.made.logo }, this.made);
    return {
      lockColumn: mode === 'none' ? undefined : passwordColumn,
      // Where a column decides, the text must not promise a file to everybody.
      attached: mode !== 'none' && attachColumn === undefined,
      locks: (row) => attachments.locks(row),
      attachmentsOf: (row) => attachments.of(row),
    };
  }

  /** Loads the readers before a run, so that a new deployment in mid-run cannot take them away. */
  async preload(roster: Roster | undefined): Promise<void> {
    if (this.documents.all.length > 0) await Promise.all([this.documents.readers(), judges()]);
    if (this.rules.mayMake(roster)) await this.made.maker();
  }

  /** The sheet that the picked CFDI make, headed in that language; undefined when there is none among them. */
  sheetRows(language: Language): readonly (readonly string[])[] | undefined {
    const rows = importRows(this.documents.all);
    if (rows.length === 0) return undefined;
    const header = importColumns.map((column) => this.ports.translate(language, `import.${column}`));
    return [header, ...rows.map((row) => importColumns.map((column) => row[column]))];
  }

  /** Rejects when aborted, and then leaves the earlier pairing. */
  async pair(roster: Roster, kind: RunKind, signal: AbortSignal): Promise<void> {
    const { mode, options } = this.rules.of(roster);
    this.dropFinished(roster);
    if (mode === 'none' || mode === 'make') {
      this.pairing = undefined;
      return;
    }
    const input = {
      entries: roster.entries,
      columns: roster,
      mode,
      kind,
      printsXml: options['prints-xml'],
      assigned: this.given.rows(roster.entries),
      ...(this.period === undefined ? {} : { period: this.period }),
    };
    const documents = this.documents.all;
    if (documents.length === 0) {
      this.pairing = pairNothing(input);
      return;
    }
    const { pairingSteps } = await judges();
    await this.bundles.visit?.sheetRead({ roster, kind }, signal);
    this.pairing = await inSlices(pairingSteps({ ...input, documents }), this.ports.clock, signal);
  }

  /** What is wrong with files and passwords, of rows and of files that no row gets. `limit` in bytes of a message. */
  issues(roster: Roster, limit: number): readonly Issue[] {
    const { pairing } = this;
    const { mode, passwordColumn, options } = this.rules.of(roster);
    const bare = this.rules.bareRows(roster);
    const locking = {
      column: passwordColumn,
      made: mode === 'make',
      printed: options['prints-xml'],
      documentsOf: this.documentsOf(roster),
    };
    const found = [
      ...this.rules.goneColumns(roster),
      ...(pairing === undefined ? [] : [...this.pairingIssues(pairing), ...sizeIssues(pairing.byRow, limit)]),
      ...passwordIssues(roster, locking),
    ];
    return found.filter(({ row }) => !bare.has(row));
  }

  /** Where a page that was not cut is the reason why somebody has no file, that is said. */
  private pairingIssues({ issues, byRow }: Pairing): readonly Issue[] {
    const ofPages = this.bundles.issues((row) => byRow.has(row));
    if (ofPages.length === 0) return issues;
    const told = new Set(ofPages.map(({ row }) => row));
    return [...issues.filter(({ code, row }) => code !== 'receipt/not-found' || !told.has(row)), ...ofPages];
  }

  /** Looks at the pages of a file of several people. */
  async lookAtPages(sha256: string, roster: Roster | undefined, kind: RunKind, signal: AbortSignal): Promise<void> {
    await this.bundles.act(async (visit) => {
      const document = visit.documentOf(sha256) ?? this.documents.all.find((each) => each.sha256 === sha256);
      if (document !== undefined && roster !== undefined) await visit.look(document, { roster, kind }, signal);
    });
  }

  /** What each row's mail carries of the picked files. */
  documentsOf(roster: Roster): (row: number) => readonly ReceiptDocument[] {
    const bare = this.rules.bareRows(roster);
    return (row) => (bare.has(row) ? [] : (this.pairing?.byRow.get(row)?.documents ?? []));
  }

  state(roster: Roster | undefined): ReceiptsState {
    const { pairing } = this;
    return {
      ...this.rules.of(roster),
      files: this.documents.all.length,
      names: this.documents.names,
      sources: this.documents.listing.map(({ id, title }) => ({ id, title })),
      reading: this.documents.reading,
      problem: this.problem,
      periods: pairing?.periods ?? [],
      period: this.chosenPeriod,
      matched: pairing?.byRow.size ?? 0,
      unused: (pairing?.unused ?? []).map(({ document, reason }) => ({ file: document.file.name, code: reason })),
      given: this.given.list(roster?.entries ?? []),
      xmlAlone: [...(pairing?.byRow.values() ?? [])].filter(({ documents }) => printable(documents).length > 0).length,
      logo: this.made.logo?.name,
      folder: this.folder.state(),
      bundles: this.bundles.state(pairing?.bundles ?? []),
    };
  }
}
