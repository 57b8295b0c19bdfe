import type { Failure, FailureCode } from '../../domain/failure.ts';

/** A sentence to show: `code` is a key under `failure.` or `notice.` of the texts, `values` fill it. */
export interface Sentence {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Whether what failed is tried again by itself, or once, and then by whoever pressed. */
export type Situation = 'repeats' | 'once';

/** What a run and the reading of the sheet wait out. */
const waitedOut: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'sheet/editing',
  'sheet/busy',
  'sheet/unexpected',
  'mail/rate-limited',
  'mail/offline',
]);

/** What people are told of a failure. One that is waited out elsewhere must not promise it where nobody repeats. */
export const sentenceOf = (failure: Failure, situation: Situation = 'once'): Sentence => ({
  code: failure.code,
  values: {
    ...failure.values,
    ...(failure.retryAt === undefined ? {} : { retryAt: failure.retryAt }),
    ...(situation === 'once' && waitedOut.has(failure.code) ? { once: 1 } : {}),
  },
});
