import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { periodIn } from '../../src/pdf/text-period.ts';
import { tidyPdfText } from '../../src/pdf/text-facts.ts';

// What is tried is counted, not timed: on a busy machine it takes as long as it takes.
vi.setConfig({ testTimeout: 180_000 });

const locales = ['es-MX', 'es-ES', 'pl-PL', 'en-GB', 'en-US'] as const;
type Locale = (typeof locales)[number];

const at = (year: number, month: number, day: number) => new Date(Date.UTC(year, month - 1, day));
const iso = (date: Date) => date.toISOString().slice(0, 10);
const pad = (value: number) => String(value).padStart(2, '0');

/** The platform's own ways to write a date, so that no table of ours is behind them. */
const styles = (locale: Locale): readonly ((date: Date) => string)[] => {
  const by = (options: Intl.DateTimeFormatOptions) => (date: Date) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(date);
  return [
    by({ dateStyle: 'long' }),
    by({ dateStyle: 'medium' }),
    by({ day: '2-digit', month: '2-digit', year: 'numeric' }),
    by({ day: 'numeric', month: 'short', year: 'numeric' }),
    by({ day: '2-digit', month: '2-digit', year: '2-digit' }),
    (date) => iso(date),
    (date) => `${pad(date.getUTCDate())}.${pad(date.getUTCMonth() + 1)}.${date.getUTCFullYear()}`,
  ];
};

const joins: Readonly<Record<Locale, readonly string[]>> = {
  'es-MX': [' al ', ' - ', ' a '],
  'es-ES': [' al ', ' – ', ' hasta el '],
  'pl-PL': [' do ', ' - ', ' – '],
  'en-GB': [' to ', ' - ', ' until '],
  'en-US': [' to ', ' – ', ' through '],
};
const heads: Readonly<Record<Locale, readonly string[]>> = {
  'es-MX': ['Periodo del ', 'Periodo: ', 'Del ', ''],
  'es-ES': ['Período de liquidación: del ', 'Liquidación ', ''],
  'pl-PL': ['za okres od ', 'Okres: ', ''],
  'en-GB': ['Pay period: ', 'Period ', ''],
  'en-US': ['Pay period: ', 'Pay Period ', ''],
};
const around = fc.constantFrom(
  '',
  'Empresa 0012\n',
  'NIP 898-000-12-34\n',
  'Antigüedad 03/09/2018\n',
  'Hired 3 September 2018\n',
);

const spans = fc
  .record({
    year: fc.integer({ min: 2020, max: 2031 }),
    month: fc.integer({ min: 1, max: 12 }),
    kind: fc.constantFrom('month', 'first', 'second', 'turn', 'week'),
  })
  .map(({ year, month, kind }) => {
    const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
    if (kind === 'first') return [at(year, month, 1), at(year, month, 15)] as const;
    if (kind === 'second') return [at(year, month, 16), at(year, month, last)] as const;
    if (kind === 'turn') return [at(year, month, 16), at(year, month + 1, 15)] as const;
    if (kind === 'week') return [at(year, month, 5), at(year, month, 11)] as const;
    return [at(year, month, 1), at(year, month, last)] as const;
  });

const runs = process.env['SOBRE_DEEP'] === '1' ? 20_000 : 1_500;

test('whatever a family of formats prints is read back or not at all, never as another period', () => {
  let read = 0;
  let all = 0;
  fc.assert(
    fc.property(
      spans,
      fc.constantFrom(...locales),
      fc.nat(6),
      fc.nat(3),
      fc.nat(2),
      around,
      fc.boolean(),
      ([from, to], locale, style, head, join, before, loud) => {
        const write = styles(locale)[style]!;
        const lead = heads[locale][head % heads[locale].length]!;
        const text = `${before}${lead}${write(from)}${joins[locale][join]!}${write(to)}\nTotal 30`;
        const found = periodIn(tidyPdfText(loud ? text.toUpperCase() : text));
        all += 1;
        if (found === undefined) return;
        read += 1;
        expect([text, found]).toEqual([text, { from: iso(from), to: iso(to) }]);
      },
    ),
    { numRuns: runs },
  );
  expect(read / all).toBeGreaterThan(0.8);
});

test('a month is read back whole or not at all', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2020, max: 2031 }),
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom(...locales),
      fc.constantFrom('long', 'short', 'numeric', '2-digit'),
      fc.nat(3),
      (year, month, locale, form, head) => {
        const shown = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: form as 'long', year: 'numeric' });
        const lead = heads[locale][head % heads[locale].length]!;
        const text = `${lead}${shown.format(at(year, month, 1))}\nTotal 30`;
        const found = periodIn(tidyPdfText(text));
        if (found === undefined) return;
        const last = new Date(Date.UTC(year, month, 0));
        expect([text, found]).toEqual([text, { from: `${year}-${pad(month)}-01`, to: iso(last) }]);
      },
    ),
    { numRuns: runs },
  );
});
