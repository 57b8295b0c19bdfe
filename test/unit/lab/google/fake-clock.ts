import type { Timers } from '../../../../lab/google/clock.ts';

/** Time that stands still until it is told to pass; `waits` are the delays asked for, in order. */
export function createFakeClock(start = Date.parse('2026-01-31T12:00:00.000Z')) {
  let now = start;
  const pending = new Map<number, { readonly at: number; readonly run: () => void }>();
  const waits: number[] = [];
  const timers: Timers = {
    setTimeout: (run, ms) => {
      waits.push(ms);
      pending.set(waits.length, { at: now + ms, run });
      return waits.length;
    },
    clearTimeout: (handle) => void pending.delete(handle as number),
  };
  return {
    now: () => now,
    timers,
    waits,
    pass(ms: number): void {
      now += ms;
      for (const [handle, { at, run }] of pending)
        if (at <= now) {
          pending.delete(handle);
          run();
        }
    },
  };
}
