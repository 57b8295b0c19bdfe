import { invalidArgument } from '../interpreter/api-error.ts';
import type { ConditionalFormat } from './conditional-format.ts';
import { conditionalTerm } from '../book/conditional-formula.ts';

export class ConditionalFormatRule {
  static readonly scalars = ['formula'];
  readonly #of: ConditionalFormat;

  constructor(of: ConditionalFormat) {
    this.#of = of;
  }

  get formula(): string {
    const { test } = this.#of.$state;
    return test.type === 'Custom' ? test.formula : '';
  }
  set formula(formula: string) {
    if (!conditionalTerm(formula)) throw invalidArgument(`The formula "${formula}" is not emulated.`);
    this.#of.$set({ test: { type: 'Custom', formula: `=${formula.replace(/^=/, '')}` } });
  }
}
