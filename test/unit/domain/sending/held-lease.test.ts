import { expect, test } from 'vitest';
import { HeldLease } from '../../../../src/domain/sending/held-lease.ts';
import { keptLedger } from '../../../../src/domain/sending/kept-ledger.ts';
import type { Beacon } from '../../../../src/domain/workbook.ts';
import { memoryLedger } from '../../../fakes/memory-ledger.ts';

const lease = (over = '') =>
  new HeldLease(
    { clock: { now: () => 7, elapsed: () => 7, sleep: () => Promise.resolve() }, ledger: keptLedger(memoryLedger('ANA')) },
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
  });
});

test('is lost to a colleague who takes the run over, with their name', () => {
  expect(() => lease().check({ beacons: [bea(9, 'ANA')] })).toThrow(
    expect.objectContaining({ code: 'run/lease-lost', values: { who: 'bea' } }) as Error,
  );
  expect(() => lease().check({ beacons: [bea(9, '')] })).not.toThrow();
});

test('what stood there before the run began is not against it, until it moves', () => {
  const held = lease();
  held.forgive({ beacons: [bea(3, 'ANA')] });
  expect(() => held.check({ beacons: [bea(3, 'ANA')] })).not.toThrow();
  expect(() => held.check({ beacons: [bea(4, 'ANA')] })).toThrow('run/lease-lost');
});
