import type { FilterState, SheetState } from './book-state.ts';
import { type ConditionalState, movedConditional } from './conditional-state.ts';
import type { CellPatch, Edit } from './edit.ts';
import { type Move, movedArea, movedFilter, movedIndex, opposite } from './move.ts';
import { shiftFormula } from './shift-formula.ts';

/**
 * What of a sheet follows a row or column that comes or goes: formulas, tables, filters, merged cells, conditional
 * formats, what is hidden. Returns what puts back what the opposite move alone does not.
 */
export function moveParts(sheet: SheetState, move: Move): Edit[] {
  const lost = [...moveTables(sheet, move), ...moveConditionals(sheet, move), ...moveFilter(sheet, move)];
  const merges = sheet.merges.splice(0).flatMap((area) => movedArea(area, move) ?? []);
  sheet.merges.push(...merges);
  if (move.axis === 'row') renumber(sheet.hiddenRows, move);
  else moveColumns(sheet, move);
  return [...lost, ...moveFormulas(sheet, move)];
}

function moveTables(sheet: SheetState, move: Move): Edit[] {
  const lost: Edit[] = [];
  for (const [id, table] of sheet.tables) {
    const moved = movedFilter(table, move);
    if (moved === table) continue;
    if (moved) sheet.tables.set(id, moved);
    else sheet.tables.delete(id);
    if (!comesBack(table, moved, move)) lost.push({ do: 'table', sheetId: sheet.id, id, table });
  }
  return lost;
}

function moveFilter(sheet: SheetState, move: Move): Edit[] {
  const { filter } = sheet.facts;
  if (!filter) return [];
  const moved = movedFilter(filter, move);
  sheet.facts = { ...sheet.facts, filter: moved };
  return comesBack(filter, moved, move) ? [] : [{ do: 'facts', sheetId: sheet.id, facts: { filter } }];
}

function comesBack(former: FilterState, moved: FilterState | null, move: Move): boolean {
  const back = moved && movedFilter(moved, opposite(move));
  if (!back || back.shown.size !== former.shown.size) return false;
  const { top, left, bottom, right } = back.area;
  const { area } = former;
  return top === area.top && left === area.left && bottom === area.bottom && right === area.right;
}

/** All that a deletion changed come back as they were: references without dollars do not tell what they lost. */
function moveConditionals(sheet: SheetState, move: Move): Edit[] {
  const former: ConditionalState[] = [];
  for (const [id, state] of sheet.conditionals) {
    const moved = movedConditional(state, (area) => movedArea(area, move));
    if (moved === state) continue;
    former.push(state);
    if (moved) sheet.conditionals.set(id, moved);
    else sheet.conditionals.delete(id);
  }
  if (move.by === 1) return [];
  return former.map((state) => ({ do: 'conditional', sheetId: sheet.id, id: state.id, conditional: state }));
}

/** Returns the former contents of the formulas that changed, where they stand once the move is taken back. */
function moveFormulas(sheet: SheetState, move: Move): Edit[] {
  const cells: CellPatch[] = [];
  const before = (index: number, axis: Move['axis']) =>
    axis === move.axis ? movedIndex(index, opposite(move))! : index;
  sheet.rows.forEach((row, r) =>
    row.forEach((cell, c) => {
      const content = shiftFormula(cell.content, (area) => movedArea(area, move));
      if (content === cell.content) return;
      row[c] = { ...cell, content };
      if (move.by === -1)
        cells.push({ row: before(r, 'row'), column: before(c, 'column'), patch: { content: cell.content } });
    }),
  );
  return cells.length > 0 ? [{ do: 'cells', sheetId: sheet.id, cells }] : [];
}

function renumber(numbers: Set<number>, move: Move): void {
  const moved = [...numbers].flatMap((number) => movedIndex(number, move) ?? []);
  numbers.clear();
  for (const number of moved) numbers.add(number);
}

function moveColumns(sheet: SheetState, move: Move): void {
  const columns = [...sheet.columns];
  sheet.columns.clear();
  for (const [at, column] of columns) {
    const to = movedIndex(at, move);
    if (to !== undefined) sheet.columns.set(to, column);
  }
}
