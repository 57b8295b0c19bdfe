import type { PDFDocumentProxy } from 'pdfjs-dist';

type Outline = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>;

/** The first bookmark that leads to each page, by the page's index. One that leads nowhere is none. */
export const outlineOf = async (document: PDFDocumentProxy): Promise<ReadonlyMap<number, string>> => {
  const found = new Map<number, string>();
  const follow = async (items: Outline): Promise<void> => {
    for (const { title, dest, items: inner } of items ?? []) {
      const page = await pageOf(document, dest);
      if (page !== undefined && !found.has(page)) found.set(page, title);
      await follow(inner as Outline);
    }
  };
  await follow(await document.getOutline());
  return found;
};

const pageOf = async (document: PDFDocumentProxy, dest: string | unknown[] | null): Promise<number | undefined> => {
  try {
    const place = typeof dest === 'string' ? await document.getDestination(dest) : dest;
    const first: unknown = place?.[0];
    if (typeof first === 'number') return first;
    return isRef(first) ? await document.getPageIndex(first) : undefined;
  } catch {
    // It leads to a page that is not there.
    return undefined;
  }
};

const isRef = (value: unknown): value is { readonly num: number; readonly gen: number } =>
  typeof value === 'object' && value !== null && 'num' in value && 'gen' in value;
