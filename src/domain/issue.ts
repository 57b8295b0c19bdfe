/**
 * `error` holds the row and cannot be waived; `ask` holds it unless decided; `later` means not ready, stays behind;
 * `info` says why a row is skipped; `warning` lets it go.
 */
export type Severity = 'error' | 'ask' | 'later' | 'info' | 'warning';

/** Everything a check can find. The sentence for people is keyed by the code. */
export const issueSeverities = {
  'recipient/missing': 'later',
  'recipient/invalid': 'error',
  'recipient/control-character': 'error',
  'recipient/several': 'ask',
  'recipient/changed': 'ask',
  'recipient/duplicate': 'ask',
  'recipient/other-client': 'warning',
  'recipient/unlikely-domain': 'ask',
  'recipient/shared': 'ask',
  'recipient/other-name': 'ask',
  'recipient/look-alike': 'ask',
  'recipient/no-consent': 'error',
  'sheet/understood': 'ask',
  'value/error-cell': 'error',
  'value/empty-field': 'ask',
  'choices/changed': 'ask',
  'template/unsafe': 'ask',
  'template/unknown-field': 'error',
  'template/fails': 'error',
  'template/password-field': 'error',
  'sheet/people-unread': 'warning',
  'row/hidden': 'info',
  'row/already-sent': 'info',
  'row/total': 'info',
  'row/continued': 'info',
  'row/left-company': 'info',
  'row/cancelled': 'ask',
  'record/unread': 'later',
  'document/changed': 'ask',
  'document/same-period': 'ask',
  'id/duplicate': 'error',
  'id/cleared': 'error',
  'receipt/not-found': 'later',
  'receipt/ambiguous': 'ask',
  'receipt/unverified': 'ask',
  'receipt/undated': 'ask',
  'receipt/hidden-content': 'ask',
  'receipt/several-people': 'error',
  'receipt/page-in-doubt': 'error',
  'receipt/other-person': 'error',
  'receipt/other-employer': 'error',
  'receipt/other-kind': 'error',
  'receipt/amount-differs': 'error',
  'receipt/replaced': 'error',
  'receipt/cancelled': 'error',
  'receipt/draft': 'ask',
  'receipt/void': 'ask',
  'receipt/damaged': 'error',
  'receipt/refused': 'error',
  'receipt/reader-missing': 'error',
  'receipt/used-twice': 'error',
  'receipt/too-large': 'error',
  'receipt/pair-incomplete': 'ask',
  'receipt/column-gone': 'error',
  'receipt/signed': 'ask',
  'plugin/holds': 'error',
  'plugin/asks': 'ask',
  'plugin/unchecked': 'ask',
  'password/unlockable': 'error',
  'password/missing': 'ask',
  'password/guessable': 'warning',
  'password/xml-plain': 'warning',
} as const satisfies Record<string, Severity>;

export type IssueCode = keyof typeof issueSeverities;

/** What is wrong with a cell, a row or a file of a row. */
export interface Issue {
  readonly code: IssueCode;
  /** 1-based sheet row; 0 for the sheet or the template as a whole. */
  readonly row: number;
  /** Column letters, or '' when no single cell is meant. */
  readonly column: string;
  /** Values for the sentence: `cell`, `value`, `other`, `file`, `from`, `to`… */
  readonly values: Readonly<Record<string, string | number>>;
}

/** A file that names nobody is given to a person by choosing the person: no tick for a whole group does it. */
export const wantsPerson = ({ code, values }: Issue): boolean =>
  code === 'receipt/unverified' && values['give'] !== undefined;

export const severityOf = (code: IssueCode): Severity => issueSeverities[code];

export const issue = (
  code: IssueCode,
  row: number,
  column: string,
  values: Readonly<Record<string, string | number>> = {},
): Issue => ({
  code,
  row,
  column,
  values: column === '' || row === 0 ? values : { cell: `${column}${row}`, ...values },
});
