import { invalidArgument, itemNotFound } from '../interpreter/api-error.ts';
import type { Shown, TableState } from '../book/book-state.ts';
import { filterRows } from './filter-rows.ts';
import { Range } from './range.ts';
import { TableColumnCollection } from './table-column-collection.ts';
import { TableAutoFilter } from './table-filter.ts';
import { TableRowCollection } from './table-row-collection.ts';
import { TableSort } from './table-sort.ts';
import type { Worksheet } from './worksheet.ts';

export class Table {
  static readonly idProp = 'id';
  static readonly scalars = ['id', 'name', 'showFilterButton', 'showHeaders', 'showTotals', 'style'];
  readonly id: string;
  readonly worksheet: Worksheet;
  readonly autoFilter = new TableAutoFilter(this);
  readonly columns = new TableColumnCollection(this);
  readonly rows = new TableRowCollection(this);
  readonly sort = new TableSort(this);

  constructor(worksheet: Worksheet, id: string) {
    this.worksheet = worksheet;
    this.id = id;
  }

  get name(): string {
    return this.$state.name;
  }
  set name(name: string) {
    this.$set({ name });
  }
  get style(): string {
    return this.$state.style;
  }
  set style(style: string) {
    this.$set({ style });
  }
  get showHeaders(): boolean {
    return this.$state.showHeaders;
  }
  get showTotals(): boolean {
    return this.$state.showTotals;
  }
  get showFilterButton(): boolean {
    return this.$state.showFilterButton;
  }

  getRange(): Range {
    return new Range(this.worksheet, this.$state.area);
  }
  getHeaderRowRange(): Range {
    if (!this.showHeaders) throw itemNotFound();
    return this.getRange().getRow(0);
  }
  getTotalRowRange(): Range {
    if (!this.showTotals) throw itemNotFound();
    return this.getRange().getLastRow();
  }
  getDataBodyRange(): Range {
    const { area, showHeaders, showTotals } = this.$state;
    const top = area.top + (showHeaders ? 1 : 0);
    const bottom = area.bottom - (showTotals ? 1 : 0);
    return new Range(this.worksheet, { ...area, top, bottom: Math.max(top, bottom) });
  }
  /** The header stays in its row, and the new range overlaps the old one. */
  resize(address: Range | string): void {
    const range = typeof address === 'string' ? this.worksheet.getRange(address) : address;
    const { area } = this.$state;
    const next = range.$area;
    if (next.top !== area.top || next.left > area.right || next.right < area.left) {
      throw invalidArgument('The header row of a table stays where it is.');
    }
    this.$set({ area: next });
  }
  clearFilters(): void {
    this.$filter(new Map());
  }
  reapplyFilters(): void {
    this.$filter(this.$state.shown);
  }

  get $state(): TableState {
    const state = this.worksheet.$state.tables.get(this.id);
    if (!state) throw itemNotFound();
    return state;
  }
  $set(part: Partial<TableState>): void {
    this.worksheet.$requireUnprotected();
    const table = { ...this.$state, ...part };
    this.worksheet.$edit({ do: 'table', sheetId: this.worksheet.id, id: this.id, table });
  }
  $filter(shown: Shown): void {
    this.$set({ shown });
    this.worksheet.$edit(...filterRows(this.worksheet, this.$state, this.showTotals));
  }
}
