import { expect, test } from 'vitest';
import { Failure } from '../../src/domain/failure.ts';
import type { Ledger } from '../../src/domain/sending/ledger.ts';
import { drive, paneRun, stage, statusColumn, statuses } from '../fakes/run-stage.ts';
import { memoryLedger } from '../fakes/memory-ledger.ts';

/** The promise of the design, in milliseconds; not read from the source it judges. */
const freshMs = 5_000;

test('when a request arrives the ledger already holds that it was about to leave', async () => {
  const set = stage(20);
  const ledger = memoryLedger('ANA-WRITER');
  const begun: number[] = [];
  set.google.answer = () => {
    begun.push(ledger.events.filter(({ kind }) => kind === 'sending').length);
    return 'accept';
  };
  const { run } = await paneRun(set, { ledger });
  await drive(set, run);
  expect(begun).toHaveLength(20);
  begun.forEach((held, n) => expect(held).toBeGreaterThan(n));
});

test('a pane killed before the answer came leaves its row in doubt, and no other run of the device sends it', async () => {
  const set = stage(3);
  const ledger = memoryLedger('ANA-WRITER');
  set.google.latencyMs = 5_000;
  const first = await paneRun(set, { ledger });
  set.google.answer = () => {
    first.kill();
    return 'accept';
  };
  void first.run.drive();
  await set.clock.run(() => false, set.clock.time + 10_000);
  const [sent] = set.google.accepted;
  set.google.answer = () => 'accept';
  const second = await paneRun(set, { ledger });
  await drive(set, second.run);
  expect(set.google.accepted.filter((name) => name === sent)).toHaveLength(1);
  expect(set.book.rows().find(([name]) => name === sent)?.[statusColumn]).toBe('Check Gmail');
});

test('no request starts on a row that was read too long ago, although it was marked and the pace would allow it', async () => {
  const set = stage(40);
  const began = set.clock.time;
  const arrivals: number[] = [];
  set.google.answer = (n) => {
    arrivals.push(set.clock.time - began);
    return n === 5 ? new Failure('mail/rate-limited', { retryAt: set.clock.time + 15_000 }) : 'accept';
  };
  set.clock.at(1_000, () => (set.book.editing = true));
  set.clock.at(60_000, () => (set.book.editing = false));
  const { run } = await paneRun(set, { sendsPerMinute: 300 });
  await drive(set, run);
  expect(arrivals.filter((at) => at > 1_000 + freshMs && at < 60_000)).toEqual([]);
  expect(statuses(set.book)).toEqual(Array(40).fill('Sent'));
});

test('a row that went stale while the ledger was written is read again before it leaves', async () => {
  const set = stage(6);
  const kept = memoryLedger('ANA-WRITER');
  let slow = true;
  const stale: number[] = [];
  const ledger: Ledger = {
    ...kept,
    append: async (events) => {
      await kept.append(events);
      if (!slow || events.every(({ kind }) => kind !== 'sending')) return;
      slow = false;
      // The sheet cannot be read meanwhile, so that nothing makes the row fresh.
      set.book.editing = true;
      await set.clock.sleep(freshMs + 1_000);
      stale.push(set.google.received);
      set.clock.at(500, () => stale.push(set.google.received));
      set.clock.at(2_000, () => (set.book.editing = false));
    },
  };
  const { run } = await paneRun(set, { ledger, sendsPerMinute: 60 });
  await drive(set, run);
  expect(stale[1]).toBe(stale[0]);
  expect(set.google.accepted.toSorted()).toEqual(Array.from({ length: 6 }, (_, n) => `Person ${n}`));
});
