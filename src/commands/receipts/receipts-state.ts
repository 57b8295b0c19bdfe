import type { Period } from '../../domain/text/period.ts';
import type { BundlesState } from './bundles-state.ts';
import type { FolderState } from './folder-state.ts';
import { noReceiptChoices, type ReceiptChoices } from './receipt-choices.ts';
import type { Sentence } from '../base/sentence.ts';

export interface ReceiptsState extends ReceiptChoices {
  /** Files picked so far, ZIPs opened. */
  readonly files: number;
  /** Their names: these can be opened. */
  readonly names: ReadonlySet<string>;
  /** Places besides this computer that files can come from, by id and key of the name. */
  readonly sources: readonly { readonly id: string; readonly title: string }[];
  readonly reading: { readonly done: number; readonly total: number } | undefined;
  readonly problem: Sentence | undefined;
  /** Periods found, most frequent first. */
  readonly periods: readonly { readonly period: Period; readonly count: number }[];
  readonly period: Period | undefined;
  /** Rows of the run that have their files. */
  readonly matched: number;
  readonly unused: readonly { readonly file: string; readonly code: string }[];
  /** Files that name nobody and that the person gave to a row. */
  readonly given: readonly { readonly sha256: string; readonly file: string; readonly row: number }[];
  /** Rows with their XML alone. */
  readonly xmlAlone: number;
  /** File name of the picture at the head of made PDFs; undefined: none. */
  readonly logo: string | undefined;
  /** The folder beside the workbook; undefined where the deployment offers none. */
  readonly folder: FolderState | undefined;
  /** Files of several people; undefined where there are none. */
  readonly bundles: BundlesState | undefined;
}

export const noReceipts: ReceiptsState = {
  ...noReceiptChoices,
  given: [],
  files: 0,
  names: new Set(),
  sources: [],
  reading: undefined,
  problem: undefined,
  periods: [],
  period: undefined,
  matched: 0,
  unused: [],
  xmlAlone: 0,
  logo: undefined,
  folder: undefined,
  bundles: undefined,
};
