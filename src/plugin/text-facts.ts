import { noFacts } from '../domain/receipt/no-facts.ts';
import type { DocumentFacts } from '../domain/receipt/receipt.ts';

/**
 * The facts of a document that is compared by the words of its text: all that Sobre looks for in it, and nothing claimed
 * beyond. `more` adds what the format says in fields of its own.
 */
export const textFacts = (
  raw: string,
  more: Partial<Omit<DocumentFacts, 'format' | 'text' | 'compactText'>> = {},
): DocumentFacts => {
  const text = raw.normalize('NFC').replace(/\s+/g, ' ').trim().toUpperCase();
  return {
    ...noFacts,
    format: 'pdf',
    kind: 'payroll',
    ...more,
    text,
    compactText: text.replaceAll(' ', ''),
  };
};
