import { isoDate } from './civil-date.ts';
import { foldText } from './fold-text.ts';
import { monthOfName } from './month-names.ts';
import { daysOfMonth, halfMonth, periodBetween, wholeMonth, type Period } from './period.ts';

/** Which of the first two numbers of `03/04/2026` is the day. */
export type DateOrder = 'day-first' | 'month-first';

const datePattern =
  /\b(?:(?<iso>\d{4})[-/.](?<isoMonth>\d{1,2})[-/.](?<isoDay>\d{1,2})|(?<a>\d{1,2})[-/.](?<b>\d{1,2})[-/.](?<year>\d{4}|\d{2}))(?!\d)/g;

const fullYear = (text: string): number => (text.length === 2 ? 2_000 + Number(text) : Number(text));

const dateOf = (groups: Readonly<Record<string, string | undefined>>, order: DateOrder): string | undefined => {
  if (groups.iso !== undefined) return isoDate(Number(groups.iso), Number(groups.isoMonth), Number(groups.isoDay));
  const [a, b] = [Number(groups.a), Number(groups.b)];
  return order === 'day-first'
    ? isoDate(fullYear(groups.year ?? ''), b, a)
    : isoDate(fullYear(groups.year ?? ''), a, b);
};

/** `01/01/2026 al 15/01/2026`, `2026-01-01 – 2026-01-15`, `15.01.2026`. */
const fromDates = (text: string, order: DateOrder): Period | undefined => {
  const dates = [...text.matchAll(datePattern)].map(({ groups }) => dateOf(groups ?? {}, order));
  return dates.length > 2 ? undefined : periodBetween(dates[0], dates.at(-1));
};

/** Words of a text, digits apart from letters: `1Q-Ene26` → 1 q ene 26. */
const wordsOf = (text: string): string[] => foldText(text).match(/[a-z]+|\d+/g) ?? [];

const ordinals = new Map([
  ...['1', '01', 'primera', 'primer', 'first', 'pierwsza'].map((word) => [word, 1] as const),
  ...['2', '02', 'segunda', 'segundo', 'second', 'druga'].map((word) => [word, 2] as const),
]);

/** `1Q`, `Q2`, `1a quincena`, `segunda quincena`: which half, and where its number stands. */
const halfOf = (words: readonly string[]): { half: number; index: number } | undefined => {
  const at = words.findIndex((word) => word === 'q' || word === 'qna' || word.startsWith('quinc'));
  if (at === -1) return undefined;
  const index = [at - 1, at + 1, at - 2].find((near) => ordinals.has(words[near] ?? ''));
  return index === undefined ? undefined : { half: ordinals.get(words[index]!)!, index };
};

/** Weeks and fortnights are counted differently by every employer: a number of one is no date. */
const countsAmong = (words: readonly string[]): boolean =>
  words.some((word) => /^(sem|week|tydz|cator|q$|quinc)/.test(word));

/** Whether a heading, or what says how often people are paid, counts something that is no month. */
export const countsWeeks = (text: string): boolean =>
  countsAmong(wordsOf(text)) ||
  /\b(wk|tyg\w*|qna|decen\w*|dekad\w*|fortnight\w*|biweek\w*|bimes\w*|trimes\w*|quarter\w*|kwart\w*)\b/.test(
    foldText(text),
  );

const yearAt = (words: readonly string[], monthAt: number): number => {
  const long = words.findIndex((word) => /^(19|20|21)\d\d$/.test(word));
  if (long !== -1) return long;
  return words.findIndex((word, index) => index > monthAt && /^\d\d$/.test(word));
};

/** `Enero 2026`, `1Q enero 2026`, `del 1 al 15 de enero de 2026`, `28 stycznia – 3 lutego 2026`, `Jan-26`. */
const fromMonthName = (words: readonly string[]): Period | undefined => {
  const months = words.flatMap((word, index) => {
    const month = monthOfName(word);
    return month === undefined ? [] : [{ month, index }];
  });
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined || months.length > 2) return undefined;
  const yearIndex = yearAt(words, last.index);
  if (yearIndex === -1) return undefined;
  const year = fullYear(words[yearIndex]!);
  const half = halfOf(words);
  if (half !== undefined) return months.length === 1 ? halfMonth(year, first.month, half.half) : undefined;
  if (countsAmong(words)) return undefined;
  const years = words.filter((word) => /^(19|20|21)\d\d$/.test(word)).map(Number);
  if (years.length > 2) return undefined;
  const days = words.filter((word, index) => index !== yearIndex && /^\d{1,2}$/.test(word)).map(Number);
  if (years.length === 2) return ofTwoYears([first.month, last.month], years, days);
  return months.length === 1 ? inMonth(year, first.month, days) : overMonths(year, first.month, last.month, days);
};

/** `16/Ene/2026 al 31/Ene/2026`, `28 dic 2025 – 3 ene 2026`: each end with its own year. */
const ofTwoYears = (
  [from = 0, to = 0]: readonly number[],
  [fromYear = 0, toYear = 0]: readonly number[],
  [first, last, ...more]: readonly number[],
): Period | undefined => {
  if (first === undefined) return periodBetween(isoDate(fromYear, from, 1), wholeMonth(toYear, to)?.to);
  return last === undefined || more.length > 0
    ? undefined
    : periodBetween(isoDate(fromYear, from, first), isoDate(toYear, to, last));
};

const inMonth = (year: number, month: number, days: readonly number[]): Period | undefined => {
  const [from, to = from] = days;
  if (from === undefined || to === undefined) return wholeMonth(year, month);
  return days.length > 2 ? undefined : daysOfMonth(year, month, from, to);
};

const overMonths = (year: number, first: number, last: number, days: readonly number[]): Period | undefined => {
  const firstYear = first > last ? year - 1 : year;
  if (days.length === 0) return periodBetween(isoDate(firstYear, first, 1), wholeMonth(year, last)?.to);
  return days.length === 2
    ? periodBetween(isoDate(firstYear, first, days[0]!), isoDate(year, last, days[1]!))
    : undefined;
};

/** `2026-01`, `01/2026`, `1.2026`, `202601`; with a half: `2026-01 Q2`, `1Q 01/2026`. */
const fromMonthNumber = (text: string): Period | undefined => {
  const found = /\b(?:(\d{4})[-/. ]?(\d{2})|(\d{4})[-/.](\d)|(\d{1,2})[-/.](\d{4}))(?!\d)/.exec(text);
  if (found === null) return undefined;
  const year = Number(found[1] ?? found[3] ?? found[6]);
  const month = Number(found[2] ?? found[4] ?? found[5]);
  const words = wordsOf(`${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`);
  const half = halfOf(words);
  if (half !== undefined) return halfMonth(year, month, half.half);
  return countsAmong(words) || words.some((word) => /^\d/.test(word)) ? undefined : wholeMonth(year, month);
};

const longest = 120;

/**
 * The period a text names, in es, pl or en; a single day is a period of that day. Undefined for whatever leaves a doubt:
 * no year, a week number, three dates.
 */
export const parsePeriod = (text: string, order: DateOrder = 'day-first'): Period | undefined => {
  if (text === '' || text.length > longest) return undefined;
  if (text.match(datePattern) !== null) return fromDates(text, order);
  return fromMonthName(wordsOf(text)) ?? fromMonthNumber(text);
};

/** `2 de enero 2026` under `Quincena` is the second one of January, and no day. */
const isOrdinalOfMonth = (text: string): boolean =>
  /^0?[12](?: ?(?:a|ra|da|er))? (?:de |del )?[a-z]{3,}\b/.test(foldText(text));

/** As `parsePeriod`, of a text under a heading or behind a key that may say what is counted. */
export const parsePeriodUnder = (heading: string, text: string, order: DateOrder = 'day-first'): Period | undefined => {
  const counted = /\b(quinc\w*|qna)\b/.test(foldText(heading)) && isOrdinalOfMonth(text);
  return (counted ? parsePeriod(`quincena ${text}`, order) : undefined) ?? parsePeriod(text, order);
};

/** Undefined where no date of the column says which it is. */
export type ProvenOrder = DateOrder | undefined;

/** The order that the numeric dates of a column prove; where they prove both, the day comes first. */
export const provenOrderOf = (texts: Iterable<string>): ProvenOrder => {
  let order: ProvenOrder;
  for (const text of texts) {
    for (const { groups } of text.matchAll(datePattern)) {
      if (groups?.a === undefined) continue;
      if (Number(groups.a) > 12) return 'day-first';
      if (Number(groups.b) > 12) order = 'month-first';
    }
  }
  return order;
};

/** The order that all numeric dates of a column allow; day first unless one of them cannot be. */
export const dateOrderOf = (texts: Iterable<string>): DateOrder => provenOrderOf(texts) ?? 'day-first';
