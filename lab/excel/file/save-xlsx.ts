import {
  type Cell as FileCell,
  type CellValue as FileValue,
  type CellStyle,
  openXlsx,
  type RoundtripWorkbook,
  saveXlsx,
  type Sheet,
  writeXlsx,
} from 'hucre';
import { areaName } from '../book/area.ts';
import {
  type BookState,
  DEFAULT_COLUMN,
  type FilterState,
  type SheetState,
  type TableState,
} from '../book/book-state.ts';
import type { Cell } from '../book/cell.ts';
import { fileConditionals } from './conditional-file.ts';
import { resultOf } from '../book/formula-result.ts';
import { idOf, solidFill } from './load-xlsx.ts';

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
    protection,
    freezePane,
    tables: _tables,
    autoFilter: _filter,
    conditionalRules: _rules,
    ...rest
  } = former ?? {};
  const file: Sheet = {
    ...rest,
    name: facts.name,
    ...fileCells(sheet, former),
    columns: columnsOf(sheet, former),
    rowDefs: rowDefsOf(sheet, former?.rowDefs),
    merges: sheet.merges.map(({ top, left, bottom, right }) => ({
      startRow: top,
      startCol: left,
      endRow: bottom,
      endCol: right,
    })),
    hidden: facts.visibility === 'Hidden',
    veryHidden: facts.visibility === 'VeryHidden',
  };
  if (sheet.tables.size > 0) file.tables = [...sheet.tables.values()].map((table) => fileTable(sheet, table, former));
  if (sheet.conditionals.size > 0) file.conditionalRules = fileConditionals(sheet.conditionals.values());
  if (facts.filter) file.autoFilter = fileFilter(facts.filter);
  if (facts.frozenRows > 0 || freezePane) file.freezePane = { ...freezePane, rows: facts.frozenRows };
  if (facts.isProtected) file.protection = { ...protection, sheet: true };
  return file;
}

function fileCells(
  sheet: SheetState,
  former: Sheet | undefined,
): { rows: FileValue[][]; cells: Map<string, FileCell> } {
  const cells = new Map<string, FileCell>();
  const rows = Array.from(sheet.rows, (row = [], r) =>
    Array.from(row, (cell, c) => {
      if (!cell) return null;
      const file = fileCell(cell, sheet, former?.cells?.get(`${r},${c}`));
      cells.set(`${r},${c}`, file);
      return file.value;
    }),
  );
  return { rows, cells };
}

const fileFilter = ({ area, shown }: FilterState): NonNullable<Sheet['autoFilter']> => ({
  range: areaName(area),
  columns: [...shown].map(([colIndex, texts]) => ({ colIndex, filters: [...texts] })),
});

function fileCell(cell: Cell, sheet: SheetState, former: FileCell | undefined): FileCell {
  const { value, formula, isError } = resultOf(cell, sheet);
  const style = fileStyle(cell);
  const { hyperlink, comment } = former?.value === value ? former : {};
  const type = isError ? 'error' : value === '' ? 'empty' : (typeof value as 'string' | 'number' | 'boolean');
  const file: FileCell = { ...(hyperlink && { hyperlink }), ...(comment && { comment }), value, type, style };
  if (value === '') file.value = null;
  return formula === '' ? file : { ...file, type: 'formula', formula: formula.slice(1), formulaResult: file.value };
}

/** The file's own style, with what the model knows of looks put in. */
function fileStyle({ format, look }: Cell): CellStyle {
  const style: CellStyle = { ...look.style, numFmt: format };
  if (look.bold !== (style.font?.bold ?? false)) style.font = { ...style.font, bold: look.bold };
  if (look.color !== '') style.font = { ...style.font, color: { rgb: look.color.slice(1) } };
  if (look.fill !== '') style.fill = { type: 'pattern', pattern: 'solid', fgColor: { rgb: look.fill.slice(1) } };
  else if (solidFill(style) !== '') delete style.fill;
  return style;
}

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

type FileTable = NonNullable<Sheet['tables']>[number];

function fileTable(sheet: SheetState, table: TableState, former: Sheet | undefined): FileTable {
  const known = former?.tables?.find(({ name, displayName }) => (displayName ?? name) === table.name);
  const { top, left, right } = table.area;
  const names = Array.from({ length: right - left + 1 }, (_, at) => sheet.rows[top]?.[left + at]?.content.value ?? '');
  return {
    ...known,
    name: table.name,
    displayName: table.name,
    range: areaName(table.area),
    columns: names.map((name) => known?.columns.find((column) => column.name === name) ?? { name: String(name) }),
    ...(table.style === '' ? {} : { style: table.style }),
    showAutoFilter: table.showFilterButton,
    showTotalRow: table.showTotals,
  };
}
