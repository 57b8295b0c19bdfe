import { invalidArgument } from '../interpreter/api-error.ts';
import type { Range } from './range.ts';

export class RangeCollection {
  static readonly isCollection = true;
  static readonly scalars: readonly string[] = [];
  readonly items: readonly Range[];

  constructor(items: readonly Range[]) {
    this.items = items;
  }

  getCount(): number {
    return this.items.length;
  }
  getItemAt(index: number): Range {
    const range = this.items[index];
    if (!range) throw invalidArgument();
    return range;
  }
}
