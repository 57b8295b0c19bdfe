import type { ReceiptMaker } from '../domain/ports.ts';
import { createReceiptMaker } from './receipt-maker.ts';

/** Letters of every European language, from the pane's own origin. */
const regular = new URL('dejavu-fonts-ttf/ttf/DejaVuSans.ttf', import.meta.url);
const bold = new URL('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf', import.meta.url);

/** Makes and locks PDFs with what the browser has. */
export const createBrowserMaker = (fetchFile: typeof fetch): ReceiptMaker => {
  const load = async (url: URL, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> => {
    const response = await fetchFile(url, { signal });
    if (!response.ok) throw new Error(`No font: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
  return createReceiptMaker(new DOMParser(), async (signal) => {
    const [plain, heavy] = await Promise.all([load(regular, signal), load(bold, signal)]);
    return { regular: plain, bold: heavy };
  });
};
