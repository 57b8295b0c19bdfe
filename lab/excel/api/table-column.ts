import type { Range } from './range.ts';
import { Filter } from './filter.ts';
import type { Table } from './table.ts';

export class TableColumn {
  static readonly idProp = 'id';
  static readonly scalars = ['id', 'index', 'name', 'values'];
  readonly index: number;
  readonly filter: Filter;
  readonly #table: Table;

  constructor(table: Table, index: number) {
    this.#table = table;
    this.index = index;
    this.filter = new Filter(table, index);
  }

  get id(): number {
    return this.index + 1;
  }
  get name(): string {
    return String(this.#header.text?.[0]?.[0] ?? '');
  }
  set name(name: string) {
    this.#header.values = [[name]];
  }
  get values(): unknown {
    return this.getRange().values;
  }
  set values(values: unknown) {
    this.getRange().values = values;
  }

  getRange(): Range {
    return this.#table.getRange().getColumn(this.index);
  }
  getDataBodyRange(): Range {
    return this.#table.getDataBodyRange().getColumn(this.index);
  }
  getHeaderRowRange(): Range {
    return this.#table.getHeaderRowRange().getColumn(this.index);
  }
  getTotalRowRange(): Range {
    return this.#table.getTotalRowRange().getColumn(this.index);
  }

  get #header(): Range {
    return this.#table.getRange().getCell(0, this.index);
  }
}
