import { expect, test } from 'vitest';
import { parseDailyLimit } from '../../../../src/domain/sending/daily-limit.ts';
import { usualDailyLimit } from '../../../../src/gmail/daily-limit.ts';

test('a free account usually has 500 a day, every other one 2,000', () => {
  expect(
    ['a@gmail.com', 'a@GoogleMail.com', 'a@empresa.example', 'gmail.com@empresa.example'].map(usualDailyLimit),
  ).toEqual([500, 500, 2_000, 2_000]);
});

test('a limit is read however its thousands are written, and what is none is refused', () => {
  expect(['750', ' 1 500', '2,000', '2.000', '10000'].map(parseDailyLimit)).toEqual([750, 1_500, 2_000, 2_000, 10_000]);
  expect(['', '0', '-5', '10001', 'many'].map(parseDailyLimit)).toEqual(Array(5).fill(undefined));
});
