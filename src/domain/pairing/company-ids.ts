import { folderTally } from './folder-tally.ts';
import type { PairingContext } from './pairing-context.ts';
import type { ReadDocument } from './receipt-folder.ts';
import { isNip } from '../roster/whole-id.ts';
import type { DocumentFacts } from '../receipt/receipt.ts';
import type { Entry } from '../roster/roster.ts';

const cif = /^[ABCDEFGHJNPQRSUVW]\d{7}[0-9A-J]$/;

interface Form {
  isOne(id: string): boolean;
  idsIn(facts: DocumentFacts): ReadonlySet<string>;
  /** In how many PDFs an id stands. */
  timesPrinted(id: string, pdfs: readonly ReadDocument[]): number;
}

const formOf = (isOne: Form['isOne'], printed: RegExp): Form => {
  const idsIn = ({ text = '' }: DocumentFacts): ReadonlySet<string> =>
    new Set((text.match(printed) ?? []).map((each) => each.replace(/^(?:PL|ES)(?=.{9})|[- ]/g, '')).filter(isOne));
  return { isOne, idsIn, timesPrinted: folderTally(idsIn) };
};

const forms: readonly Form[] = [
  formOf(isNip, /(?<![A-Z0-9])(?:PL ?)?\d{3}[- ]?\d{2,3}[- ]?\d{2,3}[- ]?\d{2,3}(?![A-Z0-9])/g),
  formOf((id) => cif.test(id), /(?<![A-Z0-9])(?:ES[- ]?)?[ABCDEFGHJNPQRSUVW][- ]?\d{7,8}[A-J]?(?![A-Z0-9])/g),
];

/**
 * Another company's id in an invoice that does not print the row's: firms of one group have a word and a fee in common.
 * '' where there is none. Whose id most files print is the house's.
 */
export const otherCompany = ({ person }: Entry, facts: DocumentFacts, { folder, input }: PairingContext): string => {
  const form = input.kind === 'invoices' ? forms.find(({ isOne }) => isOne(person.taxId)) : undefined;
  if (form === undefined) return '';
  const ids = form.idsIn(facts);
  if (ids.has(person.taxId)) return '';
  return [...ids].find((id) => !isOfTheHouse(id, form, folder.pdfs)) ?? '';
};

const isOfTheHouse = (id: string, form: Form, pdfs: readonly ReadDocument[]): boolean =>
  pdfs.length > 1 && form.timesPrinted(id, pdfs) > pdfs.length / 2;
