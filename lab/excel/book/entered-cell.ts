import { parseValue } from 'numfmt';
import { type Cell, type CellValue, type Content, contentOf } from './cell.ts';
import { isSum } from './formula-result.ts';

/** Excel keeps fifteen digits of a number. */
const DIGITS = 15;

/** Formats a typed value brings along, by Excel's built-in number; what else it means stays as it is. */
const FORMATS: Readonly<Record<number, string>> = {
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  14: 'm/d/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yyyy h:mm',
};

function formulaContent(formula: string): Content {
  if (formula === '=""') return { value: '', formula, isError: false };
  const known = isSum(formula);
  return { value: known ? 0 : '#NAME?', formula, isError: !known };
}

/** What becomes of a cell when something is typed or written into it, as Excel reads it. */
export function enteredCell(cell: Cell, entered: CellValue, locale: string): Partial<Cell> {
  if (typeof entered === 'number') return { content: contentOf(Number(entered.toPrecision(DIGITS))) };
  if (typeof entered === 'boolean' || cell.format === '@') return { content: contentOf(entered) };
  if (entered.startsWith("'")) return { content: contentOf(entered.slice(1)) };
  // Of formulas only sums are worked out here.
  if (/^=./.test(entered)) return { content: formulaContent(entered) };
  const parsed = entered.trim() === '' ? undefined : parseValue(entered, { locale });
  if (!parsed || typeof parsed.value === 'object') {
    // A sign in front of what is no number makes a formula too.
    return { content: /^[+-]./.test(entered) ? formulaContent(`=${entered}`) : contentOf(entered) };
  }
  const { value, formatId } = parsed as { value: CellValue; formatId?: number };
  const format = cell.format === 'General' ? FORMATS[formatId ?? 0] : undefined;
  return { content: contentOf(value), ...(format === undefined ? {} : { format }) };
}
