import type { ReceiptDocument } from './receipt.ts';

export const isXml = ({ mediaType }: ReceiptDocument): boolean => mediaType === 'application/xml';

/** The CFDI of a row that has no PDF of them: those that can be printed to make the pair whole. */
export const printable = (documents: readonly ReceiptDocument[]): readonly ReceiptDocument[] =>
  documents.every(isXml)
    ? documents.filter(({ reading }) => reading.verdict === 'read' && reading.facts.kind !== 'other')
    : [];
