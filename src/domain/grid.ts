/** What a cell holds, as Excel classifies it. `text` is the value as Excel displays it. */
export interface Cell {
  readonly kind: 'empty' | 'text' | 'number' | 'boolean' | 'error';
  /** The typed value: a date is its serial number. */
  readonly value: string | number | boolean;
  /** As Excel displays it in the workbook's locale. */
  readonly text: string;
  /** Excel number format code, e.g. `$#,##0.00`; '' when unknown. */
  readonly format: string;
}

export interface GridRow {
  /** 1-based sheet row. */
  readonly row: number;
  /** Hidden by hand or by a filter. */
  readonly hidden: boolean;
  /** One cell for each column of the grid, left to right. */
  readonly cells: readonly Cell[];
}

/** Raw cells as read, with their place in the sheet. Immutable. */
export interface Grid {
  readonly sheet: string;
  /** Permanent id of the sheet; survives renaming. */
  readonly sheetId: string;
  /** 0-based sheet column of the first grid column. */
  readonly firstColumn: number;
  readonly columnCount: number;
  /** 0-based grid columns that are hidden. */
  readonly hiddenColumns: readonly number[];
  readonly rows: readonly GridRow[];
  /** Set when the rows belong to an Excel table: its header is the first row. */
  readonly table?: { readonly id: string; readonly name: string; readonly hasTotals: boolean };
  /** Addresses on the sheet outside these rows and columns. */
  readonly outside?: readonly OutsideAddress[];
  /** Lines of the sheet above a table. */
  readonly above?: readonly GridRow[];
  /** Whether the workbook counts dates from 1904. */
  readonly date1904: boolean;
  readonly decimalSeparator: '.' | ',';
}

/** Where an address stands that is not in the rows read. */
export interface OutsideAddress {
  /** 1-based sheet row. */
  readonly row: number;
  /** 0-based sheet column. */
  readonly column: number;
}

export const emptyCell: Cell = { kind: 'empty', value: '', text: '', format: '' };

/** Column letters of a 0-based sheet column: 0 → A, 26 → AA. */
export const columnLetters = (index: number): string => {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
};
