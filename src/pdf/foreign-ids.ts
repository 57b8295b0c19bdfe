import { isCurp, isRfc } from '../domain/roster/identity.ts';
import { isNaf, isNif, isPesel } from '../domain/roster/national-ids.ts';
import { foreignLabels } from './foreign-labels.ts';

/** A number that some country gives to one person, and whose rule nothing here knows. */
export interface ForeignId {
  readonly at: number;
  readonly end: number;
  readonly value: string;
  /** What stands before it, or the form that tells it. */
  readonly label: string;
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Remainder of a number of any length. */
const remainder = (digits: string, by: number): number =>
  [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % by, 0);

const hasFrenchKey = (text: string): boolean => {
  const digits = digitsOf(text);
  return 97 - remainder(digits.slice(0, 13), 97) === Number(digits.slice(13));
};

const hasBelgianKey = (text: string): boolean => {
  const digits = digitsOf(text);
  return ['', '2'].some((century) => 97 - remainder(century + digits.slice(0, 9), 97) === Number(digits.slice(9)));
};

const hasBrazilianChecks = (text: string): boolean => {
  const digits = [...digitsOf(text)].map(Number);
  const check = (length: number): number =>
    ((digits.slice(0, length).reduce((sum, digit, at) => sum + digit * (length + 1 - at), 0) * 10) % 11) % 10;
  return new Set(digits).size > 1 && check(9) === digits[9] && check(10) === digits[10];
};

/** Forms so peculiar that no label is needed. */
const forms: readonly (readonly [label: string, form: RegExp, isRight: (text: string) => boolean])[] = [
  [
    'NINO',
    /(?<![A-Z0-9])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d\d[ -]?\d\d[ -]?\d\d[ -]?[A-D](?![A-Z0-9])/g,
    () => true,
  ],
  ['CODICE', /(?<![A-Z0-9])[A-Z]{3} ?[A-Z]{3} ?\d\d[A-EHLMPRST]\d\d ?[A-Z]\d{3}[A-Z](?![A-Z0-9])/g, () => true],
  ['SSN', /(?<![A-Z\d.,/-])\d{3}-\d\d-\d{4}(?![\d/-]|[.,]\d)/g, () => true],
  ['NIR', /(?<![\d.,])[12] ?\d\d ?(?:0[1-9]|1[0-2]) ?\d[\dAB] ?\d{3} ?\d{3} ?\d\d(?![\d]|[.,]\d)/g, hasFrenchKey],
  ['NISS', /(?<![\d.,])\d\d\.\d\d\.\d\d-\d{3}[.-]\d\d(?![\d]|[.,]\d)/g, hasBelgianKey],
  ['CPF', /(?<![\d.,])\d{3}\.\d{3}\.\d{3}-\d\d(?![\d]|[.,]\d)/g, hasBrazilianChecks],
];

const label = new RegExp(
  String.raw`(?<![A-Z0-9Ñ])(?<!(?:EMPLOYEE|STAFF|PAYROLL|WORKER|EMPLOYER|COMPANY)(?:'S)? )(?:${foreignLabels.join('|')})(?![A-ZÑ])`,
  'g',
);
const behind =
  /[ .:#º°()-]{0,6}(?:\n[ ]*)?((?:\d{2,4}[ .-]){1,5}\d{1,4}|[A-Z0-9]+(?:[./-][A-Z0-9]+)*)(?![A-Z0-9]|[.,/]\d)/y;

/** Letters and digits of an id, whatever stands between them. */
const bareOf = (text: string): string => text.replace(/[^A-Z0-9]/g, '');
const date =
  /^(?:\d{1,2}[ ./-]\d{1,2}[ ./-]\d{2,4}|\d{4}[ ./-]\d{1,2}[ ./-]\d{1,2}|(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]))$/;

/** Five digits tell a number of a person from a code, as of a tax band. */
const mayBeId = (text: string): boolean => {
  const bare = bareOf(text);
  return bare.length >= 6 && bare.length <= 18 && digitsOf(bare).length >= 5 && !date.test(text);
};

/** A rule of its own judges these. */
const isKnown = (bare: string): boolean => [isRfc, isCurp, isNif, isPesel, isNaf].some((is) => is(bare));

/** Such numbers of a page; `plain` in upper case, without accents, with its lines. */
export const foreignIds = (plain: string): readonly ForeignId[] => {
  const found = new Map<number, ForeignId>();
  for (const [form, pattern, isRight] of forms)
    for (const { index, 0: text } of plain.matchAll(pattern))
      if (isRight(text)) found.set(index, { at: index, end: index + text.length, value: bareOf(text), label: form });
  for (const { index, 0: said } of plain.matchAll(label)) {
    behind.lastIndex = index + said.length;
    const value = behind.exec(plain)?.[1];
    if (value === undefined || !mayBeId(value) || isKnown(bareOf(value))) continue;
    const at = behind.lastIndex - value.length;
    if (!found.has(at)) found.set(at, { at, end: behind.lastIndex, value: bareOf(value), label: bareOf(said) });
  }
  return [...found.values()];
};
