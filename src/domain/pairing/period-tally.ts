import type { RowReceipts } from './match-receipts.ts';
import type { PairingInput } from './row-issue.ts';
import type { Period } from '../text/period.ts';
import type { Entry } from '../roster/roster.ts';

export interface PeriodCount {
  readonly period: Period;
  /** Rows that have a receipt of this period, or say that they are of it. */
  readonly count: number;
}

/** Periods of the rows and of their receipts, the most frequent first. Invoices have none. */
export const countPeriods = (
  { input }: { readonly input: Pick<PairingInput, 'entries' | 'kind'> },
  byRow: ReadonlyMap<Entry, Pick<RowReceipts, 'sure'>>,
): readonly PeriodCount[] => {
  if (input.kind === 'invoices') return [];
  const counts = new Map<string, PeriodCount>();
  for (const entry of input.entries) {
    const receipts = byRow.get(entry)?.sure ?? [];
    const periods = [entry.period, ...receipts.map(({ main }) => main.facts.period)];
    const distinct = new Map(periods.flatMap((period) => (period === undefined ? [] : [[keyOf(period), period]])));
    for (const [key, period] of distinct) counts.set(key, { period, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (keyOf(a.period) < keyOf(b.period) ? 1 : -1));
};

const keyOf = ({ from, to }: Period): string => `${from}/${to}`;
