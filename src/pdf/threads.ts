/** A few things of one kind that do one job at a time each. */
export interface Threads<T> {
  /** Runs a job on the first free one; `renew` replaces it by a fresh one, when the job has spoilt it. */
  use<R>(job: (thread: T, renew: () => void) => Promise<R>): Promise<R>;
  stop(): void;
}

/** Starts each only when it is needed. */
export const createThreads = <T extends { stop(): void }>(count: number, start: () => T): Threads<T> => {
  const all = new Set<T>();
  const free: T[] = [];
  const waiting: ((thread: T) => void)[] = [];
  const startOne = (): T => {
    const thread = start();
    all.add(thread);
    return thread;
  };
  const take = (): Promise<T> => {
    const thread = free.pop() ?? (all.size < count ? startOne() : undefined);
    return thread === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(thread);
  };
  const giveBack = (thread: T): void => {
    const next = waiting.shift();
    if (next === undefined) free.push(thread);
    else next(thread);
  };
  return {
    use: async (job) => {
      let thread = await take();
      try {
        return await job(thread, () => {
          all.delete(thread);
          thread.stop();
          thread = startOne();
        });
      } finally {
        giveBack(thread);
      }
    },
    stop: () => {
      for (const thread of all) thread.stop();
      all.clear();
      free.length = 0;
    },
  };
};
