import { invalidArgument } from '../interpreter/api-error.ts';
import type { Range } from './range.ts';

const NAMES: Readonly<Record<string, string>> = {
  black: '#000000',
  blue: '#0000FF',
  green: '#008000',
  orange: '#FFA500',
  red: '#FF0000',
  white: '#FFFFFF',
  yellow: '#FFFF00',
};

/** `#RRGGBB` of a colour the API takes. */
export function colorCode(color: string): string {
  const code = NAMES[color.toLowerCase()] ?? color.toUpperCase();
  if (!/^#[0-9A-F]{6}$/.test(code)) throw invalidArgument();
  return code;
}

export class RangeFill {
  static readonly scalars = ['color'];
  readonly #range: Range;

  constructor(range: Range) {
    this.#range = range;
  }

  /** White where there is none, null where cells differ. */
  get color(): string | null {
    return this.#range.$common(({ look }) => look.fill || '#FFFFFF');
  }
  set color(color: string) {
    this.#range.$setLook({ fill: colorCode(color) });
  }
  clear(): void {
    this.#range.$setLook({ fill: '' });
  }
}
