import { expect, test } from 'vitest';
import { Faults } from '../../../../lab/excel/faults.ts';
import { writtenParts } from '../../../../lab/excel/written-parts.ts';
import { WireBatch } from './wire-batch.ts';

const cellsOf = (batch: WireBatch, sheet: string): number =>
  batch.method(
    batch.method(batch.property(batch.root, 'Worksheets'), 'GetItem', [sheet]),
    'GetRangeByIndexes',
    [3, 0, 1, 21],
  );

const setting = () => {
  const batch = new WireBatch();
  batch.instantiate(batch.method(batch.property(batch.root, 'Settings'), 'Add', ['files', 'auto']));
  return batch.request;
};

const line = (sheet: string) => {
  const batch = new WireBatch();
  batch.set(cellsOf(batch, sheet), 'Values', [['sent']]);
  return batch.request;
};

test('a call is told by where it writes, and what it reads is none of it', () => {
  const reading = new WireBatch();
  reading.query(cellsOf(reading, 'Sobre log · AAAA'), { Select: ['values'] });
  reading.query(reading.property(reading.root, 'Settings'), { Select: ['items/key'] });
  expect([...writtenParts(setting())]).toEqual(['settings']);
  expect([...writtenParts(line('Sobre log · AAAA'))]).toEqual(['log']);
  expect([...writtenParts(line('Nómina'))]).toEqual([]);
  expect([...writtenParts(reading.request)]).toEqual([]);
});

test('an error of one part counts and meets the calls that write there', () => {
  const faults = new Faults([
    { nth: 2, code: 'GeneralException', of: 'log' },
    { nth: 1, code: 'AccessDenied', of: 'settings', times: 2 },
  ]);
  const log = writtenParts(line('Sobre log · AAAA'));
  const met = [log, new Set<never>(), log, log, writtenParts(setting())].map((parts) => faults.errorOf(parts)?.code);
  expect(met).toEqual([undefined, undefined, 'GeneralException', undefined, 'AccessDenied']);
});
