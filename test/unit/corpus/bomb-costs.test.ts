import { expect, test } from 'vitest';
import { bombs } from '../../corpus/bombs.ts';
import { costOf } from '../../corpus/costs.ts';
import { someOf } from '../../fakes/deep.ts';

/** Of the worker; megabytes. */
const mostMemory = 500;

const outcomes: Readonly<Record<string, string>> = {
  'apostrophes in an amount': 'read',
  'ZIPs in a ZIP': 'receipt/unreadable',
  'an object stream of 1 GB, locked': 'receipt/unreadable',
  'an object stream of 1 GB, read': 'refused: too-much-unpacked',
  '/U< half a million times': 'cannot-tell: locked',
};

test('each small file that is made to cost much has an outcome', () => {
  expect(Object.keys(outcomes)).toEqual(Object.keys(bombs));
});

test.each(someOf(Object.keys(bombs), 1))('%s takes no memory to speak of', { timeout: 300_000 }, (name) => {
  const cost = costOf(name);
  console.log(`${name}: ${cost.kilobytes} kB cost ${cost.seconds.toFixed(1)} s and ${cost.megabytes} MB`);
  expect([cost.outcome, cost.kilobytes < 2_048]).toEqual([outcomes[name], true]);
  expect(cost.megabytes).toBeLessThan(mostMemory);
});
