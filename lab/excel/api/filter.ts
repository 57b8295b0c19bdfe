import { type FilterCriteria, valuesOf, without } from './auto-filter.ts';
import type { Table } from './table.ts';

/** The filter of one column of a table. */
export class Filter {
  static readonly scalars = ['criteria'];
  readonly #table: Table;
  readonly #column: number;

  constructor(table: Table, column: number) {
    this.#table = table;
    this.#column = column;
  }

  get criteria(): FilterCriteria | null {
    const values = this.#table.$state.shown.get(this.#column);
    return values ? { filterOn: 'Values', values: [...values] } : null;
  }

  apply(criteria: FilterCriteria): void {
    this.#table.$filter(new Map(this.#table.$state.shown).set(this.#column, valuesOf(criteria)));
  }
  applyValuesFilter(values: readonly string[]): void {
    this.apply({ filterOn: 'Values', values });
  }
  clear(): void {
    this.#table.$filter(without(this.#table.$state.shown, this.#column));
  }
}
