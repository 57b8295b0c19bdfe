import type { LedgerKind } from '../../domain/sending/ledger.ts';
import type { Period } from '../../domain/text/period.ts';

/** A row of some sheet of the workbook. */
export interface StoryRow {
  readonly name: string;
  readonly sheet: string;
  /** 1-based sheet row. */
  readonly row: number;
}

/** A receipt that carried a file, or one with its folio. */
export interface Carrier {
  /** Undefined where no row of the workbook has that receipt any more. */
  readonly row: StoryRow | undefined;
  readonly sentTo: string;
  readonly reference: string;
  readonly kind: LedgerKind;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  /** The file says that it is somebody else's. */
  readonly wrong: boolean;
}

/** Whose a file is and who got it. */
export interface FileStory {
  readonly file: string;
  /** Why nobody can tell whose it is, as a code of `reason.`; undefined where it could be read. */
  readonly unread: string | undefined;
  /** Whom the file itself names; '' where only the sheet tells. */
  readonly says: string;
  readonly period: Period | undefined;
  /** Rows of the people whose it is; of several people for a file with several receipts. */
  readonly owners: readonly StoryRow[];
  readonly got: readonly Carrier[];
}
