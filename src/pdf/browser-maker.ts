import type { ReceiptMaker } from '../domain/ports.ts';
import { createReceiptMaker, type FontFiles } from './receipt-maker.ts';

/** Letters of every European language, from the pane's own origin. */
const regular = new URL('dejavu-fonts-ttf/ttf/DejaVuSans.ttf', import.meta.url);
const bold = new URL('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf', import.meta.url);

/** Makes PDFs with what the browser has; locking is a thread's work. */
export const createBrowserMaker = (fetchFile: typeof fetch, lock: ReceiptMaker['lock']): ReceiptMaker => {
  const load = async (url: URL, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> => {
    const response = await fetchFile(url, { signal });
    if (!response.ok) throw new Error(`No font: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
  const loadFonts = async (signal: AbortSignal): Promise<FontFiles> => {
    const [plain, heavy] = await Promise.all([load(regular, signal), load(bold, signal)]);
    return { regular: plain, bold: heavy };
  };
  return createReceiptMaker(new DOMParser(), loadFonts, lock);
};
