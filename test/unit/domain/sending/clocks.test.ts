import { expect, test } from 'vitest';
import { Failure } from '../../../../src/domain/failure.ts';
import { recentAnswers } from '../../../../src/domain/sending/send-log.ts';
import { memoryLedger } from '../../../fakes/memory-ledger.ts';
import { paneRun, stage, statuses } from '../../../fakes/run-stage.ts';

const hour = 3_600_000;

/** How long a run of twelve rows takes, in which somebody sets the computer's clock after the fourth mail. */
const timeOfRun = async (setBy: number, answer: () => 'accept' | Failure = () => 'accept'): Promise<number> => {
  const set = stage(12);
  const { run } = await paneRun(set, { sendsPerMinute: 60 });
  set.google.answer = (n) => {
    if (n === 4) set.clock.setBy = setBy;
    return n === 6 ? answer() : 'accept';
  };
  const begun = set.clock.time;
  let over = false;
  const driven = run.drive().finally(() => (over = true));
  await set.clock.run(() => over, begun + 3 * hour);
  await driven;
  expect(statuses(set.book)).toEqual(Array(12).fill('Sent'));
  expect([...set.google.accepted].sort()).toEqual([...new Set(set.google.accepted)].sort());
  return set.clock.time - begun;
};

test.each([-hour, -40_000, 40_000, hour])(
  'a clock set by %i ms in mid-run neither stops the run nor hurries it',
  async (setBy) => {
    const usual = await timeOfRun(0);
    expect(await timeOfRun(setBy)).toBe(usual);
  },
);

test('a time that the provider names is waited for as long as it is from now, by a clock that was set back', async () => {
  const soon = (clock: number) => () => new Failure('mail/rate-limited', { retryAt: clock + 5_000 });
  const usual = await timeOfRun(0, soon(Date.UTC(2026, 0, 15, 9, 0, 8)));
  const back = await timeOfRun(-hour, soon(Date.UTC(2026, 0, 15, 8, 0, 8)));
  expect(Math.abs(back - usual)).toBeLessThan(3_000);
});

test('answers that a clock set back since makes lie ahead are of this minute at the latest', async () => {
  const ledger = memoryLedger('ANA-WRITER');
  const set = stage(3);
  const first = await paneRun(set, { ledger });
  let over = false;
  void first.run.drive().finally(() => (over = true));
  await set.clock.run(() => over);
  const now = set.clock.now() - hour;
  expect(recentAnswers(ledger.events, ledger.writer, now)).toEqual([now, now, now]);
});
