import type { CellValue } from '../book/cell.ts';
import type { Range } from './range.ts';

/** The shown rows and columns of a range, as one block without gaps. */
export class RangeView {
  static readonly scalars = [
    'cellAddresses',
    'columnCount',
    'formulas',
    'index',
    'numberFormat',
    'rowCount',
    'text',
    'valueTypes',
    'values',
  ];
  /** Of the whole view always 0, of a row in `rows` its place there. */
  readonly index = 0;
  readonly #range: Range;
  readonly #rows: readonly number[];
  readonly #columns: readonly number[];

  /** @param rows, columns offsets in the range that are shown. */
  constructor(range: Range, rows: readonly number[], columns: readonly number[]) {
    this.#range = range;
    this.#rows = rows;
    this.#columns = columns;
  }

  get rowCount(): number {
    return this.#rows.length;
  }
  get columnCount(): number {
    return this.#columns.length;
  }
  get values(): CellValue[][] {
    return this.#shown(this.#range.values);
  }
  get formulas(): CellValue[][] {
    return this.#shown(this.#range.formulas);
  }
  get text(): string[][] {
    return this.#shown(this.#range.text);
  }
  get numberFormat(): string[][] {
    return this.#shown(this.#range.numberFormat);
  }
  get valueTypes(): string[][] {
    return this.#shown(this.#range.valueTypes);
  }
  get cellAddresses(): string[][] {
    return this.#rows.map((row) => this.#columns.map((column) => this.#range.getCell(row, column).address));
  }

  getRange(): Range {
    return this.#range;
  }

  #shown<T>(all: readonly (readonly T[])[] | null): T[][] {
    return this.#rows.map((row) => this.#columns.map((column) => all?.[row]?.[column] as T));
  }
}
