import { saysAbsent } from '../text/absent-words.ts';
import { isDateFormat, periodOfSerial } from '../text/cell-date.ts';
import { cellText, isErrorCell, isFraction } from '../text/cell-text.ts';
import { tidyText } from '../text/fold-text.ts';
import { emptyCell, type Cell, type GridRow } from '../grid.ts';
import { countsWeeks, parsePeriod, parsePeriodUnder, type DateOrder } from '../text/parse-period.ts';
import { periodLabel } from '../text/period-label.ts';
import { periodBetween, type Period } from '../text/period.ts';
import { isLoneDay } from './lone-day.ts';
import type { PeriodColumns, PeriodPart } from './period-columns.ts';
import type { SheetPeriod } from './sheet-period.ts';

/** How a sheet says which period its rows are of. */
export interface PeriodReading {
  /** Grid column; undefined where no column says it. */
  readonly column: number | undefined;
  readonly heading: string;
  readonly beside: PeriodColumns;
  readonly dateOrderOf: (column: number) => DateOrder;
  readonly date1904: boolean;
  /** What a lone day in the column of periods is of its period; undefined where it is the day of payment. */
  readonly loneDay: Period['known'];
  /** What a line above the list says, where no column does. */
  readonly sheetPeriod: SheetPeriod | undefined;
}

export interface RowPeriod {
  readonly period: Period | undefined;
  /** Only what is no date: two spellings of the same days are one period. */
  readonly label: string;
}

const isDateCell = (cell: Cell): cell is Cell & { readonly value: number } =>
  cell.kind === 'number' && typeof cell.value === 'number' && isDateFormat(cell.format);

const cellAt = ({ cells }: GridRow, column: number): Cell => cells[column] ?? emptyCell;

const ownPeriod = (cell: Cell, column: number, reading: PeriodReading): Period | undefined =>
  isDateCell(cell)
    ? periodOfSerial(cell.value, cell.format, reading.date1904)
    : isFraction(cell)
      ? undefined
      : parsePeriodUnder(reading.heading, tidyText(cellText(cell)), reading.dateOrderOf(column));

const spanned = (row: GridRow, column: number, end: number, reading: PeriodReading): Period | undefined => {
  const [first, last] = [column, end].map((each) => {
    const cell = cellAt(row, each);
    return isErrorCell(cell) ? undefined : ownPeriod(cell, each, reading);
  });
  return periodBetween(first?.from, last?.to);
};

/** `3/2026`, `2026-05`: which of the year's, not which month, where weeks or fortnights are counted. */
const isNumbered = (text: string): boolean => /^\D{0,3}\d{1,4}\s?[-/. ]?\s?\d{1,4}\D{0,3}$/.test(text);

const isNumber = (text: string): boolean => /^\d{1,2}$/.test(text);

/** The period's own words and what stands in columns of their own, in the order people say it: `quincena 2 enero 2026`. */
const wholeText = (row: GridRow, text: string, { beside }: PeriodReading): string => {
  const said = new Map(
    beside.parts
      .map((part) => ({ ...part, text: tidyText(cellText(cellAt(row, part.column))) }))
      .filter((part) => part.text !== '' && !saysAbsent(part.text))
      .map((part) => [part.kind, part]),
  );
  if (said.size === 0) return text;
  const { own } = beside;
  const part = (kind: PeriodPart) => said.get(kind) ?? (own?.kind === kind ? { ...own, text } : undefined);
  const [count, month, year] = [part('count'), part('month'), part('year')];
  const counted = count === undefined || countsWeeks(count.text) ? (count?.text ?? '') : `${count.word} ${count.text}`;
  const rest = own === undefined ? text : '';
  const named = `${rest} ${month?.text ?? ''}`.trim();
  if (month !== undefined && isNumber(month.text) && year !== undefined)
    return tidyText(`${counted} ${rest} ${year.text}-${month.text.padStart(2, '0')}`);
  return tidyText(`${counted} ${named} ${/(19|20|21)\d\d/.test(`${counted} ${named}`) ? '' : (year?.text ?? '')}`);
};

const isNarrow = (period: Period | undefined): boolean =>
  period !== undefined && Date.parse(period.to) - Date.parse(period.from) < narrow;
const narrow = 27 * 86_400_000;

/** Which period a row is of, by its columns or by the line above the list. */
export const rowPeriod = (row: GridRow, reading: PeriodReading): RowPeriod => {
  const { column, beside, heading, sheetPeriod } = reading;
  if (column === undefined) return { period: sheetPeriod?.period, label: sheetPeriod?.label ?? '' };
  const cell = cellAt(row, column);
  if (isErrorCell(cell)) return { period: undefined, label: '' };
  if (beside.end !== undefined) return { period: spanned(row, column, beside.end, reading), label: '' };
  const own = ownPeriod(cell, column, reading);
  const text = isDateCell(cell) ? (own?.from.slice(0, 7) ?? '') : tidyText(cellText(cell));
  const rhythm = beside.rhythm === undefined ? '' : cellText(cellAt(row, beside.rhythm));
  const isCount = !isDateCell(cell) && isNumbered(text) && (countsWeeks(heading) || countsWeeks(rhythm));
  const whole = isNarrow(own) ? text : wholeText(row, text, reading);
  const period = isCount || saysAbsent(text) ? undefined : whole === text ? own : parsePeriod(whole);
  if (period !== undefined || (isDateCell(cell) && whole === text))
    return {
      period: isLoneDay(period) && reading.loneDay !== undefined ? { ...period, known: reading.loneDay } : period,
      label: '',
    };
  return { period, label: saysAbsent(whole) ? '' : periodLabel(whole) };
};
