import type { ReceiptMaker } from '../domain/ports.ts';
import { Failure, isFailure } from '../domain/failure.ts';
import { lockPdf, rewritePdf } from './lock-pdf.ts';
import type { PdfReader } from './open-pdf.ts';
import { asWritten, openFile, type FileAsWritten } from './opened-file.ts';
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
    const { light, key } = await openable(bytes);
    const judged = await readable(pdfjs, light, key, signal);
    const locked = await lockPdf(bytes, password, signal, key);
    const again = await readable(pdfjs, await lightOf(asWritten(locked), inBytes(prepared)), prepared, signal);
    if (!saysTheSame(judged, again)) throw new Failure('receipt/unreadable');
    return locked;
  };

/** The same trial without a password. */
export const createSurvives =
  (pdfjs: PdfReader): Survives =>
  async (bytes, key, signal) => {
    try {
      const { light } = await openable(bytes);
      const judged = await readable(pdfjs, light, key, signal);
      return saysTheSame(
        judged,
        await readable(pdfjs, await lightOf(asWritten(await rewritePdf(bytes, key))), undefined, signal),
      );
    } catch (error) {
      signal.throwIfAborted();
      if (isFailure(error) && error.code === 'receipt/unreadable') return false;
      throw error;
    }
  };

const openable = async (bytes: Bytes): Promise<{ readonly light: Bytes; readonly key: string | undefined }> => {
  const written = asWritten(bytes);
  return { light: await lightOf(written), key: written.lock === undefined ? undefined : '' };
};

/** As locks of revision 6 take it. */
const inBytes = (password: string): Bytes => new TextEncoder().encode(password).slice(0, 127);

const lightOf = async (written: FileAsWritten, password: Bytes = new Uint8Array()): Promise<Bytes> => {
  try {
    return (await openFile(written, { bytes: password })).light;
  } catch (cause) {
    throw new Failure('receipt/unreadable', { cause });
  }
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
