import { expect, it } from 'vitest';
import { createFakeClock } from './fake-clock.ts';
import { connect, send, startGoogle } from './started-google.ts';

async function run(seed: number) {
  const clock = createFakeClock();
  const google = await startGoogle({
    seed,
    now: clock.now,
    timers: {
      ...clock.timers,
      setTimeout: (go, ms) => (clock.timers.setTimeout(() => undefined, ms), setImmediate(go)),
    },
    google: { latencyMs: [20, 60] },
  });
  const tokens = await connect(google, { access_type: 'offline' });
  for (let n = 0; n < 4; n++) await send(google, tokens.access_token);
  const { access_token, refresh_token } = tokens;
  return { access_token, refresh_token, ids: google.state.mails.map(({ id }) => id), waits: clock.waits };
}

it('the same seed gives the same tokens, ids and latencies', async () => {
  expect(await run(7)).toEqual(await run(7));
});

it('another seed gives others', async () => {
  const [first, second] = [await run(7), await run(8)];
  expect(second.ids).not.toEqual(first.ids);
  expect(second.waits).not.toEqual(first.waits);
});

it('latencies stay within their bounds and differ', async () => {
  const { waits } = await run(7);
  const latencies = [0, 2, 4, 6].map((at) => waits[at]! + waits[at + 1]!);
  expect(Math.min(...latencies)).toBeGreaterThanOrEqual(20);
  expect(Math.max(...latencies)).toBeLessThanOrEqual(60);
  expect(new Set(latencies).size).toBe(4);
});

it('the hooks tell what was received and accepted, and an accepted message waits for its hook', async () => {
  const told: string[] = [];
  const google = await startGoogle({
    google: { answers: [{ nth: 1, do: 'drop-before-accept' }] },
    onReceived: (n) => void told.push(`received ${n}`),
    onAccepted: async (n) => {
      await new Promise(setImmediate);
      told.push(`accepted ${n}`);
    },
  });
  const { access_token } = await connect(google);
  await send(google, access_token).catch(() => told.push('cut'));
  await send(google, access_token);
  told.push('answered');
  expect(told).toEqual(['received 1', 'cut', 'received 2', 'accepted 1', 'answered']);
});
