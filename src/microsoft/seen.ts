import type { DeviceStore } from '../plugin/contribution.ts';
import type { DriveItem, FolderId } from './graph.ts';

export type Since = 'new' | 'changed' | 'known';
type Marks = Readonly<Record<string, string>>;

/** What tells one content of a file from another. */
export const markOf = ({ size, cTag, file }: DriveItem): string =>
  [size, file?.hashes?.quickXorHash ?? file?.hashes?.sha256Hash ?? cTag].join('/');

const keyOf = ({ drive, item }: FolderId): string => `seen/${drive}/${item}`;

/** What was in folders when this device looked last, before this pane was opened. A device that keeps nothing marks nothing. */
export class SeenFiles {
  private readonly before = new Map<string, Promise<Marks | undefined>>();
  private readonly store: DeviceStore;

  constructor(store: DeviceStore) {
    this.store = store;
  }

  async since(folder: FolderId, item: DriveItem): Promise<Since> {
    const marks = await this.marks(keyOf(folder));
    const mark = marks?.[item.id];
    if (marks === undefined || mark === markOf(item)) return 'known';
    return mark === undefined ? 'new' : 'changed';
  }

  /** Of what is in the folder: what was taken, as it was taken. What was not keeps its mark, or stays new. */
  async remember(folder: FolderId, listed: readonly DriveItem[], taken: readonly DriveItem[]): Promise<void> {
    const key = keyOf(folder);
    await this.marks(key);
    const fresh = new Map(taken.map((item) => [item.id, markOf(item)]));
    const marked = (kept: Marks | undefined): Marks =>
      Object.fromEntries(
        listed.flatMap(({ id }) => {
          const mark = fresh.get(id) ?? kept?.[id];
          return mark === undefined ? [] : [[id, mark]];
        }),
      );
    // Marks are a service; a list without them is still one.
    await this.store.update<Marks>(key, marked).catch(() => undefined);
  }

  private marks(key: string): Promise<Marks | undefined> {
    const known = this.before.get(key) ?? this.store.get<Marks>(key).catch(() => undefined);
    this.before.set(key, known);
    return known;
  }
}
