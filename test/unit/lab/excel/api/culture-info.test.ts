import { describe, expect, it } from 'vitest';
import { bookOf } from '../book-of.ts';

const cultureOf = (locale: string) => bookOf([['']], { locale }).book.replica('ana').book.application.cultureInfo;

describe('the culture of Excel', () => {
  it.each([
    ['en-US', '.', 'M/d/yyyy', '/'],
    ['es-MX', '.', 'dd/MM/yyyy', '/'],
    ['es-ES', ',', 'dd/MM/yyyy', '/'],
    ['pl-PL', ',', 'dd.MM.yyyy', '.'],
  ])('of %s writes decimals with %s and dates as %s', (locale, decimal, pattern, separator) => {
    const { name, numberFormat, datetimeFormat } = cultureOf(locale);
    expect(name).toBe(locale);
    expect(numberFormat.numberDecimalSeparator).toBe(decimal);
    expect(datetimeFormat).toMatchObject({ shortDatePattern: pattern, dateSeparator: separator });
  });

  it('agrees with the separators of the application', () => {
    const { application } = bookOf([['']], { locale: 'pl-PL' }).book.replica('ana').book;
    expect(application.cultureInfo.numberFormat.numberGroupSeparator).toBe(application.thousandsSeparator);
  });
});
