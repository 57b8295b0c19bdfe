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
    format: 'pdf',
    uuids: [],
    people: [],
    employer: '',
    kind: 'payroll',
    payrollType: undefined,
    period: undefined,
    payDate: undefined,
    net: undefined,
    amounts: [],
    stamped: undefined,
    replaces: [],
    openedWith: undefined,
    ...more,
    text,
    compactText: text.replaceAll(' ', ''),
  };
};
