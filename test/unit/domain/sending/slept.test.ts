import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RunPorts } from '../../../../src/domain/sending/run-item.ts';
import { paneRun, stage, statuses, type Stage } from '../../../fakes/run-stage.ts';

const settleMs = 10_000;

interface Nap {
  /** After so many mails. */
  readonly after: number;
  readonly ms: number;
  /** Until the sleeper's copy of the workbook is in step again. */
  readonly lateMs: number;
  /** When the colleague presses Take over. */
  readonly takenAt: number;
}

/** Whether what one person writes reaches the other's copy. */
const cutOff = ({ clock, book }: Stage) => {
  let off = false;
  let held: (() => void)[] = [];
  const target = book as unknown as {
    write: (client: string, operation: (replica: unknown) => void) => void;
    truth: unknown;
  };
  const usual = target.write.bind(book);
  target.write = (client, operation) => {
    if (!off) return usual(client, operation);
    operation(book.replica(client));
    const other = client === 'ana' ? 'bea' : 'ana';
    if (client === 'ana')
      held.push(
        () => operation(target.truth),
        () => operation(book.replica(other)),
      );
    else {
      operation(target.truth);
      held.push(() => operation(book.replica(other)));
    }
  };
  return {
    cut: () => (off = true),
    join: (after: number) =>
      clock.at(after, () => {
        off = false;
        for (const each of held) each();
        held = [];
      }),
  };
};

/** Ana's computer sleeps in mid-run; Bea takes the run over; Ana's wakes, with a copy of the workbook that is as old as its sleep. */
const sleepThrough = async ({ after, ms, lateMs, takenAt }: Nap) => {
  const set = stage(8);
  const { clock, book, google } = set;
  book.propagationMs = 500;
  const line = cutOff(set);
  let asleep = false;
  const sleepers: (() => void)[] = [];
  const drowsy = (ports: RunPorts): RunPorts => ({
    ...ports,
    clock: {
      ...ports.clock,
      sleep: async (wait, signal) => {
        await ports.clock.sleep(wait, signal);
        if (asleep) await new Promise<void>((resolve) => sleepers.push(resolve));
      },
    },
  });
  let over = 0;
  const ana = await paneRun(set, { client: 'ana', sendsPerMinute: 30, settleMs, between: drowsy });
  void ana.run.drive().finally(() => (over += 1));
  let slept = false;
  await clock.run(() => {
    if (!slept && google.accepted.length === after && ana.run.inFlight === 0) {
      slept = true;
      asleep = true;
      line.cut();
      const takeOver = async (): Promise<void> => {
        const bea = await paneRun(set, { client: 'bea', sendsPerMinute: 30, settleMs, over: 'ANA-WRITER' });
        void bea.run.drive().finally(() => (over += 1));
      };
      clock.at(takenAt, () => void takeOver());
      clock.at(ms, () => {
        asleep = false;
        for (const wake of sleepers.splice(0)) wake();
        line.join(lateMs);
      });
    }
    return over === 2;
  }, clock.time + 3_600_000);
  return { set, ana, over };
};

const most = ({ google }: Stage): number =>
  Math.max(...google.accepted.map((name) => google.accepted.filter((each) => each === name).length));

test('a run that slept and was taken over sends nothing more, also while its copy of the workbook is still old', async () => {
  const { set, ana, over } = await sleepThrough({ after: 2, ms: 62_000, lateMs: 8_000, takenAt: 45_000 });
  expect([over, ana.run.reason?.code, most(set)]).toEqual([2, 'run/lease-lost', 1]);
});

test('a run that wakes up taken over blanks nothing of what its successor says', async () => {
  const { set } = await sleepThrough({ after: 2, ms: 200_000, lateMs: 0, takenAt: 45_000 });
  for (const status of statuses(set.book)) expect(status).toMatch(/^(Sent|Check Gmail)$/);
});

test('however long it slept, and whenever its copy is in step within the time that is waited for: no doubles', async () => {
  const nap = fc.record({
    after: fc.integer({ min: 1, max: 6 }),
    ms: fc.integer({ min: 31_000, max: 400_000 }),
    lateMs: fc.nat({ max: settleMs - 1_000 }),
    takenAt: fc.integer({ min: 31_000, max: 120_000 }),
  });
  await fc.assert(
    fc.asyncProperty(nap, async (each) => {
      const { set } = await sleepThrough({ ...each, takenAt: Math.min(each.takenAt, each.ms) });
      expect(most(set)).toBe(1);
    }),
    { numRuns: process.env['SOBRE_DEEP'] === '1' ? 1_000 : 20, seed: 13 },
  );
}, 3_600_000);
