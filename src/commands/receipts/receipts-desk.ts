import type { CheckedRow } from '../../domain/check.ts';
import { Failure, isFailure } from '../../domain/failure.ts';
import { importColumns, importRows } from '../../domain/receipt/import-sheet.ts';
import { issue, severityOf, type Issue } from '../../domain/issue.ts';
import type { Attachment } from '../../domain/message/message.ts';
import { sizeIssues } from '../../domain/message/message-size.ts';
import { isLocked, isSigned, passwordIn, passwordIssues } from '../../domain/receipt/password-issues.ts';
import { pairingSteps, verifyFinal, type Pairing } from '../../domain/pairing/pairing.ts';
import { printable } from '../../domain/receipt/printable.ts';
import type { Period } from '../../domain/text/period.ts';
import type { DocumentReader, ReceiptSource } from '../../domain/ports.ts';
import { readDocuments } from '../../domain/receipt/read-documents.ts';
import type { ReceiptDocument, ReceiptFile } from '../../domain/receipt/receipt.ts';
import type { Entry, Roster } from '../../domain/roster/roster.ts';
import { saysYes } from '../../domain/roster/says-yes.ts';
import { fieldText } from '../../domain/text/field-value.ts';
import type { Steps } from '../../domain/steps.ts';
import { inSlices } from '../base/in-slices.ts';
import { loadReaders } from '../base/load-readers.ts';
import { FinishedFiles } from './finished-files.ts';
import { GivenFiles } from './given-files.ts';
import { MadeFiles } from './made-files.ts';
import type { Sentence } from '../pane-state.ts';
import { sha256 } from '../../domain/text/sha256.ts';
import { isSample } from '../people/sample-sheet.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import type { Language } from '../../domain/language.ts';
import type { RunKind } from '../../domain/run-choices.ts';
import type { ReceiptMode } from '../../domain/run-choices.ts';
import type { ReceiptsState } from './receipts-state.ts';

interface ReceiptChoices {
  readonly mode: ReceiptMode | undefined;
  /** Header of the column whose text locks PDFs; '' for none. */
  readonly passwordHeader: string;
  /** A row with its XML alone gets a PDF made from it. */
  readonly printsXml: boolean;
  /** Header of the column that says who gets files at all; '' for everybody. */
  readonly attachHeader: string;
}

/** How often the bar that counts the files read may move. Milliseconds. */
const progressMs = 100;

/** The files people picked, what is in them, and which row each belongs to. */
export class ReceiptsDesk {
  pairing: Pairing | undefined;
  private documents: readonly ReceiptDocument[] = [];
  private reading: { done: number; total: number } | undefined;
  private problem: Sentence | undefined;
  private period: Period | undefined;
  private readonly made: MadeFiles;
  private readonly given = new GivenFiles();
  private readonly finished = new FinishedFiles();
  private readonly ports: SessionPorts;
  private readonly changed: () => void;

  constructor(ports: SessionPorts, changed: () => void) {
    this.ports = ports;
    this.changed = changed;
    this.made = new MadeFiles(ports);
  }

  private get choices(): ReceiptChoices {
    const { book } = this.ports;
    return {
      mode: book.get('files'),
      passwordHeader: book.get('lock-column') ?? '',
      printsXml: book.get('prints-xml') ?? false,
      attachHeader: book.get('attach-column') ?? '',
    };
  }

  /** Until somebody chooses: by the file column where the sheet names files, else by what is in the files. */
  mode(roster: Roster | undefined): ReceiptMode {
    if (this.choices.mode !== undefined) return this.choices.mode;
    // Made-up people have no files.
    if (isSample(roster)) return 'make';
    return roster?.entries.some(({ fileNames }) => fileNames.length > 0) === true ? 'column' : 'auto';
  }

  get chosenPeriod(): Period | undefined {
    return this.pairing?.chosenPeriod ?? this.period;
  }

  passwordColumn(roster: Roster | undefined): number | undefined {
    return columnOf(roster, this.choices.passwordHeader);
  }

  attachColumn(roster: Roster | undefined): number | undefined {
    return columnOf(roster, this.choices.attachHeader);
  }

  /** Whether the row's mail carries anything: where a column says so, only with a yes in it. */
  private attaches({ fields }: Entry, roster: Roster | undefined): boolean {
    if (this.attachColumn(roster) === undefined) return true;
    return saysYes(fieldText(fields.get(this.choices.attachHeader)));
  }

  /** Headers of the columns that decide what is attached and how it is locked. */
  usedHeaders(): readonly string[] {
    return [this.choices.passwordHeader, this.choices.attachHeader].filter((header) => header !== '');
  }

  /** A picture for the head of made PDFs; undefined takes it away. What is none is said. */
  async chooseLogo(file: File | undefined): Promise<void> {
    this.problem = undefined;
    try {
      await this.made.chooseLogo(file);
    } catch (error) {
      if (!isFailure(error)) throw error;
      const { code, values } = error;
      this.problem = code === 'receipt/unreadable' ? { code: 'bad-logo', values } : { code, values };
    }
  }

  choosePeriod(period: Period): void {
    this.period = period;
  }

  clear(): void {
    this.documents = [];
    this.pairing = undefined;
    this.problem = undefined;
    this.made.clear();
    this.given.clear();
    this.finished.clear();
  }

  /** Gives a file that names nobody to the person of a row; undefined takes it back. */
  give(sha256: string, entry: Entry | undefined): void {
    const document = this.documents.find((each) => each.sha256 === sha256);
    if (document === undefined || entry === undefined) this.given.takeBack(sha256);
    else this.given.give(sha256, document.file.name, entry);
  }

  /** A run with these files came to its end. */
  runEnded(roster: Roster | undefined): void {
    this.finished.remember(this.documents, roster?.entries ?? []);
  }

  /** The files of a finished run go once the sheet is of another period. */
  private dropFinished({ entries }: Roster): void {
    const staying = this.finished.staying(this.documents, entries);
    if (staying.length === this.documents.length) return;
    this.documents = staying;
    this.finished.clear();
    this.problem = { code: 'files-dropped', values: {} };
  }

  /** Opens and reads picked files; those already read stay. */
  async add(files: readonly File[], roster: Roster | undefined, signal: AbortSignal): Promise<void> {
    this.problem = undefined;
    this.reading = { done: 0, total: files.length };
    this.changed();
    try {
      const source = await this.source();
      const picked = await inSlices(asReceiptFiles(files), this.ports.clock, signal);
      const opened = await source.open(picked, signal);
      const read = await readDocuments(opened, await this.readers(), {
        passwords: passwordsOf(roster),
        signal,
        progress: this.reportProgress(),
      });
      const known = new Set(read.map(({ sha256, file }) => `${sha256}/${file.name}`));
      this.documents = [...this.documents.filter(({ sha256, file }) => !known.has(`${sha256}/${file.name}`)), ...read];
    } catch (error) {
      if (!isFailure(error)) throw error;
      this.problem = { code: error.code, values: error.values };
    } finally {
      this.reading = undefined;
    }
  }

  /** Drawing the pane anew for each of a thousand files would take longer than reading them. */
  private reportProgress(): (done: number, total: number) => void {
    const { clock } = this.ports;
    let shown = clock.now();
    return (done, total) => {
      this.reading = { done, total };
      if (clock.now() - shown < progressMs) return;
      shown = clock.now();
      this.changed();
    };
  }

  private async source(): Promise<ReceiptSource> {
    const [picked] = this.ports.plugins.contributed('receiptSources');
    if (picked === undefined) throw new Error('No receipt source is built in');
    return picked.load();
  }

  private readers(): Promise<readonly DocumentReader[]> {
    return loadReaders(this.ports.plugins);
  }

  /** What is attached to a row: its files as picked, read again and judged again, PDFs locked where that was chosen. */
  async attachmentsOf(row: CheckedRow, roster: Roster | undefined): Promise<readonly Attachment[]> {
    const { pairing } = this;
    if (!this.attaches(row.entry, roster)) return [];
    const password = this.password(row, roster);
    if (this.mode(roster) === 'make')
      return [await this.made.ofRow(row, roster, password, this.passwordColumn(roster))];
    if (pairing === undefined) return [];
    const printed = this.choices.printsXml ? printable(row.documents) : [];
    const attachments: Attachment[] = [];
    for (const document of row.documents) {
      const bytes = await document.file.read();
      // What was judged is what is sent: a file that changed on the disk since is neither.
      if ((await sha256(bytes)) !== document.sha256) throw new Failure('receipt/changed');
      const { mediaType, file } = document;
      // Locked already, with the person's own password or one nobody here knows: it goes as it is. So does a signed one.
      const locks = password !== '' && mediaType === 'application/pdf' && !isLocked(document) && !isSigned(document);
      const shown = locks ? await this.made.locked(document, bytes, password) : bytes;
      attachments.push({ name: file.name, mediaType, bytes: shown });
      if (printed.includes(document)) attachments.push(await this.made.ofCfdi(document, bytes, password));
    }
    const against = verifyFinal(row.entry, row.documents, pairing).filter(({ code }) =>
      ['error', 'later'].includes(severityOf(code)),
    );
    if (against.length > 0) throw new Failure('receipt/changed');
    return attachments;
  }

  private password({ entry }: CheckedRow, roster: Roster | undefined): string {
    const column = this.passwordColumn(roster);
    return column === undefined || roster === undefined ? '' : passwordIn(entry, roster.grid, column);
  }

  /** Whether the row's PDF leaves locked. */
  locks(row: CheckedRow, roster: Roster | undefined): boolean {
    const locked = this.password(row, roster) !== '' && !row.documents.some(isSigned);
    return this.attaches(row.entry, roster) && (locked || row.documents.some(isLocked));
  }

  /** Loads the readers before a run, so that a new deployment in mid-run cannot take them away. */
  async preload(roster: Roster | undefined): Promise<void> {
    if (this.documents.length > 0) await this.readers();
    const { passwordHeader, printsXml } = this.choices;
    if (passwordHeader !== '' || printsXml || this.mode(roster) === 'make') await this.made.maker();
  }

  /** The sheet that the picked CFDI make, headed in that language; undefined when there is none among them. */
  sheetRows(language: Language): readonly (readonly string[])[] | undefined {
    const rows = importRows(this.documents);
    if (rows.length === 0) return undefined;
    const header = importColumns.map((column) => this.ports.translate(language, `import.${column}`));
    return [header, ...rows.map((row) => importColumns.map((column) => row[column]))];
  }

  /** Rejects when aborted, and then leaves the earlier pairing. */
  async pair(roster: Roster, kind: RunKind, signal: AbortSignal): Promise<void> {
    const mode = this.mode(roster);
    this.dropFinished(roster);
    if (mode === 'none' || mode === 'make') {
      this.pairing = undefined;
      return;
    }
    const steps = pairingSteps({
      entries: roster.entries,
      columns: roster,
      documents: this.documents,
      mode,
      kind,
      printsXml: this.choices.printsXml,
      assigned: this.given.rows(roster.entries),
      ...(this.period === undefined ? {} : { period: this.period }),
    });
    this.pairing = await inSlices(steps, this.ports.clock, signal);
  }

  /** What is wrong with files and passwords, of rows and of files that no row gets. `limit` in bytes of a message. */
  issues(roster: Roster, limit: number): readonly Issue[] {
    const { pairing } = this;
    const bare = this.without(roster);
    const locking = {
      column: this.passwordColumn(roster),
      made: this.mode(roster) === 'make',
      printed: this.choices.printsXml,
      documentsOf: this.documentsOf(roster),
    };
    const found = [
      ...this.goneColumns(roster),
      ...(pairing === undefined ? [] : [...pairing.issues, ...sizeIssues(pairing.byRow, limit)]),
      ...passwordIssues(roster, locking),
    ];
    return found.filter(({ row }) => !bare.has(row));
  }

  /** A chosen column that was renamed or deleted must not come to mean "everybody" or "no password". */
  private goneColumns(roster: Roster): readonly Issue[] {
    if (this.mode(roster) === 'none') return [];
    const gone = this.usedHeaders().filter((header) => columnOf(roster, header) === undefined);
    return roster.entries.flatMap(({ row }) => gone.map((header) => issue('receipt/column-gone', row, '', { header })));
  }

  /** Rows whose mail goes without files because their cell does not say yes. */
  private without(roster: Roster): ReadonlySet<number> {
    if (this.attachColumn(roster) === undefined) return new Set();
    return new Set(roster.entries.filter((entry) => !this.attaches(entry, roster)).map(({ row }) => row));
  }

  /** What each row's mail carries of the picked files. */
  documentsOf(roster: Roster): (row: number) => readonly ReceiptDocument[] {
    const bare = this.without(roster);
    return (row) => (bare.has(row) ? [] : (this.pairing?.byRow.get(row)?.documents ?? []));
  }

  state(roster: Roster | undefined): ReceiptsState {
    const { pairing } = this;
    return {
      mode: this.mode(roster),
      files: this.documents.length,
      reading: this.reading,
      problem: this.problem,
      periods: pairing?.periods ?? [],
      period: this.chosenPeriod,
      matched: pairing?.byRow.size ?? 0,
      unused: (pairing?.unused ?? []).map(({ document, reason }) => ({ file: document.file.name, code: reason })),
      given: this.given.list(roster?.entries ?? []),
      passwordColumn: this.passwordColumn(roster),
      printsXml: this.choices.printsXml,
      xmlAlone: [...(pairing?.byRow.values() ?? [])].filter(({ documents }) => printable(documents).length > 0).length,
      logo: this.made.logo?.name,
      attachColumn: this.attachColumn(roster),
    };
  }
}

/** Grid column with this header; undefined where none was chosen or it is gone. */
const columnOf = (roster: Roster | undefined, chosen: string): number | undefined =>
  chosen === '' ? undefined : roster?.columns.find(({ header }) => header === chosen)?.column;

/** Asking a picked file for its size makes the browser look at the disk. */
function* asReceiptFiles(files: readonly File[]): Steps<readonly ReceiptFile[]> {
  const opened: ReceiptFile[] = [];
  for (const file of files) {
    opened.push(asReceiptFile(file));
    yield;
  }
  return opened;
}

const asReceiptFile = (file: File): ReceiptFile => ({
  name: file.name.normalize('NFC'),
  size: file.size,
  read: async () => new Uint8Array(await file.arrayBuffer()),
});

const passwordsOf = (roster: Roster | undefined): readonly string[] => [
  ...new Set((roster?.entries ?? []).map(({ password }) => password).filter((password) => password !== '')),
];
