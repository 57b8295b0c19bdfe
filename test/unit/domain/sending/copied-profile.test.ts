import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryLedger } from '../../../fakes/memory-ledger.ts';
import { paneRun, people, stage, statusColumn, statuses, type Stage } from '../../../fakes/run-stage.ts';

const writer = 'SAMEW-RITER';
const propagationMs = 1_500;
const settleMs = 4_000;
const rows = 5;

/** The same writer, and a pane of its own: one profile and its copy on another computer. */
const device = (pane: string) => memoryLedger(writer, [], ['BEFORE', pane]);

interface Pressed {
  readonly reason: () => string | undefined;
  readonly ledger: ReturnType<typeof memoryLedger>;
  readonly kill: () => void;
}

/** Presses Send on each device, the second one so much later; a killed one dies so long after the first press. */
const pressBoth = async (
  set: Stage,
  ledgers: readonly ReturnType<typeof memoryLedger>[],
  offset: number,
  killAt = Infinity,
) => {
  const pressed: Pressed[] = [];
  let ended = 0;
  const press = async (ledger: ReturnType<typeof memoryLedger>, client: string): Promise<void> => {
    const { run, kill } = await paneRun(set, { client, ledger, settleMs, sendsPerMinute: 120, who: 'Ana' });
    pressed.push({ reason: () => run.reason?.code, ledger, kill });
    void run.drive().finally(() => (ended += 1));
  };
  const [first, second] = ledgers;
  await press(first!, 'one');
  if (Number.isFinite(killAt)) set.clock.at(killAt, () => pressed[0]?.kill());
  await set.clock.run(() => false, set.clock.time + offset);
  set.clock.time += offset;
  await press(second!, 'two');
  const most = ended === 0 && Number.isFinite(killAt) ? 1 : 2;
  await set.clock.run(() => ended >= 2, set.clock.time + (most === 1 ? 120_000 : 600_000));
  return pressed;
};

const counts = ({ google }: Stage): readonly number[] =>
  people(rows).map(([name]) => google.accepted.filter((each) => each === name).length);

describe('one browser profile and its copy on another computer', () => {
  test.each(Array.from({ length: 34 }, (_, n) => n * 350))(
    'press Send %i ms apart: nobody gets two, and one press later everybody has one',
    async (offset) => {
      const set = stage(rows);
      set.book.propagationMs = propagationMs;
      const ledgers = [device('ONE'), device('TWO')];
      const pressed = await pressBoth(set, ledgers, offset);
      expect(Math.max(...counts(set))).toBeLessThanOrEqual(1);
      for (const { reason, ledger } of pressed) if (reason() === 'run/copied-profile') await ledger.becomeAnother();
      await pressBoth(set, ledgers, 60_000);
      expect(counts(set)).toEqual(Array(rows).fill(1));
      expect(statuses(set.book)).toEqual(Array(rows).fill('Sent'));
    },
  );

  test('one that sends goes on, and its copy gives way', async () => {
    const set = stage(rows);
    set.book.propagationMs = propagationMs;
    set.google.latencyMs = 6_000;
    const [first, second] = await pressBoth(set, [device('ONE'), device('TWO')], 10_000);
    expect([first?.reason(), second?.reason()]).toEqual([undefined, 'run/copied-profile']);
    expect(counts(set)).toEqual(Array(rows).fill(1));
  });

  test('whenever the first one dies, its copy sends nothing that it may have sent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 12_000 }), fc.nat({ max: 20_000 }), async (killAt, offset) => {
        const set = stage(rows);
        set.book.propagationMs = propagationMs;
        const ledgers = [device('ONE'), device('TWO')];
        const [, second] = await pressBoth(set, ledgers, offset, killAt);
        expect(Math.max(...counts(set))).toBeLessThanOrEqual(1);
        if (second?.reason() !== 'run/copied-profile') return;
        // Under its new id the copy takes the dead run over: what that one had marked is in doubt.
        await second.ledger.becomeAnother();
        const { run } = await paneRun(set, {
          client: 'two',
          ledger: second.ledger,
          settleMs,
          who: 'Ana',
          over: writer,
        });
        let over = false;
        void run.drive().finally(() => (over = true));
        await set.clock.run(() => over, set.clock.time + 600_000);
        expect(Math.max(...counts(set))).toBeLessThanOrEqual(1);
        for (const row of set.book.rows()) expect(row[statusColumn]).toMatch(/^(Sent|Check Gmail)$/);
      }),
      { numRuns: process.env['SOBRE_DEEP'] === '1' ? 2_000 : 40, seed: 13 },
    );
  }, 3_600_000);
});
