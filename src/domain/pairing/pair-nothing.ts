import type { Pairing } from './pairing.ts';
import { countPeriods } from './period-tally.ts';
import { rowIssue, type PairingInput } from './row-issue.ts';

/** What `pairReceipts` says of no files at all: every row lacks its own. */
export const pairNothing = (input: Omit<PairingInput, 'documents'>): Pairing => {
  const whole = { input: { ...input, documents: [] } };
  const periods = countPeriods(whole, new Map());
  const named = input.mode === 'column';
  return {
    byRow: new Map(),
    issues: input.entries
      .map((entry) => rowIssue(whole, 'receipt/not-found', entry, { file: named ? (entry.fileNames[0] ?? '') : '' }))
      .sort((a, b) => a.row - b.row),
    unused: [],
    bundles: [],
    periods,
    chosenPeriod: input.period ?? (input.kind === 'payroll' ? periods[0]?.period : undefined),
    context: undefined,
  };
};
