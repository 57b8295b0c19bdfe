import type { LedgerEvent } from './ledger.ts';

const minuteMs = 60_000;

/**
 * When the provider had counted the requests of the last minute at the latest: its window does not forget a reload.
 * A request with no answer on record may be counted at any time up to now; one that was not sent is not counted.
 */
export const recentAnswers = (events: readonly LedgerEvent[], writer: string, now: number): readonly number[] => {
  const latest = new Map<string, number>();
  for (const event of events) {
    if (event.writer !== writer) continue;
    if (event.kind === 'sending') latest.set(event.attempt, now);
    else if (event.kind === 'not-sent') latest.delete(event.attempt);
    else if (latest.has(event.attempt)) latest.set(event.attempt, Math.min(event.at, latest.get(event.attempt) ?? now));
  }
  // A clock that was set back since makes a time to come of one that is past.
  return [...latest.values()]
    .map((at) => Math.min(at, now))
    .filter((at) => at > now - minuteMs)
    .sort((a, b) => a - b);
};
