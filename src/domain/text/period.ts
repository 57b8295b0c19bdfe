import { daysInMonth, isoDate } from './civil-date.ts';

/** A span of civil dates, ISO 8601, both included: `2026-01-01` to `2026-01-15`. */
export interface Period {
  readonly from: string;
  readonly to: string;
  /** Set where `from` and `to` are one day and no more is known of it: its last day, or any of its days. */
  readonly known?: 'last-day' | 'a-day';
}

/** Undefined where a date is none or the order is wrong. */
export const periodBetween = (from: string | undefined, to: string | undefined): Period | undefined =>
  from !== undefined && to !== undefined && from <= to ? { from, to } : undefined;

export const daysOfMonth = (year: number, month: number, from: number, to: number): Period | undefined =>
  periodBetween(isoDate(year, month, from), isoDate(year, month, to));

export const wholeMonth = (year: number, month: number): Period | undefined =>
  month >= 1 && month <= 12 ? daysOfMonth(year, month, 1, daysInMonth(year, month)) : undefined;

/** A quincena: 1 is the 1st to the 15th, 2 the 16th to the last. */
export const halfMonth = (year: number, month: number, half: number): Period | undefined => {
  const month1to12 = month >= 1 && month <= 12;
  if (half === 1) return daysOfMonth(year, month, 1, 15);
  return half === 2 && month1to12 ? daysOfMonth(year, month, 16, daysInMonth(year, month)) : undefined;
};

export const periodsOverlap = (a: Period, b: Period): boolean => a.from <= b.to && b.from <= a.to;

/** Two unknown periods count as the same. */
export const samePeriod = (a: Period | undefined, b: Period | undefined): boolean =>
  a?.from === b?.from && a?.to === b?.to;
