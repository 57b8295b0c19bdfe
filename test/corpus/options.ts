export interface RunOptions {
  readonly batches: number;
  readonly seed: number;
  readonly show: boolean;
}

const usage = `Usage: npm run corpus [-- files|sheets] [--batches N] [--deep] [--seed S] [--show]
  files      batches of files and their sheet (default)
  sheets     sheets alone
  --batches  how many; default 90 batches of files, 400 sheets
  --deep     3,000 batches of files, 2,000 sheets
  --seed     the first; default 1
  --show     prints each that did not come out right, with its truth`;

/** What the arguments ask for. Throws with the usage. */
export const optionsOf = (args: readonly string[]): RunOptions & { readonly subject: 'files' | 'sheets' } => {
  const subject = args.includes('sheets') ? 'sheets' : 'files';
  const options = { subject, batches: subject === 'files' ? 90 : 400, seed: 1, show: false } as const;
  const chosen: { batches: number; seed: number; show: boolean } = { ...options };
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at]!;
    if (arg === 'files' || arg === 'sheets') continue;
    if (arg === '--deep') chosen.batches = subject === 'files' ? 3_000 : 2_000;
    else if (arg === '--show') chosen.show = true;
    else if (arg === '--batches' || arg === '--seed') {
      const value = Number(args[(at += 1)]);
      if (!Number.isInteger(value) || value < 0) throw new Error(`${arg} needs a whole number\n${usage}`);
      chosen[arg === '--seed' ? 'seed' : 'batches'] = value;
    } else throw new Error(`Unknown argument ${arg}\n${usage}`);
  }
  return { ...options, ...chosen };
};
