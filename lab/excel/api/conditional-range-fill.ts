import type { ConditionalFormat } from './conditional-format.ts';
import { colorCode } from './range-fill.ts';

export class ConditionalRangeFill {
  static readonly scalars = ['color'];
  readonly #of: ConditionalFormat;

  constructor(of: ConditionalFormat) {
    this.#of = of;
  }

  /** Null where it sets none. */
  get color(): string | null {
    return this.#of.$state.look.fill ?? null;
  }
  set color(color: string) {
    this.#of.$set({ look: { ...this.#of.$state.look, fill: colorCode(color) } });
  }
  clear(): void {
    const { fill: _fill, ...look } = this.#of.$state.look;
    this.#of.$set({ look });
  }
}
