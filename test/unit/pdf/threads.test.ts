import { expect, test } from 'vitest';
import { createThreads } from '../../../src/pdf/threads.ts';

const counting = (count: number) => {
  const stopped: number[] = [];
  let started = 0;
  const threads = createThreads(count, () => {
    started += 1;
    const id = started;
    return { id, stop: () => stopped.push(id) };
  });
  return { threads, stopped, started: () => started };
};

test('no more run at once than there are threads, and only as many start as are needed', async () => {
  const { threads, started } = counting(2);
  let running = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 10 }, () =>
      threads.use(async () => {
        running += 1;
        most = Math.max(most, running);
        await Promise.resolve();
        running -= 1;
      }),
    ),
  );
  expect([most, started()]).toEqual([2, 2]);
});

test('one job needs one thread, and a failing job gives it back', async () => {
  const { threads, started } = counting(3);
  await expect(threads.use(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await threads.use(({ id }) => Promise.resolve(id))).toBe(1);
  expect(started()).toBe(1);
});

test('a spoilt thread is replaced', async () => {
  const { threads, stopped } = counting(1);
  await threads.use((_thread, renew) => Promise.resolve(renew()));
  expect(await threads.use(({ id }) => Promise.resolve(id))).toBe(2);
  expect(stopped).toEqual([1]);
  threads.stop();
  expect(stopped).toEqual([1, 2]);
});
