import type { Range } from './range.ts';
import { colorCode } from './range-fill.ts';

export class RangeFont {
  static readonly scalars = ['bold', 'color'];
  readonly #range: Range;

  constructor(range: Range) {
    this.#range = range;
  }

  get bold(): boolean | null {
    return this.#range.$common(({ look }) => look.bold);
  }
  set bold(bold: boolean) {
    this.#range.$setLook({ bold });
  }
  get color(): string | null {
    return this.#range.$common(({ look }) => look.color || '#000000');
  }
  set color(color: string) {
    this.#range.$setLook({ color: colorCode(color) });
  }
}
