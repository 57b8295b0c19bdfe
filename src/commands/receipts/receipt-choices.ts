import type { Choices } from '../base/choice-schemas.ts';
import type { ReceiptMode } from '../../domain/run-choices.ts';

/** Options of the workbook about files that a control switches, each with what holds until somebody does. */
export const receiptOptions = {
  /** A row with its XML alone gets a PDF made from it. */
  'prints-xml': false,
} as const satisfies Partial<Choices>;

export type ReceiptOption = keyof typeof receiptOptions;
export type ReceiptOptions = { readonly [Option in ReceiptOption]: Choices[Option] };

/** What was chosen about files, for all who share the workbook. */
export interface ReceiptChoices {
  readonly mode: ReceiptMode;
  readonly options: ReceiptOptions;
  /** Grid column whose text locks PDFs; undefined: not locked. */
  readonly passwordColumn: number | undefined;
  /** Grid column that says who gets files at all; undefined: everybody. */
  readonly attachColumn: number | undefined;
}

/** Before any sheet was read. */
export const noReceiptChoices: ReceiptChoices = {
  mode: 'none',
  options: receiptOptions,
  passwordColumn: undefined,
  attachColumn: undefined,
};
