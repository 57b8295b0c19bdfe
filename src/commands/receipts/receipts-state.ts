import type { Period } from '../../domain/text/period.ts';
import type { ReceiptMode } from '../../domain/run-choices.ts';
import type { Sentence } from '../base/sentence.ts';

export interface ReceiptsState {
  readonly mode: ReceiptMode;
  /** Files picked so far, ZIPs opened. */
  readonly files: number;
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
  /** Grid column whose text locks PDFs; undefined: not locked. */
  readonly passwordColumn: number | undefined;
  /** Rows with their XML alone get a PDF made from it. */
  readonly printsXml: boolean;
  /** How many such rows there are. */
  readonly xmlAlone: number;
  /** Grid column that says who gets files at all; undefined: everybody. */
  readonly attachColumn: number | undefined;
  /** File name of the picture at the head of made PDFs; undefined: none. */
  readonly logo: string | undefined;
}
