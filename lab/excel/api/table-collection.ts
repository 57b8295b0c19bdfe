import { invalidArgument, itemNotFound, NULL, type Null } from '../interpreter/api-error.ts';
import { intersection } from '../book/area.ts';
import type { TableState } from '../book/book-state.ts';
import type { Range } from './range.ts';
import { Table } from './table.ts';
import type { Worksheet } from './worksheet.ts';

/** The tables of one sheet, or of the whole book. */
export class TableCollection {
  static readonly isCollection = true;
  static readonly scalars = ['count'];
  readonly #sheets: readonly Worksheet[];
  readonly #known = new Map<string, Table>();

  constructor(sheets: readonly Worksheet[]) {
    this.#sheets = sheets;
  }

  get items(): Table[] {
    return this.#sheets.flatMap((sheet) => [...sheet.$state.tables.keys()].map((id) => this.#of(sheet, id)));
  }
  get count(): number {
    return this.items.length;
  }

  add(address: Range | string, hasHeaders: boolean): Table {
    const [sheet] = this.#sheets;
    const range = typeof address === 'string' ? sheet!.getRange(address) : address;
    const { worksheet, $area: area } = range;
    worksheet.$requireUnprotected();
    const { tables } = worksheet.$state;
    if (!hasHeaders || [...tables.values()].some((table) => intersection(table.area, area))) throw invalidArgument();
    const id = `{${crypto.randomUUID().toUpperCase()}}`;
    worksheet.$edit({ do: 'table', sheetId: worksheet.id, id, table: newTable(id, `Table${this.count + 1}`, range) });
    return this.#of(worksheet, id);
  }
  getCount(): number {
    return this.count;
  }
  getItem(key: string): Table {
    const table = this.#find(key);
    if (!table) throw itemNotFound();
    return table;
  }
  getItemAt(index: number): Table {
    const table = this.items[index];
    if (!table) throw itemNotFound();
    return table;
  }
  getItemOrNullObject(key: string): Table | Null {
    return this.#find(key) ?? NULL;
  }

  #find(key: string): Table | undefined {
    return this.items.find(({ id, name }) => id === key || name.toLowerCase() === key.toLowerCase());
  }

  #of(sheet: Worksheet, id: string): Table {
    let table = this.#known.get(id);
    if (!table) {
      table = new Table(sheet, id);
      this.#known.set(id, table);
    }
    return table;
  }
}

const newTable = (id: string, name: string, { $area: area }: Range): TableState => ({
  id,
  name,
  area,
  shown: new Map(),
  style: 'TableStyleMedium2',
  showHeaders: true,
  showTotals: false,
  showFilterButton: true,
});
