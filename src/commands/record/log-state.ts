import type { LogFlaw } from '../../domain/sending/audit-log.ts';
import type { LedgerKind } from '../../domain/sending/ledger.ts';

/** Whether the log sheets still say what was written there. */
export interface LogState {
  readonly status: 'unchecked' | 'checking' | 'checked';
  /** Lines of all log sheets. */
  readonly lines: number;
  readonly flaws: readonly {
    readonly sheet: string;
    /** 1-based sheet row. */
    readonly row: number;
    readonly kind: LogFlaw['kind'];
  }[];
  /** Lines that this device knows and its log sheet lacks. */
  readonly missing: number;
}

/** One thing that happened to a receipt; its words are under `incidentEvent.`. */
export interface StoryLine {
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  readonly kind: LedgerKind;
}

export const noLog: LogState = { status: 'unchecked', lines: 0, flaws: [], missing: 0 };
