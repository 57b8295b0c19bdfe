import { expected, Failure } from '../domain/failure.ts';
import { maxFileBytes } from '../domain/receipt/read-documents.ts';
import type { ReceiptFile } from '../domain/receipt/receipt.ts';
import type { DamagedReason } from '../domain/receipt/unread-reasons.ts';
import { canUnpack, type Unpack } from './unpack.ts';
import { readDirectory, type ArchiveEntry } from './zip-directory.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** ZIPs in a ZIP in a ZIP; what lies deeper stays a ZIP. */
const maxNesting = 2;

/** What all ZIPs of a choice together may still hold, so that none has to be unpacked to know. */
export interface ArchiveLimits {
  files: number;
  /** Bytes of ZIPs inside ZIPs: those are unpacked to be looked into. */
  nestedBytes: number;
}

export const isArchive = (name: string): boolean => /\.zip$/i.test(name);

/** What the files of a ZIP that asks for a password are called: no lock hides that. Undefined for any other. */
export const namesInLocked = (bytes: Uint8Array, maxFiles: number): readonly string[] | undefined => {
  const entries = readDirectory(bytes, maxFiles) ?? [];
  if (!entries.some(({ isLocked }) => isLocked)) return undefined;
  return entries.filter((entry) => !isFolder(entry) && !isShadow(entry)).map(({ path }) => baseName(path));
};

/**
 * The files of a ZIP, unpacked when read; a locked ZIP is a file itself, and so is one inside that cannot be opened.
 * Rejects with `receipt/unreadable` for damaged and oversized ones.
 */
export const openArchive = async (
  archive: ReceiptFile,
  limits: ArchiveLimits,
  unpack: Unpack,
  nesting = 0,
): Promise<readonly ReceiptFile[]> => {
  const bytes = await archive.read();
  const entries = readDirectory(bytes, limits.files);
  if (entries === undefined) throw unreadable(archive);
  if (entries.some(({ isLocked }) => isLocked)) return [archive];
  const wanted = entries.filter((entry) => !isFolder(entry) && !isShadow(entry));
  limits.files -= wanted.length;
  if (limits.files < 0) throw unreadable(archive);
  const files: ReceiptFile[] = [];
  for (const entry of wanted) {
    const file = fileOf(archive, bytes, entry, unpack);
    files.push(
      ...(isArchive(file.name) && nesting < maxNesting ? await inside(file, limits, unpack, nesting) : [file]),
    );
  }
  return files;
};

/** One bad ZIP among the files of another leaves the rest. */
const inside = async (
  file: ReceiptFile,
  limits: ArchiveLimits,
  unpack: Unpack,
  nesting: number,
): Promise<readonly ReceiptFile[]> => {
  limits.nestedBytes -= file.size;
  try {
    if (limits.nestedBytes < 0 || file.size > maxFileBytes) throw unreadable(file);
    return await openArchive(file, limits, unpack, nesting + 1);
  } catch (error) {
    const failure = expected(error);
    return [{ ...file, read: () => Promise.reject(failure) }];
  }
};

const fileOf = (archive: ReceiptFile, bytes: Bytes, entry: ArchiveEntry, unpack: Unpack): ReceiptFile => ({
  name: baseName(entry.path),
  size: entry.size,
  read: async () => {
    const { method, size, crc } = entry;
    if (!canUnpack(method)) throw unreadable(archive, 'packing');
    const packed = bytes.slice(entry.start, entry.start + entry.packedSize);
    const unpacked = size > maxFileBytes ? undefined : await unpack({ packed, method, size, crc });
    if (unpacked === undefined) throw unreadable(archive);
    return unpacked;
  },
});

export const unreadable = ({ name }: ReceiptFile, reason?: DamagedReason): Failure =>
  new Failure('receipt/unreadable', { values: { file: name, ...(reason === undefined ? {} : { reason }) } });

const isFolder = ({ path }: ArchiveEntry): boolean => /[/\\]$/.test(path);

/** Macs put a shadow of every file beside it. */
const isShadow = ({ path }: ArchiveEntry): boolean => /(^|\/)__MACOSX\//.test(path);

/** Folders are dropped, so that no path leads anywhere. */
const baseName = (path: string): string => path.replace(/^.*[/\\]/, '').normalize('NFC');
