import { Tally } from '../tally.ts';
import type { RunOptions } from '../options.ts';
import { judgeSheet, sheetVerdicts, type SheetOutcome } from './judge-sheet.ts';
import { makeSheet } from './sheet.ts';

const textOf = (cell: unknown): string =>
  typeof cell === 'object' && cell !== null && 'text' in cell ? String(cell.text) : String(cell).replaceAll('\n', '⏎');

const shown = ({ sheet, verdicts, details }: SheetOutcome): string =>
  [
    `${verdicts.join(' + ').toUpperCase()} seed ${sheet.seed} ${sheet.tongue}: ${sheet.shapes.join('; ') || 'plain'}`,
    ...details.slice(0, 8).map((detail) => `    ${detail}`),
    ...sheet.cells
      .slice(0, 12)
      .map((line, at) => `    ${String(at + 1).padStart(2)} | ${line.map(textOf).join(' | ')}`),
  ].join('\n');

/** Makes sheets, reads them, prints what came of them. @returns whether nothing was wrong. */
export const runSheets = ({ batches, seed, show }: RunOptions): boolean => {
  const tally = new Tally(sheetVerdicts);
  const kinds = new Map<string, number>();
  for (let at = seed; at < seed + batches; at += 1) {
    const outcome = judgeSheet(makeSheet(at));
    tally.add(outcome.sheet.tongue, outcome.verdicts[0]!);
    if (outcome.verdicts[0] === 'right' || outcome.verdicts[0] === 'asked rightly') continue;
    for (const detail of new Set(outcome.details.map(kindOf))) kinds.set(detail, (kinds.get(detail) ?? 0) + 1);
    if (show) console.log(shown(outcome));
  }
  console.log(tally.toString('sheets'));
  for (const [kind, count] of [...kinds].sort(([, a], [, b]) => b - a).slice(0, 60))
    console.log(`${String(count).padStart(6)}  ${kind}`);
  return ['recipient wrong', 'text wrong', 'left out unsaid'].every(
    (verdict) => tally.total(verdict as 'text wrong') === 0,
  );
};

/** The finding without the sheet's own words. */
const kindOf = (detail: string): string =>
  detail
    .replace(/row \d+ ?/, '')
    .replace(/^(left out unsaid: ).*(\(\w+\))$/, '$1$2')
    .replace(/(recipient wrong|text wrong): .*?(says|named|period|to) .*/, '$1: $2 …');
