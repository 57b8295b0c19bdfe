import type { RunOptions } from '../options.ts';
import { Tally } from '../tally.ts';
import { makeBatch } from './batch.ts';
import { judgeBatch, verdicts, type RowOutcome, type Verdict } from './judge.ts';

const told: readonly Verdict[] = ['wrong', 'waivable', 'asked in vain', 'held in vain'];

const shown = ({ batch, truth, verdict, codes, attached }: RowOutcome): string =>
  [
    `${verdict.toUpperCase()} seed ${batch.seed} row ${truth.row}: ${truth.trap} [should ${truth.expect}] ${batch.country}/${batch.layout}/period ${batch.style.period} ${batch.formats} ${batch.mode} sheet ${batch.profile}`,
    `    ${batch.cells[0]!.join(' | ')}`,
    `    ${batch.cells[truth.row - 1]!.join(' | ')}`,
    `    codes: ${codes.join(', ') || '-'}`,
    `    attached: ${attached.join(', ') || '-'}`,
  ].join('\n');

/** Makes batches, pairs them, prints what came of their rows. @returns whether nothing was wrong. */
export const runFiles = async ({ batches, seed, show }: RunOptions): Promise<boolean> => {
  const tally = new Tally(verdicts);
  const kinds = new Map<string, number>();
  for (let at = seed; at < seed + batches; at += 1) {
    for (const outcome of await judgeBatch(await makeBatch(at))) {
      const { batch, truth, verdict, codes } = outcome;
      tally.add(batch.country, verdict);
      if (!told.includes(verdict)) continue;
      const kind = `${verdict}: ${batch.country} ${truth.trap} (${[...new Set(codes.map((code) => code.split(' ')[0]))].join(' ')})`;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if (show) console.log(shown(outcome));
    }
  }
  console.log(tally.toString('rows'));
  for (const [kind, count] of [...kinds].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)))
    console.log(`${String(count).padStart(6)}  ${kind}`);
  return tally.total('wrong') === 0;
};
