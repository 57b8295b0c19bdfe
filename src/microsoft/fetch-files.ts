import { isFailure, type Failure } from '../domain/failure.ts';
import { maxFileBytes } from '../domain/receipt/read-documents.ts';
import type { FolderWish, MissedFile } from '../domain/ports.ts';
import { download } from './download.ts';
import type { DriveItem, FolderId, Graph } from './graph.ts';
import type { Ask } from './requests.ts';
import { markOf } from './seen.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** As many files come at once as a browser asks one host for. */
const parallel = 4;
/** So many files in a row from whose host nothing comes: it is the line, and no matter of one file. */
const mostSilent = 3;

/** A file as it was listed, with the bytes that answer to `item`: where it was saved meanwhile, a later one. */
export interface TakenFile {
  readonly item: DriveItem;
  readonly bytes: Bytes;
}

export interface Fetched {
  readonly taken: readonly TakenFile[];
  readonly missed: readonly MissedFile[];
  /** What kept the rest away. */
  readonly stopped: Failure | undefined;
}

export interface FetchParts {
  readonly graph: Graph;
  readonly folder: FolderId;
  readonly ask: Ask;
  /** By `keyOf`: what is here already is not fetched again. */
  readonly kept: ReadonlyMap<string, Bytes>;
  readonly progress: FolderWish['progress'];
  readonly signal: AbortSignal;
}

/** One content of one file. */
export const keyOf = (item: DriveItem): string => `${item.id}/${markOf(item)}`;

/** Bytes of all these files, as far as they come. Rejects only when aborted. */
export const fetchFiles = async (items: readonly DriveItem[], parts: FetchParts): Promise<Fetched> => {
  const { kept, signal, progress } = parts;
  const found: (TakenFile | MissedFile | undefined)[] = items.map(() => undefined);
  let silent: number[] = [];
  let loaded = 0;
  let silence: Failure | undefined;
  let stopped: Failure | undefined;
  let next = 0;
  let done = 0;
  const keep = (at: number, got: TakenFile | MissedFile | Failure): void => {
    if (isFailure(got)) {
      silence = got;
      silent.push(at);
      if (silent.length === mostSilent) stopped ??= got;
      found[at] = { file: items[at]!.name, reason: 'refused' };
      return;
    }
    found[at] = got;
    if (!('bytes' in got) || kept.has(keyOf(items[at]!))) return;
    loaded += 1;
    silent = [];
  };
  const work = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) {
      const item = items[at]!;
      // What is here already is in the folder still, whatever keeps the others away.
      if (stopped !== undefined && !kept.has(keyOf(item))) continue;
      try {
        keep(at, await fetchOne(item, parts));
        progress(++done, items.length);
      } catch (error) {
        if (!isFailure(error)) throw error;
        stopped ??= error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallel, items.length) }, work));
  signal.throwIfAborted();
  // From a host that gave nothing at all no file is refused: nobody hears it.
  if (loaded === 0) stopped ??= silence;
  if (stopped !== undefined) for (const at of silent) found[at] = undefined;
  return {
    taken: found.filter((each) => each !== undefined && 'bytes' in each),
    missed: found.filter((each) => each !== undefined && 'reason' in each),
    stopped,
  };
};

const fetchOne = async (
  listed: DriveItem,
  { graph, folder, ask, kept, signal }: FetchParts,
): Promise<TakenFile | MissedFile | Failure> => {
  const { name } = listed;
  if (listed.size > maxFileBytes) return { file: name, reason: 'too-large' };
  const known = kept.get(keyOf(listed));
  if (known !== undefined) return { item: listed, bytes: known };
  const got = await download(listed, { ask, signal, anew: ({ id }) => graph.item(folder, id) });
  return typeof got === 'string' ? { file: name, reason: got } : got;
};
