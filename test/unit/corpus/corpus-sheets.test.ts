import { expect, test } from 'vitest';
import { judgeSheet, sheetVerdicts } from '../../corpus/sheets/judge-sheet.ts';
import { makeSheet } from '../../corpus/sheets/sheet.ts';

const seeds = Array.from({ length: 60 }, (_, at) => at + 1);

test('a seed gives the same sheet again', () => {
  for (const seed of seeds) expect(makeSheet(seed)).toEqual(makeSheet(seed));
});

test('the truth of a sheet stands in its cells', () => {
  for (const seed of seeds) {
    const { cells, truth } = makeSheet(seed);
    for (const { row, addresses } of truth.people) {
      const shown = cells[row - 1]!.map((cell) => (typeof cell === 'object' ? cell.text : String(cell)));
      expect(addresses.length === 0 || addresses.some((address) => shown.includes(address))).toBe(true);
    }
  }
});

test('each sheet comes out with a verdict', () => {
  for (const seed of seeds.slice(0, 12)) {
    const { verdicts } = judgeSheet(makeSheet(seed));
    expect(verdicts.length).toBeGreaterThan(0);
    expect(verdicts.every((verdict) => sheetVerdicts.includes(verdict))).toBe(true);
  }
});
