import { expected } from '../../domain/failure.ts';
import type { FolderListing, ReceiptFolder } from '../../domain/ports.ts';
import { sentenceOf, type Sentence } from '../base/sentence.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import type { FolderState, FoundFolder } from './folder-state.ts';

type Ports = Pick<SessionPorts, 'book' | 'config' | 'place' | 'plugins'>;

/** The folder that the workbook is in: its files, whose leave it is read with, and what the workbook says of it. */
export class FolderDesk {
  private folder: ReceiptFolder | undefined;
  private listing: FolderListing | undefined;
  /** Subfolders that the listing was asked to look into; what the workbook wishes may have changed since. */
  private taken: readonly string[] = [];
  private busy: FolderState['busy'];
  private asking: AbortController | undefined;
  private problem: Sentence | undefined;
  private readonly ports: Ports;
  private readonly changed: () => void;

  constructor(ports: Ports, changed: () => void) {
    this.ports = ports;
    this.changed = changed;
  }

  /** Undefined where the deployment has none. */
  private get offered() {
    const [offered] = this.ports.plugins.contributed('receiptFolders');
    return this.ports.config.microsoft.clientId === '' ? undefined : offered;
  }

  /** So that a window can open inside the press that follows. What stands in the way is said after that press. */
  async prepare(): Promise<void> {
    await this.opened().catch(expected);
  }

  private async opened(): Promise<ReceiptFolder | undefined> {
    if (this.folder !== undefined) return this.folder;
    const folder = await this.offered?.load();
    await folder?.prepare();
    this.folder = folder;
    return folder;
  }

  /** Call from a press. Undefined where nothing came; why is in the state. */
  async list(wider: boolean, signal: AbortSignal): Promise<FolderListing | undefined> {
    if (this.busy !== undefined) return undefined;
    this.problem = undefined;
    this.busy = 'asking';
    this.changed();
    const asking = new AbortController();
    this.asking = asking;
    try {
      // What is there already is asked at once: a window opens only inside the press.
      const folder = this.folder ?? (await this.opened());
      const wish = this.wish(wider);
      const listing = await folder?.list(wish, AbortSignal.any([signal, asking.signal]));
      asking.signal.throwIfAborted();
      if (listing === undefined) return undefined;
      this.listing = listing;
      this.taken = wish.subfolders;
      this.problem = listing.stopped && sentenceOf(listing.stopped);
      return listing;
    } catch (error) {
      // Signed out meanwhile: nothing that was on its way arrives.
      if (asking.signal.aborted) return undefined;
      this.problem = sentenceOf(expected(error));
      return undefined;
    } finally {
      this.busy = undefined;
      this.changed();
    }
  }

  private wish(wider: boolean): Parameters<ReceiptFolder['list']>[0] {
    const { book, place, plugins } = this.ports;
    return {
      place: place(),
      extensions: plugins.contributed('documentReaders').flatMap(({ extensions }) => extensions),
      subfolders: book.get('folder') ?? [],
      wider,
      progress: (done, total) => {
        this.busy = { done, total };
        this.changed();
      },
    };
  }

  /** Takes a subfolder in, or leaves it out, for everybody in the workbook. Rejects with `sheet/*`. */
  async choose(name: string, isIn: boolean): Promise<void> {
    const others = (this.ports.book.get('folder') ?? []).filter((each) => each !== name);
    await this.ports.book.set('folder', isIn ? [...others, name] : others);
  }

  /** Wipes the account; files that were taken stay until they are removed, as picked ones do. */
  leave(): void {
    this.asking?.abort();
    this.folder?.forget();
    this.clear();
    this.changed();
  }

  clear(): void {
    this.listing = undefined;
    this.problem = undefined;
  }

  state(): FolderState | undefined {
    if (this.offered === undefined) return undefined;
    return {
      busy: this.busy,
      account: this.folder?.account(),
      found: this.listing && this.found(this.listing),
      problem: this.problem,
      clientId: this.ports.config.microsoft.clientId,
    };
  }

  private found({ name, files, subfolders, missed, otherKinds }: FolderListing): FoundFolder {
    // While Microsoft is asked, what was just pressed is shown; then what came of it.
    const chosen = this.busy === undefined ? this.taken : (this.ports.book.get('folder') ?? []);
    const named = (since: string) => files.filter((file) => file.since === since).map((file) => file.name);
    return {
      name,
      files: files.length,
      subfolders: subfolders.map((each) => ({ name: each, chosen: chosen.includes(each) })),
      fresh: named('new'),
      changed: named('changed'),
      missed,
      otherKinds,
    };
  }
}
