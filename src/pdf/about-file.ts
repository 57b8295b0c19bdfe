import type * as PdfJs from 'pdfjs-dist';
import { streamBytes, type FileObject } from './file-objects.ts';
import type { UnpackBudget } from './stream-bytes.ts';

interface OutlineItem {
  readonly title: string;
  readonly url?: string | null;
  readonly items?: readonly OutlineItem[];
}

const mostItems = 2_000;

/** What a file says beside its pages: its properties and its table of contents. */
export const aboutFile = async (document: PdfJs.PDFDocumentProxy): Promise<readonly string[]> => {
  const { info } = (await document.getMetadata()) as unknown as { readonly info: Readonly<Record<string, unknown>> };
  const outline = ((await document.getOutline()) ?? []) as readonly OutlineItem[];
  const custom = (info['Custom'] ?? {}) as Readonly<Record<string, unknown>>;
  const properties = [
    ...['Title', 'Author', 'Subject', 'Keywords'].map((name) => info[name]),
    ...Object.values(custom),
  ];
  return [
    ...properties.filter((value): value is string => typeof value === 'string'),
    ...titlesIn(outline).slice(0, mostItems),
  ];
};

const titlesIn = (items: readonly OutlineItem[]): readonly string[] =>
  items.flatMap(({ title, url, items: below = [] }) => [title, url ?? '', ...titlesIn(below)]);

/** The values of a form of XML, which some programs show in place of the pages. */
export const formOfXml = (
  bytes: Uint8Array,
  objects: readonly FileObject[],
  budget: UnpackBudget,
): readonly string[] => {
  const numbers = new Set(
    objects.flatMap(({ text }) =>
      [...text.matchAll(/\/XFA[\s\0]*(\[[^\]]*\]|\d+[\s\0]+\d+[\s\0]+R)/g)].flatMap(([, refs = '']) =>
        [...refs.matchAll(/(\d{1,10})[\s\0]+\d{1,5}[\s\0]+R\b/g)].map(([, number]) => Number(number)),
      ),
    ),
  );
  if (numbers.size === 0) return [];
  return objects
    .filter(({ number, stream }) => stream !== undefined && numbers.has(number))
    .map((object) => new TextDecoder().decode(streamBytes(bytes, object, budget)).replace(/<[^>]{0,2000}>/g, '\n'));
};
