import { describe, expect, it } from 'vitest';
import { isDateFormat, periodOfSerial } from '../../../../src/domain/text/cell-date.ts';
import { dateOfSerial } from '../../../../src/domain/text/civil-date.ts';
import { dateOrderOf, parsePeriod } from '../../../../src/domain/text/parse-period.ts';
import { periodsOverlap, samePeriod } from '../../../../src/domain/text/period.ts';

const read = (text: string): string | undefined => {
  const period = parsePeriod(text);
  return period && `${period.from}/${period.to}`;
};

describe('a period as people write it', () => {
  it.each([
    ['01/01/2026 al 15/01/2026', '2026-01-01/2026-01-15'],
    ['del 16/01/2026 al 31/01/2026', '2026-01-16/2026-01-31'],
    ['2026-01-01 – 2026-01-15', '2026-01-01/2026-01-15'],
    ['1.02.2026-28.02.2026', '2026-02-01/2026-02-28'],
    ['2026-01-15', '2026-01-15/2026-01-15'],
    ['15.01.26', '2026-01-15/2026-01-15'],
    ['Enero 2026', '2026-01-01/2026-01-31'],
    ['FEBRERO DE 2028', '2028-02-01/2028-02-29'],
    ['styczeń 2026', '2026-01-01/2026-01-31'],
    ['października 2026', '2026-10-01/2026-10-31'],
    ['za miesiąc wrzesień 2026 r.', '2026-09-01/2026-09-30'],
    ['January 2026', '2026-01-01/2026-01-31'],
    ['Jan-26', '2026-01-01/2026-01-31'],
    ['ene-26', '2026-01-01/2026-01-31'],
    ['2026-01', '2026-01-01/2026-01-31'],
    ['01/2026', '2026-01-01/2026-01-31'],
    ['1.2026', '2026-01-01/2026-01-31'],
    ['202612', '2026-12-01/2026-12-31'],
    ['1Q enero 2026', '2026-01-01/2026-01-15'],
    ['2Q-Ene26', '2026-01-16/2026-01-31'],
    ['1a quincena de enero 2026', '2026-01-01/2026-01-15'],
    ['1ª Quincena febrero 2026', '2026-02-01/2026-02-15'],
    ['Segunda quincena de febrero de 2026', '2026-02-16/2026-02-28'],
    ['Quincena 2 enero 2026', '2026-01-16/2026-01-31'],
    ['2026-01 Q2', '2026-01-16/2026-01-31'],
    ['1Q 01/2026', '2026-01-01/2026-01-15'],
    ['del 1 al 15 de enero de 2026', '2026-01-01/2026-01-15'],
    ['1-15 enero 2026', '2026-01-01/2026-01-15'],
    ['16 - 31 ene 26', '2026-01-16/2026-01-31'],
    ['15 stycznia 2026', '2026-01-15/2026-01-15'],
    ['January 15, 2026', '2026-01-15/2026-01-15'],
    ['Jan 1-15, 2026', '2026-01-01/2026-01-15'],
    ['28 stycznia – 3 lutego 2026', '2026-01-28/2026-02-03'],
    ['29 de diciembre al 4 de enero de 2026', '2025-12-29/2026-01-04'],
    ['enero-febrero 2026', '2026-01-01/2026-02-28'],
  ])('%s is %s', (text, period) => {
    expect(read(text)).toBe(period);
  });

  it.each([
    '',
    'Enero',
    'Semana 3 2026',
    'semana 3 enero 2026',
    'Quincena 01/2026',
    'Q 2026',
    '1',
    '2026',
    '2026-13',
    '31/02/2026',
    '15/01/2026 al 01/01/2026',
    '01/01/2026 08/01/2026 15/01/2026',
    '#REF!',
    '3Q enero 2026',
    'catorcena 2 2026-01',
    'x'.repeat(200),
  ])('%j leaves a doubt, so there is none', (text) => {
    expect(parsePeriod(text)).toBeUndefined();
  });
});

describe('the order of day and month', () => {
  it('is day first unless a date of the column cannot be', () => {
    expect(dateOrderOf(['01/02/2026', ''])).toBe('day-first');
    expect(dateOrderOf(['01/02/2026', '01/15/2026'])).toBe('month-first');
    expect(dateOrderOf(['01/15/2026', '15/01/2026'])).toBe('day-first');
  });

  it('decides what a date says', () => {
    expect(parsePeriod('01/15/2026', 'month-first')).toEqual({ from: '2026-01-15', to: '2026-01-15' });
    expect(parsePeriod('01/15/2026', 'day-first')).toBeUndefined();
  });
});

describe('a date cell', () => {
  it.each([
    [46037, false, '2026-01-15'],
    [46037.75, false, '2026-01-15'],
    [44575, true, '2026-01-15'],
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [61, false, '1900-03-01'],
    [0, true, '1904-01-01'],
    [45351, false, '2024-02-29'],
    [73050, false, '2099-12-31'],
    [60, false, undefined],
    [0, false, undefined],
    [-1, false, undefined],
    [Number.NaN, false, undefined],
    [9_999_999, false, undefined],
  ])('%d (1904: %s) is %s', (serial, date1904, date) => {
    expect(dateOfSerial(serial, date1904)).toBe(date);
  });

  it('is its day, or its month where the format shows no day', () => {
    expect(periodOfSerial(46037, 'dd/mm/yyyy', false)).toEqual({ from: '2026-01-15', to: '2026-01-15' });
    expect(periodOfSerial(46023, 'mmm-yy', false)).toEqual({ from: '2026-01-01', to: '2026-01-31' });
    expect(periodOfSerial(46023, '[$-es-MX]mmmm "de" yyyy', false)).toEqual({ from: '2026-01-01', to: '2026-01-31' });
  });

  it.each([
    ['dd/mm/yyyy', true],
    ['mmm-yy', true],
    ['yyyy', true],
    ['[$-415]d mmmm yyyy;@', true],
    ['General', false],
    ['Estándar', false],
    ['$#,##0.00', false],
    ['0.00 "days"', false],
    ['[Red]0', false],
    ['', false],
    ['h:mm', false],
  ])('has the format of a date: %s, %s', (format, date) => {
    expect(isDateFormat(format)).toBe(date);
  });
});

describe('two periods', () => {
  const january = { from: '2026-01-01', to: '2026-01-31' };
  it('overlap when they share a day', () => {
    expect(periodsOverlap(january, { from: '2026-01-31', to: '2026-02-15' })).toBe(true);
    expect(periodsOverlap(january, { from: '2026-02-01', to: '2026-02-15' })).toBe(false);
  });
  it('are the same when both ends agree, or neither is known', () => {
    expect(samePeriod(january, { ...january })).toBe(true);
    expect(samePeriod(undefined, undefined)).toBe(true);
    expect(samePeriod(january, undefined)).toBe(false);
  });
});
