import { expect, test } from 'vitest';
import { HeldLease } from '../../../../src/domain/sending/held-lease.ts';
import { keptLedger } from '../../../../src/domain/sending/kept-ledger.ts';
import type { Beacon } from '../../../../src/domain/workbook.ts';
import { memoryLedger } from '../../../fakes/memory-ledger.ts';

const lease = (over = '') =>
  new HeldLease(
    {
      clock: { now: () => 7, elapsed: () => 7, sleep: () => Promise.resolve() },
      ledger: keptLedger(memoryLedger('ANA')),
    },
    {
      who: 'ana',
      over,
    },
  );
const bea = (at: number, over: string): Beacon => ({
  writer: 'BEA',
  phase: 'sending',
  who: 'bea',
  at,
  done: 0,
  total: 1,
  over,
});

test('a beacon says who sends, how far it is and whom it took over', () => {
  expect(lease('OLD').beacon('sending', { done: 2, total: 5 })).toEqual({
    writer: 'ANA',
    phase: 'sending',
    who: 'ana',
    at: 7,
    done: 2,
    total: 5,
    over: 'OLD',
    pane: 'PANE',
  });
});

const seen = (...beacons: readonly Beacon[]) => ({ beacons, own: undefined });

test('is lost to a colleague who takes the run over, with their name', async () => {
  await expect(lease().check(seen(bea(9, 'ANA')))).rejects.toMatchObject({
    code: 'run/lease-lost',
    values: { who: 'bea' },
  });
  await lease().check(seen(bea(9, '')));
});

test('ends where a copy of this browser profile sends as well, and for nothing that was opened here', async () => {
  const own = (pane: string, phase: Beacon['phase'] = 'sending'): Beacon => ({
    ...bea(9, ''),
    writer: 'ANA',
    pane,
    phase,
  });
  const check = (beacon: Beacon) => lease().check({ beacons: [], own: beacon });
  await expect(check(own('STRANGE'))).rejects.toMatchObject({ code: 'run/copied-profile' });
  await check(own('PANE'));
  await check(own(''));
  // It sees that this one sends, and gives way.
  await check(own('STRANGE', 'intent'));
});

test('what stood there before the run began is not against it, until it moves', async () => {
  const held = lease();
  held.forgive({ beacons: [bea(3, 'ANA')] });
  await held.check(seen(bea(3, 'ANA')));
  await expect(held.check(seen(bea(4, 'ANA')))).rejects.toThrow('run/lease-lost');
});
