import type { Clock } from '../domain/workbook.ts';

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
