import { expect, test } from 'vitest';
import { elapsedBy } from '../../../src/device/worker-clock.ts';

const hour = 3_600_000;

const computer = () => {
  const it = { wall: 1_700_000_000_000, ticks: 500 };
  const elapsed = elapsedBy(
    () => it.wall,
    () => it.ticks,
  );
  const pass = (ms: number) => {
    it.wall += ms;
    it.ticks += ms;
  };
  return { it, elapsed, pass };
};

test('time goes on as before when the clock is set back by an hour, or ahead', () => {
  const { it, elapsed, pass } = computer();
  const first = elapsed();
  pass(2_000);
  it.wall -= hour;
  expect(elapsed() - first).toBe(2_000);
  pass(3_000);
  expect(elapsed() - first).toBe(5_000);
  it.wall += 2 * hour;
  expect(elapsed() - first).toBeGreaterThanOrEqual(5_000);
});

test('an hour in which the computer slept has passed, also where its ticks stood still', () => {
  const { it, elapsed, pass } = computer();
  const first = elapsed();
  it.wall += hour;
  pass(10);
  expect(elapsed() - first).toBe(hour + 10);
});

test('two clocks that round differently do not add up to a faster one, and it never goes back', () => {
  const { it, elapsed } = computer();
  const first = elapsed();
  let last = first;
  for (let step = 1; step <= 3_000; step += 1) {
    it.ticks += 0.3;
    it.wall = 1_700_000_000_000 + Math.floor(step * 0.3);
    const now = elapsed();
    expect(now).toBeGreaterThanOrEqual(last);
    last = now;
  }
  expect(last - first).toBeCloseTo(900, 0);
});
