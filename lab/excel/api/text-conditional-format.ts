import { invalidArgument } from '../interpreter/api-error.ts';
import type { ConditionalFormat } from './conditional-format.ts';
import { ConditionalRangeFormat } from './conditional-range-format.ts';
import type { TextOperator, TextRule } from '../book/conditional-state.ts';

const OPERATORS: readonly string[] = ['Contains', 'NotContains', 'BeginsWith', 'EndsWith'] satisfies TextOperator[];

export class TextConditionalFormat {
  static readonly scalars = ['rule'];
  readonly format: ConditionalRangeFormat;
  readonly #of: ConditionalFormat;

  constructor(of: ConditionalFormat) {
    this.#of = of;
    this.format = new ConditionalRangeFormat(of);
  }

  get rule(): TextRule | null {
    const { test } = this.#of.$state;
    return test.type === 'ContainsText' ? test.rule : null;
  }
  set rule(rule: TextRule) {
    if (!OPERATORS.includes(rule?.operator) || typeof rule.text !== 'string') throw invalidArgument();
    const { operator, text } = rule;
    this.#of.$set({ test: { type: 'ContainsText', rule: { operator, text } } });
  }
}
