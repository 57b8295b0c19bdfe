import { invalidArgument, itemNotFound, NULL, type Null } from '../interpreter/api-error.ts';
import type { CellValue } from '../book/cell.ts';
import { TableColumn } from './table-column.ts';
import type { Table } from './table.ts';

export class TableColumnCollection {
  static readonly isCollection = true;
  static readonly scalars = ['count'];
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  get items(): TableColumn[] {
    return Array.from({ length: this.count }, (_, index) => new TableColumn(this.#table, index));
  }
  get count(): number {
    return this.#table.getRange().columnCount;
  }

  /** At the end only (`null` on the wire: left out); the cells beside the table must be free. */
  add(index?: number | null, values?: CellValue | readonly (readonly CellValue[])[], name?: string): TableColumn {
    if (![-1, this.count].includes(index ?? -1)) throw invalidArgument('Columns are added at the end of a table only.');
    const { area } = this.#table.$state;
    const beside = this.#table.getRange().getOffsetRange(0, this.count).getColumn(0);
    if (beside.values?.flat().some((value) => value !== '')) throw invalidArgument('The cells beside are not free.');
    this.#table.$set({ area: { ...area, right: area.right + 1 } });
    const column = new TableColumn(this.#table, this.count - 1);
    column.name = name ?? `Column${this.count}`;
    if (values !== undefined) column.values = values;
    return column;
  }
  getCount(): number {
    return this.count;
  }
  getItem(key: number | string): TableColumn {
    const column = this.#find(key);
    if (!column) throw itemNotFound();
    return column;
  }
  getItemAt(index: number): TableColumn {
    const column = this.items[index];
    if (!column) throw itemNotFound();
    return column;
  }
  getItemOrNullObject(key: number | string): TableColumn | Null {
    return this.#find(key) ?? NULL;
  }

  #find(key: number | string): TableColumn | undefined {
    return this.items.find(({ id, name }) => id === key || name === key);
  }
}
