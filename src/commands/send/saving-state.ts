import type { Sentence } from '../base/sentence.ts';

/** Where saving the mails as files stands. */
export interface SavingState {
  /** `asking`: whether Sobre's columns may be added first; `arrived`: whether the file is there, which no page can know. */
  readonly status: 'idle' | 'asking' | 'saving' | 'arrived' | 'saved' | 'failed';
  readonly done: number;
  readonly total: number;
  /** Rows whose mail could not be made. */
  readonly left: number;
  readonly problem: Sentence | undefined;
}

export const notSaving: SavingState = { status: 'idle', done: 0, total: 0, left: 0, problem: undefined };
