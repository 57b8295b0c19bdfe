import { isoDate } from '../text/civil-date.ts';
import { foldText } from '../text/fold-text.ts';
import { isCurp, isElevenDigits, isRfc, nameWords } from '../roster/identity.ts';
import type { Person } from '../roster/roster.ts';

/** Fewer characters are tried out in seconds. */
const fewest = 5;
/** `anap150395`: initials around a birth date hide nothing. */
const mostAround = 4;

/** Whether somebody who knows the person, or their receipt, would try this password first. */
export const isGuessable = (password: string, person: Person): boolean => {
  const bare = bareText(password);
  if (bare.length < fewest || isIdentityShaped(password)) return true;
  if (ownWords(person).some((word) => word.length >= 3 && isMostly(bare, word))) return true;
  return isDate(bare) || birthDates(person).some((date) => isMostly(bare, date));
};

/** Upper case, without white space and marks. */
const bareText = (text: string): string =>
  text
    .normalize('NFC')
    .toUpperCase()
    .replace(/[\s.,:;_/\\-]/g, '');

/** An RFC with or without its last three characters, a CURP, a PESEL or social security number: anybody's. */
const isIdentityShaped = (password: string): boolean => {
  const bare = bareText(password);
  return isRfc(bare) || isCurp(bare) || isElevenDigits(bare) || /^[A-ZÑ&]{4}\d{6}$/.test(bare);
};

const ownWords = ({ name, employeeNumber, taxId, nationalId }: Person): readonly string[] => [
  ...[taxId, nationalId, employeeNumber, employeeNumber.replace(/^0+/, '')].map(bareText),
  ...nameWords(name).map((word) => word.toUpperCase()),
];

const isMostly = (bare: string, part: string): boolean => {
  const folded = foldText(bare).replaceAll(' ', '').toUpperCase();
  return [bare, folded].some((text) => text.includes(part) && text.length - part.length <= mostAround);
};

/** Six or eight digits that are a day of some calendar, in any order. */
const isDate = (bare: string): boolean => {
  if (!/^(\d{6}|\d{8})$/.test(bare)) return false;
  const part = (from: number, to: number) => Number(bare.slice(from, to));
  const long = bare.length === 8;
  const orders = long
    ? [
        [part(0, 4), part(4, 6), part(6, 8)],
        [part(4, 8), part(2, 4), part(0, 2)],
        [part(4, 8), part(0, 2), part(2, 4)],
      ]
    : [
        [2000 + part(0, 2), part(2, 4), part(4, 6)],
        [2000 + part(4, 6), part(2, 4), part(0, 2)],
        [2000 + part(4, 6), part(0, 2), part(2, 4)],
      ];
  return orders.some(([year = 0, month = 0, day = 0]) => isoDate(year, month, day) !== undefined);
};

/** The birth date that RFC, CURP or PESEL begin with, as people write dates. */
const birthDates = ({ taxId, nationalId }: Person): readonly string[] => {
  const digits = [
    /^[A-ZÑ&]{4}(\d{6})/.exec(taxId)?.[1],
    /^[A-ZÑ&]{4}(\d{6})/.exec(nationalId)?.[1],
    isElevenDigits(nationalId) ? peselDate(nationalId) : undefined,
  ];
  return digits.flatMap((date) => {
    if (date === undefined) return [];
    const [year, month, day] = [date.slice(0, 2), date.slice(2, 4), date.slice(4, 6)];
    const years = [year, `19${year}`, `20${year}`];
    return years.flatMap((each) => [each + month + day, day + month + each, month + day + each]);
  });
};

/** A PESEL adds 20 to the month of those born from 2000 on. */
const peselDate = (pesel: string): string => {
  const month = Number(pesel.slice(2, 4)) % 20;
  return pesel.slice(0, 2) + String(month).padStart(2, '0') + pesel.slice(4, 6);
};
