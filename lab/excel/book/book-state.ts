import type { Area } from './area.ts';
import type { Cell } from './cell.ts';
import type { ConditionalState } from './conditional-state.ts';

export interface ColumnState {
  /** Points, as `RangeFormat.columnWidth`. */
  readonly width: number;
  readonly hidden: boolean;
}

/** Texts each column lets through, by column counted inside the area. */
export type Shown = ReadonlyMap<number, ReadonlySet<string>>;

export interface FilterState {
  readonly area: Area;
  readonly shown: Shown;
}

export interface TableState extends FilterState {
  readonly id: string;
  readonly name: string;
  readonly style: string;
  readonly showHeaders: boolean;
  readonly showTotals: boolean;
  readonly showFilterButton: boolean;
}

export interface SheetFacts {
  readonly name: string;
  readonly isProtected: boolean;
  readonly visibility: 'Visible' | 'Hidden' | 'VeryHidden';
  readonly frozenRows: number;
  readonly filter: FilterState | null;
}

export interface SheetState {
  readonly id: string;
  facts: SheetFacts;
  /** Sparse in both directions. */
  readonly rows: Cell[][];
  readonly hiddenRows: Set<number>;
  readonly columns: Map<number, ColumnState>;
  readonly tables: Map<string, TableState>;
  readonly merges: Area[];
  readonly conditionals: Map<string, ConditionalState>;
}

/** Everything of a workbook that everybody who has it open shares. */
export interface BookState {
  readonly sheets: SheetState[];
  /** Days count from 1904, not from 1900. */
  readonly date1904: boolean;
}

export const DEFAULT_COLUMN: ColumnState = { width: 48, hidden: false };

export const newSheet = (id: string, name: string): SheetState => ({
  id,
  facts: { name, isProtected: false, visibility: 'Visible', frozenRows: 0, filter: null },
  rows: [],
  hiddenRows: new Set(),
  columns: new Map(),
  tables: new Map(),
  merges: [],
  conditionals: new Map(),
});

export const copySheet = (sheet: SheetState): SheetState => ({
  ...sheet,
  rows: sheet.rows.map((row) => row.slice()),
  hiddenRows: new Set(sheet.hiddenRows),
  columns: new Map(sheet.columns),
  tables: new Map(sheet.tables),
  merges: sheet.merges.slice(),
  conditionals: new Map(sheet.conditionals),
});

export const copyBook = (book: BookState): BookState => ({ ...book, sheets: book.sheets.map(copySheet) });

export const sheetOf = (book: BookState, id: string): SheetState | undefined =>
  book.sheets.find((sheet) => sheet.id === id);
