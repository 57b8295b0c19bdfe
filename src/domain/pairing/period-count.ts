import type { RowReceipts } from './match-receipts.ts';
import type { PairingContext } from './pairing-context.ts';
import { countPeriods, type PeriodCount } from './period-tally.ts';
import { samePeriod, type Period } from '../text/period.ts';
import type { FoundReceipt } from './receipt-folder.ts';
import type { Entry } from '../roster/roster.ts';
import { wantedKind } from './interlock.ts';

/** The run's period when nobody chose one: what the rows say, before what the files say. */
export const choosePeriod = (
  context: PairingContext,
  byRow: ReadonlyMap<Entry, Pick<RowReceipts, 'sure'>>,
): Period | undefined => {
  const own = countPeriods(context, new Map()).at(0);
  if (own !== undefined) return own.period;
  const found = countPeriods(context, byRow);
  const [first] = found.filter(({ count }) => count === found[0]?.count).sort(byFiles(context));
  return first?.period;
};

/** Of as many rows each, the period that more files of the folder say goes first, whoever they are for. */
const byFiles = ({ input }: PairingContext): ((a: PeriodCount, b: PeriodCount) => number) => {
  const periods = input.documents.map(({ reading }) => (reading.verdict === 'read' ? reading.facts.period : undefined));
  const filesOf = ({ period }: PeriodCount): number => periods.filter((each) => samePeriod(each, period)).length;
  return (a, b) => filesOf(b) - filesOf(a);
};

/** The issuer of most rows' receipts: a run is one employer's. */
export const chooseEmployer = (
  context: PairingContext,
  byRow: ReadonlyMap<Entry, Pick<RowReceipts, 'sure'>>,
): string => {
  const counts = new Map<string, number>();
  const count = (receipts: readonly FoundReceipt[]) => {
    const employers = new Set(
      receipts
        .filter(({ isXml, main }) => isXml && main.facts.kind === wantedKind(context))
        .map(({ main }) => main.facts.employer),
    );
    employers.delete('');
    for (const employer of employers) counts.set(employer, (counts.get(employer) ?? 0) + 1);
  };
  for (const { sure } of byRow.values()) count(sure);
  if (counts.size === 0) count(context.folder.receipts);
  const [only] = context.folder.employers;
  // A name that all files print may be who signs for several companies; an id is one employer's.
  if (counts.size === 0 && context.folder.employers.size === 1 && /\d/.test(only ?? '')) return only ?? '';
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? '';
};
