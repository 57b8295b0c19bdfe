import { isFailure, type Failure, type FailureCode } from '../failure.ts';
import type { DocumentReader } from '../ports.ts';
import {
  fileTooLarge,
  tookTooLong,
  type Attachment,
  type InsideFile,
  type Reading,
  type ReceiptDocument,
  type ReceiptFile,
} from './receipt.ts';
import { damagedReasons, type DamagedReason } from './unread-reasons.ts';
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
/** A folder of files that no computer can read ends after this many second tries that failed as well. */
const mostFailedAgain = 4;

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
  let failedAgain = 0;
  for (const [index, { file, reading }] of documents.entries()) {
    if (!ranOutOfTime(reading) || failedAgain === mostFailedAgain) continue;
    signal.throwIfAborted();
    documents[index] = await readDocument(file, readers, passwords, signal);
    if (ranOutOfTime(documents[index].reading)) failedAgain += 1;
  }
  return documents;
};

/** On a busy computer a sound file may take too long beside others: it is read once more, alone. */
const ranOutOfTime = (reading: Reading): boolean =>
  reading.verdict === 'read'
    ? (reading.facts.inside ?? []).some((each) => ranOutOfTime(each.reading))
    : reading.verdict === 'refused' && reading.reason === tookTooLong;

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
  if (!(bytes instanceof Uint8Array)) return { file, sha256: '', mediaType: mediaTypeOf(file.name), reading: bytes };
  const hash = await sha256(bytes);
  const reader = readerOf(readers, file.name, bytes);
  const reading = await readWhole({ name: file.name, bytes }, readers, passwords, signal);
  return { file, sha256: hash, mediaType: reader?.mediaType ?? mediaTypeOf(file.name), reading };
};

const readerOf = (readers: readonly DocumentReader[], name: string, bytes: Uint8Array): DocumentReader | undefined =>
  readers.find((each) => each.wants(name, bytes.subarray(0, headBytes)));

/** Files in files in files are no receipt. */
const maxDepth = 3;

/** Reads a file and the files inside it, each by the reader that wants it. */
const readWhole = async (
  { name, bytes }: Attachment,
  readers: readonly DocumentReader[],
  passwords: readonly string[],
  signal: AbortSignal,
  depth = 0,
): Promise<Reading> => {
  const reader = readerOf(readers, name, bytes);
  if (reader === undefined) return { verdict: 'cannot-tell', reason: 'no-reader' };
  const reading = await reader.read(bytes, likelyFirst(passwords, name), signal).catch(unreadOr);
  if (reading.verdict !== 'read') return reading;
  // The bytes are let go here: documents live as long as the pane.
  const { attachments = [], ...read } = reading;
  if (attachments.length === 0) return read;
  if (depth === maxDepth) return { verdict: 'refused', reason: 'nested-too-deep' };
  const inside: InsideFile[] = [];
  for (const each of attachments) {
    inside.push({ name: each.name, reading: await readWhole(each, readers, passwords, signal, depth + 1) });
  }
  return { ...read, facts: { ...read.facts, inside } };
};

const bytesOf = async (file: ReceiptFile): Promise<Uint8Array<ArrayBuffer> | Reading> => {
  try {
    return await file.read();
  } catch (error) {
    if (isFailure(error) && error.code === 'receipt/unreadable') return { verdict: 'damaged', reason: reasonOf(error) };
    return unreadOr(error);
  }
};

const reasonOf = ({ values }: Failure): DamagedReason =>
  damagedReasons.find((each) => each === values['reason']) ?? 'unreadable';

const pluginCodes: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'plugin/failed',
  'plugin/off',
  'host/plugin-failed',
]);

/** A plugin that fails keeps its own files back and nobody else's. Throws whatever else it was. */
const unreadOr = (error: unknown): Reading => {
  if (!isFailure(error) || !pluginCodes.has(error.code)) throw error;
  const reason = error.code === 'plugin/off' ? 'reader-off' : 'reader-missing';
  return { verdict: 'unread', reason, plugin: String(error.values['plugin'] ?? '') };
};

/** A locked file is usually called after the person whose password opens it. */
const likelyFirst = (passwords: readonly string[], name: string): readonly string[] => {
  const upper = name.toUpperCase();
  const named = passwords.filter((password) => password !== '' && upper.includes(password.toUpperCase()));
  return named.length === 0 ? passwords : [...new Set([...named, ...passwords])];
};
