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

/** The same where nobody repeats it. */
export const toldOnce = (sentence: Sentence): Sentence =>
  (waitedOut as ReadonlySet<string>).has(sentence.code)
    ? { code: sentence.code, values: { ...sentence.values, once: 1 } }
    : sentence;

/** What people are told of a failure. One that is waited out elsewhere must not promise it where nobody repeats. */
export const sentenceOf = (failure: Failure, situation: Situation = 'once'): Sentence => {
  const { code, retryAt, values } = failure;
  const sentence = { code, values: { ...values, ...(retryAt === undefined ? {} : { retryAt }) } };
  return situation === 'once' ? toldOnce(sentence) : sentence;
};
