import { invalidArgument } from '../interpreter/api-error.ts';
import type { ConditionalFormat } from './conditional-format.ts';
import { conditionalTerm } from '../book/conditional-formula.ts';
import { ConditionalRangeFormat } from './conditional-range-format.ts';
import { VALUE_OPERATORS, type ValueRule } from '../book/conditional-state.ts';

export class CellValueConditionalFormat {
  static readonly scalars = ['rule'];
  readonly format: ConditionalRangeFormat;
  readonly #of: ConditionalFormat;

  constructor(of: ConditionalFormat) {
    this.#of = of;
    this.format = new ConditionalRangeFormat(of);
  }

  get rule(): ValueRule | null {
    const { test } = this.#of.$state;
    return test.type === 'CellValue' ? test.rule : null;
  }
  set rule(rule: ValueRule) {
    if (!VALUE_OPERATORS.includes(rule?.operator)) throw invalidArgument();
    const { operator, formula1, formula2 } = rule;
    const isTwo = operator === 'Between' || operator === 'NotBetween';
    for (const formula of isTwo ? [formula1, formula2] : [formula1])
      if (typeof formula !== 'string' || !conditionalTerm(formula))
        throw invalidArgument(`The formula "${formula}" is not emulated.`);
    const second = isTwo && formula2 !== undefined ? { formula2 } : {};
    this.#of.$set({ test: { type: 'CellValue', rule: { operator, formula1, ...second } } });
  }
}
