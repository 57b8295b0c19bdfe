import { itemNotFound } from '../interpreter/api-error.ts';
import type { Table } from './table.ts';
import { TableRow } from './table-row.ts';

export class TableRowCollection {
  static readonly isCollection = true;
  static readonly scalars = ['count'];
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  get items(): TableRow[] {
    return Array.from({ length: this.count }, (_, index) => new TableRow(this.#table, index));
  }
  get count(): number {
    return this.#table.getDataBodyRange().rowCount;
  }
  getCount(): number {
    return this.count;
  }
  getItemAt(index: number): TableRow {
    if (index < 0 || index >= this.count) throw itemNotFound();
    return new TableRow(this.#table, index);
  }
}
