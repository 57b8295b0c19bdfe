import type { PairingDraft } from './pairing-draft.ts';
import type { PairingContext } from './pairing-context.ts';
import type { ReceiptDocument } from '../receipt/receipt.ts';
import { whosePdf } from './whose-pdf.ts';

/**
 * Files whose pages may be cut apart: those of several people, and the only PDF for a sheet of many where nothing can be
 * read in it, so that it can be said why it cannot be cut.
 */
export const bundlesIn = (context: PairingContext, draft: PairingDraft): readonly ReceiptDocument[] => {
  const { folder, input } = context;
  const named = new Set(
    draft.issues.flatMap(({ code, values }) => (code === 'receipt/several-people' ? [values['file']] : [])),
  );
  const several = folder.pdfs.filter((pdf) => {
    if ((pdf.facts.pages?.length ?? 0) < 2 || pdf.document.file.isPart === true) return false;
    const isLeft = draft.unused.get(pdf.document) === 'receipt/several-people';
    return isLeft || named.has(pdf.document.file.name) || whosePdf(pdf, context).kind === 'several';
  });
  const unread = folder.unread.filter(
    ({ mediaType, reading }) => mediaType === 'application/pdf' && reading.verdict === 'cannot-tell',
  );
  const isAlone = folder.pdfs.length === 0 && unread.length === 1 && input.entries.length > 1;
  return [...several.map(({ document }) => document), ...(isAlone ? unread : [])];
};
