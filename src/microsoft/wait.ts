/** Resolves after `ms` milliseconds; rejects with the signal's reason when that is aborted first. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

export const systemWait: Wait = (ms, signal) =>
  new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(handle);
      reject(signal.reason as Error);
    };
    const handle = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });

/** What `work` comes to, or a rejection with `late()` when that takes longer. Its signal is aborted either way. */
export const inTime = async <T>(
  { ms, signal, wait, late }: { ms: number; signal: AbortSignal; wait: Wait; late: () => Error },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> => {
  const limited = new AbortController();
  const pass = (): void => limited.abort(signal.reason);
  if (signal.aborted) pass();
  signal.addEventListener('abort', pass, { once: true });
  const over = new AbortController();
  const limit = wait(ms, over.signal).then(
    () => {
      const error = late();
      limited.abort(error);
      throw error;
    },
    // Taken back: `work` has answered.
    () => new Promise<never>(() => undefined),
  );
  try {
    return await Promise.race([work(limited.signal), limit]);
  } finally {
    over.abort();
    signal.removeEventListener('abort', pass);
  }
};
