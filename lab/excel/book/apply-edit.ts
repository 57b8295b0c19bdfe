import { type BookState, copySheet, DEFAULT_COLUMN, type SheetState, sheetOf } from './book-state.ts';
import { EMPTY_CELL } from './cell.ts';
import type { CellPatch, Edit, EditOf } from './edit.ts';
import { moveParts } from './move-parts.ts';

/** Changes `book`. Returns what takes the change back, to be applied in that order; nothing where it met nothing. */
export function applyEdit(book: BookState, edit: Edit): Edit[] {
  if (edit.do === 'add-sheet') return addSheet(book, edit);
  const sheet = sheetOf(book, edit.sheetId);
  if (!sheet) return [];
  switch (edit.do) {
    case 'cells':
      return applyCells(sheet, edit);
    case 'insert-row':
      return insertRow(sheet, edit as EditOf<'insert-row'>);
    case 'delete-row':
      return deleteRow(sheet, edit as EditOf<'delete-row'>);
    case 'insert-column':
      return insertColumn(sheet, edit as EditOf<'insert-column'>);
    case 'delete-column':
      return deleteColumn(sheet, edit as EditOf<'delete-column'>);
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
  return [{ do: 'cells', sheetId: edit.sheetId, cells: former.reverse() }];
}

const pick = <T extends object>(whole: T, parts: Partial<T>): Partial<T> =>
  Object.fromEntries(Object.keys(parts).map((key) => [key, whole[key as keyof T]])) as Partial<T>;

function insertRow(sheet: SheetState, { sheetId, at }: EditOf<'insert-row'>): Edit[] {
  if (at < sheet.rows.length) sheet.rows.splice(at, 0, []);
  moveParts(sheet, { axis: 'row', at, by: 1 });
  return [{ do: 'delete-row', sheetId, at }];
}

function deleteRow(sheet: SheetState, { sheetId, at }: EditOf<'delete-row'>): Edit[] {
  const [gone = []] = at < sheet.rows.length ? sheet.rows.splice(at, 1) : [];
  const wasHidden = sheet.hiddenRows.has(at);
  const lost = moveParts(sheet, { axis: 'row', at, by: -1 });
  const cells: CellPatch[] = [];
  gone.forEach((patch, column) => cells.push({ row: at, column, patch }));
  return [
    { do: 'insert-row', sheetId, at },
    { do: 'cells', sheetId, cells },
    ...lost,
    ...(wasHidden ? [{ do: 'hide-rows' as const, sheetId, rows: [at], hidden: true }] : []),
  ];
}

function insertColumn(sheet: SheetState, { sheetId, at }: EditOf<'insert-column'>): Edit[] {
  for (const row of sheet.rows) if (row && at < row.length) row.splice(at, 0, EMPTY_CELL);
  moveParts(sheet, { axis: 'column', at, by: 1 });
  return [{ do: 'delete-column', sheetId, at }];
}

function deleteColumn(sheet: SheetState, { sheetId, at }: EditOf<'delete-column'>): Edit[] {
  const cells: CellPatch[] = [];
  sheet.rows.forEach((row, r) => {
    const [patch] = at < row.length ? row.splice(at, 1) : [];
    if (patch) cells.push({ row: r, column: at, patch });
  });
  const column = sheet.columns.get(at);
  const lost = moveParts(sheet, { axis: 'column', at, by: -1 });
  return [
    { do: 'insert-column', sheetId, at },
    { do: 'cells', sheetId, cells },
    ...lost,
    ...(column ? [{ do: 'column' as const, sheetId, at, column }] : []),
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
