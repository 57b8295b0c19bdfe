import type { PageCutter } from '../domain/ports.ts';
import { openPdf, type PdfReader } from './open-pdf.ts';
import { asWritten, openFile } from './opened-file.ts';
import { outlineOf } from './outline.ts';
import { readDocument } from './pdf-reading.ts';
import { TooMuchUnpacked } from './stream-bytes.ts';
import { factsOfContent } from './text-facts.ts';
import { isWordless } from './wordless.ts';

/** Reads each page of a file as a file of its own, on the thread it is called on. Rejects only when aborted. */
export const createBundleReading =
  (pdfjs: PdfReader): PageCutter['pages'] =>
  async (bytes, done, signal) => {
    signal.throwIfAborted();
    try {
      const written = asWritten(bytes);
      // What is cut would leave without its lock.
      if (written.lock !== undefined) return { verdict: 'refused', reason: 'locked' };
      const { light } = await openFile(written, undefined);
      let count = 0;
      const content = await readDocument(pdfjs, light, undefined, signal, () => done((count += 1)));
      if (content === 'too-many-pages') return { verdict: 'refused', reason: 'too-large' };
      const bookmarks = await bookmarksOf(pdfjs, light, signal);
      const pages = content.pages.map(({ shown, hidden, about }, index) => {
        done(content.pages.length);
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
  bytes: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, string>> => {
  const { document, close } = await openPdf(pdfjs, bytes, undefined, signal);
  try {
    return await outlineOf(document);
  } finally {
    await close();
  }
};
