import { shareOf } from './column-content.ts';
import type { SeenColumn } from './column-candidates.ts';
import { namesPayDay } from './lone-day.ts';
import { saysOnlyPeriod } from './period-heading.ts';
import { foldText, headingWords } from '../text/fold-text.ts';
import { isOfOther } from '../text/other-matters.ts';

/** What a column beside the period's says of it. */
export type PeriodPart = 'year' | 'month' | 'count';

/** Columns that say together which period a row is of; grid columns (0-based). */
export interface PeriodColumns {
  /** What the period's own column says, where it says a part. */
  readonly own?: { readonly kind: PeriodPart; readonly word: string };
  /** Its last day, where the period's own column holds the first. */
  readonly end?: number;
  readonly parts: readonly { readonly kind: PeriodPart; readonly column: number; readonly word: string }[];
  /** How often people are paid: `Quincenal`. */
  readonly rhythm?: number;
}

/** The columns that belong to the one of periods. */
export const besideColumns = ({ end, parts }: PeriodColumns): readonly number[] => [
  ...(end === undefined ? [] : [end]),
  ...parts.map(({ column }) => column),
];

const half = 0.5;
const most = 0.9;

/** What says nothing of which part of a period it is. */
const filler = /^(de|del|la|el|no|nr|n|num|numero|number|numer|pay|payroll|nomina|pago|fiscal|calendar|placowy|placy)$/;

const kinds: readonly (readonly [PeriodPart, RegExp])[] = [
  ['year', /^(ano|anio|year|rok|ejercicio|y{4}|a{4})$/],
  ['month', /^(mes|month|miesiac|msc|mc)$/],
  ['count', /^(quincena|qna|semana|sem|catorcena|decena|dekada|week|wk|fortnight|tydzien|tydz|periodo|period|okres)$/],
];

const isYear = ({ content }: SeenColumn): boolean => shareOf(content, 'year') >= most;
const isMonth = ({ content }: SeenColumn): boolean =>
  shareOf(content, 'small') >= most || shareOf(content, 'label') >= half || shareOf(content, 'period') >= half;
const isCount = ({ content }: SeenColumn): boolean =>
  shareOf(content, 'small') >= most || shareOf(content, 'label') >= half;

const fits: Readonly<Record<PeriodPart, (seen: SeenColumn) => boolean>> = {
  year: isYear,
  month: isMonth,
  count: isCount,
};

const partOf = (seen: SeenColumn): PeriodColumns['parts'][number] | undefined => {
  const said = headingWords(seen.header).filter((word) => !filler.test(word));
  const [word = ''] = said;
  const kind = said.length === 1 ? kinds.find(([, words]) => words.test(word))?.[0] : undefined;
  return kind !== undefined && fits[kind](seen) ? { kind, column: seen.column, word } : undefined;
};

const starts = /^(inici\w*|desde|del|od|from|start\w*|begin\w*|comienzo|poczat\w*)$/;
const ends = /^(fin|final|hasta|al|do|to|end\w*|termin\w*|koniec|konc\w*|thru|through|until)$/;

const holdsDays = ({ content }: SeenColumn): boolean => shareOf(content, 'period') >= most;

/** `Desde | Hasta`, `Fecha inicial pago | Fecha final pago`: the nearest two columns that begin and end a period. */
const spanOf = (columns: readonly SeenColumn[]): { readonly start: number; readonly end: number } | undefined => {
  const dated = columns.filter(
    (seen) => holdsDays(seen) && saysOnlyPeriod(seen.header) && !isOfOther(headingWords(seen.header).join(' ')),
  );
  const named = (words: RegExp) => dated.filter(({ header }) => headingWords(header).some((word) => words.test(word)));
  const last = named(ends);
  const pairs = named(starts)
    .filter((seen) => !last.includes(seen))
    .flatMap(({ column: start }) => last.map(({ column: end }) => ({ start, end })));
  return pairs.sort((a, b) => Math.abs(a.end - a.start) - Math.abs(b.end - b.start))[0];
};

const rhythmWords = /\b(periodicidad|frecuencia|frequency|czestotliwosc|pay cycle|ciclo)\b/;

/**
 * The column of periods and those beside it that say the rest: the other end, the year, the month, which week or
 * fortnight. `main` is the column that is taken now, `isFixed` that the person chose it; `free` are columns without a role.
 */
export const periodColumnsOf = (
  main: number | undefined,
  isFixed: boolean,
  seen: readonly SeenColumn[],
  free: (column: number) => boolean,
): { readonly main: number; readonly beside: PeriodColumns } | undefined => {
  const open = seen.filter(({ column }) => column === main || free(column));
  const header = seen.find(({ column }) => column === main)?.header ?? '';
  const span = spanOf(open);
  const replaces =
    span !== undefined &&
    (main === span.start || (!isFixed && (main === undefined || main === span.end || namesPayDay(header))));
  if (span !== undefined && replaces) return { main: span.start, beside: { end: span.end, parts: [] } };
  if (main === undefined) return undefined;
  const rhythm = seen.find((each) => rhythmWords.test(foldText(each.header)))?.column;
  const own = seen.find(({ column }) => column === main);
  const ownPart = own === undefined ? undefined : partOf(own);
  const parts = open
    .filter(({ column }) => column !== main)
    .flatMap((each) => partOf(each) ?? [])
    .filter(
      ({ kind }, index, all) => kind !== ownPart?.kind && all.findIndex((other) => other.kind === kind) === index,
    );
  return {
    main,
    beside: { parts, ...(ownPart === undefined ? {} : { own: ownPart }), ...(rhythm === undefined ? {} : { rhythm }) },
  };
};
