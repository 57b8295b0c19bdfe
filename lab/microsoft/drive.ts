import { createHash } from 'node:crypto';
import { ringHash } from './ring-hash.ts';
import type { MicrosoftBlock } from './microsoft-block.ts';

/** A file, or a folder where it has no bytes. */
export interface DriveEntry {
  readonly id: string;
  readonly name: string;
  readonly parent: DriveEntry | undefined;
  bytes: Buffer | undefined;
  version: number;
}

/** Where the drive is on the web; the workbook's own address begins with it. */
export const driveWebUrl = 'https://empresa-my.sharepoint.com/personal/nomina_empresa_example/Documents';
export const driveId = 'b!drive';

export interface Drive {
  readonly root: DriveEntry;
  byId(id: string): DriveEntry | undefined;
  /** By path below the root; folders on the way are made where `bytes` are given. */
  put(path: string, bytes: Uint8Array): DriveEntry;
  at(path: string): DriveEntry | undefined;
  remove(path: string): void;
  children(of: DriveEntry): readonly DriveEntry[];
}

export function createDrive(): Drive {
  const entries = new Map<string, DriveEntry>();
  const inside = new Map<DriveEntry, Map<string, DriveEntry>>();
  const within = (folder: DriveEntry) => inside.get(folder) ?? new Map<string, DriveEntry>();
  const add = (name: string, parent: DriveEntry | undefined, bytes?: Buffer): DriveEntry => {
    const entry = { id: `01ITEM${String(entries.size + 1).padStart(6, '0')}`, name, parent, bytes, version: 1 };
    entries.set(entry.id, entry);
    if (parent !== undefined) inside.set(parent, within(parent).set(name.toLowerCase(), entry));
    return entry;
  };
  const root = add('root', undefined);
  // OneDrive takes names for the same whatever their capitals.
  const child = (parent: DriveEntry, name: string) => within(parent).get(name.toLowerCase());
  const at = (path: string) =>
    path.split('/').reduce<DriveEntry | undefined>((folder, name) => folder && child(folder, name), root);
  return {
    root,
    byId: (id) => entries.get(id),
    at,
    put: (path, bytes) => {
      const names = path.split('/');
      const name = names.pop()!;
      const folder = names.reduce((parent, each) => child(parent, each) ?? add(each, parent), root);
      const known = child(folder, name);
      if (known === undefined) return add(name, folder, Buffer.from(bytes));
      known.bytes = Buffer.from(bytes);
      known.version += 1;
      return known;
    },
    remove: (path) => {
      const entry = at(path);
      if (entry?.parent === undefined) return;
      entries.delete(entry.id);
      within(entry.parent).delete(entry.name.toLowerCase());
    },
    children: (of) => [...within(of).values()],
  };
}

const hashesOf = (bytes: Buffer, hash: MicrosoftBlock['hash']) => {
  if (hash === 'none') return {};
  if (hash === 'sha256')
    return { hashes: { sha256Hash: createHash('sha256').update(bytes).digest('hex').toUpperCase() } };
  return { hashes: { quickXorHash: ringHash(bytes) } };
};

/** A `driveItem`, with the fields that were asked for. */
export function driveItem(
  entry: DriveEntry,
  { select, hash, downloadUrl }: { select: string; hash: MicrosoftBlock['hash']; downloadUrl: () => string },
): Record<string, unknown> {
  const { id, name, parent, bytes, version } = entry;
  const whole: Record<string, unknown> = {
    id,
    name,
    size: bytes?.length ?? 0,
    cTag: `"c:{${id}},${version}"`,
    ...(bytes === undefined
      ? { folder: { childCount: 0 } }
      : { file: { mimeType: 'application/octet-stream', ...hashesOf(bytes, hash) } }),
    ...(parent === undefined ? {} : { parentReference: { driveId, id: parent.id } }),
  };
  const wanted = select === '' ? undefined : select.split(',');
  const given = Object.entries(whole).filter(([field]) => wanted === undefined || wanted.includes(field));
  const address = '@microsoft.graph.downloadUrl';
  const hasAddress = bytes !== undefined && (wanted === undefined || wanted.includes(address));
  return { ...Object.fromEntries(given), ...(hasAddress ? { [address]: downloadUrl() } : {}) };
}
