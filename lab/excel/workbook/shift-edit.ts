import { afterDelete, afterInsert, type Area } from './area.ts';
import type { TableState } from './book-state.ts';
import { movedConditional } from './conditional-state.ts';
import type { CellPatch, Edit, EditOf } from './edit.ts';
import { shiftFormula } from './shift-formula.ts';

/**
 * What `edit` becomes when `before`, made at the same time by somebody else, is applied first; undefined: nothing is
 * left of it. Where both set the same thing, `wins` says whether `edit` does: the later one at the server.
 */
export function shiftEdit(edit: Edit, before: Edit, wins: boolean): Edit | undefined {
  if (edit.sheetId !== before.sheetId) return edit;
  switch (before.do) {
    case 'insert-row':
      return afterInsertedRow(edit, before.at, wins);
    case 'delete-row':
      return afterDeletedRow(edit, before.at);
    case 'remove-sheet':
      return undefined;
    default:
      return wins ? edit : withoutWhat(edit, before);
  }
}

function afterInsertedRow(edit: Edit, at: number, wins: boolean): Edit {
  if (edit.do === 'insert-row' && edit.at === at) return wins ? edit : { ...edit, at: at + 1 };
  const move = (row: number) => (row >= at ? row + 1 : row);
  return moved(edit, move, (area) => afterInsert(area, at))!;
}

function afterDeletedRow(edit: Edit, at: number): Edit | undefined {
  if (edit.do === 'delete-row' && edit.at === at) return undefined;
  // A row comes in where it was meant to, even if the row below went.
  if (edit.do === 'insert-row' && edit.at === at) return edit;
  const move = (row: number) => (row === at ? undefined : row > at ? row - 1 : row);
  return moved(edit, move, (area) => afterDelete(area, at));
}

function moved(
  edit: Edit,
  row: (row: number) => number | undefined,
  area: (area: Area) => Area | undefined,
): Edit | undefined {
  switch (edit.do) {
    case 'cells': {
      const cells = edit.cells.flatMap((cell) => {
        const to = row(cell.row);
        if (to === undefined) return [];
        const { content } = cell.patch;
        const patch = content ? { ...cell.patch, content: shiftFormula(content, area) } : cell.patch;
        return [{ ...cell, row: to, patch }];
      });
      return cells.length > 0 ? { ...edit, cells } : undefined;
    }
    case 'insert-row':
    case 'delete-row': {
      const at = row(edit.at);
      return at === undefined ? undefined : { ...edit, at };
    }
    case 'hide-rows':
      return { ...edit, rows: edit.rows.flatMap((at) => row(at) ?? []) };
    case 'table':
      return edit.table ? { ...edit, table: movedTable(edit.table, area) } : edit;
    case 'conditional':
      return edit.conditional ? { ...edit, conditional: movedConditional(edit.conditional, area) } : edit;
    case 'facts': {
      const { filter } = edit.facts;
      const place = filter && area(filter.area);
      return filter ? { ...edit, facts: { ...edit.facts, filter: place ? { ...filter, area: place } : null } } : edit;
    }
    default:
      return edit;
  }
}

function movedTable(table: TableState, to: (area: Area) => Area | undefined): TableState | null {
  const area = to(table.area);
  return area ? { ...table, area } : null;
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
