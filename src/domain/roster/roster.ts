import type { Grid } from '../grid.ts';
import type { Issue } from '../issue.ts';
import type { FieldValue } from '../text/field-value.ts';
import type { Period } from '../text/period.ts';
import type { Field, Mapping } from './field.ts';
import type { Mailbox } from './recipient.ts';
import type { Understanding } from './understanding.ts';

export type { Field, Mapping } from './field.ts';

/** The columns Sobre adds to a sheet. */
export type OwnColumn = 'status' | 'sentAt' | 'sentTo' | 'receiptId';

/** Grid column (0-based) of each of Sobre's own columns that the sheet already has. */
export type OwnColumns = Readonly<Partial<Record<OwnColumn, number>>>;

export interface Person {
  readonly name: string;
  /** As displayed, leading zeros kept. */
  readonly employeeNumber: string;
  /** RFC, NIF, NIP…: upper case without spaces, dots and hyphens. */
  readonly taxId: string;
  /** CURP, NSS, PESEL…: upper case without spaces and hyphens. */
  readonly nationalId: string;
}

/** A sheet row that stands for one person and the receipt owed to them. Found again by `receiptId`, never by `row`. */
export interface Entry {
  /** 1-based sheet row at the time of reading. */
  readonly row: number;
  readonly hidden: boolean;
  readonly person: Person;
  /** All addresses of the cell, in order; more than one is an issue unless the run decided. */
  readonly recipients: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  readonly bcc: readonly Mailbox[];
  /** Where answers go instead of to the sender. */
  readonly replyTo?: Mailbox;
  /** Upper case; '' when the sheet has none. */
  readonly uuid: string;
  readonly period: Period | undefined;
  /** What the row calls its period where that is no dates, to be compared: `quincena 23`. '' when it is, or is blank. */
  readonly periodLabel: string;
  /** Net pay as typed in the sheet; undefined when there is none or it cannot be read. */
  readonly amount: number | undefined;
  /** Its heading says that it is what is paid in the end. */
  readonly amountIsNet?: boolean;
  /** Number of an invoice, to be compared; '' when the sheet has none. */
  readonly invoiceNumber: string;
  /** File names of the file column, split on `;` and line breaks. */
  readonly fileNames: readonly string[];
  readonly password: string;
  /** 'es', 'pl', 'en', or '' for the run's default. */
  readonly language: string;
  /** Every column by its header as it stands, as Excel displays it and with what stands behind: what templates may use. */
  readonly fields: ReadonlyMap<string, FieldValue>;
  /** Sobre's own cells of this row, as text. */
  readonly own: Readonly<Record<OwnColumn, string>>;
}

/** One column of the sheet as detection saw it. */
export interface RosterColumn {
  readonly column: number;
  readonly letters: string;
  readonly header: string;
  readonly field: Field | undefined;
  readonly hidden: boolean;
}

/** The entries and issues of one reading; immutable. */
export interface Roster {
  readonly grid: Grid;
  /** Index into `grid.rows` of the header row; −1 when there is none. */
  readonly headerIndex: number;
  /** Whether the cells alone decided what the columns mean: to be confirmed. Headers are then column letters. */
  readonly headerless: boolean;
  readonly columns: readonly RosterColumn[];
  readonly mapping: Mapping;
  /** A column that looks like copies to somebody else; used only when the person ticks it. */
  readonly proposedCc: number | undefined;
  /** Address columns between which the person may choose; the preset is `mapping.email`. */
  readonly emailChoices: readonly number[];
  readonly ownColumns: OwnColumns;
  readonly entries: readonly Entry[];
  readonly issues: readonly Issue[];
  /** What was made of the sheet, to be shown and corrected. */
  readonly understood: Understanding;
}
