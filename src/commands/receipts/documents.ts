import { expected, Failure } from '../../domain/failure.ts';
import type { DocumentReader, ReceiptSource, SourcePlace } from '../../domain/ports.ts';
import type { Contributed } from '../../plugin/host.ts';
import { readDocuments } from '../../domain/receipt/read-documents.ts';
import type { ReceiptDocument, ReceiptFile } from '../../domain/receipt/receipt.ts';
import type { Roster } from '../../domain/roster/roster.ts';
import type { Steps } from '../../domain/steps.ts';
import { inSlices } from '../base/in-slices.ts';
import { loadReaders } from '../base/load-readers.ts';
import { sentenceOf, type Sentence } from '../base/sentence.ts';
import type { SessionPorts } from '../base/session-ports.ts';

/** How often the bar that counts the files read may move. Milliseconds. */
const progressMs = 100;

/** The files people picked, opened and read. */
export class Documents {
  private documents: readonly ReceiptDocument[] = [];
  /** Asked for at every change of the pane: found once for each set of files. */
  private found: ReadonlySet<string> | undefined;
  reading: { readonly done: number; readonly total: number } | undefined;
  /** How often the folder beside the workbook was taken from. */
  private takes = 0;
  /** Keys of the parts, by that of the file they were cut out of. */
  private readonly cut = new Map<string, ReadonlySet<string>>();
  /** Keys of those that came from there, and not by hand. */
  private ofFolder: ReadonlySet<string> = new Set();
  private readonly ports: Pick<SessionPorts, 'clock' | 'plugins'>;
  private readonly changed: () => void;

  constructor(ports: Pick<SessionPorts, 'clock' | 'plugins'>, changed: () => void) {
    this.ports = ports;
    this.changed = changed;
  }

  /** Those already read stay. Resolves with what stood in the way; nothing else is lost by it. */
  add(files: readonly File[], roster: Roster | undefined, signal: AbortSignal): Promise<Sentence | undefined> {
    return this.during(files.length, async () => {
      const picked = await inSlices(asReceiptFiles(files), this.ports.clock, signal);
      this.keepPicked(await this.read(picked, roster, signal));
    });
  }

  /** What the folder holds now, in place of what it held: a former content of a file must not leave. */
  take(files: readonly ReceiptFile[], roster: Roster | undefined, signal: AbortSignal): Promise<Sentence | undefined> {
    return this.during(files.length, async () => {
      const turn = ++this.takes;
      const read = await this.read(files, roster, signal);
      // A later look at the folder is the true one, whichever is read first.
      if (turn !== this.takes) return;
      this.all = this.all.filter((each) => !this.ofFolder.has(keyOf(each)));
      const byHand = new Set(this.all.map(keyOf));
      this.ofFolder = new Set(read.map(keyOf).filter((key) => !byHand.has(key)));
      this.keep(read);
    });
  }

  get all(): readonly ReceiptDocument[] {
    return this.documents;
  }

  set all(documents: readonly ReceiptDocument[]) {
    this.documents = documents;
    this.found = undefined;
  }

  get names(): ReadonlySet<string> {
    return (this.found ??= new Set(this.documents.map(({ file }) => file.name)));
  }

  clear(): void {
    this.all = [];
    this.ofFolder = new Set();
    this.cut.clear();
  }

  /** The parts that a file was cut into take its place; `undo` puts it back. */
  async replace(
    bundle: ReceiptDocument,
    parts: readonly ReceiptFile[],
    roster: Roster | undefined,
    signal: AbortSignal,
  ): Promise<readonly ReceiptDocument[]> {
    const read: ReceiptDocument[] = [];
    const problem = await this.during(parts.length, async () => {
      read.push(...(await this.readOpened(parts, roster, signal)));
    });
    if (problem !== undefined) throw new Failure('host/plugin-failed');
    const isOfFolder = this.ofFolder.has(keyOf(bundle));
    this.undo(bundle);
    this.all = [...this.all.filter((each) => keyOf(each) !== keyOf(bundle)), ...read];
    this.cut.set(keyOf(bundle), new Set(read.map(keyOf)));
    if (isOfFolder) this.ofFolder = new Set([...this.ofFolder, ...read.map(keyOf)]);
    return read;
  }

  undo(bundle: ReceiptDocument): void {
    const parts = this.cut.get(keyOf(bundle));
    if (parts === undefined) return;
    this.cut.delete(keyOf(bundle));
    this.all = [...this.all.filter((each) => !parts.has(keyOf(each))), bundle];
  }

  /** Whether its parts are here in its place. */
  isCut(bundle: ReceiptDocument): boolean {
    const parts = this.cut.get(keyOf(bundle));
    return parts !== undefined && this.all.some((each) => parts.has(keyOf(each)));
  }

  /** The same of what a source lists: they join those that are there. */
  addFrom(
    id: string,
    place: SourcePlace,
    roster: Roster | undefined,
    signal: AbortSignal,
  ): Promise<Sentence | undefined> {
    return this.during(0, async () => {
      const source = this.listing.find((each) => each.id === id);
      const files = (await (await source?.load())?.list(place, signal)) ?? [];
      this.keepPicked(await this.read(files, roster, signal));
    });
  }

  /** Sources that are a button of their own. */
  get listing(): readonly Contributed<'receiptSources'>[] {
    return this.ports.plugins.contributed('receiptSources').filter(({ lists }) => lists === true);
  }

  private async during(total: number, act: () => Promise<void>): Promise<Sentence | undefined> {
    this.reading = { done: 0, total };
    this.changed();
    try {
      await act();
      return undefined;
    } catch (error) {
      return sentenceOf(expected(error));
    } finally {
      this.reading = undefined;
    }
  }

  private async read(
    files: readonly ReceiptFile[],
    roster: Roster | undefined,
    signal: AbortSignal,
  ): Promise<readonly ReceiptDocument[]> {
    const opener = await this.opener();
    return this.readOpened((await opener?.open(files, signal)) ?? files, roster, signal);
  }

  private async readOpened(
    files: readonly ReceiptFile[],
    roster: Roster | undefined,
    signal: AbortSignal,
  ): Promise<readonly ReceiptDocument[]> {
    return readDocuments(files, await this.readers(), {
      passwords: passwordsOf(roster),
      signal,
      progress: this.reportProgress(),
    });
  }

  /** What somebody picked is theirs from now on, whether or not the folder has it too. */
  private keepPicked(read: readonly ReceiptDocument[]): void {
    const picked = new Set(read.map(keyOf));
    this.ofFolder = new Set([...this.ofFolder].filter((key) => !picked.has(key)));
    this.keep(read);
  }

  private keep(read: readonly ReceiptDocument[]): void {
    const known = new Set(read.map(keyOf));
    // A file that was cut is here already, as its parts.
    const fresh = read.filter((each) => !this.isCut(each));
    this.all = [...this.all.filter((each) => !known.has(keyOf(each))), ...fresh];
  }

  readers(): Promise<readonly DocumentReader[]> {
    return loadReaders(this.ports.plugins);
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

  /** Undefined where none is installed: then files are taken as they are. */
  private async opener(): Promise<ReceiptSource | undefined> {
    const opener = this.ports.plugins.contributed('receiptSources').find(({ lists }) => lists !== true);
    return opener?.load();
  }
}

const keyOf = ({ sha256, file }: ReceiptDocument): string => `${sha256}/${file.name}`;

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
