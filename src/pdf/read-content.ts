import type * as PdfJs from 'pdfjs-dist';
import type { Attachment } from '../domain/receipt/receipt.ts';
import { aboutFile } from './about-file.ts';
import type { PdfReader } from './open-pdf.ts';
import { pageContent, type PageContent } from './page-content.ts';

/** The pages of a document, with the files it holds. */
export interface DocumentContent {
  readonly pages: readonly PageContent[];
  readonly attachments: readonly Attachment[];
  readonly about: readonly string[];
  readonly hasScript: boolean;
  /** Object numbers of the pages. */
  readonly reached: readonly number[];
}

/** `read` is told of each page. */
export const documentContent = async (
  pdfjs: PdfReader,
  document: PdfJs.PDFDocumentProxy,
  signal: AbortSignal,
  read?: () => void,
): Promise<DocumentContent> => {
  const layers = await document.getOptionalContentConfig({ intent: 'display' });
  const pages: PageContent[] = [];
  const reached: number[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    signal.throwIfAborted();
    const page = await document.getPage(number);
    if (page.ref !== null) reached.push(page.ref.num);
    pages.push(await pageContent(pdfjs, page, layers));
    read?.();
  }
  const files = Object.values(((await document.getAttachments()) ?? {}) as Record<string, FileInside>);
  return {
    pages,
    attachments: [
      ...files.flatMap(({ filename, content }) =>
        content === undefined ? [] : [{ name: filename, bytes: new Uint8Array(content) }],
      ),
      ...pages.flatMap(({ attachments }) => attachments),
    ],
    about: [...(await aboutFile(document)), ...pages.flatMap(({ about }) => about)],
    hasScript: (await document.getJSActions()) !== null,
    reached,
  };
};

interface FileInside {
  readonly filename: string;
  readonly content?: Uint8Array;
}
