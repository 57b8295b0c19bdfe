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

test('on sheets nobody here wrote no mail goes wrong, nobody is left out unsaid, and few are asked in vain', () => {
  const judged = seeds.map((seed) => judgeSheet(makeSheet(seed)));
  expect(judged.flatMap(({ verdicts }) => verdicts).every((verdict) => sheetVerdicts.includes(verdict))).toBe(true);
  const bad = ['recipient wrong', 'text wrong', 'left out unsaid'] as const;
  const wrong = judged.filter(({ verdicts }) => bad.some((each) => verdicts.includes(each)));
  expect(wrong.map(({ sheet, details }) => [sheet.seed, details])).toEqual([]);
  const vain = judged.filter(({ verdicts }) => verdicts.includes('asked in vain'));
  expect(vain.length / judged.length).toBeLessThanOrEqual(0.15);
});
