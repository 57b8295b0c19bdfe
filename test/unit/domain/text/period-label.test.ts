import { describe, expect, it } from 'vitest';
import { periodLabel } from '../../../../src/domain/text/period-label.ts';

describe('the name an office gives a period', () => {
  it.each([
    ['Quincena 09', 'quincena 9'],
    ['QUINCENA  9', 'Quincena\u00a009'],
    ['2026-Q22', '2026 q22'],
    ['S09-2026', 's 9 / 2026'],
    ['Tydzień 12', 'tydzien 12'],
    ['Première', 'premiere'],
  ])('%s and %s are one', (a, b) => expect(periodLabel(a)).toBe(periodLabel(b)));

  it.each([
    ['Quincena 22', 'Quincena 23'],
    ['2026-Q22', '2027-Q22'],
    ['S09-2026', 'S09-2027'],
    ['Catorcena 5', 'Semana 5'],
    ['Week 7', 'Week 70'],
    ['1-12', '11-2'],
    ['第1期', '第2期'],
  ])('%s and %s are two', (a, b) => expect(periodLabel(a)).not.toBe(periodLabel(b)));

  it('a blank or a sentence is none', () => {
    expect(periodLabel(' \u200b ')).toBe('');
    expect(periodLabel('Pagos de la quincena que se hicieron con retraso por el puente de mayo')).toBe('');
  });
});
