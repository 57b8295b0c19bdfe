import { inflateSync } from 'fflate';
import { Failure } from '../domain/failure.ts';
import type { ReceiptFile } from '../domain/receipt/receipt.ts';
import { crc32 } from './crc32.ts';
import { readDirectory, type ArchiveEntry } from './zip-directory.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** No receipt is compressed better; what is, would fill the memory. */
const maxRatio = 1_100;
const maxNesting = 2;

export const isArchive = (name: string): boolean => /\.zip$/i.test(name);

/** The files of a ZIP, unpacked when read. Rejects with `receipt/unreadable` for damaged, locked and oversized ones. */
export const openArchive = async (
  archive: ReceiptFile,
  maxFiles: number,
  nesting = 0,
): Promise<readonly ReceiptFile[]> => {
  const refuse = (cause?: unknown): Failure =>
    new Failure('receipt/unreadable', { ...(cause === undefined ? {} : { cause }), values: { file: archive.name } });
  const bytes = await archive.read();
  const entries = readDirectory(bytes);
  if (entries === undefined || entries.length > maxFiles) throw refuse();
  const files: ReceiptFile[] = [];
  for (const entry of entries) {
    if (isFolder(entry) || isShadow(entry)) continue;
    if (entry.isLocked) throw refuse();
    const file: ReceiptFile = {
      name: baseName(entry.path),
      size: entry.size,
      read: () => Promise.resolve().then(() => unpack(bytes, entry, refuse)),
    };
    if (isArchive(file.name) && nesting < maxNesting) files.push(...(await openArchive(file, maxFiles, nesting + 1)));
    else files.push(file);
    if (files.length > maxFiles) throw refuse();
  }
  return files;
};

const isFolder = ({ path }: ArchiveEntry): boolean => /[/\\]$/.test(path);

/** Macs put a shadow of every file beside it. */
const isShadow = ({ path }: ArchiveEntry): boolean => /(^|\/)__MACOSX\//.test(path);

/** Folders are dropped, so that no path leads anywhere. */
const baseName = (path: string): string => path.replace(/^.*[/\\]/, '').normalize('NFC');

const stored = 0;
const deflated = 8;

const unpack = (archive: Bytes, entry: ArchiveEntry, refuse: (cause?: unknown) => Failure): Bytes => {
  const packed = archive.subarray(entry.start, entry.start + entry.packedSize);
  if (entry.method !== stored && entry.method !== deflated) throw refuse();
  if (entry.size > packed.length * maxRatio + 1_024) throw refuse();
  try {
    const bytes = entry.method === stored ? packed.slice() : inflateSync(packed, { out: new Uint8Array(entry.size) });
    if (bytes.length === entry.size && crc32(bytes) === entry.crc) return new Uint8Array(bytes);
  } catch (error) {
    throw refuse(error);
  }
  throw refuse();
};
