import { isFailure, type Failure } from '../domain/failure.ts';
import { maxFileBytes } from '../domain/receipt/read-documents.ts';
import type { FolderListing, FolderWish, ListedFile, MissedFile, ReceiptFolder } from '../domain/ports.ts';
import type { PluginContext } from '../plugin/contribution.ts';
import { Connection } from './connection.ts';
import { download } from './download.ts';
import { Graph, type DriveItem, type FolderId } from './graph.ts';
import { listFolder } from './listing.ts';
import { createRequests, type Ask } from './requests.ts';
import { markOf, SeenFiles } from './seen.ts';
import { systemWait, type Wait } from './wait.ts';
import { folderOf, webAddress } from './workbook-place.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** As many files come at once as a browser asks one host for. */
const parallel = 4;

export interface Surroundings {
  /** Origin of the pane. */
  readonly origin: string;
  readonly wait: Wait;
}

/** The folder beside the workbook, read through Graph. Bytes are fetched while it is listed and never after. */
class GraphFolder implements ReceiptFolder {
  private readonly connection: Connection;
  private readonly ask: Ask;
  private readonly seen: SeenFiles;
  private readonly graphUrl: string;
  /** Bytes of the last listing by file and content: what is there already is not fetched again. */
  private kept = new Map<string, Bytes>();

  constructor(context: PluginContext, { origin, wait }: Surroundings) {
    this.connection = new Connection({ context, origin, wait });
    this.ask = createRequests({ fetch: context.fetch, now: context.now, wait });
    this.seen = new SeenFiles(context.store);
    this.graphUrl = context.config.microsoft.graphUrl;
  }

  account = () => this.connection.account;

  prepare = () => this.connection.prepare();

  forget = (): void => {
    this.connection.forget();
    this.kept.clear();
  };

  list = async (wish: FolderWish, signal: AbortSignal): Promise<FolderListing> => {
    const url = webAddress(wish.place.documentUrl);
    const token = await this.connection.token(wish.place, wish.wider ? 'shared' : 'own', signal);
    const graph = new Graph({ graphUrl: this.graphUrl, ask: this.ask, token, signal });
    try {
      const folder = await folderOf(graph, url);
      const name = await graph.nameOf(folder);
      const { items, subfolders, otherKinds } = await listFolder(graph, folder, wish);
      const fetched = await this.fetchAll(graph, folder, items, wish.progress, signal);
      if (fetched.stopped === undefined) await this.seen.remember(folder, items);
      return { name, subfolders, otherKinds, ...fetched };
    } catch (error) {
      // The next press signs in anew.
      if (isFailure(error) && error.code === 'folder/signed-out') this.connection.forget();
      throw error;
    }
  };

  private async fetchAll(
    graph: Graph,
    folder: FolderId,
    items: readonly DriveItem[],
    progress: FolderWish['progress'],
    signal: AbortSignal,
  ): Promise<Pick<FolderListing, 'files' | 'missed' | 'stopped'>> {
    const found: (ListedFile | MissedFile | undefined)[] = items.map(() => undefined);
    const kept = new Map<string, Bytes>();
    const end: { stopped: Failure | undefined } = { stopped: undefined };
    let next = 0;
    let done = 0;
    const work = async (): Promise<void> => {
      for (let at = next++; at < items.length; at = next++) {
        const item = items[at]!;
        // What is here already is in the folder still, whatever keeps the others away.
        if (end.stopped !== undefined && !this.kept.has(keyOf(item))) continue;
        try {
          found[at] = await this.fetchOne(graph, folder, item, kept, signal);
          progress(++done, items.length);
        } catch (error) {
          if (!isFailure(error)) throw error;
          end.stopped ??= error;
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(parallel, items.length) }, work));
    const { stopped } = end;
    signal.throwIfAborted();
    if (stopped?.code === 'folder/signed-out') this.connection.forget();
    this.kept = stopped === undefined ? kept : new Map([...this.kept, ...kept]);
    return {
      files: found.filter((each) => each !== undefined && 'read' in each),
      missed: found.filter((each) => each !== undefined && 'reason' in each),
      stopped,
    };
  }

  private async fetchOne(
    graph: Graph,
    folder: FolderId,
    listed: DriveItem,
    kept: Map<string, Bytes>,
    signal: AbortSignal,
  ): Promise<ListedFile | MissedFile> {
    const { name } = listed;
    if (listed.size > maxFileBytes) return { file: name, reason: 'too-large' };
    const known = this.kept.get(keyOf(listed));
    const got =
      known === undefined
        ? await download(listed, { ask: this.ask, signal, anew: ({ id }) => graph.item(folder, id) })
        : { item: listed, bytes: known };
    if (typeof got === 'string') return { file: name, reason: got };
    const { item, bytes } = got;
    kept.set(keyOf(item), bytes);
    const since = await this.seen.since(folder, item);
    return { name: name.normalize('NFC'), size: bytes.length, since, read: () => Promise.resolve(bytes) };
  }
}

const keyOf = (item: DriveItem): string => `${item.id}/${markOf(item)}`;

export const createFolder = (context: PluginContext, surroundings?: Partial<Surroundings>): ReceiptFolder => {
  const folder = new GraphFolder(context, { wait: systemWait, origin: globalThis.location?.origin, ...surroundings });
  context.onDispose(folder.forget);
  return folder;
};
