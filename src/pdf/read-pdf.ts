import type { DocumentReader } from '../domain/ports.ts';
import type { Reading } from '../domain/receipt/receipt.ts';
import { narrowPasswords } from './find-password.ts';
import type { PdfContent } from './pdf-content.ts';
import { isPdfFile, startsAsPdf } from './is-pdf.ts';
import { factsOfContent } from './text-facts.ts';

/** What opening a PDF can come to. */
export type PdfText =
  | { readonly kind: 'content'; readonly content: PdfContent }
  | { readonly kind: 'locked' }
  | { readonly kind: 'damaged'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** Gets the text of all pages; tries `passwords` in order on a locked file. Rejects only when aborted. */
export type ReadPdfText = (
  bytes: Uint8Array<ArrayBuffer>,
  passwords: readonly string[],
  signal: AbortSignal,
) => Promise<PdfText>;

/** Fewer letters than this are a page number or a stamp of a scanner. */
const leastLetters = 20;

/** Says whose a PDF is by its text layer. */
export const createPdfReader = (readText: ReadPdfText): DocumentReader => ({
  mediaType: 'application/pdf',
  wants: isPdfFile,
  read: async (bytes, passwords, signal): Promise<Reading> => {
    if (bytes.length === 0) return { verdict: 'damaged', reason: 'empty' };
    if (!startsAsPdf(bytes)) return { verdict: 'damaged', reason: 'not-pdf' };
    const result = await readText(bytes, await narrowPasswords(bytes, passwords), signal);
    if (result.kind === 'locked') return { verdict: 'cannot-tell', reason: 'locked' };
    if (result.kind !== 'content') return { verdict: result.kind, reason: result.reason };
    const { content } = result;
    const letters = content.pages.join('\n').match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    if (letters < leastLetters) return { verdict: 'cannot-tell', reason: 'no-text' };
    return { verdict: 'read', facts: factsOfContent(content), attachments: content.attachments };
  },
});
