import type { Area } from './area.ts';
import type { SheetState } from './book-state.ts';
import { type CellValue, EMPTY_CELL } from './cell.ts';
import {
  compared,
  conditionalTerm,
  FormulaError,
  type Lookup,
  searched,
  textOf,
  truthOf,
} from './conditional-formula.ts';
import {
  type ConditionalLook,
  type ConditionalState,
  type ConditionalTest,
  inOrder,
  type TextRule,
  type ValueOperator,
  type ValueRule,
} from './conditional-state.ts';
import { resultOf } from './formula-result.ts';

/** What the conditional formats make of a cell: of two that set one thing, the first in order wins. */
export function conditionalLook(sheet: SheetState, row: number, column: number): ConditionalLook {
  if (sheet.conditionals.size === 0) return {};
  let look: ConditionalLook = {};
  for (const state of inOrder(sheet.conditionals.values())) {
    if (!state.areas.some((area) => contains(area, row, column)) || !holds(state, sheet, row, column)) continue;
    look = { ...state.look, ...look };
    if (state.stopIfTrue) break;
  }
  return look;
}

const contains = ({ top, left, bottom, right }: Area, row: number, column: number) =>
  row >= top && row <= bottom && column >= left && column <= right;

function holds({ areas, test }: ConditionalState, sheet: SheetState, row: number, column: number): boolean {
  const [anchor] = areas;
  const look: Lookup = (reference) =>
    valueAt(
      sheet,
      reference.fixedRow ? reference.row : reference.row + row - anchor!.top,
      reference.fixedColumn ? reference.column : reference.column + column - anchor!.left,
    );
  try {
    return passes(test, () => valueAt(sheet, row, column), look);
  } catch (failure) {
    if (failure instanceof FormulaError) return false;
    throw failure;
  }
}

function valueAt(sheet: SheetState, row: number, column: number): CellValue {
  const { value, isError } = resultOf(sheet.rows[row]?.[column] ?? EMPTY_CELL, sheet);
  if (isError) throw new FormulaError(String(value));
  return value;
}

function passes(test: ConditionalTest, own: () => CellValue, look: Lookup): boolean {
  switch (test.type) {
    case 'ContainsText':
      return test.rule !== null && textPasses(test.rule, textOf(own()));
    case 'CellValue':
      return test.rule !== null && valuePasses(test.rule, own(), (formula) => conditionalTerm(formula)?.(look));
    case 'Custom': {
      const term = conditionalTerm(test.formula);
      return term !== undefined && truthOf(term(look));
    }
    default:
      return false;
  }
}

function textPasses({ operator, text }: TextRule, shown: string): boolean {
  const [mine, wanted] = [shown.toLowerCase(), text.toLowerCase()];
  if (operator === 'BeginsWith') return mine.startsWith(wanted);
  if (operator === 'EndsWith') return mine.endsWith(wanted);
  return contained(text, shown) === (operator === 'Contains');
}

function contained(wanted: string, text: string): boolean {
  try {
    return searched(wanted, text) > 0;
  } catch (failure) {
    if (failure instanceof FormulaError) return false;
    throw failure;
  }
}

const SIGNS: Readonly<Partial<Record<ValueOperator, string>>> = {
  EqualTo: '=',
  NotEqualTo: '<>',
  GreaterThan: '>',
  LessThan: '<',
  GreaterThanOrEqual: '>=',
  LessThanOrEqual: '<=',
};

function valuePasses(
  { operator, formula1, formula2 = '' }: ValueRule,
  own: CellValue,
  valueOf: (formula: string) => CellValue | undefined,
): boolean {
  const first = valueOf(formula1);
  if (first === undefined) return false;
  const sign = SIGNS[operator];
  if (sign) return compared(own, sign, first);
  const last = valueOf(formula2);
  if (last === undefined) return false;
  const [low, high] = compared(first, '<=', last) ? [first, last] : [last, first];
  return (compared(own, '>=', low) && compared(own, '<=', high)) === (operator === 'Between');
}
