import { expected } from '../../domain/failure.ts';
import type { FolderListing, ReceiptFolder } from '../../domain/ports.ts';
import { sentenceOf, type Sentence } from '../base/sentence.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import type { FolderState, FoundFolder } from './folder-state.ts';

type Ports = Pick<SessionPorts, 'book' | 'config' | 'place' | 'plugins'>;

/** What is seen of the folder: its files, whose leave it is read with, and what the workbook says of it. */
export class FolderVisit {
  private listing: FolderListing | undefined;
  /** Subfolders that the listing was asked to look into; what the workbook wishes may have changed since. */
  private taken: readonly string[] = [];
  private busy: FolderState['busy'];
  private asking: AbortController | undefined;
  private problem: Sentence | undefined;
  private readonly ports: Ports;
  private readonly folder: ReceiptFolder;
  private readonly changed: () => void;

  constructor(ports: Ports, folder: ReceiptFolder, changed: () => void) {
    this.ports = ports;
    this.folder = folder;
    this.changed = changed;
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
      // At once: a window opens only inside the press.
      const wish = this.wish(wider);
      const listing = await this.folder.list(wish, AbortSignal.any([signal, asking.signal]));
      asking.signal.throwIfAborted();
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
    this.folder.forget();
    this.clear();
    this.changed();
  }

  clear(): void {
    this.listing = undefined;
    this.problem = undefined;
  }

  state(): Omit<FolderState, 'clientId'> {
    return {
      busy: this.busy,
      account: this.folder.account(),
      found: this.listing && this.found(this.listing),
      problem: this.problem,
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
