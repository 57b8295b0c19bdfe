import { invalidArgument, itemNotFound, NULL, type Null } from '../interpreter/api-error.ts';
import type { FilterState, Shown } from '../book/book-state.ts';
import { filterRows } from './filter-rows.ts';
import { Range } from './range.ts';
import type { Worksheet } from './worksheet.ts';

export interface FilterCriteria {
  readonly filterOn: string;
  readonly values?: readonly string[];
}

/** The sheet's own filter; there is one at most. */
export class AutoFilter {
  static readonly scalars = ['criteria', 'enabled', 'isDataFiltered'];
  readonly #sheet: Worksheet;

  constructor(sheet: Worksheet) {
    this.#sheet = sheet;
  }

  get criteria(): (FilterCriteria | null)[] {
    return criteriaOf(this.#filter);
  }
  get enabled(): boolean {
    return this.#filter !== null;
  }
  get isDataFiltered(): boolean {
    return (this.#filter?.shown.size ?? 0) > 0;
  }

  apply(range: Range | string, columnIndex?: number, criteria?: FilterCriteria): void {
    const { $area: area } = typeof range === 'string' ? this.#sheet.getRange(range) : range;
    const shown = new Map(this.#filter?.shown);
    if (columnIndex !== undefined && criteria) shown.set(columnIndex, valuesOf(criteria));
    this.#set({ area, shown });
  }
  clearColumnCriteria(columnIndex: number): void {
    const filter = this.#filter;
    if (filter) this.#set({ ...filter, shown: without(filter.shown, columnIndex) });
  }
  clearCriteria(): void {
    const filter = this.#filter;
    if (filter) this.#set({ ...filter, shown: new Map() });
  }
  reapply(): void {
    const filter = this.#filter;
    if (filter) this.#set(filter);
  }
  remove(): void {
    this.clearCriteria();
    this.#sheet.$setFacts({ filter: null });
  }
  getRange(): Range {
    const range = this.getRangeOrNullObject();
    if (range === NULL) throw itemNotFound();
    return range;
  }
  getRangeOrNullObject(): Range | Null {
    const filter = this.#filter;
    return filter ? new Range(this.#sheet, filter.area) : NULL;
  }

  get #filter(): FilterState | null {
    return this.#sheet.$state.facts.filter;
  }
  #set(filter: FilterState): void {
    this.#sheet.$requireUnprotected();
    const { id: sheetId } = this.#sheet;
    this.#sheet.$edit({ do: 'facts', sheetId, facts: { filter } }, ...filterRows(this.#sheet, filter, false));
  }
}

export function criteriaOf(filter: FilterState | null): (FilterCriteria | null)[] {
  if (!filter) return [];
  const { area, shown } = filter;
  return Array.from({ length: area.right - area.left + 1 }, (_, column) => {
    const values = shown.get(column);
    return values ? { filterOn: 'Values', values: [...values] } : null;
  });
}

export function valuesOf({ filterOn, values }: FilterCriteria): ReadonlySet<string> {
  if (filterOn !== 'Values' || !values) throw invalidArgument('Only filters on values are emulated.');
  return new Set(values);
}

export function without(shown: Shown, column: number): Shown {
  const rest = new Map(shown);
  rest.delete(column);
  return rest;
}
