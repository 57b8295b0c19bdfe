import { afterDelete, afterInsert, type Area } from './area.ts';
import { type BookState, copySheet, DEFAULT_COLUMN, type SheetState, sheetOf } from './book-state.ts';
import { EMPTY_CELL } from './cell.ts';
import { type ConditionalState, movedConditional } from './conditional-state.ts';
import type { CellPatch, Edit, EditOf } from './edit.ts';
import { shiftFormula } from './shift-formula.ts';

/** Changes `book`. Returns what takes the change back, to be applied in that order; nothing where it met nothing. */
export function applyEdit(book: BookState, edit: Edit): Edit[] {
  if (edit.do === 'add-sheet') return addSheet(book, edit);
  const sheet = sheetOf(book, edit.sheetId);
  if (!sheet) return [];
  switch (edit.do) {
    case 'cells':
      return applyCells(sheet, edit);
    case 'insert-row':
      return insertRow(sheet, edit);
    case 'delete-row':
      return deleteRow(sheet, edit);
    case 'hide-rows':
      return hideRows(sheet, edit);
    case 'column': {
      const former = sheet.columns.get(edit.at) ?? DEFAULT_COLUMN;
      sheet.columns.set(edit.at, edit.column);
      return [{ ...edit, column: former }];
    }
    case 'table': {
      const former = sheet.tables.get(edit.id) ?? null;
      if (edit.table) sheet.tables.set(edit.id, edit.table);
      else sheet.tables.delete(edit.id);
      return [{ ...edit, table: former }];
    }
    case 'conditional': {
      const former = sheet.conditionals.get(edit.id) ?? null;
      if (edit.conditional) sheet.conditionals.set(edit.id, edit.conditional);
      else sheet.conditionals.delete(edit.id);
      return [{ ...edit, conditional: former }];
    }
    case 'facts': {
      const former = sheet.facts;
      sheet.facts = { ...former, ...edit.facts };
      return [{ ...edit, facts: former }];
    }
    case 'remove-sheet':
      book.sheets.splice(book.sheets.indexOf(sheet), 1);
      return [{ do: 'add-sheet', sheetId: sheet.id, sheet }];
  }
}

/** Two people may give two sheets one name at once; the later one gets a number, as in Excel. */
function addSheet(book: BookState, { sheet }: EditOf<'add-sheet'>): Edit[] {
  const taken = new Set(book.sheets.map(({ facts }) => facts.name.toLowerCase()));
  const copy = copySheet(sheet);
  let { name } = sheet.facts;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${sheet.facts.name} (${number})`;
  copy.facts = { ...copy.facts, name };
  book.sheets.push(copy);
  return [{ do: 'remove-sheet', sheetId: sheet.id }];
}

function applyCells(sheet: SheetState, edit: EditOf<'cells'>): Edit[] {
  const former: CellPatch[] = [];
  for (const { row, column, patch } of edit.cells) {
    const cells = (sheet.rows[row] ??= []);
    const cell = cells[column] ?? EMPTY_CELL;
    former.push({ row, column, patch: pick(cell, patch) });
    cells[column] = { ...cell, ...patch };
  }
  return [{ ...edit, cells: former.reverse() }];
}

const pick = <T extends object>(whole: T, parts: Partial<T>): Partial<T> =>
  Object.fromEntries(Object.keys(parts).map((key) => [key, whole[key as keyof T]])) as Partial<T>;

function insertRow(sheet: SheetState, { sheetId, at }: EditOf<'insert-row'>): Edit[] {
  if (at < sheet.rows.length) sheet.rows.splice(at, 0, []);
  moveAreas(sheet, (area) => afterInsert(area, at));
  moveConditionals(sheet, (area) => afterInsert(area, at));
  moveFormulas(sheet, (area) => afterInsert(area, at));
  renumber(sheet, (row) => (row >= at ? row + 1 : row));
  return [{ do: 'delete-row', sheetId, at }];
}

function deleteRow(sheet: SheetState, { sheetId, at }: EditOf<'delete-row'>): Edit[] {
  const [gone = []] = at < sheet.rows.length ? sheet.rows.splice(at, 1) : [];
  const wasHidden = sheet.hiddenRows.delete(at);
  moveAreas(sheet, (area) => afterDelete(area, at));
  const conditionals = moveConditionals(sheet, (area) => afterDelete(area, at));
  const formulas = moveFormulas(sheet, (area) => afterDelete(area, at));
  renumber(sheet, (row) => (row > at ? row - 1 : row));
  const rowBefore = (row: number) => (row >= at ? row + 1 : row);
  const cells: CellPatch[] = [];
  gone.forEach((patch, column) => cells.push({ row: at, column, patch }));
  return [
    { do: 'insert-row', sheetId, at },
    { do: 'cells', sheetId, cells: [...cells, ...formulas.map((cell) => ({ ...cell, row: rowBefore(cell.row) }))] },
    ...conditionals.map((conditional) => ({ do: 'conditional' as const, sheetId, id: conditional.id, conditional })),
    ...(wasHidden ? [{ do: 'hide-rows' as const, sheetId, rows: [at], hidden: true }] : []),
  ];
}

function hideRows(sheet: SheetState, edit: EditOf<'hide-rows'>): Edit[] {
  const rows = edit.rows.filter((row) => sheet.hiddenRows.has(row) !== edit.hidden);
  for (const row of rows) {
    if (edit.hidden) sheet.hiddenRows.add(row);
    else sheet.hiddenRows.delete(row);
  }
  return [{ ...edit, rows, hidden: !edit.hidden }];
}

function renumber(sheet: SheetState, to: (row: number) => number): void {
  const moved = [...sheet.hiddenRows].map(to);
  sheet.hiddenRows.clear();
  for (const row of moved) sheet.hiddenRows.add(row);
}

/** Returns the former contents of the formulas that changed, where they stand now. */
function moveFormulas(sheet: SheetState, to: (area: Area) => Area | undefined): CellPatch[] {
  const former: CellPatch[] = [];
  sheet.rows.forEach((cells, row) =>
    cells.forEach((cell, column) => {
      const content = shiftFormula(cell.content, to);
      if (content === cell.content) return;
      former.push({ row, column, patch: { content: cell.content } });
      cells[column] = { ...cell, content };
    }),
  );
  return former;
}

/** Returns the former ones of those that changed. */
function moveConditionals(sheet: SheetState, to: (area: Area) => Area | undefined): ConditionalState[] {
  const former: ConditionalState[] = [];
  for (const [id, state] of sheet.conditionals) {
    const moved = movedConditional(state, to);
    if (moved === state) continue;
    former.push(state);
    if (moved) sheet.conditionals.set(id, moved);
    else sheet.conditionals.delete(id);
  }
  return former;
}

function moveAreas(sheet: SheetState, to: (area: Area) => Area | undefined): void {
  for (const [id, table] of sheet.tables) {
    const area = to(table.area);
    if (area) sheet.tables.set(id, { ...table, area });
    else sheet.tables.delete(id);
  }
  const merges = sheet.merges.splice(0).flatMap((area) => to(area) ?? []);
  sheet.merges.push(...merges);
  const { filter } = sheet.facts;
  const area = filter && to(filter.area);
  if (filter) sheet.facts = { ...sheet.facts, filter: area ? { ...filter, area } : null };
}
