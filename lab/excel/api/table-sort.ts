import type { SortField } from './range-sort.ts';
import type { Table } from './table.ts';

export class TableSort {
  static readonly scalars: readonly string[] = [];
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  apply(fields: readonly SortField[], matchCase = false): void {
    this.#table.getDataBodyRange().sort.apply(fields, matchCase, false);
  }
}
