import type { Range } from './range.ts';
import type { Table } from './table.ts';

export class TableRow {
  static readonly scalars = ['index', 'values'];
  readonly index: number;
  readonly #table: Table;

  constructor(table: Table, index: number) {
    this.#table = table;
    this.index = index;
  }

  get values(): unknown {
    return this.getRange().values;
  }
  set values(values: unknown) {
    this.getRange().values = values;
  }

  getRange(): Range {
    return this.#table.getDataBodyRange().getRow(this.index);
  }
}
