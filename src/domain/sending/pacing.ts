/** How fast, when again, when to give up. Computes and never sleeps; all times in milliseconds. */

/** Share of the permitted rate that is used: at 100% one slow answer would cost a slot for good. */
const share = 0.99;
const slower = 0.98;
/** Refused again after a wait: not a hiccup, the quota itself is lower. Twice brings a halved one below its limit. */
const muchSlower = 0.7;
/** Given back in a quiet minute, and the least that is ever believed, as shares of the permitted rate. */
const givenBack = 0.02;
const least = 0.1;
const windowMs = 60_000;
const mostInFlight = 4;
/** Slots that may be made up for after slow answers; more would be a burst. */
const catchUpSlots = 5;
const firstBackOffMs = 1_000;
const longestBackOffMs = 64_000;
const latencySamples = 50;

export interface Pace {
  /** Sends a minute the provider permits, as configured. */
  readonly permitted: number;
  /** Sends a minute this pace believes in; never above `permitted`. */
  readonly believed: number;
  /** Slot of the last start: slots are evenly spaced, however late a start was. */
  readonly lastSlot: number;
  /** No request before this. */
  readonly notBefore: number;
  readonly refusalsInRow: number;
  readonly lastRefusal: number;
  readonly lastRaise: number;
  /**
   * Answers of the last minute, oldest first. When between start and answer the provider counted a request nobody can
   * tell; not after the answer. Kept over reloads: the provider's window does not forget.
   */
  readonly answers: readonly number[];
  /** Latest latencies, for the 95th percentile. */
  readonly latencies: readonly number[];
}

/** `recentAnswers`: when earlier runs of the last minute had their answers, in any order. */
export const startPace = (permitted: number, recentAnswers: readonly number[] = []): Pace => ({
  permitted,
  believed: permitted,
  lastSlot: Number.NEGATIVE_INFINITY,
  notBefore: Number.NEGATIVE_INFINITY,
  refusalsInRow: 0,
  lastRefusal: Number.NEGATIVE_INFINITY,
  lastRaise: Number.NEGATIVE_INFINITY,
  answers: [...recentAnswers].sort((a, b) => a - b),
  latencies: [],
});

const interval = (pace: Pace): number => windowMs / (pace.believed * share);

const inWindow = (answers: readonly number[], now: number): readonly number[] =>
  answers.filter((at) => at > now - windowMs);

/**
 * When the next request may start: at its slot, and not while the provider can still count a whole minute's requests.
 * A request counts at most from its start on, an earlier one at most up to its answer; so no minute holds more than
 * is believed, wherever the provider counts and whether its minute slides or is the clock's. A late answer delays one
 * later start, and no slot behind it. Infinite where one of the `inFlight` has to be answered first.
 */
export const nextStart = (pace: Pace, inFlight: number): number => {
  const room = Math.max(1, Math.floor(pace.believed)) - inFlight;
  const filling = pace.answers[pace.answers.length - room];
  const windowFree = room <= 0 ? Infinity : filling === undefined ? Number.NEGATIVE_INFINITY : filling + windowMs;
  return Math.max(pace.lastSlot + interval(pace), pace.notBefore, windowFree);
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

/** How many may start in so many milliseconds. */
export const startsWithin = (pace: Pace, ms: number): number =>
  Math.max(inFlightLimit(pace), Math.ceil((pace.believed / 60_000) * ms));

export const started = (pace: Pace, now: number): Pace => ({
  ...pace,
  lastSlot: Number.isFinite(pace.lastSlot)
    ? Math.max(pace.lastSlot + interval(pace), now - catchUpSlots * interval(pace))
    : now,
});

/** A request is over, and may have counted: it failed, or its answer was lost. */
export const ended = (pace: Pace, now: number): Pace => ({
  ...pace,
  answers: [...inWindow(pace.answers, now), now],
});

/** Accepted: the pace creeps back once a minute while nothing is refused. */
export const answered = (pace: Pace, startedAt: number, now: number): Pace => {
  const quiet = now - Math.max(pace.lastRefusal, pace.lastRaise) >= windowMs;
  return {
    ...ended(pace, now),
    refusalsInRow: 0,
    latencies: [...pace.latencies.slice(-(latencySamples - 1)), now - startedAt],
    believed: quiet ? Math.min(pace.permitted, pace.believed + givenBack * pace.permitted) : pace.believed,
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
  const answers = inWindow(pace.answers, now);
  // What left before an earlier refusal was known says nothing new.
  const again = pace.refusalsInRow > 0 && startedAt > pace.lastRefusal;
  const refusalsInRow = pace.refusalsInRow + (again || pace.refusalsInRow === 0 ? 1 : 0);
  const backOff = Math.min(longestBackOffMs, firstBackOffMs * 2 ** (refusalsInRow - 1)) * (0.75 + jitter / 2);
  const full = now - (answers[0] ?? now) > windowMs * 0.9;
  const passed = full ? answers.length : pace.believed;
  const believed = Math.max(pace.permitted * least, 1, Math.min(pace.believed * (again ? muchSlower : slower), passed));
  const notBefore = Math.max(pace.notBefore, retryAt ?? now + backOff);
  const next = { ...pace, answers, refusalsInRow, believed, lastRefusal: now, notBefore };
  // Nothing is made up for after a refusal.
  return { ...next, lastSlot: Math.max(pace.lastSlot, notBefore - interval(next)) };
};

/** When the last of `left` messages will have started, by the present belief. */
export const finishesAt = (pace: Pace, left: number, now: number): number => {
  const next = nextStart(pace, 0);
  return Math.max(now, next) + Math.max(0, left - 1) * interval(pace);
};
