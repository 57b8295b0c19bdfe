import { describe, expect, it } from 'vitest';
import { createFakeClock } from './fake-clock.ts';
import { connect, errorOf, send, startGoogle } from './started-google.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

async function start(google: Record<string, unknown>, concurrentLimit?: number) {
  const clock = createFakeClock();
  const lab = await startGoogle({
    now: clock.now,
    timers: clock.timers,
    ...(concurrentLimit === undefined ? {} : { concurrentLimit }),
    google: { tokenLifetimeS: 10 * 24 * 3600, ...google },
  });
  const { access_token } = await connect(lab);
  return { clock, google: lab, send: () => send(lab, access_token) };
}

describe('the units of a minute', () => {
  it('let 100 units a send through and refuse the next until the first is a minute old', async () => {
    const { clock, google, send } = await start({ unitsPerMinute: 350 });
    for (let n = 0; n < 3; n++) {
      expect((await send()).status).toBe(200);
      clock.pass(10_000);
    }
    const refused = await send();
    expect(refused.status).toBe(403);
    expect(await errorOf(refused)).toMatchObject({
      message: expect.stringContaining("limit 'Queries per minute per user'"),
      errors: [{ domain: 'usageLimits', reason: 'rateLimitExceeded' }],
      details: [{ reason: 'RATE_LIMIT_EXCEEDED' }],
    });
    clock.pass(30_000 - 1);
    expect((await send()).status).toBe(403);
    clock.pass(1);
    expect((await send()).status).toBe(200);
    expect((await send()).status).toBe(403);
    expect(google.state.counters).toMatchObject({ sends: 7, accepted: 4, rateLimited: 3 });
  });

  it('belong to one account', async () => {
    const accounts = [
      { email: 'a@empresa.example', name: 'A' },
      { email: 'b@empresa.example', name: 'B' },
    ];
    const google = await startGoogle({ google: { accounts, unitsPerMinute: 100 } });
    const statusOf = async (login_hint: string) =>
      (await send(google, (await connect(google, { login_hint })).access_token)).status;
    expect(await statusOf('a@empresa.example')).toBe(200);
    expect(await statusOf('a@empresa.example')).toBe(403);
    expect(await statusOf('b@empresa.example')).toBe(200);
  });

  it('can be changed while Google runs', async () => {
    const { google, send } = await start({ unitsPerMinute: 100 });
    expect((await send()).status).toBe(200);
    google.control.setQuota(200);
    expect((await send()).status).toBe(200);
    google.control.setQuota(0);
    expect((await send()).status).toBe(403);
  });
});

describe('the messages of a day', () => {
  it('end with "(Mail sending)" and the time the oldest leaves the window', async () => {
    const { clock, send } = await start({ dailyLimit: 2 });
    expect((await send()).status).toBe(200);
    clock.pass(minute);
    expect((await send()).status).toBe(200);
    const refused = await send();
    expect(refused.status).toBe(429);
    expect(await errorOf(refused)).toMatchObject({
      message: 'User-rate limit exceeded.  Retry after 2026-02-01T12:00:00.000Z (Mail sending)',
      status: 'RESOURCE_EXHAUSTED',
      errors: [{ reason: 'rateLimitExceeded' }],
    });
    clock.pass(day - minute);
    expect((await send()).status).toBe(200);
    expect((await send()).status).toBe(429);
  });

  it('can be changed while Google runs', async () => {
    const { google, send } = await start({});
    google.control.setDailyLimit(0);
    expect((await send()).status).toBe(429);
  });
});

it('requests beyond those allowed at the same time are refused, the earlier ones are not', async () => {
  const { clock, google, send } = await start({ latencyMs: [100, 100] }, 2);
  const sends = [send(), send(), send()];
  const until = async (waits: number) => {
    while (clock.waits.length < waits) await new Promise(setImmediate);
  };
  await until(3);
  clock.pass(40);
  await until(6);
  clock.pass(60);
  const answers = await Promise.all(sends);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429]);
  expect(google.state.counters).toMatchObject({ maxInFlight: 3, accepted: 2, rateLimited: 1 });
  expect((await errorOf(answers.find(({ status }) => status === 429)!)).message).toBe(
    'Too many concurrent requests for user.',
  );
});
