import type { ConditionalFormat } from './conditional-format.ts';
import { ConditionalRangeFill } from './conditional-range-fill.ts';
import { ConditionalRangeFont } from './conditional-range-font.ts';

export class ConditionalRangeFormat {
  static readonly scalars: readonly string[] = [];
  readonly fill: ConditionalRangeFill;
  readonly font: ConditionalRangeFont;

  constructor(of: ConditionalFormat) {
    this.fill = new ConditionalRangeFill(of);
    this.font = new ConditionalRangeFont(of);
  }
}
