import { describe, expect, test } from 'vitest';
import { periodText } from '../../../../src/commands/base/words.ts';
import { formatBytes, formatMoment } from '../../../../src/taskpane/kit/formats.ts';

const plain = (text: string): string => text.replace(/\s/gu, ' ');

describe('formats', () => {
  test('a period keeps its civil dates in every time zone and every language', () => {
    const period = { from: '2026-01-01', to: '2026-01-15' };
    expect(plain(periodText('es', period))).toMatch(/^1–15 ene 2026$/);
    expect(plain(periodText('pl', period))).toMatch(/^1–15 sty 2026$/);
    expect(plain(periodText('en', period))).toMatch(/^Jan 1 – 15, 2026$/);
  });

  test('a period over two years names both', () => {
    expect(plain(periodText('es', { from: '2025-12-16', to: '2026-01-15' }))).toMatch(/2025.*2026/);
  });

  test.each([
    [512, '512 B'],
    [15_000, '15 kB'],
    [1_650_000, '1,7 MB'],
  ])('%d bytes are %s in Spanish', (bytes, text) => expect(plain(formatBytes('es', bytes))).toBe(text));

  test('a moment of today is a time, another day has its date', () => {
    const now = Date.UTC(2026, 0, 15, 12);
    expect(formatMoment('es', now + 60_000, now)).toMatch(/^\d{1,2}:\d{2}$/);
    expect(formatMoment('es', now + 20 * 3_600_000, now)).toMatch(/2026/);
  });
});
