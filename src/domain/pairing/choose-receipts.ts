import { holdsAmount, sameAmount } from './document-amount.ts';
import { wantedKind } from './interlock.ts';
import { saysNumber } from './invoice-number.ts';
import type { IssueCode } from '../issue.ts';
import type { RowReceipts } from './match-receipts.ts';
import { wantedPeriod, type PairingContext } from './pairing-context.ts';
import { fitPeriod, liesBeside, type PeriodFit } from './period-fit.ts';
import { periodsOverlap, type Period } from '../text/period.ts';
import type { FoundReceipt } from './receipt-folder.ts';
import type { Entry } from '../roster/roster.ts';

/** What one row gets; `code` says why it gets nothing, or that a person must say which. */
export interface Choice {
  readonly receipts: readonly FoundReceipt[];
  readonly code?: IssueCode;
  /** The receipt the code is about. */
  readonly about?: FoundReceipt;
  /** Together they make the row's amount; none of them alone does. */
  readonly addUp?: boolean;
}

/** What is wrong with a receipt whoever it is for; undefined when nothing is. */
export const faultOf = ({ main, isXml }: FoundReceipt, context: PairingContext): IssueCode | undefined => {
  const { uuids, kind, employer, people } = main.facts;
  const { folder } = context;
  if (uuids.some((uuid) => folder.forged.has(uuid))) return 'receipt/used-twice';
  if (isXml && people.length > 1) return 'receipt/several-people';
  if (isXml && kind !== wantedKind(context)) return 'receipt/other-kind';
  if (isXml && context.employer !== '' && employer !== context.employer) return 'receipt/other-employer';
  if (uuids.some((uuid) => folder.cancelled.has(uuid))) return 'receipt/cancelled';
  return uuids.some((uuid) => folder.replaced.has(uuid)) ? 'receipt/replaced' : undefined;
};

/** The receipts of the row's period, without faulty ones, singled out by the row's amount where there is one. */
export const chooseReceipts = (entry: Entry, found: RowReceipts, context: PairingContext): Choice => {
  const wanted = wantedPeriod(entry, context);
  if (wanted === 'none') return { receipts: [], code: 'receipt/not-found' };
  const isSaid = entry.period !== undefined || context.input.period !== undefined;
  // A folio in the row says which receipt is meant, whatever period most others have, but not against the row's own.
  const fit = ({ main }: FoundReceipt): PeriodFit => {
    if (entry.uuid === '') return fitPeriod(main.facts, wanted);
    return isSaid && liesBeside(main.facts, wanted) ? 'outside' : 'same';
  };
  const timely = timelyOf(entry, found.sure, fit, wanted, context);
  const sound = timely.filter((receipt) => faultOf(receipt, context) === undefined);
  const stamped = sound.filter(({ main }) => main.facts.stamped !== false);
  const chosen = singleOut(entry, ofItsNumber(entry, closest(stamped.length > 0 ? stamped : sound, fit), context));
  if (chosen !== undefined) return chosen;
  const [faulty] = timely;
  if (faulty !== undefined) return { receipts: [], code: faultOf(faulty, context)!, about: faulty };
  const likely = found.likely.filter(
    (receipt) => fit(receipt) !== 'outside' && faultOf(receipt, context) === undefined,
  );
  const [contradicted] = found.contradicted;
  return (
    singleOut(entry, likely) ??
    (contradicted === undefined
      ? { receipts: [], code: 'receipt/not-found' }
      : { receipts: [], code: 'receipt/other-person', about: contradicted })
  );
};

/**
 * Nobody said the row's period, and the run's is only the most frequent one: then a month's receipt may lie around a
 * fortnight, if it is the only one.
 */
const timelyOf = (
  entry: Entry,
  sure: readonly FoundReceipt[],
  fit: (receipt: FoundReceipt) => PeriodFit,
  wanted: Period | undefined,
  { input }: PairingContext,
): readonly FoundReceipt[] => {
  const timely = sure.filter((receipt) => fit(receipt) !== 'outside');
  if (timely.length > 0 || wanted === undefined || entry.period !== undefined || input.period !== undefined)
    return timely;
  const around = sure.filter(({ main: { facts } }) => {
    const ordinary = facts.payrollType !== 'extraordinary';
    return ordinary && facts.period !== undefined && periodsOverlap(facts.period, wanted);
  });
  return around.length === 1 ? around : [];
};

const order: readonly PeriodFit[] = ['same', 'inside', 'paid', 'undated', 'outside'];

/** Of the ordinary ones only those that fit the period best: a late payment of the last period is not this one's. */
const closest = (receipts: readonly FoundReceipt[], fit: (receipt: FoundReceipt) => PeriodFit): FoundReceipt[] => {
  const ordinary = receipts.filter(({ main }) => main.facts.payrollType !== 'extraordinary');
  const best = order.find((each) => ordinary.some((receipt) => fit(receipt) === each));
  return receipts.filter((receipt) => receipt.main.facts.payrollType === 'extraordinary' || fit(receipt) === best);
};

/** Those that say the invoice number of the row, else those that say none, else all: to say what they are instead. */
const ofItsNumber = (
  entry: Entry,
  receipts: readonly FoundReceipt[],
  { input }: PairingContext,
): readonly FoundReceipt[] => {
  if (input.kind !== 'invoices' || entry.invoiceNumber === '' || entry.uuid !== '') return receipts;
  const saying = (wanted: 'own' | 'unsaid') => receipts.filter(({ main }) => saysNumber(entry, main.facts) === wanted);
  const found = [saying('own'), saying('unsaid')].find((each) => each.length > 0);
  return found ?? receipts.slice(0, 1);
};

const singleOut = (entry: Entry, receipts: readonly FoundReceipt[]): Choice | undefined => {
  if (receipts.length === 0) return undefined;
  if (receipts.length === 1) return { receipts };
  const { amount } = entry;
  if (amount !== undefined) {
    const fitting = receipts.filter(({ main }) => holdsAmount(main.facts, amount) === true);
    if (fitting.length === 1) return { receipts: fitting };
    const paid = fitting.filter(({ main }) => main.facts.nets?.some((net) => sameAmount(net.amount, amount)));
    if (entry.amountIsNet === true && paid.length === 1) return { receipts: paid };
    const nets = receipts.map(({ main }) => main.facts.net);
    const total = nets.reduce<number>((sum, net) => sum + (net ?? 0), 0);
    if (!nets.includes(undefined) && sameAmount(total, amount)) return { receipts, addUp: true };
    if (fitting.length > 1) return { receipts: fitting, code: 'receipt/ambiguous' };
  }
  return { receipts, code: 'receipt/ambiguous' };
};
