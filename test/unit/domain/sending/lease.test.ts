import { describe, expect, test } from 'vitest';
import { isFailure } from '../../../../src/domain/failure.ts';
import { isTakenOver, settledRuns, takeLease } from '../../../../src/domain/sending/lease.ts';
import type { Beacon } from '../../../../src/domain/workbook.ts';
import { headers, people } from '../../../fakes/run-stage.ts';
import { FakeClock } from '../../../fakes/fake-clock.ts';
import { FakeBook, FakeWorkbook } from '../../../fakes/fake-workbook.ts';

const write = (workbook: FakeWorkbook, beacon: Beacon) => workbook.exchange({ writes: [], watch: [], log: [], beacon });

const enter = async (book: FakeBook, clock: FakeClock, writer: string, settleMs: number, over = '', slowMs = 0) => {
  const workbook = new FakeWorkbook(book, writer, clock);
  await workbook.ensureLog(writer, '', []);
  await takeLease(
    { writer, pane: '', who: writer, total: 1, settleMs, over },
    {
      clock,
      // A browser with much to do asks late, and hears the answer late.
      show: async (beacon) => {
        await clock.sleep(slowMs);
        const seen = await write(workbook, beacon);
        await clock.sleep(slowMs);
        return seen;
      },
      isCopys: () => Promise.resolve(false),
      settling: () => undefined,
    },
    new AbortController().signal,
  );
  await write(workbook, { writer, phase: 'sending', who: writer, at: clock.now(), done: 0, total: 1, over });
};

/** What became of each writer, the second starting `offset` later; `slow`: for how long B's browser does not come to it. */
const race = async (propagationMs: number, settleMs: number, offset: number, writers = ['A', 'B'], slow = 0) => {
  const clock = new FakeClock();
  const book = new FakeBook(headers, people(1), clock);
  book.propagationMs = propagationMs;
  const told = new Map<string, string>();
  const begin = (writer: string) =>
    void enter(book, clock, writer, settleMs, '', writer === 'B' ? slow : 0)
      .then(() => told.set(writer, 'goes on'))
      .catch((error: unknown) => told.set(writer, isFailure(error) ? error.code : String(error)));
  // Both have the workbook open before either announces itself.
  for (const writer of writers) book.replica(writer);
  writers.forEach((writer, n) => (n === 0 ? begin(writer) : clock.at(offset * n, () => begin(writer))));
  await clock.run(() => told.size === writers.length, clock.time + 600_000);
  return told;
};

const goingOn = (told: ReadonlyMap<string, string>) => [...told].filter(([, end]) => end === 'goes on');

describe('two writers that announce at any distance', () => {
  const propagationMs = 3_000;
  const settleMs = 4_000;
  const offsets = Array.from({ length: 41 }, (_, n) => n * 250);

  test.each([['A', 'B'] as const, ['B', 'A'] as const])('exactly one goes on, %s before %s', async (first, second) => {
    for (const offset of offsets) {
      const told = await race(propagationMs, settleMs, offset, [first, second]);
      expect([offset, goingOn(told).length, [...told.values()].sort()]).toEqual([
        offset,
        1,
        ['goes on', 'run/other-sender'],
      ]);
    }
  });

  test('exactly one goes on where the browser of the one that gives way is slow: the other does not give way as well', async () => {
    for (const slow of [500, 1_500, 4_000, 9_000]) {
      for (const offset of [0, 300, 900, 1_500, 3_000]) {
        const told = await race(300, 1_000, offset, ['A', 'B'], slow);
        expect([slow, offset, [...told.values()].sort()]).toEqual([slow, offset, ['goes on', 'run/other-sender']]);
      }
    }
  });

  test('of three not two go on either', async () => {
    for (const offset of offsets.filter((_, n) => n % 5 === 0)) {
      expect(goingOn(await race(propagationMs, settleMs, offset, ['B', 'C', 'A'])).length).toBeLessThanOrEqual(1);
    }
  });

  test('two go on when writes take longer than the settle time: the configured time has to cover them', async () => {
    const found: number[] = [];
    for (const offset of offsets) if (goingOn(await race(8_000, 2_000, offset)).length === 2) found.push(offset);
    expect(found.length).toBeGreaterThan(0);
  });
});

describe('one writer', () => {
  const settleMs = 2_000;
  const alone = () => {
    const clock = new FakeClock();
    return { clock, book: new FakeBook(headers, people(1), clock) };
  };
  const beacon = (writer: string, phase: Beacon['phase']): Beacon => ({
    writer,
    phase,
    who: 'Bea',
    at: 0,
    done: 3,
    total: 9,
    over: '',
  });
  const end = async ({ clock, book }: ReturnType<typeof alone>, over = '', settle = settleMs) => {
    let told: string | undefined;
    const began = clock.time;
    enter(book, clock, 'A', settle, over)
      .then(() => (told = 'goes on'))
      .catch((error: unknown) => (told = isFailure(error) ? `${error.code} ${error.values['done']}` : String(error)));
    await clock.run(() => told !== undefined, clock.time + 600_000);
    return { told, waited: clock.time - began };
  };

  test('goes on after the settle time', async () => {
    const { told, waited } = await end(alone());
    expect(told).toBe('goes on');
    expect(waited).toBeGreaterThanOrEqual(settleMs);
  });

  test('does not wait where nobody else can be', async () => {
    const { told, waited } = await end(alone(), '', 0);
    expect([told, waited < 100]).toEqual(['goes on', true]);
  });

  test('gives way to a run that is sending, and says how far it is', async () => {
    const set = alone();
    set.book.setLog('B', 'B', (log) => (log.beacon = beacon('B', 'sending')));
    expect((await end(set)).told).toBe('run/other-sender 3');
    expect(set.book.logs().get('A')?.beacon?.phase).toBe('idle');
  });

  test('goes on where another’s run has ended', async () => {
    const set = alone();
    set.book.setLog('B', 'B', (log) => (log.beacon = beacon('B', 'idle')));
    expect((await end(set)).told).toBe('goes on');
  });

  test('takes two dead runs over together, and none of them alone', async () => {
    const set = alone();
    for (const writer of ['B', 'C']) set.book.setLog(writer, writer, (log) => (log.beacon = beacon(writer, 'sending')));
    expect((await end(set, 'B')).told).toBe('run/other-sender 3');
    expect((await end(set, 'B C')).told).toBe('goes on');
  });

  test('takes a dead run over only when a person named it', async () => {
    const set = alone();
    set.book.setLog('B', 'B', (log) => (log.beacon = beacon('B', 'sending')));
    expect((await end(set, 'C')).told).toBe('run/other-sender 3');
    expect((await end(set, 'B')).told).toBe('goes on');
  });

  test('leaves it to a person when a weaker one never withdraws', async () => {
    const set = alone();
    set.book.setLog('B', 'B', (log) => (log.beacon = beacon('B', 'intent')));
    expect((await end(set)).told).toBe('run/other-sender 3');
  });
});

describe('a dead run that was taken over', () => {
  const beacon = (writer: string, at: number, over = '', phase: Beacon['phase'] = 'sending'): Beacon => ({
    writer,
    phase,
    who: '',
    at,
    done: 0,
    total: 1,
    over,
  });

  test('is over for everybody, until it moves again', () => {
    const taker = beacon('B-2', 900, 'A-1:500 C-3:7', 'idle');
    expect(settledRuns([beacon('A-1', 500), taker])).toBe('A-1:500');
    expect(settledRuns([beacon('A-1', 501), taker])).toBe('');
    expect(settledRuns([beacon('A-1', 500, '', 'idle'), taker])).toBe('');
  });

  test('is meant by name alone or as it stood, never as it lives on', () => {
    expect(isTakenOver('A-1', beacon('A-1', 1))).toBe(true);
    expect(isTakenOver('B-2:3 A-1:500', beacon('A-1', 500))).toBe(true);
    expect(isTakenOver('A-1:500', beacon('A-1', 501))).toBe(false);
    expect(isTakenOver('', beacon('A-1', 500))).toBe(false);
  });
});

test('a copy of the own log sheet, made while its beacon was sending, keeps nobody out', async () => {
  const clock = new FakeClock();
  const copy: Beacon = {
    writer: 'A',
    phase: 'sending',
    who: 'A',
    at: clock.time - 9_000_000,
    done: 3,
    total: 10,
    over: '',
  };
  const seen = {
    at: clock.time,
    rows: new Map(),
    duplicates: new Set<string>(),
    beacons: [copy],
    own: undefined,
    logLost: false,
  };
  let end = '';
  void takeLease(
    { writer: 'A', pane: '', who: 'A', total: 1, settleMs: 1_000, over: '' },
    {
      clock,
      show: () => Promise.resolve(seen),
      isCopys: () => Promise.resolve(false),
      settling: () => undefined,
    },
    new AbortController().signal,
  ).then(
    () => (end = 'goes on'),
    (error: unknown) => (end = isFailure(error) ? error.code : String(error)),
  );
  await clock.run(() => end !== '', clock.time + 60_000);
  expect(end).toBe('goes on');
});
