import type { ConditionalFormat } from './conditional-format.ts';
import { colorCode } from './range-fill.ts';

export class ConditionalRangeFont {
  static readonly scalars = ['bold', 'color'];
  readonly #of: ConditionalFormat;

  constructor(of: ConditionalFormat) {
    this.#of = of;
  }

  /** Null where it sets none. */
  get bold(): boolean | null {
    return this.#of.$state.look.bold ?? null;
  }
  set bold(bold: boolean) {
    this.#of.$set({ look: { ...this.#of.$state.look, bold } });
  }
  get color(): string | null {
    return this.#of.$state.look.color ?? null;
  }
  set color(color: string) {
    this.#of.$set({ look: { ...this.#of.$state.look, color: colorCode(color) } });
  }
  clear(): void {
    const { bold: _bold, color: _color, ...look } = this.#of.$state.look;
    this.#of.$set({ look });
  }
}
