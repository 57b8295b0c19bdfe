import type { ReceiptMaker } from '../domain/ports.ts';
import { definePlugin } from '../plugin/contribution.ts';
import type { BrowserReader } from './browser-reader.ts';
import { isPdfFile } from './is-pdf.ts';

/** Reads whose a PDF is, makes receipts, locks them. Its two halves are chunks of their own. */
export default definePlugin({
  id: 'pdf',
  contributes: {
    documentReaders: { pdf: { title: 'reader.pdf' } },
    receiptMakers: { pdf: { title: 'maker.pdf' } },
  },
  activate: (context) => {
    let reader: Promise<BrowserReader> | undefined;
    let maker: Promise<ReceiptMaker> | undefined;
    const startReader = () =>
      (reader ??= import('./browser-reader.ts').then(({ startBrowserReader }) => startBrowserReader()));
    const startMaker = () =>
      (maker ??= import('./browser-maker.ts').then(({ createBrowserMaker }) => createBrowserMaker(context.fetch)));
    context.onDispose(() => void reader?.then(({ stop }) => stop()));
    return {
      documentReaders: {
        pdf: {
          mediaType: 'application/pdf',
          wants: isPdfFile,
          read: async (bytes, passwords, signal) => (await startReader()).reader.read(bytes, passwords, signal),
        },
      },
      receiptMakers: {
        pdf: {
          make: async (content, signal) => (await startMaker()).make(content, signal),
          lock: async (pdf, password, signal) => (await startMaker()).lock(pdf, password, signal),
        },
      },
    };
  },
});
