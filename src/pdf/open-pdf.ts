import type * as PdfJs from 'pdfjs-dist';

/** What is used of pdf.js; the browser's build or the one for Node. */
export type PdfReader = Pick<typeof PdfJs, 'getDocument' | 'OPS' | 'AnnotationMode'>;

/** No code from the file, no fonts for a page, no pictures, nothing fetched: only text is wanted. */
const options = {
  useWasm: false,
  disableFontFace: true,
  isEvalSupported: false,
  useSystemFonts: false,
  enableXfa: false,
  stopAtErrors: false,
  maxImageSize: 1,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  verbosity: 0,
} as const;

export interface OpenPdf {
  readonly document: PdfJs.PDFDocumentProxy;
  close(): Promise<void>;
}

/** Thrown where no password opens the file. */
export class LockedPdf extends Error {
  override readonly name = 'LockedPdf';
}

/**
 * Opens bytes, which stay the caller's. `password` as pdf.js wants it: a string of bytes up to revision 5 of locks. Rejects
 * with `LockedPdf`, with the reason of `signal`, or with what pdf.js says of a damaged file.
 */
export const openPdf = async (
  pdfjs: PdfReader,
  bytes: Uint8Array<ArrayBuffer>,
  password: string | undefined,
  signal: AbortSignal,
): Promise<OpenPdf> => {
  signal.throwIfAborted();
  const task = pdfjs.getDocument({
    data: bytes.slice(),
    ...options,
    ...(password === undefined ? {} : { password }),
  });
  let refused = false;
  task.onPassword = (retry: (password: string | Error) => void) => {
    refused = true;
    retry(new Error('no password left'));
  };
  const abort = () => void task.destroy();
  signal.addEventListener('abort', abort, { once: true });
  const close = async (): Promise<void> => {
    signal.removeEventListener('abort', abort);
    await task.destroy();
  };
  try {
    return { document: await task.promise, close };
  } catch (error) {
    await close();
    signal.throwIfAborted();
    throw refused ? new LockedPdf() : error;
  }
};
