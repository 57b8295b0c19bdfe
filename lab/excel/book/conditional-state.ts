import type { ConditionalRule as FileRule } from 'hucre';
import type { Area } from './area.ts';
import { shiftFormula } from './shift-formula.ts';

export type TextOperator = 'Contains' | 'NotContains' | 'BeginsWith' | 'EndsWith';
export const VALUE_OPERATORS = [
  'Between',
  'NotBetween',
  'EqualTo',
  'NotEqualTo',
  'GreaterThan',
  'LessThan',
  'GreaterThanOrEqual',
  'LessThanOrEqual',
] as const;
export type ValueOperator = (typeof VALUE_OPERATORS)[number];

export interface TextRule {
  readonly operator: TextOperator;
  readonly text: string;
}

export interface ValueRule {
  readonly operator: ValueOperator;
  readonly formula1: string;
  readonly formula2?: string;
}

/** Without a rule (null, or an empty formula) the format shows nowhere. */
export type ConditionalTest =
  | { readonly type: 'ContainsText'; readonly rule: TextRule | null }
  | { readonly type: 'Custom'; readonly formula: string }
  | { readonly type: 'CellValue'; readonly rule: ValueRule | null }
  /** Of a file, carried along and not painted. */
  | { readonly type: 'DataBar' | 'ColorScale' | 'IconSet' | 'TopBottom' | 'PresetCriteria'; readonly rule: FileRule };

/** What is left out stays as the cell has it. */
export interface ConditionalLook {
  readonly bold?: boolean;
  /** `#RRGGBB` */
  readonly color?: string;
  readonly fill?: string;
}

export interface ConditionalState {
  readonly id: string;
  /** Relative references count from the first cell of the first area. */
  readonly areas: readonly Area[];
  /** The lowest comes first; ids decide between equals, so that everybody has one order. */
  readonly rank: number;
  readonly stopIfTrue: boolean;
  readonly test: ConditionalTest;
  readonly look: ConditionalLook;
}

export const inOrder = (all: Iterable<ConditionalState>): ConditionalState[] =>
  [...all].sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));

/** The format after cells moved; null: none of its cells is left. The same object where nothing moved. */
export function movedConditional(
  state: ConditionalState,
  to: (area: Area) => Area | undefined,
): ConditionalState | null {
  const areas = state.areas.flatMap((area) => to(area) ?? []);
  const [first] = areas;
  if (!first) return null;
  const anchor = { before: state.areas[0]!, after: first };
  const formulaOf = (formula: string) => shiftFormula({ value: '', formula, isError: false }, to, anchor).formula;
  const test = movedTest(state.test, formulaOf);
  const same =
    test === state.test && areas.length === state.areas.length && areas.every((a, i) => a === state.areas[i]);
  return same ? state : { ...state, areas, test };
}

function movedTest(test: ConditionalTest, move: (formula: string) => string): ConditionalTest {
  if (test.type === 'Custom') {
    const formula = move(test.formula);
    return formula === test.formula ? test : { ...test, formula };
  }
  if (test.type !== 'CellValue' || !test.rule) return test;
  const { rule } = test;
  const formula1 = move(rule.formula1);
  const formula2 = rule.formula2 === undefined ? undefined : move(rule.formula2);
  if (formula1 === rule.formula1 && formula2 === rule.formula2) return test;
  return { ...test, rule: { ...rule, formula1, ...(formula2 === undefined ? {} : { formula2 }) } };
}
