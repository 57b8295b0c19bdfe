import { criteriaOf, type FilterCriteria } from './auto-filter.ts';
import type { Range } from './range.ts';
import type { Table } from './table.ts';

/** The filter buttons of a table. */
class AutoFilter {
  static readonly scalars = ['criteria', 'enabled', 'isDataFiltered'];
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  get criteria(): (FilterCriteria | null)[] {
    return criteriaOf(this.#table.$state);
  }
  get enabled(): boolean {
    return this.#table.$state.showFilterButton;
  }
  get isDataFiltered(): boolean {
    return this.#table.$state.shown.size > 0;
  }

  clearCriteria(): void {
    this.#table.clearFilters();
  }
  reapply(): void {
    this.#table.reapplyFilters();
  }
  getRange(): Range {
    return this.#table.getRange();
  }
  getRangeOrNullObject(): Range {
    return this.#table.getRange();
  }
}

export { AutoFilter as TableAutoFilter };
