import { isoDate } from '../domain/text/civil-date.ts';
import { monthOfName } from '../domain/text/month-names.ts';

/** A word, a number or a mark of a text, upper case and without accents. */
export type Token = string;

/** Upper case without accents; Ñ stays, because it is a letter of identities. As long as the text. */
export const plainLetters = (text: string): string =>
  text.replace(/[À-ÖØ-ÝŁłĀ-ſ]/g, (letter) => {
    if (letter === 'Ñ') return letter;
    if (letter === 'Ł' || letter === 'ł') return 'L';
    return letter.normalize('NFD').charAt(0).toUpperCase();
  });

export const tokensOf = (text: string): readonly Token[] => plainLetters(text).match(/\d+|[A-ZÑ]+|[^\sA-ZÑ\d]/g) ?? [];

/** Whether a date reads its first number as day or month; both where the text leaves it open. */
type Order = 'day' | 'month';

/** A date of a text; what it leaves out is undefined. */
export interface TextDate {
  readonly day: number;
  readonly month: number | undefined;
  readonly year: number | undefined;
  /** Numeric dates may be read in two orders. */
  readonly other?: { readonly day: number; readonly month: number };
  /** Index of the token behind it. */
  readonly end: number;
}

const isNumber = (token: Token | undefined, most: number): boolean =>
  token !== undefined && token.length <= most && /^\d+$/.test(token);
const isMark = (token: Token | undefined): boolean => token === '/' || token === '-' || token === '.';

export const yearOf = (token: Token | undefined): number | undefined => {
  if (token === undefined || !/^(?:\d\d|20\d\d|19\d\d)$/.test(token)) return undefined;
  return token.length === 2 ? 2000 + Number(token) : Number(token);
};

/** Shortest and longest name of a month. */
const monthLetters = [3, 12] as const;

/** Texts say the same words again and again. */
const known = new Map<Token, number | undefined>();
const mostKnown = 5_000;

export const monthAt = (tokens: readonly Token[], at: number): number | undefined => {
  const token = tokens[at];
  if (token === undefined || token.length < monthLetters[0] || token.length > monthLetters[1]) return undefined;
  if (known.has(token)) return known.get(token);
  if (known.size >= mostKnown) known.clear();
  const month = /^\d/.test(token) ? undefined : monthOfName(token);
  known.set(token, month);
  return month;
};

const between: ReadonlySet<Token> = new Set(['DE', 'DEL', 'OF', '/', '-', '.', ',', "'", '’']);

/** Index of the first token from `at` that only joins nothing: at most `most` are passed over. */
export const skip = (tokens: readonly Token[], at: number, words: ReadonlySet<Token> = between, most = 3): number => {
  let end = at;
  while (end - at < most && words.has(tokens[end] ?? '')) end += 1;
  return end;
};

const ordinals: ReadonlySet<Token> = new Set(['º', 'ª', '°', 'ST', 'ND', 'RD', 'TH']);

/** `2026-01-31`. */
const isoAt = (tokens: readonly Token[], at: number): TextDate | undefined => {
  const year = tokens[at]?.length === 4 ? yearOf(tokens[at]) : undefined;
  if (year === undefined || !isMark(tokens[at + 1]) || tokens[at + 3] !== tokens[at + 1]) return undefined;
  if (!isNumber(tokens[at + 2], 2) || !isNumber(tokens[at + 4], 2)) return undefined;
  return { year, month: Number(tokens[at + 2]), day: Number(tokens[at + 4]), end: at + 5 };
};

/** `31/01/2026`, `31.01.26`; without its year `31.01`. */
const numericAt = (tokens: readonly Token[], at: number, whole: boolean): TextDate | undefined => {
  const mark = tokens[at + 1];
  if (!isNumber(tokens[at], 2) || !isMark(mark) || !isNumber(tokens[at + 2], 2)) return undefined;
  const [a, b] = [Number(tokens[at]), Number(tokens[at + 2])];
  const other = { day: b, month: a };
  if (!whole) return { day: a, month: b, other, year: undefined, end: at + 3 };
  const year = tokens[at + 3] === mark ? yearOf(tokens[at + 4]) : undefined;
  return year === undefined ? undefined : { day: a, month: b, other, year, end: at + 5 };
};

/** `31 de enero de 2026`, `31-ENE-26`; without its year `31 de enero`. */
const namedAt = (tokens: readonly Token[], at: number, whole: boolean): TextDate | undefined => {
  if (!isNumber(tokens[at], 2)) return undefined;
  const behindDay = ordinals.has(tokens[at + 1] ?? '') ? at + 2 : at + 1;
  const monthIndex = skip(tokens, behindDay);
  const month = monthAt(tokens, monthIndex);
  if (month === undefined) return undefined;
  const day = Number(tokens[at]);
  if (!whole) return { day, month, year: undefined, end: monthIndex + 1 };
  const yearIndex = skip(tokens, monthIndex + 1);
  const year = yearOf(tokens[yearIndex]);
  return year === undefined ? undefined : { day, month, year, end: yearIndex + 1 };
};

/** `January 31, 2026`; without its year `January 31`. */
const monthFirstAt = (tokens: readonly Token[], at: number, whole: boolean): TextDate | undefined => {
  const month = monthAt(tokens, at);
  if (month === undefined || !isNumber(tokens[at + 1], 2)) return undefined;
  const behindDay = ordinals.has(tokens[at + 2] ?? '') ? at + 3 : at + 2;
  const day = Number(tokens[at + 1]);
  if (!whole) return { day, month, year: undefined, end: behindDay };
  const yearIndex = tokens[behindDay] === ',' ? behindDay + 1 : behindDay;
  const year = tokens[yearIndex]?.length === 4 ? yearOf(tokens[yearIndex]) : undefined;
  return year === undefined ? undefined : { day, month, year, end: yearIndex + 1 };
};

/** A date with its year. */
export const dateAt = (tokens: readonly Token[], at: number): TextDate | undefined =>
  isoAt(tokens, at) ?? numericAt(tokens, at, true) ?? namedAt(tokens, at, true) ?? monthFirstAt(tokens, at, true);

/** All that a range may begin with: a date, one without its year, a day alone. The longest comes first. */
export const startsAt = (tokens: readonly Token[], at: number): readonly TextDate[] =>
  [
    dateAt(tokens, at),
    numericAt(tokens, at, false),
    namedAt(tokens, at, false),
    monthFirstAt(tokens, at, false),
    isNumber(tokens[at], 2) ? { day: Number(tokens[at]), month: undefined, year: undefined, end: at + 1 } : undefined,
  ].filter((date) => date !== undefined);

export const isoOf = (date: TextDate, order: Order, from: TextDate = date): string | undefined => {
  const { day, month } = order === 'month' && date.other !== undefined ? date.other : date;
  const given = order === 'month' && from.other !== undefined ? from.other.month : from.month;
  const [year, inMonth] = [date.year ?? from.year, month ?? given];
  if (year === undefined || inMonth === undefined) return undefined;
  // A range without its first year may begin in the year before.
  const began = date.year === undefined && given !== undefined && inMonth > given ? year - 1 : year;
  return isoDate(began, inMonth, day);
};
