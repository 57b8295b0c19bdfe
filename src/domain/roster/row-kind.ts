import { looksLikeAmount, parseAmount } from '../text/amount.ts';
import { cellText, isBlank } from '../text/cell-text.ts';
import { foldText } from '../text/fold-text.ts';
import { emptyCell, type GridRow } from '../grid.ts';
import type { Mapping } from './roster.ts';

/** What a row of the sheet is, before anybody looks for a person in it. */
export type RowKind = 'blank' | 'total' | 'numbers' | 'header' | 'person' | 'continued' | 'other';

const totalWords =
  /^(gran |sub ?)?total(es)?\b|^sumas?\b|^razem\b|^ogolem\b|^lacznie\b|^w sumie\b|^grand total\b|^importe total\b/;
/** As Excel names its subtotals: `Eva Mora Suma`, `North Total`, `Total Ventas`, `Wynik suma`. */
const subtotalWords = /\b(total|totales|subtotal|suma|sumas|razem|resultado|wynik)$/;

/** Nobody is called so, address or not. */
const totalWord = /^(sub ?|gran |grand )?(total(es)?|sumas?|razem|ogolem|lacznie)$/;

const saysTotal = (text: string): boolean => {
  if (text.length >= 60) return false;
  const folded = foldText(text);
  return (folded.length < 40 && totalWords.test(folded)) || (folded.includes(' ') && subtotalWords.test(folded));
};

/** Who, and by which document; what is paid for, and how much, says nothing of that. */
export const identityFields = [
  'email',
  'name',
  'firstName',
  'lastName',
  'secondLastName',
  'employeeNumber',
  'taxId',
  'nationalId',
  'uuid',
  'invoiceNumber',
  'file',
] as const;

const textAt = (row: GridRow, column: number | undefined): string =>
  column === undefined ? '' : cellText(row.cells[column] ?? emptyCell);

/** `1 2 3 … 33`, `(1) (2) (3)`, `A B C` under the header of a printed list. */
const isColumnNumbers = (texts: readonly string[]): boolean => {
  const plain = texts.map((text) => text.replace(/^[([{]|[)\]}.]+$/g, ''));
  const [first = ''] = plain;
  const isNext = (text: string, index: number): boolean =>
    first === '1' ? text === String(index + 1) : text.toUpperCase() === String.fromCharCode(65 + index);
  return texts.length >= 3 && plain.every(isNext);
};

/** A header printed again on every page. */
const isHeaderAgain = (row: GridRow, header: GridRow | undefined, mapping: Mapping): boolean => {
  const email = textAt(row, mapping.email);
  if (header === undefined || email === '' || email !== textAt(header, mapping.email)) return false;
  const columns = Object.values(mapping);
  return columns.length > 1 && columns.every((column) => textAt(row, column) === textAt(header, column));
};

/** `=LOWER(…)&"."&…&"@empresa.example"` over a row without a name: nobody, not a person with a wrong address. */
const isBareDomain = (text: string): boolean => /^[^\p{L}\p{N}@]*@[^\s@]+$/u.test(text);

/** Rows without address, name or number are nobody; a total says so, or sums up without naming anybody. */
export const rowKindOf = (row: GridRow, mapping: Mapping, header: GridRow | undefined): RowKind => {
  const email = textAt(row, mapping.email);
  const bare = isBareDomain(email);
  const named = identityFields.some((field) => field !== 'email' && textAt(row, mapping[field]) !== '');
  const isSum = totalWord.test(foldText(textAt(row, mapping.name)));
  if (isColumnNumbers(row.cells.filter((cell) => !isBlank(cell)).map(cellText))) return 'numbers';
  if (email.includes('@') && (!bare || named) && !isSum) return 'person';
  const texts = row.cells.filter((cell) => !isBlank(cell)).map(cellText);
  if (texts.length === 0 || (bare && texts.every((text) => text === email || parseAmount(text, '.') === 0)))
    return 'blank';
  if (texts.some(saysTotal)) return 'total';
  if (isHeaderAgain(row, header, mapping)) return 'header';
  if (named || (email !== '' && !bare)) return 'person';
  const sums = parseAmount(textAt(row, mapping.amount), '.') ?? parseAmount(textAt(row, mapping.amount), ',');
  if (sums === undefined || sums === 0) return 'other';
  // What it is paid for stands beside it: a line of the person above, whose cells are merged.
  return texts.some((text) => !looksLikeAmount(text)) ? 'continued' : 'total';
};
