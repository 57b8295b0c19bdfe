import type { Area } from './area.ts';
import type { SheetState } from './book-state.ts';
import { type Cell, isBlank, PLAIN_LOOK } from './cell.ts';

/** The rectangle around the cells in use within `inside`; formatted empty cells count unless `valuesOnly`. */
export function usedArea(sheet: SheetState, valuesOnly: boolean, inside?: Area): Area | undefined {
  const { top: first = 0, left = 0, bottom: last = Infinity, right = Infinity } = inside ?? {};
  let area: Area | undefined;
  const end = Math.min(last, sheet.rows.length - 1);
  for (let row = first; row <= end; row += 1) {
    const cells = sheet.rows[row] ?? [];
    for (let column = left; column <= Math.min(right, cells.length - 1); column += 1) {
      const cell = cells[column];
      if (!cell || !inUse(cell, valuesOnly)) continue;
      area = {
        top: area?.top ?? row,
        left: Math.min(area?.left ?? column, column),
        bottom: row,
        right: Math.max(area?.right ?? column, column),
      };
    }
  }
  return area;
}

function inUse(cell: Cell, valuesOnly: boolean): boolean {
  if (!isBlank(cell)) return true;
  return !valuesOnly && (cell.format !== 'General' || cell.look.fill !== PLAIN_LOOK.fill || cell.look.bold);
}
