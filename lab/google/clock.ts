export interface Timers {
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
}

export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Never resolves once the clock was stopped, so that a closed server answers nobody. */
  wait(ms: number): Promise<void>;
  stop(): void;
}

const realTimers: Timers = {
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (handle) => clearTimeout(handle as NodeJS.Timeout),
};

export function createClock(now: () => number = Date.now, timers: Timers = realTimers): Clock {
  const pending = new Set<unknown>();
  let stopped = false;
  return {
    now,
    wait: (ms) =>
      new Promise((resolve) => {
        if (stopped) return;
        if (ms <= 0) return resolve();
        const handle = timers.setTimeout(() => {
          pending.delete(handle);
          resolve();
        }, ms);
        pending.add(handle);
      }),
    stop: () => {
      stopped = true;
      for (const handle of pending) timers.clearTimeout(handle);
      pending.clear();
    },
  };
}
