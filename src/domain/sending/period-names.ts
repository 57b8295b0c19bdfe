import { isLabelKey, periodKey, undatedPeriod, type DocumentBasis } from './document-key.ts';
import type { LedgerEvent } from './ledger.ts';
import type { Period } from '../text/period.ts';

/** What the period key of an event stands for. */
export interface NamedPeriod {
  readonly kind: DocumentBasis['kind'];
  readonly period: Period | undefined;
}

const kinds = ['payroll', 'invoices'] as const;
const dayMs = 86_400_000;
/** Days that pay periods last: a day, weeks, tens, fortnights, halves of months, months. */
const lengths = [1, 7, 10, 13, 14, 15, 16, 28, 29, 30, 31];
/** A receipt is sent at most so many days after its period began, or before. */
const late = 400;
const early = 62;
/** Of sending, that are looked through. */
const mostYears = 3;
const batch = 1_000;

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Anybody may have written a line: what is further from today than years of sending is no time of one. */
const spans = (events: readonly LedgerEvent[], now: number): readonly Period[] => {
  const span = { first: now, last: now };
  for (const { at } of events) {
    if (Math.abs(at - now) > mostYears * 366 * dayMs) continue;
    span.first = Math.min(span.first, at);
    span.last = Math.max(span.last, at);
  }
  const first = Math.floor(span.first / dayMs) - late;
  const last = Math.floor(span.last / dayMs) + early;
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset).flatMap((day) =>
    lengths.map((length) => ({ from: dayOf(day * dayMs), to: dayOf((day + length - 1) * dayMs) })),
  );
};

/**
 * Events keep a period as a key that cannot be read; the periods that offices have are few enough to try them all.
 * Only those that were found are in the answer.
 */
export const periodNames = async (
  events: readonly LedgerEvent[],
  now: number,
): Promise<ReadonlyMap<string, NamedPeriod>> => {
  // A label's key stands for no dates.
  const wanted = new Set(events.map(({ period }) => period).filter((key) => key !== undatedPeriod && !isLabelKey(key)));
  const names = new Map<string, NamedPeriod>();
  const tries =
    wanted.size === 0
      ? []
      : spans(events, now).flatMap((period) => kinds.map((kind): NamedPeriod => ({ kind, period })));
  for (let at = 0; at < tries.length && names.size < wanted.size; at += batch) {
    const some = tries.slice(at, at + batch);
    const keys = await Promise.all(some.map(({ kind, period }) => periodKey(kind, period)));
    keys.forEach((key, index) => {
      if (wanted.has(key)) names.set(key, some[index]!);
    });
  }
  return names;
};
