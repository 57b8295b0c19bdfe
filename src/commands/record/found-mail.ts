import type { LedgerKind } from '../../domain/sending/ledger.ts';
import type { Period } from '../../domain/text/period.ts';

/** One receipt that was sent, or begun. */
export interface FoundMail {
  readonly receiptId: string;
  /** Short form that the mail shows. */
  readonly reference: string;
  /** What happened last, and when in milliseconds since the Unix epoch. */
  readonly kind: LedgerKind;
  readonly at: number;
  readonly period: Period | undefined;
  /** Where it went, as its row says; '' where no row of the workbook says so any more. */
  readonly sentTo: string;
  /** Sheet whose row this is; '' where it has none any more. */
  readonly sheet: string;
  /** Of a row of the sheet on show that can be sent again. */
  readonly repeatable: boolean;
  /** Search for the mail in the sent mail of the account. */
  readonly sentUrl: string | undefined;
  /** Search for what mail servers said about the address. */
  readonly returnedUrl: string | undefined;
}

export interface FoundPerson {
  readonly name: string;
  readonly number: string;
  readonly address: string;
  /** Newest first. */
  readonly mails: readonly FoundMail[];
}
