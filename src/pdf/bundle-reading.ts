import type { BundleReading } from '../domain/split/bundle.ts';
import { openPdf, type PdfReader } from './open-pdf.ts';
import { asWritten, openFile } from './opened-file.ts';
import { outlineOf } from './outline.ts';
import { readDocument } from './pdf-reading.ts';
import { TooMuchUnpacked } from './stream-bytes.ts';
import { factsOfContent } from './text-facts.ts';
import { isWordless } from './wordless.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Reads each page of a file as a file of its own, on the thread it is called on. Rejects only when aborted. */
export const createBundleReading =
  (pdfjs: PdfReader) =>
  async (bytes: Bytes, signal: AbortSignal): Promise<BundleReading> => {
    signal.throwIfAborted();
    try {
      const written = asWritten(bytes);
      // What is cut would leave without its lock.
      if (written.lock !== undefined) return { verdict: 'refused', reason: 'locked' };
      const { light } = await openFile(written, undefined);
      const content = await readDocument(pdfjs, light, undefined, signal);
      if (content === 'too-many-pages') return { verdict: 'refused', reason: 'too-large' };
      const bookmarks = await bookmarksOf(pdfjs, light, signal);
      const pages = content.pages.map(({ shown, hidden, about }, index) => {
        const isEmpty = isWordless([shown]) && isWordless([hidden]);
        const whole = { pages: [shown], hidden: hidden === '' ? [] : [hidden], about, traits: [], attachments: [] };
        return {
          facts: isEmpty ? undefined : factsOfContent({ ...whole, openedWith: undefined }),
          bookmark: bookmarks.get(index) ?? '',
        };
      });
      if (pages.every(({ facts }) => facts === undefined)) return { verdict: 'refused', reason: 'no-text' };
      return { verdict: 'read', pages };
    } catch (error) {
      signal.throwIfAborted();
      return { verdict: 'refused', reason: error instanceof TooMuchUnpacked ? 'too-large' : 'unreadable' };
    }
  };

const bookmarksOf = async (
  pdfjs: PdfReader,
  bytes: Bytes,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, string>> => {
  const { document, close } = await openPdf(pdfjs, bytes, undefined, signal);
  try {
    return await outlineOf(document);
  } finally {
    await close();
  }
};
