import type { Holder } from './holder.ts';
import { formOf, isNss, isPesel, type IdForm } from '../roster/national-ids.ts';
import { isNobodys } from '../roster/person.ts';
import { isNip } from '../roster/whole-id.ts';
import type { Person } from '../roster/roster.ts';

/** What a row's id was meant to be, where it has the form of none. */
const meant: readonly (readonly [spelling: RegExp, forms: readonly IdForm[]])[] = [
  [/^[XYZ]?\d{6,8}[A-Z]?$/, ['nif']],
  [/^\d{6,8}[A-Z]\d{1,2}$/, ['nif']],
  [/^\d{9,13}$/, ['eleven', 'naf']],
  [/^[A-ZÑ&]{4}\d{3,5}$/, ['rfc', 'curp']],
  [/^[A-ZÑ&]{4}\d{6}[A-Z0-9]*$/, ['rfc', 'curp']],
];

const bare = (id: string): string => id.replace(/[^A-Z0-9Ñ&]/g, '').replace(/^0+/, '');

/** Eleven digits that no rule explains may be twelve that lost one. */
const isOfAForm = (id: string): boolean => {
  const form = formOf(id);
  return form === 'eleven' ? isPesel(id) || isNss(id) : form !== undefined;
};

/** Cut short, with or without its zeros and letter, it may be this one. */
const maybe = (own: string, theirs: string): boolean => {
  const [mine, other] = [bare(own), bare(theirs)];
  return other.startsWith(mine) || mine.startsWith(other) || mine.slice(0, 10) === other.slice(0, 10);
};

/**
 * The id of a document's person where the row's own cannot be it, though it has no form to be compared in; '' where it may.
 * A row with another id that the document holds is that person's.
 */
export const beyondMisspelling = ({ taxId, nationalId }: Person, holder: Holder): string => {
  if (holder.holds(taxId) || holder.holds(nationalId)) return '';
  const theirs = [...holder.taxIds, ...holder.nationalIds];
  const found = [taxId, nationalId].map((own): string => {
    if (own === '' || isNobodys(own) || isNip(own) || isOfAForm(own)) return '';
    const [, forms = []] = meant.find(([spelling]) => spelling.test(bare(own))) ?? [];
    const alike = theirs.filter((id) => forms.includes(formOf(id) ?? 'company'));
    return alike.some((id) => maybe(own, id)) ? '' : (alike[0] ?? '');
  });
  return found.find((id) => id !== '') ?? '';
};
