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
  if (payDate !== undefined && payDate >= wanted.from && payDate <= wanted.to) return 'paid';
  return period === undefined && payDate === undefined ? 'undated' : 'outside';
};

/** A file somebody named for the row may reach over the period's edges, but not lie beside it. */
export const liesBeside = (facts: DocumentFacts, wanted: Period | undefined): boolean =>
  wanted !== undefined &&
  fitPeriod(facts, wanted) === 'outside' &&
  !(facts.period !== undefined && periodsOverlap(facts.period, wanted));
