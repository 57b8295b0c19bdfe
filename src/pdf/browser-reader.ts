import { getDocument, PDFWorker } from 'pdfjs-dist';
import type { DocumentReader } from '../domain/ports.ts';
import { pdfText } from './pdf-text.ts';
import { createPdfReader, type PdfText, type ReadPdfText } from './read-pdf.ts';
import { createThreads } from './threads.ts';

export interface BrowserReader {
  readonly reader: DocumentReader;
  stop(): void;
}

/** A file that keeps a thread busy for longer is no receipt. Milliseconds. */
const patience = 15_000;

/** Starts reading in threads of the pane's own origin. */
export const startBrowserReader = (): BrowserReader => {
  const threads = createThreads(threadCount(), startThread);
  const readText: ReadPdfText = (bytes, passwords, signal) =>
    threads.use(async (thread, renew) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const tooSlow = new Promise<PdfText>((resolve) => {
        timer = setTimeout(() => resolve({ kind: 'refused', reason: 'too-slow' }), patience);
      });
      const reading = pdfText({ getDocument }, thread.worker, bytes, passwords, signal);
      const result = await Promise.race([reading, tooSlow]);
      clearTimeout(timer);
      if (result.kind === 'refused' && result.reason === 'too-slow') {
        reading.catch(() => undefined);
        renew();
      }
      return result;
    });
  return { reader: createPdfReader(readText), stop: () => threads.stop() };
};

/** One core stays with the pane. */
const threadCount = (): number => Math.max(1, Math.min(3, (navigator.hardwareConcurrency || 2) - 1));

interface Thread {
  readonly worker: PDFWorker;
  stop(): void;
}

const startThread = (): Thread => {
  const port = new Worker(new URL('pdfjs-dist/build/pdf.worker.mjs', import.meta.url), { type: 'module' });
  const worker = PDFWorker.create({ port });
  return {
    worker,
    stop: () => {
      worker.destroy();
      port.terminate();
    },
  };
};
