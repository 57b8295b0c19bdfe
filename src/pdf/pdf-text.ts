import type * as PdfJs from 'pdfjs-dist';
import type { PdfText } from './read-pdf.ts';

/** A receipt has a page or three. */
const maxPages = 200;

type Opener = Pick<typeof PdfJs, 'getDocument'>;
type Document = PdfJs.PDFDocumentProxy;

/** No code from the file, no fonts for the page, nothing fetched: only text is wanted. */
const options = {
  useWasm: false,
  disableFontFace: true,
  isEvalSupported: false,
  useSystemFonts: false,
  enableXfa: false,
  stopAtErrors: false,
  verbosity: 0,
} as const;

/** Text of all pages, through pdf.js. Rejects only when aborted. */
export const pdfText = async (
  pdfjs: Opener,
  worker: PdfJs.PDFWorker | undefined,
  bytes: Uint8Array<ArrayBuffer>,
  passwords: readonly string[],
  signal: AbortSignal,
): Promise<PdfText> => {
  signal.throwIfAborted();
  let tried = -1;
  // pdf.js takes the buffer away with it; the caller still hashes and sends these bytes.
  const task = pdfjs.getDocument({ data: bytes.slice(), ...options, ...(worker === undefined ? {} : { worker }) });
  task.onPassword = (retry: (password: string | Error) => void) => {
    tried += 1;
    const password = passwords[tried];
    retry(password ?? new Error('no password left'));
  };
  const abort = () => void task.destroy();
  signal.addEventListener('abort', abort, { once: true });
  try {
    const document = await task.promise;
    if (document.numPages > maxPages) return { kind: 'refused', reason: 'too-many-pages' };
    const pages = await pagesOf(document);
    const openedWith = tried < 0 ? undefined : passwords[tried];
    return { kind: 'content', content: { pages, hidden: [], traits: [], attachments: [], openedWith } };
  } catch (error) {
    signal.throwIfAborted();
    return tried >= 0 ? { kind: 'locked' } : { kind: 'damaged', reason: nameOf(error) };
  } finally {
    signal.removeEventListener('abort', abort);
    await task.destroy();
  }
};

const pagesOf = async (document: Document): Promise<readonly string[]> => {
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    page.cleanup();
  }
  return pages;
};

/** `InvalidPDFException` → `invalid-pdf`. */
const nameOf = (error: unknown): string =>
  error instanceof Error && error.name === 'InvalidPDFException' ? 'invalid-pdf' : 'unreadable';
