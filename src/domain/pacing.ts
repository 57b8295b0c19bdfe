/** How fast, when again, when to give up. Computes and never sleeps; all times in milliseconds. */

/** Share of the permitted rate that is used: at 100% clock jitter alone tips the provider's window. */
const share = 0.99;
const slower = 0.98;
const faster = 1.02;
const windowMs = 60_000;
const mostInFlight = 4;
const firstBackOffMs = 1_000;
const longestBackOffMs = 64_000;
const latencySamples = 50;

export interface Pace {
  /** Sends a minute the provider permits, as configured. */
  readonly permitted: number;
  /** Sends a minute this pace believes in; never above `permitted`. */
  readonly believed: number;
  /** Start of the last slot given out. */
  readonly lastSlot: number;
  /** No request before this. */
  readonly notBefore: number;
  readonly refusalsInRow: number;
  readonly lastRefusal: number;
  readonly lastRaise: number;
  /** Starts of the last minute, oldest first. Kept over reloads: the provider's window does not forget. */
  readonly starts: readonly number[];
  /** Latest latencies, for the 95th percentile. */
  readonly latencies: readonly number[];
}

export const startPace = (permitted: number, recentStarts: readonly number[] = []): Pace => ({
  permitted,
  believed: permitted,
  lastSlot: Number.NEGATIVE_INFINITY,
  notBefore: Number.NEGATIVE_INFINITY,
  refusalsInRow: 0,
  lastRefusal: Number.NEGATIVE_INFINITY,
  lastRaise: Number.NEGATIVE_INFINITY,
  starts: recentStarts,
  latencies: [],
});

const interval = (pace: Pace): number => windowMs / (pace.believed * share);

const inWindow = (starts: readonly number[], now: number): readonly number[] =>
  starts.filter((start) => start > now - windowMs);

/** When the next request may start. An absolute schedule: after a delay it catches up by one slot only. */
export const nextStart = (pace: Pace, now: number): number => {
  const slot = Math.max(pace.lastSlot + interval(pace), now - interval(pace));
  const recent = inWindow(pace.starts, now);
  const fit = Math.max(1, Math.floor(pace.believed * share));
  const oldest = recent[recent.length - fit];
  const windowFree = oldest === undefined ? Number.NEGATIVE_INFINITY : oldest + windowMs;
  return Math.max(slot, pace.notBefore, windowFree);
};

export const percentile95 = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
};

/** Requests that may be under way at once. */
export const inFlightLimit = (pace: Pace): number => {
  const perSecond = (pace.believed * share) / 60;
  const latency = pace.latencies.length === 0 ? 1_000 : percentile95(pace.latencies);
  return Math.min(mostInFlight, Math.ceil((perSecond * latency) / 1_000) + 1);
};

export const started = (pace: Pace, now: number): Pace => ({
  ...pace,
  lastSlot: Math.max(pace.lastSlot + interval(pace), now - interval(pace)),
  starts: [...inWindow(pace.starts, now), now],
});

/** An answer came: the pace creeps back once a minute while nothing is refused. */
export const answered = (pace: Pace, startedAt: number, now: number): Pace => {
  const quiet = now - Math.max(pace.lastRefusal, pace.lastRaise) >= windowMs;
  return {
    ...pace,
    refusalsInRow: 0,
    latencies: [...pace.latencies.slice(-(latencySamples - 1)), now - startedAt],
    believed: quiet ? Math.min(pace.permitted, pace.believed * faster) : pace.believed,
    lastRaise: quiet ? now : pace.lastRaise,
  };
};

export interface Refusal {
  readonly startedAt: number;
  readonly now: number;
  /** Time the provider named, milliseconds since the epoch. */
  readonly retryAt: number | undefined;
  /** 0 to 1, from an injected source. */
  readonly jitter: number;
}

/**
 * A quota answer: the request did not count. Slower by 2%, or down to what the last minute really let through, and no
 * request before the time the provider named, else after a back-off with jitter.
 */
export const refused = (pace: Pace, { startedAt, now, retryAt, jitter }: Refusal): Pace => {
  const starts = withoutOne(pace.starts, startedAt);
  const passed = inWindow(starts, now).length;
  const refusalsInRow = pace.refusalsInRow + 1;
  const backOff = Math.min(longestBackOffMs, firstBackOffMs * 2 ** (refusalsInRow - 1)) * (0.75 + jitter / 2);
  const full = now - (starts[0] ?? now) > windowMs * 0.9;
  const believed = Math.max(1, Math.min(pace.believed * slower, full ? passed : pace.believed));
  return {
    ...pace,
    starts,
    refusalsInRow,
    believed,
    lastRefusal: now,
    notBefore: Math.max(pace.notBefore, retryAt ?? now + backOff),
  };
};

const withoutOne = (values: readonly number[], value: number): readonly number[] => {
  const index = values.indexOf(value);
  return index < 0 ? values : [...values.slice(0, index), ...values.slice(index + 1)];
};

/** When the last of `left` messages will have started, by the present belief. */
export const finishesAt = (pace: Pace, left: number, now: number): number =>
  Math.max(now, nextStart(pace, now)) + Math.max(0, left - 1) * interval(pace);
