import { describe, expect, it } from 'vitest';
import { decimalMarkOf, looksLikeAmount, parseAmount } from '../../../../src/domain/text/amount.ts';

describe('an amount with a decimal comma', () => {
  it.each([
    ['5 432,10 zł', 5432.1],
    ['5\u00a0432,10\u00a0zł', 5432.1],
    ['5\u202f432,10', 5432.1],
    ['1.718,80 €', 1718.8],
    ['5363,00', 5363],
    ['-12,5', -12.5],
    ['(120,00)', -120],
    ['1.234', 1234],
    ['PLN 1 234', 1234],
    [',5', 0.5],
    ['12.34', undefined],
    ['1,234.50', undefined],
    ['1.23,50', undefined],
  ])('%s is %s', (text, value) => {
    expect(parseAmount(text, ',')).toBe(value);
  });
});

describe('an amount with a decimal point', () => {
  it.each([
    ['$3,100.50', 3100.5],
    ['MXN 1,234.50', 1234.5],
    ['1,234.50 M.N.', 1234.5],
    ['(120.00)', -120],
    ['($1,120.00)', -1120],
    ['120.00-', -120],
    ["1'234.50", 1234.5],
    ['1234567.89', 1234567.89],
    ['$ 0.00', 0],
    ['3,100', 3100],
    ['3,10', undefined],
    ['', undefined],
    ['brak', undefined],
    ['#N/A', undefined],
    ['12 de enero', undefined],
    ['1.2.3', undefined],
    ['$', undefined],
  ])('%s is %s', (text, value) => {
    expect(parseAmount(text, '.')).toBe(value);
  });
});

describe('the decimal mark of a column', () => {
  it.each([
    [['5363,00', '6211,90'], '.', ','],
    [['1.234', '12.345', '1.234,50'], '.', ','],
    [['$3,100.50', '(120.00)'], ',', '.'],
    [['1.234', '2.345'], ',', ','],
    [['1.234', '2.345'], '.', '.'],
    [['1.234.567'], '.', ','],
    [['0.123'], ',', '.'],
    [[], ',', ','],
    [['brak', 'n/a'], ',', ','],
  ] as const)('of %j (Excel: %s) is %s', (texts, fallback, mark) => {
    expect(decimalMarkOf(texts, fallback)).toBe(mark);
  });
});

describe('what looks like an amount', () => {
  it.each([
    ['$3,100.50', true],
    ['12', true],
    ['5 432,10 zł', true],
    ['A-15', false],
    ['01/01/2026', false],
    ['ana@example.com', false],
    ['', false],
  ])('%s: %s', (text, amount) => {
    expect(looksLikeAmount(text)).toBe(amount);
  });
});
