import { Failure, isFailure } from '../domain/failure.ts';
import { maxFileBytes } from '../domain/receipt/read-documents.ts';
import type { ReceiptSource } from '../domain/ports.ts';
import type { ReceiptFile } from '../domain/receipt/receipt.ts';
import { isArchive, openArchive, unreadable, type ArchiveLimits } from './archive.ts';
import type { Unpack } from './unpack.ts';

const maxFiles = 5_000;
const maxTotalBytes = 300 * 1024 * 1024;
const maxNestedBytes = 100 * 1024 * 1024;

/** What systems leave in folders without anybody's wish. */
const litter = /^(\.|~\$|thumbs\.db$|desktop\.ini$)/i;

/**
 * Picked files with ZIPs opened. A ZIP that cannot be opened becomes a file that cannot be read, so that the others go
 * on; alone, or over the limits, the whole choice is refused.
 */
export const createPickedFiles = (unpack: Unpack): ReceiptSource => ({
  open: async (picked, signal) => {
    const files: ReceiptFile[] = [];
    const limits: ArchiveLimits = { files: maxFiles, nestedBytes: maxNestedBytes };
    for (const file of picked) {
      signal.throwIfAborted();
      for (const each of isArchive(file.name)
        ? await archiveFiles(file, picked.length === 1, limits, unpack)
        : [file]) {
        if (!litter.test(each.name)) files.push(limited(each));
      }
    }
    const total = files.reduce((sum, { size }) => sum + Math.min(size, maxFileBytes), 0);
    if (files.length > maxFiles || total > maxTotalBytes) {
      throw new Failure('receipt/unreadable', {
        values: { files: files.length, megabytes: Math.ceil(total / 2 ** 20) },
      });
    }
    return files;
  },
});

const archiveFiles = async (
  file: ReceiptFile,
  isAlone: boolean,
  limits: ArchiveLimits,
  unpack: Unpack,
): Promise<readonly ReceiptFile[]> => {
  try {
    if (file.size > maxTotalBytes) throw unreadable(file);
    return await openArchive(file, limits, unpack);
  } catch (error) {
    if (isAlone || !isFailure(error)) throw error;
    return [{ ...file, read: () => Promise.reject(error) }];
  }
};

/** One huge file among receipts is a mistake; it does not keep the others back. */
const limited = (file: ReceiptFile): ReceiptFile => ({
  name: file.name.normalize('NFC'),
  size: file.size,
  read: () => (file.size > maxFileBytes ? Promise.reject(unreadable(file)) : readOrFail(file)),
});

/** A file that moved away since it was picked. */
const readOrFail = async (file: ReceiptFile): Promise<Uint8Array<ArrayBuffer>> => {
  try {
    return await file.read();
  } catch (error) {
    throw isFailure(error) ? error : new Failure('receipt/unreadable', { cause: error, values: { file: file.name } });
  }
};
