import type { Sentence } from '../base/sentence.ts';

/** One test mail, as the provider took it. */
export interface SentTest {
  /** Sheet row it was made from; undefined for the mail that only tries the connection. */
  readonly row: number | undefined;
  readonly name: string;
  /** The provider's own id. */
  readonly id: string;
  /** Milliseconds since the Unix epoch at which the provider took it. */
  readonly at: number;
  /** Search that finds it in the account that sent it. */
  readonly link: string | undefined;
}

/** What the first run of a workbook has to ask: nothing, whether to test first, or whether the test arrived. */
export type TestQuestion = 'none' | 'unsent' | 'unseen';

export interface TestState {
  readonly status: 'idle' | 'sending' | 'sent' | 'failed';
  readonly mails: readonly SentTest[];
  readonly problem: Sentence | undefined;
  readonly question: TestQuestion;
  /** The deployment lets nobody send before a test was seen. */
  readonly required: boolean;
  /** The rows are a sample: they can only be mailed to the sender. */
  readonly sample: boolean;
}

export const noTest: TestState = {
  status: 'idle',
  mails: [],
  problem: undefined,
  question: 'none',
  required: false,
  sample: false,
};
