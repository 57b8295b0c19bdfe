import type * as PdfJs from 'pdfjs-dist';
import { NearPort } from './near-port.ts';

/** What is used of pdf.js; the browser's build or the one for Node. */
export type PdfReader = Pick<typeof PdfJs, 'getDocument' | 'OPS' | 'AnnotationMode' | 'PDFWorker'>;

/**
 * No code from the file, no pictures, nothing fetched: only text is wanted. `disableFontFace` would draw the outline of
 * every letter instead of a font; neither is needed, and `withoutFonts` loads none.
 */
const options = {
  useWasm: false,
  disableFontFace: false,
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

/** The other half of pdf.js, as loading it leaves it. */
interface OtherHalf {
  readonly pdfjsWorker: { readonly WorkerMessageHandler: { initializeFromPort(port: NearPort): void } };
}

const nearWorker = (pdfjs: PdfReader): PdfJs.PDFWorker => {
  const port = new NearPort();
  // Types say that it has no port.
  const worker = new pdfjs.PDFWorker({ port, verbosity: options.verbosity } as unknown as { port: null });
  (globalThis as unknown as OtherHalf).pdfjsWorker.WorkerMessageHandler.initializeFromPort(port);
  return worker;
};

interface FontLoader {
  bind(font: unknown): Promise<void>;
}

/** pdf.js hands fonts to the browser before it says how wide their letters are. No font of a file goes to any browser. */
const withoutFonts = (document: PdfJs.PDFDocumentProxy): PdfJs.PDFDocumentProxy => {
  const { fontLoader } = (document as unknown as { _transport: { fontLoader: FontLoader } })._transport;
  fontLoader.bind = () => Promise.resolve();
  return document;
};

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
  const worker = nearWorker(pdfjs);
  const task = pdfjs.getDocument({
    data: bytes.slice(),
    ...options,
    worker,
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
    worker.destroy();
  };
  try {
    return { document: withoutFonts(await task.promise), close };
  } catch (error) {
    await close();
    signal.throwIfAborted();
    throw refused ? new LockedPdf() : error;
  }
};
