import { describe, expect, test } from 'vitest';
import { inSlices, pauses } from '../../../../src/commands/base/in-slices.ts';
import { Newest } from '../../../../src/commands/base/newest.ts';
import type { Steps } from '../../../../src/domain/steps.ts';

/** A clock that a step of work moves on, and that counts how often somebody rested. */
const stageOf = () => {
  const stage = { time: 0, rests: 0, longest: 0, began: 0 };
  const clock = {
    now: () => stage.time,
    sleep: (_ms: number, signal?: AbortSignal) => {
      stage.longest = Math.max(stage.longest, stage.time - stage.began);
      stage.rests += 1;
      stage.time += 1;
      stage.began = stage.time;
      return signal?.aborted === true ? Promise.reject(signal.reason as Error) : Promise.resolve();
    },
  };
  function* work(steps: number, done: () => void = () => undefined): Steps<string> {
    for (let step = 0; step < steps; step += 1) {
      stage.time += 3;
      done();
      yield;
    }
    return 'done';
  }
  return { stage, clock, work };
};

const { signal } = new AbortController();

describe('long work', () => {
  test('lets the pane draw in between, at least each half of a frame and a step', async () => {
    const { stage, clock, work } = stageOf();
    expect(await inSlices(work(300), clock, signal)).toBe('done');
    expect(stage.longest).toBeLessThanOrEqual(8 + 3);
    expect(stage.rests).toBeGreaterThan(90);
  });

  test('does not rest where it is short', async () => {
    const { stage, clock, work } = stageOf();
    await inSlices(work(2), clock, signal);
    expect(stage.rests).toBe(0);
  });

  test('that nobody wants any more ends at its next rest', async () => {
    const { clock, work } = stageOf();
    const abort = new AbortController();
    let steps = 0;
    const ended = inSlices(
      work(100, () => {
        steps += 1;
        if (steps === 4) abort.abort(new Error('not wanted'));
      }),
      clock,
      abort.signal,
    );
    await expect(ended).rejects.toThrow('not wanted');
    expect(steps).toBeLessThan(10);
  });

  test('of awaited parts rests by the same measure', async () => {
    const { stage, clock } = stageOf();
    const pause = pauses(clock, signal);
    for (let part = 0; part < 10; part += 1) {
      stage.time += 3;
      await pause();
    }
    expect(stage.rests).toBe(3);
  });
});

describe('of work that is begun again', () => {
  const gate = () => {
    let open = () => {};
    const opened = new Promise<void>((resolve) => (open = resolve));
    return { open, opened };
  };

  test('only the newest counts, and whoever waited for an earlier one waits for it', async () => {
    const newest = new Newest();
    const order: string[] = [];
    const [first, second] = [gate(), gate()];
    const work = (name: string, { opened }: { opened: Promise<void> }) =>
      newest
        .run(async (abort) => {
          await opened;
          abort.throwIfAborted();
          order.push(`${name} counted`);
        })
        .then(() => order.push(`${name} over`));
    const all = [work('first', first), work('second', second)];
    first.open();
    await first.opened;
    second.open();
    await Promise.all(all);
    expect(order).toEqual(['second counted', expect.stringContaining('over'), expect.stringContaining('over')]);
  });

  test('what goes wrong in it is told, and what went wrong in one given up is not', async () => {
    const newest = new Newest();
    const first = newest.run(() => Promise.reject(new Error('first')));
    const second = newest.run(() => Promise.resolve());
    await expect(Promise.all([first, second])).resolves.toBeDefined();
    await expect(newest.run(() => Promise.reject(new Error('third')))).rejects.toThrow('third');
  });
});
