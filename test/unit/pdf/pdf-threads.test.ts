import { expect, test, vi } from 'vitest';
import { createPdfThreads, type Thread } from '../../../src/pdf/pdf-threads.ts';
import type { Answer, Job } from '../../../src/pdf/thread-work.ts';

const { signal } = new AbortController();
const bytes = new Uint8Array([1, 2, 3]);
const read: Answer = { kind: 'read', reading: { verdict: 'cannot-tell', reason: 'no-text' } };

/** Threads that answer as told, and remember what became of them. */
const stage = (answer: (job: Job, thread: Thread) => void) => {
  const ended: Thread[] = [];
  let started = 0;
  const threads = createPdfThreads(1, () => {
    started += 1;
    const thread: Thread = {
      postMessage: (job) => answer(job, thread),
      onmessage: null,
      onerror: null,
      terminate: () => ended.push(thread),
    };
    queueMicrotask(() => thread.onmessage?.({ data: { kind: 'ready' } }));
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
