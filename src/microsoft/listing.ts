import { Failure } from '../domain/failure.ts';
import type { FolderId, DriveItem, Graph } from './graph.ts';

/** As many as may be picked by hand. */
const mostFiles = 5_000;
const mostBytes = 300 * 1024 * 1024;

/** The workbook itself, others beside it, and what Excel leaves there while they are open. */
const workbooks = /\.(xls[xmb]?|csv|ods|tmp)$|^~\$/i;

export interface Listing {
  readonly items: readonly DriveItem[];
  /** Names of the folders in it, in their order. */
  readonly subfolders: readonly string[];
  /** Files that nobody here could read. */
  readonly otherKinds: number;
}

export interface ListingWish {
  /** Lower-case ends of file names, without the dot. */
  readonly extensions: readonly string[];
  /** Names of subfolders that are wanted too. */
  readonly subfolders: readonly string[];
}

const extensionOf = (name: string): string => /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';

/** What is in the folder and its chosen subfolders. Rejects with `folder/*`. */
export const listFolder = async (graph: Graph, folder: FolderId, wish: ListingWish): Promise<Listing> => {
  const items: DriveItem[] = [];
  const folders: DriveItem[] = [];
  let otherKinds = 0;
  const take = async (of: FolderId, isTop: boolean): Promise<void> => {
    for await (const page of graph.children(of)) {
      for (const each of page) {
        if (each.folder !== undefined) folders.push(...(isTop ? [each] : []));
        else if (wish.extensions.includes(extensionOf(each.name))) items.push(each);
        else if (!workbooks.test(each.name)) otherKinds += 1;
      }
      if (items.length > mostFiles) throw new Failure('folder/too-many', { values: { limit: mostFiles } });
    }
  };
  await take(folder, true);
  for (const { id, name } of [...folders]) {
    if (wish.subfolders.includes(name)) await take({ drive: folder.drive, item: id }, false);
  }
  const bytes = items.reduce((sum, { size }) => sum + size, 0);
  if (bytes > mostBytes) throw new Failure('folder/too-large', { values: { megabytes: Math.ceil(bytes / 2 ** 20) } });
  return { items, subfolders: folders.map(({ name }) => name), otherKinds };
};
