import { bundlesIn } from './bundles-in.ts';
import { sameAmount } from './document-amount.ts';
import { Failure } from '../failure.ts';
import { judge } from './interlock.ts';
import { severityOf, type Issue } from '../issue.ts';
import { pairAuto } from './pair-auto.ts';
import { pairByColumn } from './pair-by-column.ts';
import { aboutFile, createContext, type PairingContext } from './pairing-context.ts';
import { rowIssue, type PairingInput } from './row-issue.ts';
import type { UnusedReason } from './pairing-draft.ts';
import type { Period } from '../text/period.ts';
import type { ReceiptDocument } from '../receipt/receipt.ts';
import type { Entry } from '../roster/roster.ts';
import { finishSteps, type Steps } from '../steps.ts';
import { countPeriods, type PeriodCount } from './period-tally.ts';

export type { PairingInput } from './row-issue.ts';

export interface RowDocuments {
  readonly documents: readonly ReceiptDocument[];
  /** Whether the content of each proves that it is this person's. */
  readonly verified: boolean;
}

/** Which files each row gets. */
export interface Pairing {
  /** By 1-based sheet row; rows without files are not in it. */
  readonly byRow: ReadonlyMap<number, RowDocuments>;
  /** Of rows, and of files that no row gets (row 0). */
  readonly issues: readonly Issue[];
  readonly unused: readonly { readonly document: ReceiptDocument; readonly reason: UnusedReason }[];
  /** The most frequent first. */
  readonly periods: readonly PeriodCount[];
  readonly chosenPeriod: Period | undefined;
  /** Files that may be cut into documents of one person each. */
  readonly bundles: readonly ReceiptDocument[];
  /** What the interlock needs to judge again; opaque to others. Undefined where no file was judged. */
  readonly context: PairingContext | undefined;
}

/** A pairing of at least one file. */
export interface JudgedPairing extends Pairing {
  readonly context: PairingContext;
}

/** The right file for the right person, or the reason why not. Pure; the order of the files does not matter. */
export const pairReceipts = (input: PairingInput): JudgedPairing => finishSteps(pairingSteps(input));

/** The same, about one file or row a step. */
export function* pairingSteps(input: PairingInput): Steps<JudgedPairing> {
  const context = yield* createContext(input);
  const draft = yield* input.mode === 'column' ? pairByColumn(context) : pairAuto(context);
  draft.holdShared();
  draft.askForPairs();
  draft.sayMissing();
  yield;
  const doubtful = new Set(draft.issues.filter(({ code }) => severityOf(code) !== 'warning').map(({ row }) => row));
  const byRow = new Map<number, RowDocuments>();
  for (const entry of input.entries) {
    const documents = draft.documentsOf(entry);
    if (documents.length > 0) byRow.set(entry.row, { documents, verified: !doubtful.has(entry.row) });
  }
  return {
    byRow,
    issues: [...draft.issues].sort((a, b) => a.row - b.row),
    unused: [...draft.unused].map(([document, reason]) => ({ document, reason })),
    periods: countPeriods(context, draft.found),
    chosenPeriod: context.period,
    bundles: bundlesIn(context, draft),
    context,
  };
}

/**
 * The interlock once more, on what is about to be sent: `documents` are the row's files, read again. Empty when nothing
 * speaks against them.
 */
export const verifyFinal = (
  entry: Entry,
  documents: readonly ReceiptDocument[],
  { context }: Pick<Pairing, 'context'>,
): readonly Issue[] => {
  if (context === undefined) throw new Failure('receipt/changed');
  const asRow = addUp(entry, documents) ? { ...entry, amount: undefined } : entry;
  return documents.flatMap((document) =>
    judge(asRow, document, context).map(({ code, values }) =>
      rowIssue(context, code, entry, { ...aboutFile(context, document), ...values }),
    ),
  );
};

/** Whether several CFDI together make the row's amount. */
const addUp = ({ amount }: Entry, documents: readonly ReceiptDocument[]): boolean => {
  const nets = documents.flatMap(({ reading }) =>
    reading.verdict === 'read' && reading.facts.net !== undefined ? [reading.facts.net] : [],
  );
  return (
    amount !== undefined &&
    nets.length > 1 &&
    sameAmount(
      nets.reduce((sum, net) => sum + net),
      amount,
    )
  );
};
