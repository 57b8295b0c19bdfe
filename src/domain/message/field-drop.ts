import { Drop } from 'liquidjs/dist/liquid.browser.mjs';
import { fieldNumber, type TypedText } from '../text/field-value.ts';

/** A cell inside a template: a text to whoever prints it, its number to whoever counts or compares with it. */
export class FieldDrop extends Drop {
  readonly #value: TypedText;

  constructor(value: TypedText) {
    super();
    this.#value = value;
  }

  /** Not a property: a template could print it. */
  static cellOf(drop: FieldDrop): TypedText {
    return drop.#value;
  }

  get length(): number {
    return this.#value.text.length;
  }

  override valueOf(): string {
    return this.#value.text;
  }

  equals(other: unknown): boolean {
    const { text, number } = this.#value;
    if (typeof other === 'number') return number === other;
    if (other instanceof FieldDrop) return text === FieldDrop.cellOf(other).text;
    // The language's own `empty` and `blank` know themselves what they are equal to.
    return isComparable(other) ? other.equals(text) : text === other;
  }

  gt(other: unknown): boolean {
    return this.compare(other, (a, b) => a > b);
  }

  geq(other: unknown): boolean {
    return this.compare(other, (a, b) => a >= b);
  }

  lt(other: unknown): boolean {
    return this.compare(other, (a, b) => a < b);
  }

  leq(other: unknown): boolean {
    return this.compare(other, (a, b) => a <= b);
  }

  private compare(other: unknown, holds: <T extends string | number>(a: T, b: T) => boolean): boolean {
    const { text, number } = this.#value;
    const right = numberOf(other);
    if (number !== undefined && right !== undefined) return holds(number, right);
    return holds(text, other instanceof FieldDrop ? FieldDrop.cellOf(other).text : String(other));
  }
}

const numberOf = (other: unknown): number | undefined => {
  if (typeof other === 'number') return other;
  return other instanceof FieldDrop
    ? FieldDrop.cellOf(other).number
    : typeof other === 'string'
      ? fieldNumber(other)
      : undefined;
};

const isComparable = (other: unknown): other is { equals(value: unknown): boolean } =>
  typeof other === 'object' && other !== null && 'equals' in other && typeof other.equals === 'function';
