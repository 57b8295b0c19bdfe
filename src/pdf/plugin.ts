import type { ReceiptMaker } from '../domain/ports.ts';
import { definePlugin } from '../plugin/contribution.ts';
import { isPdfFile } from './is-pdf.ts';
import type { PdfThreads } from './pdf-threads.ts';
import manifest from './plugin.json';

/** Reads whose a PDF is, makes receipts, locks them. Its two halves are chunks of their own. */
export default definePlugin(manifest, (context) => {
  let threads: Promise<PdfThreads> | undefined;
  let maker: Promise<ReceiptMaker> | undefined;
  const startThreads = () => (threads ??= import('./pdf-threads.ts').then(({ startPdfThreads }) => startPdfThreads()));
  const lock: ReceiptMaker['lock'] = async (pdf, password, signal) =>
    (await startThreads()).lock(pdf, password, signal);
  const startMaker = () =>
    (maker ??= import('./browser-maker.ts').then(({ createBrowserMaker }) => createBrowserMaker(context.fetch, lock)));
  context.onDispose(() => void threads?.then(({ stop }) => stop()));
  return {
    documentReaders: {
      pdf: {
        mediaType: 'application/pdf',
        wants: isPdfFile,
        read: async (bytes, passwords, signal) => (await startThreads()).read(bytes, passwords, signal),
        cutter: {
          pages: async (bytes, done, signal) => (await startThreads()).cutter.pages(bytes, done, signal),
          cut: async (bytes, groups, done, signal) => (await startThreads()).cutter.cut(bytes, groups, done, signal),
          draw: async (bytes, pages, width, signal) => (await startThreads()).cutter.draw(bytes, pages, width, signal),
        },
      },
    },
    receiptMakers: {
      pdf: {
        make: async (content, signal) => (await startMaker()).make(content, signal),
        lock,
      },
    },
  };
});
