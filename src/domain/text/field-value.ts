import { decimalMarkOf, parseAmount, type DecimalMark } from './amount.ts';
import { isDateFormat, periodOfSerial } from './cell-date.ts';
import { cellText } from './cell-text.ts';
import type { Cell } from '../grid.ts';
import { parsePeriod, type DateOrder } from './parse-period.ts';
import type { Period } from './period.ts';

/** A cell as Excel displays it, with the number or the days it stands for. */
export interface TypedText {
  readonly text: string;
  readonly number?: number;
  readonly period?: Period;
}

/** What a template gets of a cell; a bare text stands for nothing but itself. */
export type FieldValue = string | TypedText;

export const fieldText = (value: FieldValue | undefined): string =>
  value === undefined || typeof value === 'string' ? (value ?? '') : value.text;

/** The typed value of a number or date cell; a text that is an amount is read as the sheet writes its amounts. */
export const fieldValueOf = (
  cell: Cell,
  mark: DecimalMark,
  date1904: boolean,
  order: DateOrder = 'day-first',
): FieldValue => {
  const text = cellText(cell);
  if (cell.kind === 'number' && typeof cell.value === 'number') {
    if (!isDateFormat(cell.format)) return { text, number: cell.value };
    const period = periodOfSerial(cell.value, cell.format, date1904);
    return period === undefined ? text : { text, period };
  }
  const number = cell.kind === 'text' ? parseAmount(text, decimalMarkOf([text], mark)) : undefined;
  if (number !== undefined) return { text, number };
  // What a bare text says is read the day first: only another order has to be kept.
  const period = order === 'day-first' ? undefined : parsePeriod(text, order);
  return period === undefined ? text : { text, period };
};

/** The number of a field; of a bare text what it shows, a single point or comma before three digits being a point. */
export const fieldNumber = (value: FieldValue): number | undefined =>
  typeof value === 'string' ? parseAmount(value, decimalMarkOf([value], '.')) : value.number;

export const fieldPeriod = (value: FieldValue): Period | undefined =>
  (typeof value === 'string' ? undefined : value.period) ?? parsePeriod(fieldText(value));
