import { halfMonth, type Period } from '../domain/text/period.ts';
import { dateAt, isoOf, monthAt, skip, type Token } from './period-dates.ts';

const words = (list: string): ReadonlySet<Token> => new Set(list.split(' '));

export const ordinalMarks = words('º ª A . RA DA');
const halves = new Map<Token, number>([
  ...['PRIMERA', 'PRIMER', '1', '01', 'I'].map((word) => [word, 1] as const),
  ...['SEGUNDA', 'SEGUNDO', '2', '02', 'II'].map((word) => [word, 2] as const),
]);
export const isFortnight = (token: Token | undefined): boolean =>
  token !== undefined && /^(?:Q|QNA|QUINC\w*)$/.test(token);
const numberMarks = words('NO NUM . : º N');
export const ofMonth = words('DE DEL LA MES - , . / : ( ) º ª A');

export const fortnightAt = (tokens: readonly Token[], at: number): { half: number; end: number } | undefined => {
  const before = halves.get(tokens[at] ?? '');
  if (before !== undefined) {
    const index = skip(tokens, at + 1, ordinalMarks, 2);
    return isFortnight(tokens[index]) ? { half: before, end: index + 1 } : undefined;
  }
  if (!isFortnight(tokens[at])) return undefined;
  const index = skip(tokens, at + 1, numberMarks, 3);
  const behind = halves.get(tokens[index] ?? '');
  return behind === undefined ? undefined : { half: behind, end: index + 1 };
};

/** Days from the first of a half to the first day a receipt of it may be printed or paid, and behind its last one. */
const before = 3;
const after = 31;
const oneDay = 86_400_000;

/** `primera quincena de enero` in a text of one such half, with a day of pay or print near it that says the year. */
export const halfWithoutYear = (tokens: readonly Token[], isOther: (at: number) => boolean): Period | undefined => {
  const halfOf = oneHalf(tokens);
  if (halfOf === undefined) return undefined;
  const days = tokens.flatMap((_, at) => {
    const date = isOther(at) ? undefined : dateAt(tokens, at);
    const day = date && isoOf(date, 'day');
    return day === undefined ? [] : [Date.parse(day)];
  });
  const years = new Set(days.map((day) => new Date(day).getUTCFullYear()).flatMap((year) => [year - 1, year]));
  const near = [...years].map(halfOf).filter((half) => half !== undefined && days.some((day) => isNear(day, half)));
  return near.length === 1 ? near[0] : undefined;
};

const isNear = (day: number, { from, to }: Period): boolean =>
  day >= Date.parse(from) - before * oneDay && day <= Date.parse(to) + after * oneDay;

/** The one half of a month a text names, by the year it may be of. */
const oneHalf = (tokens: readonly Token[]): ((year: number) => Period | undefined) | undefined => {
  const found = new Map<string, (year: number) => Period | undefined>();
  for (let at = 0; at < tokens.length; at += 1) {
    const head = fortnightAt(tokens, at);
    const month = head && monthAt(tokens, skip(tokens, head.end, ofMonth, 5));
    if (head !== undefined && month !== undefined)
      found.set(`${month}/${head.half}`, (year) => halfMonth(year, month, head.half));
  }
  return found.size === 1 ? [...found.values()][0] : undefined;
};
