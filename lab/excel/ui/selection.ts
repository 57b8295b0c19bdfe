import type { CellRange } from '../page/desk-view.ts';

/** Where the person is: the active cell, and the other corner of a range. */
export interface Selection {
  readonly row: number;
  readonly column: number;
  readonly anchorRow: number;
  readonly anchorColumn: number;
}

export const HOME: Selection = { row: 0, column: 0, anchorRow: 0, anchorColumn: 0 };

export function moveTo(row: number, column: number): Selection {
  return { row, column, anchorRow: row, anchorColumn: column };
}

export function extendTo(from: Selection, row: number, column: number): Selection {
  return { ...from, row, column };
}

export function rangeOf({ row, column, anchorRow, anchorColumn }: Selection): CellRange {
  return {
    top: Math.min(row, anchorRow),
    left: Math.min(column, anchorColumn),
    bottom: Math.max(row, anchorRow),
    right: Math.max(column, anchorColumn),
  };
}

export function isWithin({ top, left, bottom, right }: CellRange, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}
