import type { NULL } from '../interpreter/api-error.ts';

/** The part of the Excel API a person's desk works with; the model's classes have it under these names. */

export interface BookSurface {
  readonly worksheets: {
    readonly items: readonly SheetSurface[];
    getActiveWorksheet(): SheetSurface;
  };
}

export interface SheetSurface {
  readonly id: string;
  readonly name: string;
  readonly visibility?: string;
  readonly tables?: { readonly items: readonly TableSurface[] };
  readonly autoFilter?: FilterSurface;
  readonly protection?: { readonly protected: boolean };
  activate(): void;
  getRangeByIndexes(row: number, column: number, rows: number, columns: number): RangeSurface;
  getUsedRangeOrNullObject(): RangeSurface | typeof NULL;
}

export interface TableSurface {
  readonly columns: { readonly items: readonly { readonly filter: ColumnFilterSurface }[] };
  readonly autoFilter: FilterSurface;
  readonly sort: { apply(fields: readonly SortField[]): void };
  getRange(): RangeSurface;
}

export interface FilterSurface {
  readonly criteria: readonly ({ readonly filterOn?: string } | null | undefined)[];
  apply(range: RangeSurface, column: number, criteria: ValueFilter): void;
  clearCriteria(): void;
  clearColumnCriteria?(column: number): void;
  getRangeOrNullObject(): RangeSurface | typeof NULL;
}

export interface ColumnFilterSurface {
  applyValuesFilter(values: readonly string[]): void;
  clear(): void;
}

export interface ValueFilter {
  readonly filterOn: 'Values';
  readonly values: readonly string[];
}

export interface SortField {
  /** Column, counted inside the range. */
  readonly key: number;
  readonly ascending: boolean;
}

export interface RangeSurface {
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly text: readonly (readonly string[])[];
  readonly valueTypes: readonly (readonly string[])[];
  readonly formulas?: readonly (readonly unknown[])[];
  values: unknown;
  rowHidden?: boolean | null;
  readonly columnHidden?: boolean | null;
  readonly format: {
    readonly columnWidth?: number | null;
    readonly fill: { readonly color: string | null };
    readonly font: { readonly color?: string | null; readonly bold: boolean | null };
  };
  /** What conditional formats make of its first cell. */
  readonly $conditionalLook?: { readonly bold?: boolean; readonly color?: string; readonly fill?: string };
  readonly sort?: { apply(fields: readonly SortField[], matchCase?: boolean, hasHeaders?: boolean): void };
  /** Types into every cell, by the rules of the display language. */
  $type(text: string): void;
  clear(applyTo: 'Contents'): void;
  delete(shift: 'Up'): void;
  insert(shift: 'Down'): void;
  getEntireRow(): RangeSurface;
  getSpecialCellsOrNullObject(
    kind: 'Visible',
  ): { readonly areas: { readonly items: readonly RangeSurface[] } } | typeof NULL;
  select(): void;
}
