import { saysAbsent } from '../text/absent-words.ts';
import { looksLikeAmount } from '../text/amount.ts';
import { isDateFormat } from '../text/cell-date.ts';
import { cellText, isErrorCell } from '../text/cell-text.ts';
import { emptyCell, type GridRow } from '../grid.ts';
import { parsePeriod } from '../text/parse-period.ts';
import { normalNationalId, normalTaxId } from './person.ts';
import { saysSent, saysState } from '../text/status-words.ts';

/** Kinds of values a column can consist of. */
export type Kind =
  | 'address'
  | 'rfc'
  | 'curp'
  | 'uuid'
  | 'file'
  | 'amount'
  | 'decimal'
  | 'period'
  | 'status'
  | 'words'
  | 'code'
  | 'longId'
  | 'nip';

export interface ColumnContent {
  /** Cells that hold something other than a word for none. */
  readonly filled: number;
  readonly distinct: number;
  /** How many of them are of each kind; one cell can be of several. */
  readonly counts: Readonly<Record<Kind, number>>;
}

const sampleSize = 200;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const rfc = /^[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{2}[0-9A]$/;
const curp = /^[A-Z][AEIOUX][A-Z]{2}\d{6}[MHX][A-Z]{5}[0-9A-Z]\d$/;

export const isUuid = (text: string): boolean => uuid.test(text);

const tests: Readonly<Record<Exclude<Kind, 'amount' | 'period'>, (text: string) => boolean>> = {
  address: (text) => /[^\s@<>;,]@[^\s@<>;,]/.test(text),
  rfc: (text) => text.length < 20 && rfc.test(normalTaxId(text)),
  curp: (text) => text.length < 24 && curp.test(normalNationalId(text)),
  uuid: isUuid,
  file: (text) => /\.(pdf|xml|zip)$/i.test(text),
  decimal: (text) => /\d[.,]\d{1,2}(\D|$)/.test(text) && looksLikeAmount(text),
  status: (text) => saysSent(text) || saysState(text),
  words: (text) => /\p{L}/u.test(text) && !/[\d@]/.test(text),
  code: (text) => text.length <= 12 && /\d/.test(text) && /^[\p{L}\p{N}./ -]+$/u.test(text),
  longId: (text) => /\d/.test(text) && text.replace(/[^\p{L}\p{N}]/gu, '').length >= 7,
  nip: (text) => /^\d{10}$/.test(normalTaxId(text)),
};
const kinds = Object.keys(tests) as (keyof typeof tests)[];

/** What a sample of the rows holds in one column. */
export const contentOf = (rows: readonly GridRow[], column: number): ColumnContent => {
  const counts = Object.fromEntries([...kinds, 'amount', 'period'].map((kind) => [kind, 0])) as Record<Kind, number>;
  const values = new Set<string>();
  let filled = 0;
  for (const { cells } of rows) {
    if (filled === sampleSize) break;
    const cell = cells[column] ?? emptyCell;
    const text = cellText(cell);
    if (text === '' || isErrorCell(cell) || saysAbsent(text)) continue;
    filled++;
    values.add(text);
    for (const kind of kinds) if (tests[kind](text)) counts[kind]++;
    const date = cell.kind === 'number' && isDateFormat(cell.format);
    if (date || parsePeriod(text) !== undefined) counts.period++;
    if (!date && (cell.kind === 'number' || looksLikeAmount(text))) counts.amount++;
  }
  return { filled, distinct: values.size, counts };
};

/** Share of the filled cells that are of this kind; 0 for an empty column. */
export const shareOf = (content: ColumnContent, kind: Kind): number =>
  content.filled === 0 ? 0 : content.counts[kind] / content.filled;
