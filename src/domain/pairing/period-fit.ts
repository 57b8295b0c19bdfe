import { periodsOverlap, samePeriod, type Period } from '../text/period.ts';
import type { DocumentFacts } from '../receipt/receipt.ts';

/** How well a document fits a period: the same, inside it, only paid within it, no date to compare, or not at all. */
export type PeriodFit = 'same' | 'inside' | 'paid' | 'undated' | 'outside';

const contains = (outer: Period, inner: Period): boolean => outer.from <= inner.from && inner.to <= outer.to;

/** A week that is called by its last day, a month by one of its days. */
const isOneDayOf = ({ known, to }: Period, period: Period): boolean =>
  known === 'last-day' ? period.to === to : known === 'a-day' && period.from <= to && to <= period.to;

export const fitPeriod = (
  { period, payDate }: Pick<DocumentFacts, 'period' | 'payDate'>,
  wanted: Period | undefined,
): PeriodFit => {
  if (wanted === undefined) return 'undated';
  if (period !== undefined && samePeriod(period, wanted)) return 'same';
  if (period !== undefined && (contains(wanted, period) || isOneDayOf(wanted, period))) return 'inside';
  if (payDate !== undefined && payDate >= wanted.from && payDate <= wanted.to && mayBePaid(period, wanted))
    return 'paid';
  return period === undefined && payDate === undefined ? 'undated' : 'outside';
};

/** Last fortnight is paid in this one: a day of pay says nothing against days that are said. */
const mayBePaid = (period: Period | undefined, wanted: Period): boolean =>
  period === undefined || wanted.from === wanted.to || periodsOverlap(period, wanted);

/** Days of both, ends included. */
const sharedDays = (a: Period, b: Period): number =>
  (Date.parse(a.to < b.to ? a.to : b.to) - Date.parse(a.from > b.from ? a.from : b.from)) / 86_400_000 + 1;

/** Less than half of either: a neighbour whose edge reaches over. */
const onlyTouches = (a: Period, b: Period): boolean => {
  const shared = sharedDays(a, b) * 2;
  return shared < sharedDays(a, a) && shared < sharedDays(b, b);
};

/** A file somebody named for the row may reach over the period's edges, but not lie beside it. */
export const liesBeside = (facts: DocumentFacts, wanted: Period | undefined): boolean =>
  wanted !== undefined &&
  fitPeriod(facts, wanted) === 'outside' &&
  !(facts.period !== undefined && periodsOverlap(facts.period, wanted) && !onlyTouches(facts.period, wanted));
