import type { DocumentReader, PageCutter, ReceiptMaker } from '../domain/ports.ts';
import { Failure } from '../domain/failure.ts';
import type { Reading } from '../domain/receipt/receipt.ts';
import type { Answer, Job } from './thread-work.ts';
import { createThreads, type Threads } from './threads.ts';

/** Everything that eats bytes from outside, away from the pane. */
export interface PdfThreads {
  readonly read: DocumentReader['read'];
  readonly lock: ReceiptMaker['lock'];
  readonly cutter: PageCutter;
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
/** Loading the code of a thread takes a busy computer longer than any file. */
const startPatience = 90_000;

/**
 * A lock of revision 6 costs a second before it is given up. Once so many files of a folder stayed locked, the others are
 * tried with the likeliest passwords alone: two hundred end within a minute.
 */
const mostStubborn = 50;
const likeliest = 4;

/** Starts them in the pane's own origin, when they are needed. */
export const startPdfThreads = (): PdfThreads =>
  createPdfThreads(
    threadCount(),
    () => new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' }) as unknown as Thread,
  );

/** One core stays with the pane. */
const threadCount = (): number => Math.max(1, Math.min(3, (navigator.hardwareConcurrency || 2) - 1));

type Outcome = Answer | { readonly kind: 'too-slow' | 'died' | 'left' };

export const createPdfThreads = (count: number, start: () => Thread): PdfThreads => {
  const threads = createThreads<Ready>(count, () => {
    const thread = start();
    const ready: Ready = { thread, isReady: false, stop: () => thread.terminate() };
    // It may be ready before it has its first job. pdf.js greets from in there too, and before our own code listens.
    thread.onmessage = ({ data }) => {
      if (data.kind === 'ready') ready.isReady = true;
    };
    return ready;
  });
  let [underWay, stubborn] = [0, 0];
  const runReading = async (
    bytes: Uint8Array<ArrayBuffer>,
    passwords: readonly string[],
    signal: AbortSignal,
  ): Promise<Outcome> => {
    // Nothing under way: another folder begins.
    if (underWay === 0) stubborn = 0;
    underWay += 1;
    try {
      const tried = () => (stubborn < mostStubborn ? passwords : passwords.slice(0, likeliest));
      const outcome = await run(threads, () => ({ kind: 'read', bytes, passwords: tried() }), signal);
      if (outcome.kind === 'read' && isLocked(outcome.reading)) stubborn += 1;
      return outcome;
    } finally {
      underWay -= 1;
    }
  };
  return {
    read: async (bytes, passwords, signal) => {
      const outcome = await runReading(bytes, passwords, signal);
      if (outcome.kind === 'read') return outcome.reading;
      return outcome.kind === 'failed'
        ? { verdict: 'damaged', reason: 'unreadable' }
        : { verdict: 'refused', reason: outcome.kind === 'died' ? 'died' : 'too-slow' };
    },
    lock: async (bytes, password, signal) => {
      const job = () => ({ kind: 'lock', bytes, password }) as const;
      let outcome = await run(threads, job, signal);
      // It was locked on trial when it was read: a busy computer is likelier than a bad file.
      if (outcome.kind === 'too-slow') outcome = await run(threads, job, signal);
      if (outcome.kind === 'locked') return outcome.bytes;
      throw new Failure('receipt/unreadable');
    },
    cutter: {
      pages: async (bytes, done, signal) => {
        const outcome = await run(threads, () => ({ kind: 'pages', bytes }), signal, done);
        if (outcome.kind === 'pages') return outcome.reading;
        return { verdict: 'refused', reason: outcome.kind === 'too-slow' ? 'too-slow' : 'unreadable' };
      },
      cut: async (bytes, groups, done, signal) => {
        const outcome = await run(threads, () => ({ kind: 'cut', bytes, groups }), signal, done);
        if (outcome.kind === 'cut') return outcome.parts;
        throw new Failure('receipt/unreadable');
      },
      draw: async (bytes, pages, width, signal) => {
        const outcome = await run(threads, () => ({ kind: 'draw', bytes, pages, width }), signal);
        return outcome.kind === 'drawn' ? outcome.pictures : pages.map(() => undefined);
      },
    },
    stop: () => threads.stop(),
  };
};

const isLocked = (reading: Reading): boolean => reading.verdict === 'cannot-tell' && reading.reason === 'locked';

interface Ready {
  readonly thread: Thread;
  /** Whether it has loaded its code. */
  isReady: boolean;
  stop(): void;
}

/** A thread that was too slow, died or was left is ended; the next job has a fresh one. */
const run = (
  threads: Threads<Ready>,
  job: () => Job,
  signal: AbortSignal,
  done?: (count: number) => void,
): Promise<Outcome> =>
  threads.use(async (ready, renew) => {
    signal.throwIfAborted();
    const outcome = await answerOf(ready, job(), signal, done);
    if (['too-slow', 'died', 'left'].includes(outcome.kind)) renew();
    signal.throwIfAborted();
    return outcome;
  });

const ours: readonly string[] = ['read', 'locked', 'pages', 'cut', 'drawn', 'failed'];

const answerOf = (ready: Ready, job: Job, signal: AbortSignal, done?: (count: number) => void): Promise<Outcome> => {
  const { thread } = ready;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let leave = (): void => undefined;
  return new Promise<Outcome>((resolve) => {
    const limit = (ms: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => resolve({ kind: 'too-slow' }), ms);
    };
    const begin = (): void => {
      ready.isReady = true;
      limit(patience);
      thread.postMessage(job);
    };
    leave = () => resolve({ kind: 'left' });
    signal.addEventListener('abort', leave, { once: true });
    thread.onmessage = ({ data }) => {
      if (data.kind === 'ready') begin();
      else if (data.kind === 'done') {
        limit(patience);
        done?.(data.count);
      } else if (ours.includes(data.kind)) resolve(data);
    };
    thread.onerror = () => resolve({ kind: 'died' });
    if (ready.isReady) begin();
    else limit(startPatience);
  }).finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', leave);
  });
};
