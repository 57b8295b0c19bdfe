import type { CheckedRow } from '../../domain/check.ts';
import type { Outcome } from '../../domain/sending/delivery.ts';
import { primaryKey } from '../../domain/sending/document-key.ts';
import { standsFor } from '../../domain/sending/receipt-id.ts';
import type { Standing } from './standing.ts';

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
