import type { ConditionalFormat } from './conditional-format.ts';
import { ConditionalFormatRule } from './conditional-format-rule.ts';
import { ConditionalRangeFormat } from './conditional-range-format.ts';

export class CustomConditionalFormat {
  static readonly scalars: readonly string[] = [];
  readonly format: ConditionalRangeFormat;
  readonly rule: ConditionalFormatRule;

  constructor(of: ConditionalFormat) {
    this.format = new ConditionalRangeFormat(of);
    this.rule = new ConditionalFormatRule(of);
  }
}
