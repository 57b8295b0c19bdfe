import type { MailboxOf } from '../account/mailboxes.ts';
import type { Sentence } from '../base/sentence.ts';

/** A row of which we cannot tell whether its mail left. */
export interface UnknownRow {
  readonly row: number;
  readonly name: string;
  readonly reference: string;
  /** Where it can be looked for, and who began it, '' where nobody knows. */
  readonly mailbox: MailboxOf & { readonly who: string };
  /** Undefined where this pane cannot look: then it is not sent again either. */
  readonly searchUrl: string | undefined;
  /** Whether what is not found here was not sent: nothing else opens the way to "send again". */
  readonly mayRepeat: boolean;
  /** Milliseconds since the epoch from which "Not there, send again" is offered; undefined until the search was opened. */
  readonly againFrom: number | undefined;
}

export type RunStatus =
  'idle' | 'asking' | 'starting' | 'settling' | 'sending' | 'paused' | 'stopping' | 'ended' | 'watching';

export type RunEnd = 'complete' | 'stopped' | 'paused' | 'not-connected' | 'held' | 'watching';

export interface RunState {
  readonly status: RunStatus;
  /** While it is asking: whether to send although AutoSave is off, before anything else is asked. */
  readonly asksAutoSave: boolean;
  readonly total: number;
  readonly sent: number;
  readonly failed: number;
  readonly unknown: number;
  readonly inFlight: number;
  /** Display name of the person whose receipt left last. */
  readonly current: string;
  /** Milliseconds since the epoch at which settling ends. */
  readonly startsAt: number | undefined;
  /** Estimated end, milliseconds since the epoch. */
  readonly finishesAt: number | undefined;
  /** Why it is paused, or what ended it. */
  readonly reason: Sentence | undefined;
  readonly end: RunEnd | undefined;
  /** A colleague's run that this pane watches. */
  readonly other:
    | {
        readonly who: string;
        readonly done: number;
        readonly total: number;
        readonly ageMs: number;
        readonly dead: boolean;
      }
    | undefined;
  readonly unknownRows: readonly UnknownRow[];
  /** An interrupted run of this device that can go on. */
  readonly resumable: number;
  /** Recipients of the last 24 hours from this device, at least. */
  readonly lastDay: number;
  /** Undefined where nobody knows one. */
  readonly dailyLimit: number | undefined;
}

export const noRun: RunState = {
  status: 'idle',
  asksAutoSave: false,
  total: 0,
  sent: 0,
  failed: 0,
  unknown: 0,
  inFlight: 0,
  current: '',
  startsAt: undefined,
  finishesAt: undefined,
  reason: undefined,
  end: undefined,
  other: undefined,
  unknownRows: [],
  resumable: 0,
  lastDay: 0,
  dailyLimit: undefined,
};
