import { expect, test } from 'vitest';
import { Traffic } from '../../../../src/domain/sending/traffic.ts';

const begun = () => new Traffic({ sendsPerMinute: 60, recentAnswers: [] });

test('each request in flight takes its place until it is over, whatever came of it', () => {
  const traffic = begun();
  let started = 0;
  while (!traffic.isFull) traffic.begin((started += 1));
  expect(traffic.inFlight).toBe(started);
  traffic.ended(started + 1);
  traffic.over();
  expect([traffic.inFlight, traffic.isFull]).toEqual([started - 1, false]);
});

test('a rest holds the next request back, and the one after a start waits its turn', () => {
  const traffic = begun();
  traffic.rest(90_000);
  expect(traffic.nextStart).toBeGreaterThanOrEqual(90_000);
  const other = begun();
  other.begin(1_000);
  expect(other.nextStart).toBeGreaterThan(1_000);
});

test('a refusal slows it down', () => {
  const traffic = begun();
  traffic.begin(0);
  traffic.refused({ startedAt: 0, now: 100, retryAt: 60_000, jitter: 0 });
  traffic.over();
  expect(traffic.nextStart).toBeGreaterThanOrEqual(60_000);
});
