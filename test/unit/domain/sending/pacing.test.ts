import { describe, expect, test } from 'vitest';
import {
  answered,
  ended,
  inFlightLimit,
  nextStart,
  percentile95,
  refused,
  started,
  startPace,
  type Pace,
} from '../../../../src/domain/sending/pacing.ts';

const minute = 60_000;

/** Park and Miller's generator: the same run every time. */
const seeded = (seed: number) => {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
};

interface Scene {
  readonly messages: number;
  readonly permitted: number;
  /** What Google lets through in a minute, at the time of arrival. */
  quota(at: number): number;
  readonly retryAfterMs?: number;
  /** Part of the latency after which a request is counted. */
  readonly arrives?: number;
  /** Whether Google counts the last 60 seconds or the clock's minute. */
  readonly counts?: 'sliding' | 'clock';
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

/** A sender with this pace before a Google that counts arrivals. Two answers in a hundred take six times as long. */
const simulate = (scene: Scene, seed = 11): Told => {
  const { messages, permitted, quota, retryAfterMs, arrives = 0.4, counts = 'sliding' } = scene;
  const random = seeded(seed * 7_919);
  const clockMinute = random() * minute;
  const coming: Coming[] = [];
  let accepted: number[] = [];
  const refusals: number[] = [];
  const starts: number[] = [];
  let pace = startPace(permitted);
  let [now, inFlight, sent, mostInFlight] = [0, 0, 0, 0];
  const later = (ms: number, ring: () => void): void => void coming.push({ at: now + ms, ring });
  const arrive = (): boolean => {
    const from = counts === 'sliding' ? now - minute : now - ((now + clockMinute) % minute);
    accepted = accepted.filter((at) => at > from);
    const isRefused = accepted.length >= quota(now);
    if (!isRefused) accepted.push(now);
    return isRefused;
  };
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
    later(latency * arrives, () => {
      const isRefused = arrive();
      later(latency * (1 - arrives), () => answer(startedAt, isRefused));
    });
  };
  while (sent < messages) {
    coming.sort((a, b) => a.at - b.at);
    const may = sent + inFlight < messages && inFlight < inFlightLimit(pace);
    const start = may ? Math.max(now, nextStart(pace, inFlight)) : Infinity;
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

const deep = process.env['SOBRE_DEEP'] === '1';
const seeds = Array.from({ length: deep ? 20 : 3 }, (_, index) => index + 1);

describe.each(
  [60, 150].flatMap((permitted) =>
    (['sliding', 'clock'] as const).flatMap((counts) => [0, 0.4, 1].map((arrives) => ({ permitted, counts, arrives }))),
  ),
)('at $permitted in a $counts minute, counted after $arrives of the latency', ({ permitted, counts, arrives }) => {
  test.each(seeds)('2,000 messages use 98.5%% of it without a refusal (seed %i)', (seed) => {
    const told = simulate({ messages: 2_000, permitted, quota: () => permitted, counts, arrives }, seed);
    expect((2_000 / told.doneAt) * minute).toBeGreaterThanOrEqual(permitted * 0.985);
    expect(told.refusals).toEqual([]);
    expect(told.mostInFlight).toBeLessThanOrEqual(4);
  });
});

test('no minute of the run starts more than is permitted', () => {
  const { starts } = simulate({ messages: 600, permitted: 60, quota: () => 60 });
  const most = Math.max(...starts.map((from) => starts.filter((at) => at >= from && at < from + minute).length));
  expect(most).toBeLessThanOrEqual(60);
});

describe.each(
  (['sliding', 'clock'] as const).flatMap((counts) =>
    [30_000, undefined].map((retryAfterMs) => ({ counts, retryAfterMs })),
  ),
)('when the quota of a $counts minute is halved in mid-run, waiting $retryAfterMs', ({ counts, retryAfterMs }) => {
  test.each(seeds)('three refusals bring the pace below it (seed %i)', (seed) => {
    const halvedAt = 5 * minute + seed * 3_000;
    const told = simulate(
      {
        messages: 500,
        permitted: 60,
        quota: (at) => (at < halvedAt ? 60 : 30),
        counts,
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      },
      seed,
    );
    const third = told.refusals[2] ?? told.refusals.at(-1) ?? Infinity;
    const later = told.starts.filter((at) => at > third && at <= third + 2 * minute).length;
    expect(told.refusals.length).toBeGreaterThan(0);
    expect(later).toBeGreaterThan(2 * 10);
    // Two minutes of 30, and the one at their edge.
    expect(later).toBeLessThanOrEqual(2 * 30 + 1);
  });
});

describe('a refusal', () => {
  const at = 100_000;
  const busy = started(startPace(60), at);

  test('starts nothing before the time that Google named', () => {
    const pace = refused(busy, { startedAt: at, now: at + 500, retryAt: at + 90_000, jitter: 0.5 });
    expect(nextStart(pace, 0)).toBe(at + 90_000);
  });

  test('backs off by itself, twice as long each time, up to 64 seconds', () => {
    const waits: number[] = [];
    let pace = busy;
    for (let n = 0; n < 9; n += 1) {
      const now = at + n;
      const known = { ...pace, notBefore: -Infinity };
      pace = refused(known, { startedAt: now, now, retryAt: undefined, jitter: 0.5 });
      waits.push(pace.notBefore - now);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 64, 64].map((seconds) => seconds * 1_000));
  });

  test('does not count against the window, for the provider did not count it; any other end does', () => {
    expect(refused(busy, { startedAt: at, now: at, retryAt: undefined, jitter: 0 }).answers).toEqual([]);
    expect([ended(busy, at).answers, answered(busy, at, at).answers]).toEqual([[at], [at]]);
  });

  test('of a request that had left before the last one was known does not slow down again', () => {
    const once = refused(busy, { startedAt: at, now: at + 500, retryAt: undefined, jitter: 0 });
    const twin = refused(once, { startedAt: at + 100, now: at + 600, retryAt: undefined, jitter: 0 });
    expect([twin.believed, twin.refusalsInRow]).toEqual([once.believed * 0.98, 1]);
  });

  test('after a wait says that the quota is lower: the pace falls by 30%', () => {
    const once = refused(busy, { startedAt: at, now: at + 500, retryAt: undefined, jitter: 0 });
    const twice = refused(once, { startedAt: at + 2_000, now: at + 2_500, retryAt: undefined, jitter: 0 });
    expect(twice.believed).toBeCloseTo(58.8 * 0.7);
  });

  test('never brings the pace below a tenth', () => {
    let pace = busy;
    for (let n = 0; n < 20; n += 1) {
      pace = refused(pace, { startedAt: at + n, now: at + n, retryAt: undefined, jitter: 0 });
    }
    expect(pace.believed).toBe(6);
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
    expect(once.believed).toBe(60);
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

test('a late start takes no slot from the next one', () => {
  const slot = (pace: Pace) => nextStart(pace, 0);
  const first = started(startPace(60), 0);
  const late = started(first, slot(first) + 400);
  expect(slot(late)).toBeCloseTo(2 * slot(first));
});

test('after a pause the schedule catches up by five slots only', () => {
  let pace = started(started(startPace(60), 0), 30_000);
  let made = 1;
  for (; nextStart(pace, 0) <= 30_000; made += 1) pace = started(pace, 30_000);
  expect(made).toBe(6);
});

test('a slow answer keeps its place in the window up to when it came', () => {
  let pace = startPace(10);
  for (let n = 1; n < 10; n += 1) pace = answered(started(pace, n), n, 5_000 + n);
  pace = answered(started(pace, 0), 0, 9_000);
  expect(nextStart(pace, 0)).toBe(5_001 + minute);
  expect(nextStart(pace, 1)).toBe(5_002 + minute);
  expect(nextStart(pace, 10)).toBe(Infinity);
});

test('a reloaded pane remembers what was answered in the last minute', () => {
  const answers = Array.from({ length: 60 }, (_, n) => 5_900 - n * 100);
  expect(nextStart(startPace(60, answers), 0)).toBe(minute);
});
