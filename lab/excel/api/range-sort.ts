import { ApiError } from '../interpreter/api-error.ts';
import { resultOf } from '../book/formula-result.ts';
import type { CellPatch } from '../book/edit.ts';
import type { CellValue } from '../book/cell.ts';
import type { Range } from './range.ts';

export interface SortField {
  /** Column, counted inside the range. */
  readonly key: number;
  readonly ascending?: boolean;
}

export class RangeSort {
  static readonly scalars: readonly string[] = [];
  readonly #range: Range;

  constructor(range: Range) {
    this.#range = range;
  }

  /** Hidden rows stay where they are, as in Excel. */
  apply(fields: readonly SortField[], matchCase = false, hasHeaders = false): void {
    const { worksheet: sheet, $area, $columns } = this.#range;
    sheet.$requireUnlocked($area);
    const { $state } = sheet;
    const first = $area.top + (hasHeaders ? 1 : 0);
    const rows: number[] = [];
    for (let row = first; row <= $area.bottom; row += 1) if (!$state.hiddenRows.has(row)) rows.push(row);
    if ($state.merges.some(({ top, bottom }) => bottom >= first && top <= $area.bottom)) throw mergedCells();
    const valueAt = (row: number, key: number) => resultOf(sheet.$cell(row, $area.left + key), $state).value;
    const sorted = rows.toSorted((a, b) => {
      for (const { key, ascending = true } of fields) {
        const order = compare(valueAt(a, key), valueAt(b, key), ascending, matchCase);
        if (order !== 0) return order;
      }
      return a - b;
    });
    const cells = rows.flatMap((row, at): CellPatch[] =>
      sorted[at] === row ? [] : $columns.map((column) => ({ row, column, patch: sheet.$cell(sorted[at]!, column) })),
    );
    if (cells.length > 0) sheet.$edit({ do: 'cells', sheetId: sheet.id, cells });
  }
}

const mergedCells = () =>
  new ApiError('InvalidOperation', 'To do this, all the merged cells need to be the same size.');

const CASED = new Intl.Collator(undefined, { sensitivity: 'variant' });
const UNCASED = new Intl.Collator(undefined, { sensitivity: 'accent' });

/** Numbers before texts before booleans, empty cells last whichever way. */
function compare(a: CellValue, b: CellValue, ascending: boolean, matchCase: boolean): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  const sign = ascending ? 1 : -1;
  const kinds = ['number', 'string', 'boolean'];
  if (typeof a !== typeof b) return sign * (kinds.indexOf(typeof a) - kinds.indexOf(typeof b));
  if (typeof a === 'string') return sign * (matchCase ? CASED : UNCASED).compare(a, String(b));
  return sign * (Number(a) - Number(b));
}
