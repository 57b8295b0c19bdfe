import { format as formatNumber } from 'numfmt';
import { describe, expect, it } from 'vitest';
import { systemTags } from '../../../../../lab/excel/text/system-tags.ts';

describe('a tag in a number format', () => {
  it.each([
    ['#,##0.00 [$zł-415]', '#,##0.00 "zł"'],
    ['[$$-409]#,##0.00', '"$"#,##0.00'],
    ['[$€-2]\\ #,##0.00', '"€"\\ #,##0.00'],
    ['[$MXN] #,##0.00', '"MXN" #,##0.00'],
    ['[$-415]0.00', '0.00'],
    ['[Red]0.00', '[Red]0.00'],
  ])('is a currency sign and no separators: %s', (format, plain) => {
    expect(systemTags(format)).toBe(plain);
  });

  it('leaves the separators to whoever looks', () => {
    const shownIn = (locale: string) => formatNumber(systemTags('[$$-409]#,##0.00'), 1234.5, { locale });
    expect(['en-US', 'es-ES', 'pl-PL'].map(shownIn)).toEqual(['$1,234.50', '$1.234,50', '$1\u00a0234,50']);
  });
});

describe('a tag in a date format', () => {
  it.each([
    ['[$-C0A]d mmmm', '[$-40A]d mmmm'],
    ['[$-540A]d mmmm', '[$-40A]d mmmm'],
    ['[$-415]d mmmm', '[$-415]d mmmm'],
    ['[$-F800]dddd, mmmm dd, yyyy', '[$-F800]dddd, mmmm dd, yyyy'],
  ])('is the language of the names: %s', (format, known) => {
    expect(systemTags(format)).toBe(known);
  });

  it('names months in Spanish for the tag that Excel writes in Spain', () => {
    const format = systemTags('[$-C0A]d\\ "de"\\ mmmm\\ "de"\\ yyyy;@');
    expect(formatNumber(format, 45_672, { locale: 'en-US' })).toBe('15 de enero de 2025');
  });
});
