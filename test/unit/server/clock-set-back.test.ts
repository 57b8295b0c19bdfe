import { expect, test } from 'vitest';
import { createKeySet } from '../../../server/key-set.ts';
import { createRateLimit } from '../../../server/rate-limit.ts';

const hour = 3_600_000;

test('a clock that is set back locks nobody out of signing in', () => {
  let time = 10 * hour;
  const limit = createRateLimit({ perMinute: 60, addresses: 10, now: () => time });
  expect(limit.take('192.0.2.1')).toBe(0);
  time -= hour;
  for (let asked = 0; asked < 30; asked += 1) expect(limit.take('192.0.2.1')).toBe(0);
  expect(limit.take('192.0.2.1')).toBe(0);
});

test('a clock that is set back keeps no old keys', async () => {
  let time = 10 * hour;
  let body = 'old';
  const keys = createKeySet({
    url: 'https://keys.example/',
    fetch: () => Promise.resolve(new Response(body)),
    now: () => time,
  });
  const answer = async () => (await keys.answer()).text();
  expect(await answer()).toBe('old');
  body = 'new';
  time -= hour;
  expect(await answer()).toBe('new');
});
