import { expect, test } from 'vitest';
import { Failure } from '../../../../src/domain/failure.ts';
import { drive, paneRun, stage, statuses, type Stage } from '../../../fakes/run-stage.ts';

const signedOut = () => new Failure('account/signed-out');
const times = (set: Stage) => {
  const counts = new Map<string, number>();
  for (const name of set.google.accepted) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts.values()];
};

test('a 401 renews once, silently, and repeats the rows that were turned away, which certainly did not leave', async () => {
  const set = stage(12);
  let stale = false;
  let renewals = 0;
  set.google.answer = (n) => {
    if (n === 4) stale = true;
    return stale ? signedOut() : 'accept';
  };
  const { run } = await paneRun(set, {
    renew: async () => {
      renewals += 1;
      await set.clock.sleep(3_000);
      stale = false;
    },
  });
  await drive(set, run);
  // Once before the first mail, and once for everybody who was turned away.
  expect(renewals).toBe(2);
  expect(statuses(set.book)).toEqual(Array(12).fill('Sent'));
  expect(times(set)).toEqual(Array(12).fill(1));
});

test('a new token that is refused as well is the person’s to mend: nobody asks Google for ever', async () => {
  const set = stage(6);
  let renewals = 0;
  let mended = false;
  set.google.answer = (n) => (n >= 3 && !mended ? signedOut() : 'accept');
  const { run } = await paneRun(set, {
    renew: () => {
      renewals += 1;
      return Promise.resolve();
    },
  });
  set.clock.at(60_000, () => {
    expect([run.phase, run.reason?.code]).toEqual(['paused', 'account/signed-out']);
    expect(renewals).toBe(2);
    mended = true;
    run.goOn();
  });
  await drive(set, run);
  expect(statuses(set.book)).toEqual(Array(6).fill('Sent'));
  expect(times(set)).toEqual(Array(6).fill(1));
});

test('a row whose answer was lost beside a 401 is asked about, not repeated', async () => {
  const set = stage(8);
  let stale = false;
  set.google.answer = (n) => {
    if (n === 4) stale = true;
    if (stale) return signedOut();
    return n === 3 ? 'lost-after' : 'accept';
  };
  const { run } = await paneRun(set, {
    renew: () => {
      stale = false;
      return Promise.resolve();
    },
  });
  await drive(set, run);
  expect(statuses(set.book).filter((text) => text === 'Check Gmail')).toHaveLength(1);
  expect(times(set)).toEqual(Array(8).fill(1));
});
