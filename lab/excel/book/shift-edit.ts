import { movedConditional } from './conditional-state.ts';
import { type CellPatch, type Edit, type EditOf, moveOf } from './edit.ts';
import { type Move, movedArea, movedFilter, movedIndex } from './move.ts';
import { shiftFormula } from './shift-formula.ts';

/**
 * What `edit` becomes when `before`, made at the same time by somebody else, is applied first; undefined: nothing is
 * left of it. Where both set the same thing, `wins` says whether `edit` does: the later one at the server.
 */
export function shiftEdit(edit: Edit, before: Edit, wins: boolean): Edit | undefined {
  if (edit.sheetId !== before.sheetId) return edit;
  if (before.do === 'remove-sheet') return undefined;
  const move = moveOf(before);
  if (move) return afterMove(edit, move, wins);
  return wins ? edit : withoutWhat(edit, before);
}

function afterMove(edit: Edit, move: Move, wins: boolean): Edit | undefined {
  const own = moveOf(edit);
  if (own?.axis === move.axis && own.at === move.at) {
    if (own.by === -1 && move.by === -1) return undefined;
    // One comes in where it was meant to, even if the one that stood there went.
    if (own.by === 1 && (move.by === -1 || wins)) return edit;
  }
  return moved(edit, move);
}

function moved(edit: Edit, move: Move): Edit | undefined {
  switch (edit.do) {
    case 'cells':
      return movedCells(edit, move);
    case 'insert-row':
    case 'delete-row':
    case 'insert-column':
    case 'delete-column':
      return moveOf(edit)!.axis === move.axis ? movedAt(edit, move) : edit;
    case 'column':
      return move.axis === 'column' ? movedAt(edit, move) : edit;
    case 'hide-rows':
      return move.axis === 'row' ? { ...edit, rows: edit.rows.flatMap((at) => movedIndex(at, move) ?? []) } : edit;
    case 'table':
      return edit.table ? { ...edit, table: movedFilter(edit.table, move) } : edit;
    case 'conditional':
      return edit.conditional
        ? { ...edit, conditional: movedConditional(edit.conditional, (area) => movedArea(area, move)) }
        : edit;
    case 'facts': {
      const { filter } = edit.facts;
      return filter ? { ...edit, facts: { ...edit.facts, filter: movedFilter(filter, move) } } : edit;
    }
    default:
      return edit;
  }
}

function movedAt<At extends Edit & { readonly at: number }>(edit: At, move: Move): At | undefined {
  const at = movedIndex(edit.at, move);
  return at === undefined ? undefined : { ...edit, at };
}

function movedCells(edit: EditOf<'cells'>, move: Move): Edit | undefined {
  const cells = edit.cells.flatMap((cell) => {
    const to = movedIndex(cell[move.axis], move);
    if (to === undefined) return [];
    const { content } = cell.patch;
    const patch = content
      ? { ...cell.patch, content: shiftFormula(content, (area) => movedArea(area, move)) }
      : cell.patch;
    return [{ ...cell, [move.axis]: to, patch }];
  });
  return cells.length > 0 ? { ...edit, cells } : undefined;
}

/** What `edit` sets and `other` does not. */
function withoutWhat(edit: Edit, other: Edit): Edit | undefined {
  if (edit.do === 'cells' && other.do === 'cells') return withoutCells(edit, other);
  if (edit.do === 'hide-rows' && other.do === 'hide-rows') {
    const rows = edit.rows.filter((row) => !other.rows.includes(row));
    return { ...edit, rows };
  }
  if (edit.do === 'column' && other.do === 'column') return edit.at === other.at ? undefined : edit;
  if (edit.do === 'table' && other.do === 'table') return edit.id === other.id ? undefined : edit;
  if (edit.do === 'conditional' && other.do === 'conditional') return edit.id === other.id ? undefined : edit;
  if (edit.do === 'facts' && other.do === 'facts') return { ...edit, facts: without(edit.facts, other.facts) };
  return edit;
}

function withoutCells(edit: EditOf<'cells'>, other: EditOf<'cells'>): Edit | undefined {
  const set = new Map<string, object>();
  for (const { row, column, patch } of other.cells)
    set.set(`${row} ${column}`, { ...set.get(`${row} ${column}`), ...patch });
  const cells = edit.cells.flatMap((cell): CellPatch[] => {
    const patch = without(cell.patch, set.get(`${cell.row} ${cell.column}`) ?? {});
    return Object.keys(patch).length > 0 ? [{ ...cell, patch }] : [];
  });
  return cells.length > 0 ? { ...edit, cells } : undefined;
}

const without = <T extends object>(whole: T, parts: object): T =>
  Object.fromEntries(Object.entries(whole).filter(([key]) => !(key in parts))) as T;
