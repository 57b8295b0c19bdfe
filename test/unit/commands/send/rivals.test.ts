import { expect, test } from 'vitest';
import { Rivals } from '../../../../src/commands/send/rivals.ts';
import { deadAfterMs } from '../../../../src/domain/sending/lease.ts';
import type { Beacon } from '../../../../src/domain/workbook.ts';

const beacon = (writer: string, at: number): Beacon => ({
  writer,
  phase: 'sending',
  who: writer.toLowerCase(),
  at,
  done: 1,
  total: 4,
  over: '',
});

const stage = () => {
  const it = { now: 100_000_000, beacons: [] as Beacon[] };
  const clock = { now: () => it.now, elapsed: () => it.now - 99_000_000, sleep: () => Promise.resolve() };
  return { it, rivals: new Rivals(clock, { activeBeacons: () => it.beacons }) };
};

test('a run whose beacon moves lives, by our own clock, whatever theirs says', () => {
  const { it, rivals } = stage();
  for (const at of [5, 6, 7]) {
    it.beacons = [beacon('BEA', at)];
    rivals.look();
    it.now += deadAfterMs;
  }
  expect(rivals.other).toMatchObject({ who: 'bea', done: 1, total: 4, dead: false });
  expect(rivals.deadRun).toBe('');
});

test('one that stands still for too long is dead, and is taken over by its name', () => {
  const { it, rivals } = stage();
  it.beacons = [beacon('BEA', it.now)];
  rivals.look();
  it.now += deadAfterMs + 1;
  rivals.look();
  expect(rivals.other).toMatchObject({ who: 'bea', dead: true });
  expect(rivals.deadRun).toContain('BEA');
});

test('while one lives no dead one is offered; two dead ones are taken over together', () => {
  const { it, rivals } = stage();
  it.beacons = [beacon('BEA', 1), beacon('EVA', it.now)];
  rivals.look();
  expect(rivals.other).toMatchObject({ who: 'eva', dead: false });
  expect(rivals.deadRun).toBe('');
  it.now += deadAfterMs + 1;
  rivals.look();
  expect(rivals.deadRun.split(' ')).toHaveLength(2);
});

test.each([-3_600_000, -40_000, -31_000, 31_000, 3_600_000])(
  'a run that lives is never dead for a clock that is wrong by %i ms, not even at the first look',
  (wrong) => {
    const { it, rivals } = stage();
    for (let look = 0; look < 4; look += 1) {
      it.beacons = [beacon('BEA', it.now + wrong)];
      rivals.look();
      expect(rivals.other).toMatchObject({ who: 'bea', dead: false });
      expect(rivals.deadRun).toBe('');
      it.now += 5_000;
    }
  },
);

test('one of last week is dead at once, and stays it', () => {
  const { it, rivals } = stage();
  it.beacons = [beacon('BEA', it.now - 90_000_000)];
  for (let look = 0; look < 3; look += 1) {
    rivals.look();
    expect(rivals.other).toMatchObject({ who: 'bea', dead: true });
    it.now += 5_000;
  }
});
