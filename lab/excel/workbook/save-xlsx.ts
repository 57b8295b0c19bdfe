import {
  type Cell as FileCell,
  type CellStyle,
  openXlsx,
  type RoundtripWorkbook,
  saveXlsx,
  type Sheet,
  writeXlsx,
} from 'hucre';
import { areaName } from './area.ts';
import { type BookState, DEFAULT_COLUMN, type SheetState, type TableState } from './book-state.ts';
import type { Cell } from './cell.ts';
import { idOf } from './load-xlsx.ts';

/** The book as an .xlsx file; parts of `file` that the model does not know are kept. */
export async function saveBook(state: BookState, file: RoundtripWorkbook | undefined): Promise<Uint8Array> {
  const base = file ?? (await openXlsx(await writeXlsx({ sheets: [{ name: 'Sheet1', rows: [] }] }), {}));
  const former = base.sheets;
  base.sheets = state.sheets.map((sheet) => fileSheet(sheet, former[indexOf(sheet.id)]));
  try {
    return await saveXlsx(base);
  } finally {
    base.sheets = former;
  }
}

/** Where a sheet stood in the file it came from; -1: it is new. */
const indexOf = (id: string) => (id.startsWith(idOf(0).slice(0, 25)) ? Number(id.slice(25, -1)) - 1 : -1);

function fileSheet(sheet: SheetState, former: Sheet | undefined): Sheet {
  const { facts } = sheet;
  const {
    rows: _rows,
    cells: _cells,
    rowDefs,
    tables: _tables,
    autoFilter: _filter,
    merges: _m,
    ...rest
  } = former ?? {};
  const file: Sheet = { ...rest, name: facts.name, rows: [], cells: new Map(), columns: columnsOf(sheet, former) };
  sheet.rows.forEach((row, r) =>
    row.forEach((cell, c) => {
      (file.rows[r] ??= [])[c] = cell.content.value === '' ? null : cell.content.value;
      file.cells!.set(`${r},${c}`, fileCell(cell, former?.cells?.get(`${r},${c}`)));
    }),
  );
  for (let r = 0; r < file.rows.length; r += 1) file.rows[r] = Array.from(file.rows[r] ?? [], (value) => value ?? null);
  file.rowDefs = rowDefsOf(sheet, rowDefs);
  if (sheet.tables.size > 0) file.tables = [...sheet.tables.values()].map((table) => fileTable(sheet, table));
  file.merges = sheet.merges.map(({ top, left, bottom, right }) => ({
    startRow: top,
    startCol: left,
    endRow: bottom,
    endCol: right,
  }));
  if (facts.filter) {
    const columns = [...facts.filter.shown].map(([colIndex, texts]) => ({ colIndex, filters: [...texts] }));
    file.autoFilter = { range: areaName(facts.filter.area), columns };
  }
  if (facts.frozenRows > 0) file.freezePane = { ...former?.freezePane, rows: facts.frozenRows };
  if (facts.isProtected) file.protection = { ...former?.protection, sheet: true };
  else delete file.protection;
  file.hidden = facts.visibility === 'Hidden';
  file.veryHidden = facts.visibility === 'VeryHidden';
  return file;
}

function fileCell({ content, format, look }: Cell, former: FileCell | undefined): FileCell {
  const { value, formula, isError } = content;
  const style: CellStyle = { ...look.style, numFmt: format };
  if (look.bold !== (style.font?.bold ?? false)) style.font = { ...style.font, bold: look.bold };
  if (look.color !== '') style.font = { ...style.font, color: { rgb: look.color.slice(1) } };
  if (look.fill !== '') style.fill = { type: 'pattern', pattern: 'solid', fgColor: { rgb: look.fill.slice(1) } };
  const kept = former && former.value === value ? { hyperlink: former.hyperlink, comment: former.comment } : {};
  const type = isError ? 'error' : value === '' ? 'empty' : (typeof value as 'string' | 'number' | 'boolean');
  const cell: FileCell = { ...withoutUndefined(kept), value: value === '' ? null : value, type, style };
  return formula === '' ? cell : { ...cell, type: 'formula', formula: formula.slice(1), formulaResult: cell.value };
}

const withoutUndefined = <T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as never;

function columnsOf(sheet: SheetState, former: Sheet | undefined): NonNullable<Sheet['columns']> {
  const count = Math.max(former?.columns?.length ?? 0, ...[...sheet.columns.keys()].map((at) => at + 1));
  return Array.from({ length: count }, (_, at) => {
    const { width, hidden } = sheet.columns.get(at) ?? DEFAULT_COLUMN;
    return { ...former?.columns?.[at], width: charactersOf(width), hidden };
  });
}

const charactersOf = (points: number) => Math.round((((points * 96) / 72 - 5) / 7) * 100) / 100;

function rowDefsOf(sheet: SheetState, former: Sheet['rowDefs']): NonNullable<Sheet['rowDefs']> {
  const defs = new Map([...(former ?? [])].map(([row, def]) => [row, { ...def, hidden: false }]));
  for (const row of sheet.hiddenRows) defs.set(row, { ...defs.get(row), hidden: true });
  return defs;
}

function fileTable(sheet: SheetState, table: TableState): NonNullable<Sheet['tables']>[number] {
  const { top, left, right } = table.area;
  const names = Array.from({ length: right - left + 1 }, (_, at) => sheet.rows[top]?.[left + at]?.content.value ?? '');
  return {
    name: table.name,
    displayName: table.name,
    range: areaName(table.area),
    columns: names.map((name) => ({ name: String(name) })),
    ...(table.style === '' ? {} : { style: table.style }),
    showAutoFilter: table.showFilterButton,
    showTotalRow: table.showTotals,
  };
}
