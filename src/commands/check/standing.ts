import type { CheckedRow } from '../../domain/check.ts';
import type { Outcome } from '../../domain/sending/delivery.ts';
import { standsFor } from '../../domain/sending/receipt-id.ts';
import { primaryKey } from '../../domain/sending/document-key.ts';

/**
 * Where a person of this period stands: sent, bounced, not sent when tried, ready, to be decided, to be corrected, without
 * address or file, left out, to be looked for in the sent mail, another run's. One of them, always.
 */
export type Standing =
  'sent' | 'returned' | 'unknown' | 'failed' | 'ready' | 'ask' | 'held' | 'later' | 'claimed' | 'skipped';

/** In the order in which a person has to know of them. */
export const standings: readonly Standing[] = [
  'unknown',
  'returned',
  'failed',
  'held',
  'ask',
  'later',
  'ready',
  'claimed',
  'sent',
  'skipped',
];

/** A status cell tells of this document only where the row's id was minted for it: last month's word stays in the cell. */
const isOfThis = ({ entry, keys }: CheckedRow): boolean =>
  standsFor(entry.own.receiptId, primaryKey(keys)) || standsFor(entry.own.receiptId, keys.weak);

const cameBack = (row: CheckedRow): boolean => {
  const { evidence, status } = row;
  if (evidence.kind === 'sent' && evidence.returned === true) return true;
  return status?.code === 'mail/returned' && isOfThis(row);
};

/** What a run under way makes of a row. */
export type RunStanding = Outcome['kind'] | 'claimed';

/** Where a row stands; `outcome`: what a run has made of it since the check. */
export const standingOf = (row: CheckedRow, outcome?: RunStanding): Standing => {
  if (outcome !== undefined) return outcome;
  const { verdict, status } = row;
  if (verdict === 'sent') return cameBack(row) ? 'returned' : 'sent';
  return verdict === 'ready' && status?.state === 'failed' && isOfThis(row) ? 'failed' : verdict;
};

/** Whether anything may still be sent there, so that its findings are worth a look. */
export const isOpen = (standing: Standing): boolean =>
  standing === 'ready' || standing === 'failed' || standing === 'ask' || standing === 'held' || standing === 'later';

/** The people of this period by where they stand: the numbers of bar, stations, summary and list. */
export interface Counts extends Readonly<Record<Standing, number>> {
  /** All rows of the list. */
  readonly people: number;
  /** Of `later`: those without an address. The others lack a file. */
  readonly noAddress: number;
  /** Anything may still be sent there. */
  readonly open: number;
  /** Of these: those that have a file. */
  readonly openWithFile: number;
}

export interface Counted {
  readonly verdict: Standing;
  readonly files: readonly unknown[];
  readonly issues: readonly { readonly code: string }[];
}

export const countPeople = (people: readonly Counted[]): Counts => {
  const counts = Object.fromEntries(standings.map((standing) => [standing, 0])) as Record<Standing, number>;
  const more = { people: people.length, noAddress: 0, open: 0, openWithFile: 0 };
  for (const { verdict, files, issues } of people) {
    counts[verdict] += 1;
    if (verdict === 'later' && issues.some(({ code }) => code === 'recipient/missing')) more.noAddress += 1;
    if (!isOpen(verdict)) continue;
    more.open += 1;
    if (files.length > 0) more.openWithFile += 1;
  }
  return { ...counts, ...more };
};
