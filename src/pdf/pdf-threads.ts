import type { DocumentReader, ReceiptMaker } from '../domain/ports.ts';
import { Failure } from '../domain/failure.ts';
import type { Answer, Job } from './thread-work.ts';
import { createThreads, type Threads } from './threads.ts';

/** Everything that eats bytes from outside, away from the pane. */
export interface PdfThreads {
  readonly read: DocumentReader['read'];
  readonly lock: ReceiptMaker['lock'];
  stop(): void;
}

/** What runs one job at a time; a `Worker`, or something like it. */
export interface Thread {
  postMessage(job: Job): void;
  onmessage: ((event: { readonly data: Answer }) => void) | null;
  onerror: ((event: unknown) => void) | null;
  terminate(): void;
}

/** A file that keeps a thread busy for longer is no receipt. Milliseconds. */
const patience = 15_000;

/** Starts them in the pane's own origin, when they are needed. */
export const startPdfThreads = (): PdfThreads =>
  createPdfThreads(
    threadCount(),
    () => new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' }) as unknown as Thread,
  );

/** One core stays with the pane. */
const threadCount = (): number => Math.max(1, Math.min(3, (navigator.hardwareConcurrency || 2) - 1));

type Outcome = Answer | { readonly kind: 'too-slow' } | { readonly kind: 'died' };

export const createPdfThreads = (count: number, start: () => Thread): PdfThreads => {
  const threads = createThreads(count, () => {
    const thread = start();
    return { thread, stop: () => thread.terminate() };
  });
  return {
    read: async (bytes, passwords, signal) => {
      const outcome = await run(threads, { kind: 'read', bytes, passwords }, signal);
      if (outcome.kind === 'read') return outcome.reading;
      return outcome.kind === 'failed'
        ? { verdict: 'damaged', reason: 'unreadable' }
        : { verdict: 'refused', reason: outcome.kind };
    },
    lock: async (bytes, password, signal) => {
      const outcome = await run(threads, { kind: 'lock', bytes, password }, signal);
      if (outcome.kind === 'locked') return outcome.bytes;
      throw new Failure('receipt/unreadable');
    },
    stop: () => threads.stop(),
  };
};

/** A thread that was too slow, died or was left is ended; the next job has a fresh one. */
const run = (
  threads: Threads<{ readonly thread: Thread; stop(): void }>,
  job: Job,
  signal: AbortSignal,
): Promise<Outcome> =>
  threads.use(async ({ thread }, renew) => {
    signal.throwIfAborted();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let leave = (): void => undefined;
    const outcome = await new Promise<Outcome | 'left'>((resolve) => {
      timer = setTimeout(() => resolve({ kind: 'too-slow' }), patience);
      leave = () => resolve('left');
      signal.addEventListener('abort', leave, { once: true });
      thread.onmessage = ({ data }) => resolve(data);
      thread.onerror = () => resolve({ kind: 'died' });
      thread.postMessage(job);
    });
    clearTimeout(timer);
    signal.removeEventListener('abort', leave);
    if (outcome === 'left' || outcome.kind === 'too-slow' || outcome.kind === 'died') renew();
    signal.throwIfAborted();
    return outcome as Outcome;
  });
