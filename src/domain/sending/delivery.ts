import { Failure, isFailure, type FailureCode } from '../failure.ts';

/** The life of one receipt in a sheet. */
export type DeliveryState =
  'waiting' | 'claimed' | 'sending' | 'sent' | 'failed' | 'unknown' | 'held' | 'later' | 'skipped' | 'saved';

/**
 * The only legal moves. Out of `sent` and `unknown` nothing leads by itself: `claimed` after them is a "send again"
 * that a person chose and the log holds.
 */
const moves = {
  waiting: ['claimed', 'held', 'later', 'skipped'],
  held: ['claimed', 'later', 'skipped', 'waiting', 'held'],
  later: ['claimed', 'held', 'skipped', 'waiting', 'later'],
  skipped: ['claimed', 'held', 'later', 'waiting', 'skipped'],
  claimed: ['sending', 'waiting', 'held', 'unknown'],
  sending: ['sent', 'failed', 'unknown', 'claimed'],
  failed: ['claimed', 'held', 'later', 'skipped', 'waiting'],
  unknown: ['sent', 'claimed'],
  sent: ['claimed'],
  /** A file for somebody's own mail program: nothing has left from here. */
  saved: ['claimed', 'held', 'later', 'skipped', 'waiting', 'saved'],
} as const satisfies Record<DeliveryState, readonly DeliveryState[]>;

export const mayMove = (from: DeliveryState, to: DeliveryState): boolean =>
  (moves[from] as readonly DeliveryState[]).includes(to);

/** The new state, or `run/lease-lost` when the row is no longer where this run left it. */
export const move = (from: DeliveryState, to: DeliveryState): DeliveryState => {
  if (!mayMove(from, to)) throw new Failure('run/lease-lost', { values: { from, to } });
  return to;
};

/** What a run ends with for one receipt. */
export type Outcome =
  | { readonly kind: 'sent'; readonly providerMessageId: string; readonly at: number }
  | { readonly kind: 'failed'; readonly code: string; readonly at: number }
  | { readonly kind: 'unknown'; readonly code: string; readonly at: number };

/** With these a mail provider says that it did not take the message. Whatever else comes back leaves that open. */
const refusals: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'account/signed-out',
  'mail/rejected',
  'mail/too-large',
  'mail/forbidden',
  'mail/no-mailbox',
  'mail/not-configured',
  'mail/rate-limited',
  'mail/quota-exhausted',
  'mail/offline',
  'mail/not-sent',
]);

/** Whether a request that ended so certainly left nothing behind. */
export const isRefusal = (error: unknown): error is Failure => isFailure(error) && refusals.has(error.code);
