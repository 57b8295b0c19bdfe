import { sides, type Finding } from './both-sides.ts';
import type { PairingContext } from './pairing-context.ts';
import type { DocumentFacts } from '../receipt/receipt.ts';
import type { Entry } from '../roster/roster.ts';

/** Letters and digits of a number in their runs, without separators and leading zeros: `F-2026/0012`. */
const runsOf = (number: string): readonly string[] =>
  (number.toUpperCase().match(/\p{L}+|\d+/gu) ?? []).map((run) => run.replace(/^0+(?=\d)/, ''));

const bareOf = (number: string): string => number.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** A row may leave out the series, where it says figures alone. */
const isSameNumber = (mine: string, theirs: string): boolean => {
  const [own, other] = [runsOf(mine), runsOf(theirs)];
  const isEnd = own.length === 1 && /^\d/.test(own[0]!) && other.at(-1) === own[0];
  return own.join('-') === other.join('-') || bareOf(mine) === bareOf(theirs) || isEnd;
};

const label =
  /(?<![A-ZÀ-Ž])(?:FACTURA|FRA|INVOICE|FAKTURA|SERIE Y FOLIO|SERIE\/FOLIO|FOLIO INTERNO)(?: VAT| KORYGUJĄCA| SIMPLIFICADA)?(?: ?(?:N[º°.O]|N[UÚ]M(?:ERO|BER)?|NUMER|NR|NO|#))?\.? ?[:.#]? ?([A-Z]{0,6}[-/ ]?\d[A-Z0-9./_-]*)/g;
const lone = /^(?:\d{1,2}[-/.]){2}\d{2,4}$|^(?:19|20)\d\d-\d\d-\d\d$/;

/** Numbers behind a word for an invoice. */
const labelledIn = ({ text = '' }: DocumentFacts): readonly string[] =>
  [...text.matchAll(label)]
    .map(([, number = '']) => number.replace(/[./_-]+$/, ''))
    .filter((number) => !lone.test(number));

/** Whether the number stands in the text as a word of its own; figures alone only where there are enough of them. */
const isPrinted = (number: string, { text = '' }: DocumentFacts): boolean => {
  const runs = runsOf(number);
  if (runs.length === 0 || (runs.length === 1 && bareOf(number).length < 4)) return false;
  const spelt = runs.map((run) => (/\d/.test(run) ? `0*${run}` : run)).join(String.raw`[\s./_#-]{0,3}`);
  return new RegExp(String.raw`(?<![\p{L}\d.,])${spelt}(?![\p{L}\d]|[.,]\d)`, 'u').test(text);
};

/** Whether a file says the row's invoice number; `other` where it says another one, `unsaid` where none. */
export const saysNumber = ({ invoiceNumber: mine }: Entry, facts: DocumentFacts): 'own' | 'other' | 'unsaid' => {
  const said = facts.format === 'xml' ? (facts.invoiceNumbers ?? []) : labelledIn(facts);
  if (said.some((number) => isSameNumber(mine, number))) return 'own';
  if (said.length > 0) return 'other';
  return facts.format === 'pdf' && isPrinted(mine, facts) ? 'own' : 'unsaid';
};

/** Last month's invoice of the same client and fee is told from this month's by its number alone. */
export const judgeNumber = (entry: Entry, facts: DocumentFacts, { input }: PairingContext): Finding | undefined => {
  const mine = entry.invoiceNumber;
  if (input.kind !== 'invoices' || mine === '' || entry.uuid !== '') return undefined;
  const says = saysNumber(entry, facts);
  if (says === 'own') return undefined;
  const theirs = (facts.format === 'xml' ? facts.invoiceNumbers : labelledIn(facts)) ?? [];
  return says === 'other'
    ? { code: 'receipt/not-found', values: sides(mine, theirs[0] ?? '') }
    : { code: 'receipt/unverified', values: { mine } };
};
