import { invalidOperation } from '../interpreter/api-error.ts';
import { type Area, areaName, COLUMN_LIMIT, intersection, ROW_LIMIT } from './area.ts';
import type { SheetState } from './book-state.ts';
import { contentOf, EMPTY_CELL } from './cell.ts';
import { movedConditional } from './conditional-state.ts';
import type { CellPatch, CellShift, Edit, MoveKind } from './edit.ts';
import { type Move, movedArea, movedIndex } from './move.ts';
import { shiftFormula } from './shift-formula.ts';

export type InsertShift = 'Down' | 'Right';
export type DeleteShift = 'Up' | 'Left';

const AXES = { Down: 'row', Up: 'row', Right: 'column', Left: 'column' } as const;

/** What inserting or deleting `area` does to its sheet: whole rows and columns move all of it, cells their own band. */
export function shiftCells(sheet: SheetState, area: Area, shift: InsertShift | DeleteShift): Edit[] {
  const axis = AXES[shift];
  const by = shift === 'Down' || shift === 'Right' ? 1 : -1;
  const move: Move = { axis, at: axis === 'row' ? area.top : area.left, by };
  const count = axis === 'row' ? area.bottom - area.top + 1 : area.right - area.left + 1;
  const high = area.top === 0 && area.bottom === ROW_LIMIT - 1;
  const wide = area.left === 0 && area.right === COLUMN_LIMIT - 1;
  if (!high && !wide) return shiftBand(sheet, area, { move, count, shift });
  if (high !== (axis === 'column')) throw invalidOperation(`Whole ${high ? 'columns' : 'rows'} do not move that way.`);
  const kind: MoveKind = `${by === 1 ? 'insert' : 'delete'}-${axis}`;
  const edits = Array.from({ length: count }, (): Edit => ({ do: kind, sheetId: sheet.id, at: move.at }));
  return kind === 'insert-column' ? [...edits, ...newHeaders(sheet, move.at, count)] : edits;
}

/** Columns that come into a table get names, as Excel gives them. */
function newHeaders(sheet: SheetState, at: number, count: number): Edit[] {
  const cells: CellPatch[] = [];
  for (const { area, showHeaders } of sheet.tables.values()) {
    if (!showHeaders || at <= area.left || at > area.right) continue;
    const names = new Set(sheet.rows[area.top]?.map((cell) => String(cell.content.value)));
    for (let added = 0, number = 1; added < count; number += 1) {
      if (names.has(`Column${number}`)) continue;
      cells.push({ row: area.top, column: at + added, patch: { content: contentOf(`Column${number}`) } });
      added += 1;
    }
  }
  return cells.length > 0 ? [{ do: 'cells', sheetId: sheet.id, cells }] : [];
}

interface BandShift {
  readonly move: Move;
  readonly count: number;
  readonly shift: InsertShift | DeleteShift;
}

function shiftBand(sheet: SheetState, area: Area, { move, count, shift }: BandShift): Edit[] {
  const band = move.axis === 'row' ? { ...area, bottom: ROW_LIMIT - 1 } : { ...area, right: COLUMN_LIMIT - 1 };
  requireFree(sheet, band);
  const to = (place: Area) => bandArea(place, area, move, count);
  const cells = movedCells(sheet, band, { move, count, shift }, to);
  const changeType = move.by === 1 ? 'CellInserted' : 'CellDeleted';
  const told: CellShift = { changeType, address: areaName(area), shiftDirection: `ShiftCell${shift}` };
  const conditionals = [...sheet.conditionals.values()].flatMap((state): Edit[] => {
    const conditional = movedConditional(state, to);
    return conditional === state ? [] : [{ do: 'conditional', sheetId: sheet.id, id: state.id, conditional }];
  });
  return [{ do: 'cells', sheetId: sheet.id, cells, shift: told }, ...conditionals];
}

function requireFree({ tables, merges }: SheetState, band: Area): void {
  if ([...tables.values()].some(({ area }) => intersection(area, band)))
    throw invalidOperation(
      'This operation is not allowed. It is attempting to shift cells in a table on your worksheet.',
    );
  if (merges.some((area) => intersection(area, band)))
    throw invalidOperation('Cells beside merged ones are not shifted here.');
}

/** Follows only if the band has all of its rows, or columns. */
function bandArea(place: Area, band: Area, move: Move, count: number): Area | undefined {
  const inside =
    move.axis === 'row'
      ? place.left >= band.left && place.right <= band.right
      : place.top >= band.top && place.bottom <= band.bottom;
  if (!inside) return place;
  let moved: Area | undefined = place;
  for (let step = 0; step < count && moved; step += 1) moved = movedArea(moved, move);
  return moved;
}

/** The band's cells at their new places, and formulas elsewhere that follow them. */
function movedCells(
  sheet: SheetState,
  band: Area,
  { move, count }: BandShift,
  to: (area: Area) => Area | undefined,
): CellPatch[] {
  const patches = new Map<string, CellPatch>();
  const put = (patch: CellPatch) => patches.set(`${patch.row} ${patch.column}`, patch);
  sheet.rows.forEach((row, r) =>
    row.forEach((cell, c) => {
      const content = shiftFormula(cell.content, to);
      const inBand = r >= band.top && r <= band.bottom && c >= band.left && c <= band.right;
      if (!inBand && content !== cell.content) put({ row: r, column: c, patch: { content } });
      if (!inBand) return;
      const empty = { row: r, column: c, patch: EMPTY_CELL };
      if (!patches.has(`${r} ${c}`)) put(empty);
      const at = movedBy(move.axis === 'row' ? r : c, move, count);
      if (at === undefined) return;
      put({ row: r, column: c, [move.axis]: at, patch: { ...cell, content } });
    }),
  );
  return [...patches.values()];
}

function movedBy(index: number, move: Move, count: number): number | undefined {
  let moved: number | undefined = index;
  for (let step = 0; step < count && moved !== undefined; step += 1) moved = movedIndex(moved, move);
  return moved;
}
