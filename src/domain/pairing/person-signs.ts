import { timesNamed } from './name-together.ts';
import { alike, type Part } from './like-forms.ts';
import { isPersonsClaim } from './one-person.ts';
import { isNumberOfSomebody } from './pdf-holder.ts';
import { comparableNumber, nameWords } from '../roster/identity.ts';
import { formOf } from '../roster/national-ids.ts';
import type { DocumentFacts } from '../receipt/receipt.ts';
import type { Entry } from '../roster/roster.ts';

/** How often a text names somebody. */
export type Sign = (text: string) => number;

/** All by which a part of a file can name the row's person: what the row says, and what the file says of the same person. */
export interface PersonSigns {
  readonly sure: readonly Sign[];
  /** The row's number: hours and days may be as high. */
  readonly number: readonly Sign[];
  /** Ids that the file gives to nobody: the employer's perhaps. */
  readonly unsaid: readonly Sign[];
}

export const isNamedIn = (text: string, signs: readonly Sign[]): boolean => signs.some((sign) => sign(text) > 0);

export const signsOf = (
  { person, uuid }: Entry,
  { holders = [] }: DocumentFacts,
  employers: ReadonlySet<string>,
): PersonSigns => {
  const name = nameWords(person.name);
  const number = comparableNumber(person.employeeNumber);
  const claims = holders.filter(
    (claim) =>
      claim.hidden !== true &&
      claim.kind !== 'name' &&
      claim.kind !== 'number' &&
      isPersonsClaim(claim, employers) &&
      formOf(claim.value) !== 'company',
  );
  const idsBy = (wanted: string) => claims.filter(({ whose }) => whose === wanted).map(({ value }) => value);
  const own = [person.taxId, person.nationalId, uuid];
  return {
    sure: [...(name.length < 2 ? [] : [byName(name)]), ...byIds([...own, ...idsBy('holder')])],
    number: number.length < 3 ? [] : [byNumber(number)],
    unsaid: byIds(idsBy('unsaid').filter((id) => !own.includes(id))),
  };
};

/** What stands on every part of one form is printed on the form, or happens to be there: it tells none from another. */
export const tellsApart = (sign: Sign, parts: readonly Part[]): boolean => {
  const first = parts.find(({ text }) => sign(text) > 0);
  return first !== undefined && parts.some(({ text, words }) => alike(words, first.words) && sign(text) === 0);
};

const byName =
  (name: readonly string[]): Sign =>
  (text) =>
    timesNamed(text, name);

const byIds = (ids: readonly string[]): readonly Sign[] =>
  ids
    .filter((id) => id.length >= 8)
    .map((id) => {
      const bare = id.replaceAll('-', '');
      return (text) => text.replace(/[\s./-]/g, '').split(bare).length - 1;
    });

/** A part of an amount is no number. */
const run = /(?<![A-Z0-9Ñ&]|\d[.,])[A-Z0-9Ñ&]+(?:[-./][A-Z0-9Ñ&]+)*(?![A-Z0-9Ñ&]|[.,]\d)/g;

const byNumber =
  (number: string): Sign =>
  (text) =>
    (text.match(run) ?? []).filter((each) => isNumberOfSomebody(each) && comparableNumber(each) === number).length;
