import type { Check, CheckedRow } from '../../domain/check.ts';
import type { Language } from '../../domain/language.ts';
import type { ChosenRows } from '../../domain/roster/chosen-rows.ts';
import type { Mailbox } from '../../domain/roster/recipient.ts';
import type { MailReading } from '../message/mail-reading.ts';
import type { Through } from '../account/provider-choice.ts';
import type { Roster } from '../../domain/roster/roster.ts';
import type { ComposedMail, RunItem } from '../../domain/sending/run-item.ts';

/** One reading of the sheet, checked. */
export interface Checked {
  readonly roster: Roster;
  readonly check: Check;
  /** What its rows' mails are made of. */
  readonly mails: MailReading;
}

/** What was asked for when Send was pressed. */
export interface Sending {
  /** What the person saw when they pressed Send. */
  readonly seen: Checked;
  /** Reads the sheet, ledger and logs anew and checks again. */
  readonly again: () => Promise<Checked>;
  /** Whose messages these are, for the whole run. */
  readonly sender: Mailbox;
  readonly through: Through;
  readonly language: Language;
  /** Headers the templates print. */
  readonly templateHeaders: ReadonlySet<string>;
  readonly compose: (row: CheckedRow, item: RunItem, reading: MailReading) => Promise<ComposedMail>;
  readonly newReceiptId: (documentKey: string) => string;
  /** Limits the run to what was chosen. */
  readonly only: ChosenRows | undefined;
  /** 0: nobody else can be in the workbook. */
  readonly settleMs: number;
  /** AutoSave is off: the run saves for itself. */
  readonly saves: boolean;
  /** Dead runs that are taken over, by name, with a space between; ''. */
  readonly over: string;
}
