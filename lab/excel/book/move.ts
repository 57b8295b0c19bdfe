import { type Area, COLUMN_LIMIT, ROW_LIMIT } from './area.ts';
import type { FilterState } from './book-state.ts';

/** A row or column that comes in at `at`, or the one that goes from there. */
export interface Move {
  readonly axis: 'row' | 'column';
  readonly at: number;
  readonly by: 1 | -1;
}

export const opposite = (move: Move): Move => ({ ...move, by: move.by === 1 ? -1 : 1 });

/** Where a row or column stands after the move; undefined: it went. */
export function movedIndex(index: number, { at, by }: Move): number | undefined {
  if (index < at) return index;
  if (by === -1 && index === at) return undefined;
  return index + by;
}

const SIDES = { row: ['top', 'bottom', ROW_LIMIT - 1], column: ['left', 'right', COLUMN_LIMIT - 1] } as const;

/** The area after the move; undefined: all of it went. What reaches the end of the sheet still does. */
export function movedArea(area: Area, { axis, at, by }: Move): Area | undefined {
  const [first, last, end] = SIDES[axis];
  if (at > area[last] || (area[first] === 0 && area[last] === end)) return area;
  const start = by === 1 ? (at <= area[first] ? 1 : 0) : at < area[first] ? -1 : 0;
  const moved = { ...area, [first]: area[first] + start, [last]: Math.min(area[last] + by, end) };
  return moved[last] < moved[first] ? undefined : moved;
}

/** With what each column lets through, by its column inside the area; null: its area went. */
export function movedFilter<Filter extends FilterState>(filter: Filter, move: Move): Filter | null {
  const area = movedArea(filter.area, move);
  if (!area) return null;
  if (area === filter.area) return filter;
  if (move.axis === 'row') return { ...filter, area };
  const shown = new Map(
    [...filter.shown].flatMap(([column, texts]) => {
      const to = movedIndex(filter.area.left + column, move);
      return to === undefined ? [] : [[to - area.left, texts] as const];
    }),
  );
  return { ...filter, area, shown };
}
