/** Runs `then` once after `ms` milliseconds. @returns takes it back. */
export type Timer = (ms: number, then: () => void) => () => void;

export const systemTimer: Timer = (ms, then) => {
  const handle = setTimeout(then, ms);
  return () => clearTimeout(handle);
};

/** Gives `work` a signal that is aborted when `signal` is, or after `ms` with `late`. */
export async function withDeadline<T>(
  { signal, ms, late, timer }: { signal?: AbortSignal; ms: number; late: () => unknown; timer: Timer },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new AbortController();
  const pass = () => deadline.abort(signal?.reason);
  signal?.addEventListener('abort', pass, { once: true });
  if (signal?.aborted) pass();
  const cancel = timer(ms, () => deadline.abort(late()));
  try {
    return await work(deadline.signal);
  } finally {
    cancel();
    signal?.removeEventListener('abort', pass);
  }
}
