import { RangeCollection } from './range-collection.ts';
import type { Range } from './range.ts';
import type { Worksheet } from './worksheet.ts';

export class RangeAreas {
  static readonly scalars = ['address', 'areaCount', 'cellCount'];
  readonly areas: RangeCollection;

  constructor(ranges: readonly Range[]) {
    this.areas = new RangeCollection(ranges);
  }

  get worksheet(): Worksheet {
    return this.areas.items[0]!.worksheet;
  }
  get address(): string {
    return this.areas.items.map(({ address }) => address).join(',');
  }
  get areaCount(): number {
    return this.areas.items.length;
  }
  get cellCount(): number {
    return this.areas.items.reduce((sum, { cellCount }) => sum + cellCount, 0);
  }
}
