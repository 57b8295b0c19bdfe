import type { ReceiptMaker } from '../domain/ports.ts';
import { Failure, isFailure } from '../domain/failure.ts';
import { latin, objectsIn } from './file-objects.ts';
import { lockIn } from './find-password.ts';
import { checkUnpacking, withoutPictures } from './light-copy.ts';
import { lockPdf, rewritePdf } from './lock-pdf.ts';
import type { PdfReader } from './open-pdf.ts';
import { preparedPassword } from './password-forms.ts';
import { readDocument, type Survives } from './pdf-reading.ts';
import type { DocumentContent } from './read-content.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Two programs may read one file as two: the one that locks may take another page, or another version of it, than the one
 * that judged. So what was locked is opened again, and goes only if it says the same on every page.
 */
export const createJudgedLock =
  (pdfjs: PdfReader): ReceiptMaker['lock'] =>
  async (bytes, password, signal) => {
    const prepared = preparedPassword(password);
    if (prepared === '') throw new Failure('receipt/unreadable');
    const { light, key } = openable(bytes);
    const judged = await readable(pdfjs, light, key, signal);
    const locked = await lockPdf(bytes, password, signal, key);
    const again = await readable(pdfjs, lightened(locked), prepared, signal);
    if (!saysTheSame(judged, again)) throw new Failure('receipt/unreadable');
    return locked;
  };

/** The same trial without a password. */
export const createSurvives =
  (pdfjs: PdfReader): Survives =>
  async (bytes, key, signal) => {
    try {
      const { light } = openable(bytes);
      const judged = await readable(pdfjs, light, key, signal);
      return saysTheSame(judged, await readable(pdfjs, lightened(await rewritePdf(bytes, key)), undefined, signal));
    } catch (error) {
      signal.throwIfAborted();
      if (isFailure(error) && error.code === 'receipt/unreadable') return false;
      throw error;
    }
  };

const openable = (bytes: Bytes): { readonly light: Bytes; readonly key: string | undefined } => {
  const file = latin(bytes);
  const objects = objectsIn(file);
  try {
    checkUnpacking(bytes, objects);
  } catch (cause) {
    throw new Failure('receipt/unreadable', { cause });
  }
  const key = lockIn(bytes, file, objects) === undefined ? undefined : '';
  return { light: withoutPictures(bytes, objects, file), key };
};

const lightened = (bytes: Bytes): Bytes => {
  const file = latin(bytes);
  return withoutPictures(bytes, objectsIn(file), file);
};

const readable = async (
  pdfjs: PdfReader,
  bytes: Bytes,
  key: string | undefined,
  signal: AbortSignal,
): Promise<DocumentContent> => {
  try {
    const content = await readDocument(pdfjs, bytes, key, signal);
    if (content !== 'too-many-pages') return content;
  } catch (cause) {
    signal.throwIfAborted();
    throw new Failure('receipt/unreadable', { cause });
  }
  throw new Failure('receipt/unreadable');
};

const saysTheSame = (one: DocumentContent, other: DocumentContent): boolean =>
  one.pages.length === other.pages.length &&
  one.pages.every(
    ({ shown, hidden }, index) => shown === other.pages[index]!.shown && hidden === other.pages[index]!.hidden,
  ) &&
  one.attachments.length === other.attachments.length &&
  one.attachments.every(({ bytes }, index) => sameBytes(bytes, other.attachments[index]!.bytes));

const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);
