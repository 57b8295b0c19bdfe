import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from './run-size.ts';
import { decimalMarkOf, parseAmount } from '../../../src/domain/text/amount.ts';
import { dateOfSerial } from '../../../src/domain/text/civil-date.ts';
import { editDistance } from '../../../src/domain/text/edit-distance.ts';
import { parsePeriod } from '../../../src/domain/text/parse-period.ts';

const locales = [
  ['es-MX', '.'],
  ['en-US', '.'],
  ['de-DE', ','],
  ['pl-PL', ','],
  ['es-ES', ','],
] as const;
const cents = fc.integer({ min: -99_999_999, max: 99_999_999 });

describe('amounts', () => {
  it('as any of our locales writes them read back as themselves', () => {
    fc.assert(
      fc.property(
        cents,
        fc.constantFrom(...locales),
        fc.constantFrom('', 'MXN', 'EUR', 'PLN'),
        (value, [locale, mark], currency) => {
          const shown = new Intl.NumberFormat(locale, {
            minimumFractionDigits: 2,
            ...(currency === '' ? {} : { style: 'currency', currency }),
          }).format(value / 100);
          expect(parseAmount(shown, mark)).toBe(value / 100);
          if (Math.abs(value) >= 1) expect(decimalMarkOf([shown], mark === '.' ? ',' : '.')).toBe(mark);
        },
      ),
      runs(1_000),
    );
  });
});

describe('dates', () => {
  const day = fc.integer({ min: 61, max: 109_000 });

  it('of serial numbers are those of the calendar', () => {
    fc.assert(
      fc.property(day, (serial) => {
        const expected = new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10);
        expect(dateOfSerial(serial, false)).toBe(expected);
        if (serial > 1_462) expect(dateOfSerial(serial - 1_462, true)).toBe(expected);
      }),
      runs(2_000),
    );
  });

  it('of two days make the period between them, in any writing', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 40 }),
        fc.constantFrom('/', '.', '-'),
        fc.constantFrom(' al ', ' - ', ' – '),
        (start, length, mark, to) => {
          const [from, end] = [dateOfSerial(start, false)!, dateOfSerial(start + length, false)!];
          const european = (iso: string): string => iso.split('-').reverse().join(mark);
          expect(parsePeriod(`${from}${to}${end}`)).toEqual({ from, to: end });
          expect(parsePeriod(`${european(from)}${to}${european(end)}`)).toEqual({ from, to: end });
        },
      ),
      runs(1_000),
    );
  });

  it('never come out of text that is none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const period = parsePeriod(text);
        if (period === undefined) return;
        expect(period.from <= period.to).toBe(true);
        expect(text).toMatch(/\d/);
        expect(Number.isNaN(Date.parse(period.to))).toBe(false);
      }),
      runs(2_000),
    );
  });
});

describe('edit distance', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 8 });

  /** By the definition, without shortcuts. */
  const plain = (a: string, b: string): number => {
    const table = Array.from({ length: a.length + 1 }, (_, i) =>
      Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
    );
    for (let i = 1; i <= a.length; i++) {
      for (let j = 1; j <= b.length; j++) {
        const cost = a[i - 1] === b[j - 1] ? 0 : 1;
        let best = Math.min(table[i - 1]![j]! + 1, table[i]![j - 1]! + 1, table[i - 1]![j - 1]! + cost);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
          best = Math.min(best, table[i - 2]![j - 2]! + 1);
        table[i]![j] = best;
      }
    }
    return table[a.length]![b.length]!;
  };

  it('is the definition, cut off above the limit', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 3 }), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(plain(a, b), limit + 1));
      }),
      runs(3_000),
    );
  });
});
