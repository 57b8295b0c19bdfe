import { isFailure } from '../failure.ts';
import type { DocumentReader } from '../ports.ts';
import { fileTooLarge, type Reading, type ReceiptDocument, type ReceiptFile } from './receipt.ts';
import { sha256 } from '../text/sha256.ts';

export interface ReadingOptions {
  /** Passwords of the sheet; those that occur in a file's name are tried on it first. */
  readonly passwords?: readonly string[];
  readonly signal: AbortSignal;
  /** Called after each file. */
  readonly progress?: (done: number, total: number) => void;
}

/** PDF readers work in their own threads: this many files are under way at once. */
const parallel = 4;
const headBytes = 1_024;

/** No provider takes a message with a larger file, and one such file is a mistake: it is not even read. Bytes. */
export const maxFileBytes = 26 * 1024 * 1024;

/** For what no reader knows. */
const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  xml: 'application/xml',
  txt: 'text/plain',
  csv: 'text/csv',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  zip: 'application/zip',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const mediaTypeOf = (name: string): string =>
  mediaTypes[/\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream';

/**
 * Reads, hashes and understands files, in their order. A file that cannot be read is a document with that verdict.
 * Rejects only when aborted.
 */
export const readDocuments = async (
  files: readonly ReceiptFile[],
  readers: readonly DocumentReader[],
  { passwords = [], signal, progress }: ReadingOptions,
): Promise<ReceiptDocument[]> => {
  const documents: ReceiptDocument[] = new Array<ReceiptDocument>(files.length);
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < files.length; index = next++) {
      signal.throwIfAborted();
      documents[index] = await readDocument(files[index]!, readers, passwords, signal);
      done += 1;
      progress?.(done, files.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallel, files.length) }, work));
  return documents;
};

const readDocument = async (
  file: ReceiptFile,
  readers: readonly DocumentReader[],
  passwords: readonly string[],
  signal: AbortSignal,
): Promise<ReceiptDocument> => {
  if (file.size > maxFileBytes) {
    return {
      file,
      sha256: '',
      mediaType: mediaTypeOf(file.name),
      reading: { verdict: 'refused', reason: fileTooLarge },
    };
  }
  const bytes = await bytesOf(file);
  if (bytes === undefined) {
    const reading: Reading = { verdict: 'damaged', reason: 'unreadable' };
    return { file, sha256: '', mediaType: mediaTypeOf(file.name), reading };
  }
  const hash = await sha256(bytes);
  const head = bytes.subarray(0, headBytes);
  const reader = readers.find((each) => each.wants(file.name, head));
  if (reader === undefined) {
    const reading: Reading = { verdict: 'cannot-tell', reason: 'no-reader' };
    return { file, sha256: hash, mediaType: mediaTypeOf(file.name), reading };
  }
  const reading = await reader.read(bytes, likelyFirst(passwords, file.name), signal);
  return { file, sha256: hash, mediaType: reader.mediaType, reading };
};

const bytesOf = async (file: ReceiptFile): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  try {
    return await file.read();
  } catch (error) {
    if (isFailure(error) && error.code === 'receipt/unreadable') return undefined;
    throw error;
  }
};

/** A locked file is usually called after the person whose password opens it. */
const likelyFirst = (passwords: readonly string[], name: string): readonly string[] => {
  const upper = name.toUpperCase();
  const named = passwords.filter((password) => password !== '' && upper.includes(password.toUpperCase()));
  return named.length === 0 ? passwords : [...new Set([...named, ...passwords])];
};
