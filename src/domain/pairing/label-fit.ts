import { monthOfName } from '../text/month-names.ts';
import type { Period } from '../text/period.ts';
import type { DocumentFacts } from '../receipt/receipt.ts';

/** What a row's name for its period says: `quincena 3`, `semana 5 2026`, `enero`. */
interface Said {
  readonly unit: 'fortnight' | 'week' | undefined;
  readonly number: number | undefined;
  readonly month: number | undefined;
  readonly year: number | undefined;
}

const fortnight = /^(?:q|qna|quinc\w*|fortnight)$/;
const week = /^(?:s|w|sem|semana\w*|week\w*|tydz\w*|tyg)$/;
const ordinals: ReadonlyMap<string, number> = new Map([
  ...['primera', 'primer', 'first', 'i'].map((word) => [word, 1] as const),
  ...['segunda', 'segundo', 'second', 'ii'].map((word) => [word, 2] as const),
]);

const saidBy = (label: string): Said => {
  const words = label.split(' ');
  const first = <T>(find: (word: string) => T | undefined): T | undefined =>
    words.map(find).find((found) => found !== undefined);
  const isYear = (word: string): boolean => /^20\d\d$/.test(word);
  return {
    unit: words.some((word) => fortnight.test(word))
      ? 'fortnight'
      : words.some((word) => week.test(word))
        ? 'week'
        : undefined,
    number: first((word) => ordinals.get(word) ?? (/^\d\d?$/.test(word) ? Number(word) : undefined)),
    month: first((word) => monthOfName(word)),
    year: first((word) => (isYear(word) ? Number(word) : undefined)),
  };
};

const oneDay = 86_400_000;
const dayOf = (date: string): number => Date.parse(date) / oneDay;
const partsOf = (date: string) => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8)),
});

/** The week of the year a day lies in, counted from its first of January: offices differ by one. */
const weekOf = (date: string): number => Math.ceil((dayOf(date) - dayOf(`${date.slice(0, 4)}-01-01`) + 1) / 7);

/** Whether days may be those a label speaks of; undefined where it speaks of none. */
export const fitsLabel = (label: string, { from, to }: Period): boolean | undefined => {
  const { unit, number, month, year } = saidBy(label);
  if (number === undefined && month === undefined) return undefined;
  const [first, last] = [partsOf(from), partsOf(to)];
  if (year !== undefined && year !== first.year && year !== last.year) return false;
  if (month !== undefined && month !== first.month && month !== last.month) return false;
  if (number === undefined || (unit === undefined && month !== undefined)) return true;
  const days = dayOf(to) - dayOf(from) + 1;
  const half = first.day >= 16 || last.day > 20 ? 2 : 1;
  const ofYear = (last.month - 1) * 2 + half;
  const isFortnight = (): boolean => (number <= 2 && half === number) || (month === undefined && ofYear === number);
  const near = (other: number): boolean => Math.abs(other - number) <= 1;
  if (unit === 'week')
    return (
      near(month === undefined ? weekOf(to) : Math.ceil(last.day / 7)) || (month === undefined && near(weekOf(from)))
    );
  if (unit === 'fortnight')
    return days > 16
      ? ofYear === number || first.month === number
      : isFortnight() || (days === 14 && near(Math.ceil(weekOf(to) / 2)));
  // A number alone: of the month, of the fortnight or of the week, by how long the files' period is.
  if (days > 20) return first.month === number || last.month === number;
  return days > 10
    ? isFortnight() || (days === 14 && near(Math.ceil(weekOf(to) / 2)))
    : near(weekOf(to)) || near(weekOf(from));
};

const extraordinary =
  /(?<![a-z])(?:aguinaldo|ptu|utilidades|finiquito|liquidacion|paga extra|extraordinari[ao])(?![a-z])/;

/** `Aguinaldo 2025` is no ordinary fortnight. */
export const fitsType = (label: string, { payrollType }: DocumentFacts): boolean =>
  payrollType !== 'ordinary' || !extraordinary.test(label);
