import { saysAbsent } from '../text/absent-words.ts';
import { looksLikeAmount } from '../text/amount.ts';
import { foldText } from '../text/fold-text.ts';
import { languageOf } from '../text/language-word.ts';
import { monthOfName } from '../text/month-names.ts';
import { isDateFormat } from '../text/cell-date.ts';
import { cellText, isErrorCell, isFraction } from '../text/cell-text.ts';
import { emptyCell, type GridRow } from '../grid.ts';
import { parsePeriod } from '../text/parse-period.ts';
import { normalNationalId, normalTaxId } from './person.ts';
import { saysYes } from './says-yes.ts';
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
  | 'cardNumber'
  | 'nip'
  | 'name'
  | 'label'
  | 'small'
  | 'series'
  | 'language'
  | 'answer'
  | 'people'
  | 'login'
  | 'year';

export interface ColumnContent {
  /** Cells that hold something other than a word for none. */
  readonly filled: number;
  readonly distinct: number;
  /** How many of them are of each kind; one cell can be of several. */
  readonly counts: Readonly<Record<Kind, number>>;
}

const sampleSize = 200;
/** Characters of a cell that are looked at: an address is no longer, RFC 5321 §4.5.3.1. */
const longestLooked = 320;

/** A person or firm: letters, and not chiefly the digits of a number, a date or a file. */
const isName = (text: string): boolean => {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const digits = text.match(/\p{N}/gu)?.length ?? 0;
  const code = digits > 2 && !/\s/.test(text);
  return letters > 0 && letters >= digits && !code && !/@|\.(pdf|xml|zip)$/i.test(text);
};

/** Words that periods are counted in, es, pl and en, also as one letter: `S09-2026`, `Q22`. */
const periodWords =
  /^(q|s|w|t|p|m|wk|cw|kw|sem|semana|semanal|week|weekly|tydz|tydzien|tyg|quinc\w*|qna|cator\w*|decena|dekada|mes|mensual|month|monthly|miesiac|msc|okres|periodo|per|period|pp|bim\w*|trim\w*|quarter|kwartal|half|polowa|aguinaldo|extra|ptu|finiquito|ordinari[ao]|extraordinari[ao]|prima|bonus|nomina|paga)$/;

/** A period by its name: a word for it and a number or a year, or the name of a month. */
export const isPeriodLabel = (text: string): boolean => {
  if (text.length > 40 || looksLikeAmount(text)) return false;
  const parts = foldText(text).match(/[a-z]+|\d+/g) ?? [];
  const words = parts.filter((part) => /[a-z]/.test(part));
  return words.length <= 4 && words.some((word) => periodWords.test(word) || monthOfName(word) !== undefined);
};

/** `FV/1/11/2026` is a number of a document that a date stands in. */
const isSeries = (text: string): boolean => {
  const [letters = ''] = /^\p{L}+/u.exec(text) ?? [];
  return letters !== '' && /\d/.test(text.slice(letters.length)) && monthOfName(foldText(letters)) === undefined;
};

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
  cardNumber: (text) => (text.match(/\d/g)?.length ?? 0) >= 6 && /^[A-Z]{0,4}[\d. /-]+[A-Z0-9]{0,9}$/i.test(text),
  nip: (text) => /^\d{10}$/.test(normalTaxId(text)),
  name: isName,
  label: isPeriodLabel,
  small: (text) => /^\d{1,2}(?:\.?[ªºa]|\.|ra|da|er|st|nd|rd|th)?$/i.test(text) && parseInt(text, 10) <= 54,
  year: (text) => /^(19|20|21)\d\d$/.test(text),
  series: isSeries,
  language: (text) => languageOf(text) !== '',
  answer: saysYes,
  people: (text) => /^\p{L}[\p{L}\p{M}'’.-]*(?:,? +\p{L}[\p{L}\p{M}'’.-]*){1,6}$/u.test(text),
  login: (text) => /^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$/.test(text) && text.length > 4 && /[\d._-]/.test(text),
};
const kinds = Object.keys(tests) as (keyof typeof tests)[];

const allKinds = [...kinds, 'amount', 'period'] as const;
const noCounts = (): Record<Kind, number> =>
  Object.fromEntries(allKinds.map((kind) => [kind, 0])) as Record<Kind, number>;

export const noContent: ColumnContent = { filled: 0, distinct: 0, counts: noCounts() };

/** What a sample of the rows holds in one column. */
export const contentOf = (rows: readonly GridRow[], column: number): ColumnContent => {
  const counts = noCounts();
  const values = new Set<string>();
  let filled = 0;
  for (const { cells } of rows) {
    if (filled === sampleSize) break;
    const cell = cells[column] ?? emptyCell;
    const text = cellText(cell).slice(0, longestLooked);
    if (text === '' || isErrorCell(cell) || saysAbsent(text)) continue;
    filled++;
    values.add(text);
    for (const kind of kinds) if (tests[kind](text)) counts[kind]++;
    const date = cell.kind === 'number' && isDateFormat(cell.format);
    if (date || (!isFraction(cell) && parsePeriod(text) !== undefined)) counts.period++;
    if (!date && (cell.kind === 'number' || looksLikeAmount(text))) counts.amount++;
  }
  return { filled, distinct: values.size, counts };
};

/** Share of the filled cells that are of this kind; 0 for an empty column. */
export const shareOf = (content: ColumnContent, kind: Kind): number =>
  content.filled === 0 ? 0 : content.counts[kind] / content.filled;
