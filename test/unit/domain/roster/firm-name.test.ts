import { describe, expect, test } from 'vitest';
import { isWholeName } from '../../../../src/domain/roster/short-name.ts';

describe('a legal form is no word of a firm’s name', () => {
  test.each([
    ['Słońce sp. z o.o.', 'SŁOŃCE POLSKIE SP. Z O.O.'],
    ['Sunny Ltd', 'Sunny Sky Holdings Ltd'],
    ['Bar Luna, S.L.', 'LUNA NUEVA S.L.'],
    ['Norte SA de CV', 'Norte Centro, S.A. de C.V.'],
  ])('%s is not %s', (a, b) => expect([isWholeName(a, b), isWholeName(b, a)]).toEqual([false, false]));
  test.each([
    ['Słońce sp. z o.o.', 'SŁOŃCE SP. Z O. O.'],
    ['Comercial Sol SL', 'COMERCIAL SOL, S.L.'],
    ['Sunny Ltd', 'Sunny Limited'],
  ])('%s is %s', (a, b) => expect(isWholeName(a, b)).toBe(true));
});
