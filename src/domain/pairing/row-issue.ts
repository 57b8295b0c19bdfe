import { columnLetters } from '../grid.ts';
import { issue, type Issue, type IssueCode } from '../issue.ts';
import type { ReceiptDocument } from '../receipt/receipt.ts';
import type { Entry, Field, Roster } from '../roster/roster.ts';
import type { RunKind } from '../run-choices.ts';
import type { Period } from '../text/period.ts';

export interface PairingInput {
  readonly entries: readonly Entry[];
  /** Where the fields stand, so that issues can name a cell. */
  readonly columns?: Pick<Roster, 'grid' | 'mapping'>;
  readonly documents: readonly ReceiptDocument[];
  /** By what is inside the files, or by the names in the file column. */
  readonly mode: 'auto' | 'column';
  readonly kind: RunKind;
  /** A row with its XML alone lacks nothing: its PDF is made from it. Default false. */
  readonly printsXml?: boolean;
  /** What the person chose; default: the one most rows have. */
  readonly period?: Period;
  /** Files without a readable identity that a person gave to a row, by SHA-256: the 1-based sheet row. */
  readonly assigned?: ReadonlyMap<string, number>;
  /** Tax id of the issuer; default: the one most receipts of the run have. */
  readonly employer?: string;
}

/** An issue of a row, at the cell of the field it is about. */
export const rowIssue = (
  { input }: { readonly input: PairingInput },
  code: IssueCode,
  entry: Entry,
  values: Readonly<Record<string, string | number>> = {},
): Issue => {
  const field = cells[code] ?? (input.mode === 'column' ? 'file' : undefined);
  const column = field === undefined ? undefined : input.columns?.mapping[field];
  const letters =
    column === undefined || input.columns === undefined ? '' : columnLetters(input.columns.grid.firstColumn + column);
  return issue(code, entry.row, letters, values);
};

const cells: Partial<Record<IssueCode, Field>> = { 'receipt/amount-differs': 'amount' };
