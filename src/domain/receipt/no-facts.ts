import type { DocumentFacts } from './receipt.ts';

/** What is known of a document before anything of it was read. */
export const noFacts = {
  uuids: [],
  people: [],
  employer: '',
  payrollType: undefined,
  period: undefined,
  payDate: undefined,
  net: undefined,
  amounts: [],
  stamped: undefined,
  replaces: [],
  compactText: '',
  openedWith: undefined,
} as const satisfies Partial<DocumentFacts>;
