import type { DocumentReader } from '../domain/ports.ts';
import type { FileTrait, Reading } from '../domain/receipt/receipt.ts';
import type { DamagedReason, RefusedReason } from '../domain/receipt/unread-reasons.ts';
import { isPdfFile, startsAsPdf } from './is-pdf.ts';
import type { PdfContent } from './pdf-content.ts';
import { factsOfContent } from './text-facts.ts';
import { isWordless } from './wordless.ts';

/** What opening a PDF can come to. */
export type PdfResult =
  | { readonly kind: 'content'; readonly content: PdfContent }
  | { readonly kind: 'locked' }
  | { readonly kind: 'damaged'; readonly reason: DamagedReason }
  | { readonly kind: 'refused'; readonly reason: RefusedReason };

/** Gets all that a PDF holds; tries `passwords` in order on a locked file. Rejects only when aborted. */
export type ReadPdfContent = (
  bytes: Uint8Array<ArrayBuffer>,
  passwords: readonly string[],
  signal: AbortSignal,
) => Promise<PdfResult>;

/** What the person must know before a lock, with or without text. */
const ofLocking: readonly FileTrait[] = ['signed', 'unlockable'];

/** Says whose a PDF is by what it holds. */
export const createPdfReader = (readContent: ReadPdfContent): DocumentReader => ({
  mediaType: 'application/pdf',
  wants: isPdfFile,
  read: async (bytes, passwords, signal): Promise<Reading> => {
    if (bytes.length === 0) return { verdict: 'damaged', reason: 'empty' };
    if (!startsAsPdf(bytes)) return { verdict: 'damaged', reason: 'not-pdf' };
    const result = await readContent(bytes, passwords, signal);
    if (result.kind === 'locked') return { verdict: 'cannot-tell', reason: 'locked' };
    if (result.kind === 'damaged') return { verdict: 'damaged', reason: result.reason };
    if (result.kind === 'refused') return { verdict: 'refused', reason: result.reason };
    const { content } = result;
    const says = [content.pages, content.hidden].some((texts) => !isWordless(texts));
    const matters = content.attachments.length > 0 || content.traits.some((trait) => ofLocking.includes(trait));
    if (!says && !matters) return { verdict: 'cannot-tell', reason: 'no-text' };
    return { verdict: 'read', facts: factsOfContent(content), attachments: content.attachments };
  },
});
