import type { Account } from './account.ts';
import type { Clock } from './clock.ts';
import { gmailError, type GmailAnswer } from './gmail-answer.ts';

/** Units of one messages.send (Gmail usage limits, 2026). */
const sendCost = 100;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

export interface QuotaLimits {
  unitsPerMinute: number;
  dailyLimit: number;
  concurrentLimit: number;
}

export type Quota = ReturnType<typeof createQuota>;

/** Google's ceiling per account: a sliding minute of units, a rolling day of messages, requests at the same time. */
export function createQuota(clock: Clock, limits: QuotaLimits) {
  const sendTimes = new Map<string, number[]>();
  const acceptedTimes = new Map<string, number[]>();

  function within(times: Map<string, number[]>, account: Account, spanMs: number): number[] {
    const list = times.get(account.sub) ?? [];
    times.set(account.sub, list);
    const oldest = clock.now() - spanMs;
    while (list[0] !== undefined && list[0] <= oldest) list.shift();
    return list;
  }

  return {
    limits,

    /** Counts one request, or says why it is refused; a refused one costs nothing. */
    admit(account: Account, concurrent: number): GmailAnswer | undefined {
      if (concurrent > limits.concurrentLimit)
        return gmailError(429, { message: 'Too many concurrent requests for user.' });
      const day = within(acceptedTimes, account, dayMs);
      if (day.length >= limits.dailyLimit) return dailyRefusal((day[0] ?? clock.now()) + dayMs);
      const minute = within(sendTimes, account, minuteMs);
      if ((minute.length + 1) * sendCost > limits.unitsPerMinute) return gmailError(403);
      minute.push(clock.now());
      return undefined;
    },

    countAccepted(account: Account): void {
      within(acceptedTimes, account, dayMs).push(clock.now());
    },
  };
}

const dailyRefusal = (retryAtMs: number) =>
  gmailError(429, {
    message: `User-rate limit exceeded.  Retry after ${new Date(retryAtMs).toISOString()} (Mail sending)`,
  });
