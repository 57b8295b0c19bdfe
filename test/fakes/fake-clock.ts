import type { Clock } from '../../src/domain/workbook.ts';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly ring: () => void;
}

/** Lets every promise that can go on do so: a macrotask runs only when no microtask is left. */
export const settled = async (rounds = 3): Promise<void> => {
  for (let round = 0; round < rounds; round += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** A clock that moves only when told: to the next timer, in order. */
export class FakeClock {
  time: number;
  private order = 0;
  private timers: Timer[] = [];

  constructor(start = Date.UTC(2026, 0, 15, 9)) {
    this.time = start;
  }

  /** Counted as outside work, e.g. a database: time does not move while some is under way. */
  pending = 0;

  async outside<T>(work: Promise<T>): Promise<T> {
    this.pending += 1;
    try {
      return await work;
    } finally {
      this.pending -= 1;
    }
  }

  /** How far the computer is set ahead, or back. */
  setBy = 0;

  now = (): number => this.time + this.setBy;

  /** Counts from another moment than `now`, so that nobody takes one for the other. */
  elapsed = (): number => this.time - Date.UTC(2026, 0, 14);

  at(ms: number, ring: () => void): void {
    this.order += 1;
    this.timers.push({ at: this.time + Math.max(0, ms), order: this.order, ring });
  }

  sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted === true) return reject(signal.reason as Error);
      const timer = { at: this.time + Math.max(0, ms), order: (this.order += 1), ring: resolve };
      this.timers.push(timer);
      const abort = () => {
        this.timers = this.timers.filter((each) => each !== timer);
        reject(signal?.reason as Error);
      };
      signal?.addEventListener('abort', abort, { once: true });
    });

  /** A view of this clock that stops for ever once `alive` says no: a killed pane's timers never ring. */
  view(alive: () => boolean): Clock {
    return {
      now: this.now,
      elapsed: this.elapsed,
      sleep: async (ms, signal) => {
        await this.sleep(ms, signal);
        if (!alive()) await new Promise(() => undefined);
      },
    };
  }

  /** Runs timers until `done`, or until `until`. Returns false when nothing was left to happen. */
  async run(done: () => boolean, until = Number.POSITIVE_INFINITY): Promise<boolean> {
    for (;;) {
      do await settled();
      while (this.pending > 0);
      if (done()) return true;
      const next = this.timers.sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (next === undefined || next.at > until) return false;
      this.timers = this.timers.filter((timer) => timer !== next);
      this.time = Math.max(this.time, next.at);
      next.ring();
    }
  }
}
