import { describe, expect, test } from 'vitest';
import {
  answered,
  inFlightLimit,
  nextStart,
  percentile95,
  refused,
  started,
  startPace,
  type Pace,
} from '../../../src/domain/pacing.ts';

const minute = 60_000;

/** Park and Miller's generator: the same run every time. */
const seeded = (seed: number) => {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
};

interface Scene {
  readonly messages: number;
  readonly permitted: number;
  /** What Google lets through in any 60 seconds, by the time of arrival. */
  quota(at: number): number;
  readonly retryAfterMs?: number;
}

interface Told {
  readonly doneAt: number;
  readonly refusals: readonly number[];
  readonly starts: readonly number[];
  readonly mostInFlight: number;
  readonly pace: Pace;
}

interface Coming {
  readonly at: number;
  ring(): void;
}

/**
 * A sender with this pace before a Google that counts arrivals over a sliding minute. A request arrives after 40% of
 * its latency; two in a hundred take six times as long.
 */
const simulate = ({ messages, permitted, quota, retryAfterMs }: Scene, seed = 11): Told => {
  const random = seeded(seed);
  const coming: Coming[] = [];
  const accepted: number[] = [];
  const refusals: number[] = [];
  const starts: number[] = [];
  let pace = startPace(permitted);
  let [now, inFlight, sent, mostInFlight] = [0, 0, 0, 0];
  const later = (ms: number, ring: () => void): void => void coming.push({ at: now + ms, ring });
  const answer = (startedAt: number, isRefused: boolean): void => {
    inFlight -= 1;
    if (isRefused) {
      refusals.push(now);
      const retryAt = retryAfterMs === undefined ? undefined : now + retryAfterMs;
      pace = refused(pace, { startedAt, now, retryAt, jitter: random() });
    } else {
      sent += 1;
      pace = answered(pace, startedAt, now);
    }
  };
  const begin = (): void => {
    const startedAt = now;
    const latency = (300 + 500 * random()) * (random() < 0.02 ? 6 : 1);
    starts.push(now);
    pace = started(pace, now);
    inFlight += 1;
    mostInFlight = Math.max(mostInFlight, inFlight);
    later(latency * 0.4, () => {
      const isRefused = accepted.filter((at) => at > now - minute).length >= quota(now);
      if (!isRefused) accepted.push(now);
      later(latency * 0.6, () => answer(startedAt, isRefused));
    });
  };
  while (sent < messages) {
    coming.sort((a, b) => a.at - b.at);
    const may = sent + inFlight < messages && inFlight < inFlightLimit(pace);
    const start = may ? Math.max(now, nextStart(pace, now)) : Infinity;
    const next = coming[0];
    if (next !== undefined && next.at < start) {
      coming.shift();
      now = next.at;
      next.ring();
    } else {
      now = start;
      begin();
    }
  }
  return { doneAt: now, refusals, starts, mostInFlight, pace };
};

describe.each([
  // At 60 a minute one late arrival is a bigger part of the minute, and whole slots cannot come nearer than 59.
  { permitted: 150, share: 0.98, refusalsInThousand: 1 },
  { permitted: 60, share: 0.965, refusalsInThousand: 4 },
])('at $permitted a minute, of which two in a hundred are slow', ({ permitted, share, refusalsInThousand }) => {
  test.each([11, 12, 13, 14, 15, 16])('2,000 messages use nearly all of it with hardly a refusal (seed %i)', (seed) => {
    const told = simulate({ messages: 2_000, permitted, quota: () => permitted }, seed);
    expect((2_000 / told.doneAt) * minute).toBeGreaterThanOrEqual(permitted * share);
    expect(told.refusals.length).toBeLessThanOrEqual(refusalsInThousand * 2);
    expect(told.mostInFlight).toBeLessThanOrEqual(4);
  });
});

test('no minute of the run starts more than is permitted', () => {
  const { starts } = simulate({ messages: 600, permitted: 60, quota: () => 60 });
  const most = Math.max(...starts.map((from) => starts.filter((at) => at >= from && at < from + minute).length));
  expect(most).toBeLessThanOrEqual(60);
});

test('when the quota is halved in mid-run, three refusals bring the pace below it', () => {
  const halvedAt = 5 * minute;
  const told = simulate({
    messages: 500,
    permitted: 60,
    quota: (at) => (at < halvedAt ? 60 : 30),
    retryAfterMs: 30_000,
  });
  const third = told.refusals[2] ?? Infinity;
  const later = told.starts.filter((at) => at > third && at <= third + 2 * minute).length;
  expect(told.refusals.length).toBeGreaterThan(0);
  expect(later / 2).toBeLessThanOrEqual(30);
});

describe('a refusal', () => {
  const at = 100_000;
  const busy = started(startPace(60), at);

  test('starts nothing before the time that Google named', () => {
    const pace = refused(busy, { startedAt: at, now: at + 500, retryAt: at + 90_000, jitter: 0.5 });
    expect(nextStart(pace, at + 500)).toBe(at + 90_000);
  });

  test('backs off by itself, twice as long each time, up to 64 seconds', () => {
    const waits: number[] = [];
    let pace = busy;
    for (let n = 0; n < 9; n += 1) {
      pace = refused({ ...pace, notBefore: -Infinity }, { startedAt: at, now: at, retryAt: undefined, jitter: 0.5 });
      waits.push(pace.notBefore - at);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 64, 64].map((seconds) => seconds * 1_000));
  });

  test('does not count against the window, for the provider did not count it', () => {
    expect(refused(busy, { startedAt: at, now: at, retryAt: undefined, jitter: 0 }).starts).toEqual([]);
  });

  test('never shortens a wait that was already named', () => {
    const named = refused(busy, { startedAt: at, now: at, retryAt: at + 50_000, jitter: 0.5 });
    expect(refused(named, { startedAt: at, now: at, retryAt: undefined, jitter: 0.5 }).notBefore).toBe(at + 50_000);
  });

  test('slows by 2%, and a quiet minute gives it back, never above what is permitted', () => {
    const slower = refused(busy, { startedAt: at, now: at, retryAt: undefined, jitter: 0 });
    expect(slower.believed).toBeCloseTo(58.8);
    expect(answered(slower, at, at + minute - 1).believed).toBeCloseTo(58.8);
    const once = answered(slower, at, at + minute);
    expect(once.believed).toBeCloseTo(59.976);
    expect(answered(once, at, at + 3 * minute).believed).toBe(60);
  });
});

describe('requests under way at once', () => {
  const seen = (permitted: number, latencies: readonly number[]) =>
    inFlightLimit({ ...startPace(permitted), latencies });

  test('are what the latency of the slowest twentieth needs, and one', () => {
    expect([seen(60, [500]), seen(60, [1_500]), seen(150, [800])]).toEqual([2, 3, 3]);
  });

  test('are four at most', () => {
    expect(seen(600, [5_000])).toBe(4);
  });

  test('are reckoned with one second before the first answer', () => {
    expect(seen(60, [])).toBe(2);
  });

  test('take the 95th percentile, not the worst', () => {
    expect(percentile95([...Array<number>(19).fill(100), 9_000])).toBe(100);
  });
});

test('after a delay the schedule catches up by one slot only', () => {
  const early = started(startPace(60), 0);
  const late = started(early, 30_000);
  expect(nextStart(late, 30_000)).toBeLessThanOrEqual(30_000);
  expect(nextStart(started(late, 30_000), 30_000)).toBeGreaterThan(30_000);
});

test('a reloaded pane remembers what it started in the last minute', () => {
  const starts = Array.from({ length: 60 }, (_, n) => n * 100);
  expect(nextStart(startPace(60, starts), 6_000)).toBeGreaterThanOrEqual(minute);
});
