import { makeBatch } from './files/batch.ts';
import { judgeBatch, verdicts, type RowOutcome, type Verdict } from './files/judge.ts';
import { Tally } from './tally.ts';

const usage = `Usage: npm run corpus [-- files] [--batches N] [--deep] [--seed S] [--show]
  --batches  how many batches; default 90
  --deep     3,000 batches
  --seed     the first batch; default 1
  --show     prints each row that did not come out right, with its truth`;

interface Options {
  readonly batches: number;
  readonly seed: number;
  readonly show: boolean;
}

const optionsOf = (args: readonly string[]): Options => {
  const options = { batches: 90, seed: 1, show: false };
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at]!;
    if (arg === 'files') continue;
    else if (arg === '--deep') options.batches = 3_000;
    else if (arg === '--show') options.show = true;
    else if (arg === '--batches' || arg === '--seed') {
      const value = Number(args[(at += 1)]);
      if (!Number.isInteger(value) || value < 0) throw new Error(`${arg} needs a whole number\n${usage}`);
      options[arg === '--seed' ? 'seed' : 'batches'] = value;
    } else throw new Error(`Unknown argument ${arg}\n${usage}`);
  }
  return options;
};

const told: readonly Verdict[] = ['wrong', 'waivable', 'asked in vain', 'held in vain'];

const lineOf = ({ batch, truth, verdict, codes, attached }: RowOutcome): string =>
  `${verdict.toUpperCase()} seed ${batch.seed} row ${truth.row}: ${truth.trap} [should ${truth.expect}] ${batch.country}/${batch.layout}/period ${batch.style.period} ${batch.formats} ${batch.mode} sheet ${batch.profile}` +
  `\n    ${batch.cells[0]!.join(' | ')}\n    ${batch.cells[truth.row - 1]!.join(' | ')}\n    codes: ${codes.join(', ') || '-'}\n    attached: ${attached.join(', ') || '-'}`;

const run = async ({ batches, seed, show }: Options): Promise<number> => {
  const tally = new Tally(verdicts);
  const kinds = new Map<string, number>();
  const begun = performance.now();
  for (let at = seed; at < seed + batches; at += 1) {
    for (const outcome of await judgeBatch(await makeBatch(at))) {
      tally.add(outcome.batch.country, outcome.verdict);
      if (!told.includes(outcome.verdict)) continue;
      const kind = `${outcome.verdict}: ${outcome.batch.country} ${outcome.truth.trap} (${[...new Set(outcome.codes.map((code) => code.split(' ')[0]))].join(' ')})`;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if (show) console.log(lineOf(outcome));
    }
  }
  console.log(tally.toString('rows'));
  for (const [kind, count] of [...kinds].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)))
    console.log(`${String(count).padStart(6)}  ${kind}`);
  console.log(`${batches} batches from seed ${seed} in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  return tally.total('wrong') === 0 ? 0 : 1;
};

process.exitCode = await run(optionsOf(process.argv.slice(2)));
