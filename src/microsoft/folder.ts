import { isFailure } from '../domain/failure.ts';
import type { FolderListing, FolderWish, ListedFile, ReceiptFolder } from '../domain/ports.ts';
import type { PluginContext } from '../plugin/contribution.ts';
import { Connection } from './connection.ts';
import { fetchFiles, keyOf, type TakenFile } from './fetch-files.ts';
import { Graph, type FolderId } from './graph.ts';
import { listFolder } from './listing.ts';
import { createRequests, type Ask } from './requests.ts';
import { SeenFiles } from './seen.ts';
import { systemWait, type Wait } from './wait.ts';
import { folderOf, webAddress } from './workbook-place.ts';

type Bytes = Uint8Array<ArrayBuffer>;

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
      const parts = { graph, folder, ask: this.ask, kept: this.kept, progress: wish.progress, signal };
      const { taken, missed, stopped } = await fetchFiles(items, parts);
      if (stopped?.code === 'folder/signed-out') this.connection.forget();
      const fresh = taken.map(({ item, bytes }) => [keyOf(item), bytes] as const);
      this.kept = new Map(stopped === undefined ? fresh : [...this.kept, ...fresh]);
      const files = await Promise.all(taken.map((each) => this.asListed(folder, each)));
      if (stopped === undefined)
        await this.seen.remember(
          folder,
          items,
          taken.map(({ item }) => item),
        );
      return { name, subfolders, otherKinds, files, missed, stopped };
    } catch (error) {
      // The next press signs in anew.
      if (isFailure(error) && error.code === 'folder/signed-out') this.connection.forget();
      throw error;
    }
  };

  private async asListed(folder: FolderId, { item, bytes }: TakenFile): Promise<ListedFile> {
    const since = await this.seen.since(folder, item);
    return { name: item.name.normalize('NFC'), size: bytes.length, since, read: () => Promise.resolve(bytes) };
  }
}

export const createFolder = (context: PluginContext, surroundings?: Partial<Surroundings>): ReceiptFolder => {
  const folder = new GraphFolder(context, { wait: systemWait, origin: globalThis.location?.origin, ...surroundings });
  context.onDispose(folder.forget);
  return folder;
};
