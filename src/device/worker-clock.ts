import type { Clock } from '../domain/workbook.ts';

/** Less than this the two clocks of one computer may differ by themselves. */
const leastJumpMs = 1_000;

/**
 * `ticks` never goes back, but stands still while some computers sleep; `wall` does not, but anybody may set it. What the
 * second one jumps ahead counts as passed: better too old than too fresh.
 */
export const elapsedBy = (wall: () => number, ticks: () => number): (() => number) => {
  let asleep = 0;
  let apart = wall() - ticks();
  return () => {
    const at = ticks();
    const jump = wall() - at - apart;
    if (Math.abs(jump) >= leastJumpMs) {
      asleep += Math.max(0, jump);
      apart += jump;
    }
    return at + asleep;
  };
};

/** The computer's clock; its timers tick in a worker, so that a hidden pane keeps its pace. */
const workerClock = (worker: Worker): Clock => {
  const waiting = new Map<number, () => void>();
  let last = 0;
  worker.onmessage = ({ data: id }: MessageEvent<number>) => {
    waiting.get(id)?.();
    waiting.delete(id);
  };
  return {
    now: () => Date.now(),
    elapsed: elapsedBy(
      () => Date.now(),
      () => performance.now(),
    ),
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) return reject(signal.reason as Error);
        last += 1;
        const id = last;
        const abort = () => {
          waiting.delete(id);
          worker.postMessage({ id, after: undefined });
          reject(signal?.reason as Error);
        };
        waiting.set(id, () => {
          signal?.removeEventListener('abort', abort);
          resolve();
        });
        signal?.addEventListener('abort', abort, { once: true });
        worker.postMessage({ id, after: ms });
      }),
  };
};

export const startWorkerClock = (): Clock =>
  workerClock(new Worker(new URL('./tick-worker.ts', import.meta.url), { type: 'module' }));
