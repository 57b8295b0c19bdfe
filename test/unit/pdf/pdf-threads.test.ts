import { describe, expect, test, vi } from 'vitest';
import { createPdfThreads, type Thread } from '../../../src/pdf/pdf-threads.ts';
import type { Answer, Job } from '../../../src/pdf/thread-work.ts';

const { signal } = new AbortController();
const bytes = new Uint8Array([1, 2, 3]);
const read = { kind: 'read', reading: { verdict: 'cannot-tell', reason: 'no-text' } } as const satisfies Answer;

const ticks = async (count: number): Promise<void> => {
  for (let tick = 0; tick < count; tick += 1) await Promise.resolve();
};

/** Threads that answer as told, and remember what became of them. */
const stage = (answer: (job: Job, thread: Thread) => void) => {
  const ended: Thread[] = [];
  const hasLoaded = new Set<Thread>();
  let started = 0;
  const threads = createPdfThreads(1, () => {
    started += 1;
    const thread: Thread = {
      postMessage: (job) => {
        if (hasLoaded.has(thread)) answer(job, thread);
      },
      onmessage: null,
      onerror: null,
      terminate: () => ended.push(thread),
    };
    // As pdf.js does inside a thread, long before our code has loaded.
    void ticks(20).then(() => thread.onmessage?.({ data: { action: 'ready' } as never }));
    void ticks(40).then(() => {
      hasLoaded.add(thread);
      thread.onmessage?.({ data: { kind: 'ready' } });
    });
    return thread;
  });
  return { threads, ended, started: () => started };
};

test('a file that keeps its thread busy for 15 seconds is refused, its thread ended, and the next file read', async () => {
  vi.useFakeTimers();
  try {
    let jobs = 0;
    const { threads, ended, started } = stage((_job, thread) => {
      jobs += 1;
      if (jobs > 1) thread.onmessage?.({ data: read });
    });
    const slow = threads.read(bytes, [], signal);
    const next = threads.read(bytes, [], signal);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await slow).toEqual({ verdict: 'refused', reason: 'too-slow' });
    expect(await next).toEqual({ verdict: 'cannot-tell', reason: 'no-text' });
    expect([ended.length, started()]).toEqual([1, 2]);
  } finally {
    vi.useRealTimers();
  }
});

test('a lock that takes too long is tried once more, and no oftener', async () => {
  vi.useFakeTimers();
  try {
    let jobs = 0;
    const { threads, ended } = stage((_job, thread) => {
      jobs += 1;
      if (jobs === 2) thread.onmessage?.({ data: { kind: 'locked', bytes } });
    });
    const once = threads.lock(bytes, 'x', signal);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await once).toEqual(bytes);
    const never = expect(threads.lock(bytes, 'x', signal)).rejects.toMatchObject({ code: 'receipt/unreadable' });
    await vi.advanceTimersByTimeAsync(30_000);
    await never;
    expect([jobs, ended.length]).toEqual([4, 3]);
  } finally {
    vi.useRealTimers();
  }
});

test('what a library in the thread says of itself is no answer, and no sign that our code has loaded', async () => {
  const { threads, ended } = stage((_job, thread) => thread.onmessage?.({ data: read }));
  const both = [threads.read(bytes, [], signal), threads.read(bytes, [], signal)];
  expect(await Promise.all(both)).toEqual([read, read].map(({ reading }) => reading));
  expect(ended).toEqual([]);
});

test('a thread that dies takes nobody with it', async () => {
  const { threads, ended } = stage((job, thread) =>
    job.kind === 'lock' ? thread.onerror?.(new Error('out of memory')) : thread.onmessage?.({ data: read }),
  );
  await expect(threads.lock(bytes, 'x', signal)).rejects.toMatchObject({ code: 'receipt/unreadable' });
  expect(await threads.read(bytes, [], signal)).toMatchObject({ verdict: 'cannot-tell' });
  expect(ended).toHaveLength(1);
});

test('who stops reading ends the thread at once', async () => {
  const controller = new AbortController();
  const { threads, ended } = stage(() => undefined);
  const reading = threads.read(bytes, [], controller.signal);
  await Promise.resolve();
  controller.abort(new Error('stop'));
  await expect(reading).rejects.toThrow('stop');
  expect(ended).toHaveLength(1);
});

describe('of files that stay locked', () => {
  const passwords = Array.from({ length: 200 }, (_, index) => `Clave ${index}`);
  const locked = { kind: 'read', reading: { verdict: 'cannot-tell', reason: 'locked' } } as const satisfies Answer;

  /** How many passwords each of 200 files is tried with, where those of the given places stay locked. */
  const triesOf = async (staysLocked: (place: number) => boolean) => {
    const tries: number[] = [];
    const { threads } = stage((job, thread) => {
      if (job.kind === 'read') tries.push(job.passwords.length);
      thread.onmessage?.({ data: staysLocked(tries.length) ? locked : read });
    });
    const folder = () => Promise.all(passwords.map(() => threads.read(bytes, passwords, signal)));
    await folder();
    await folder();
    return tries;
  };

  test('the first fifty are tried with all passwords, the others with the likeliest, and in the next folder again', async () => {
    const tries = await triesOf(() => true);
    for (const begin of [0, 200]) {
      expect(new Set(tries.slice(begin, begin + 50))).toEqual(new Set([200]));
      // One more may have begun before the fiftieth answered.
      expect(new Set(tries.slice(begin + 51, begin + 200))).toEqual(new Set([4]));
    }
  });

  test('a few among many keep nothing from the others', async () => {
    expect(new Set(await triesOf((place) => place % 5 === 0))).toEqual(new Set([200]));
  });
});
