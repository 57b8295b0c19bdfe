import {
  type Cell as FileCell,
  type CellStyle,
  type CellValue as FileValue,
  dateToSerial,
  openXlsx,
  type RoundtripWorkbook,
  type Sheet,
} from 'hucre';
import { parseArea } from '../book/area.ts';
import { type BookState, newSheet, type SheetFacts, type SheetState, type TableState } from '../book/book-state.ts';
import { loadConditionals } from './conditional-file.ts';
import { type Cell, EMPTY_CELL, type Look, PLAIN_LOOK } from '../book/cell.ts';

export interface LoadedBook {
  readonly state: BookState;
  /** What the model does not know of the file, for writing it back. */
  readonly file: RoundtripWorkbook;
  /** Id of the sheet on top. */
  readonly activeId: string;
}

export async function loadXlsx(bytes: Uint8Array): Promise<LoadedBook> {
  const file = await openXlsx(bytes, { readStyles: true });
  const date1904 = file.dateSystem === '1904';
  const sheets = file.sheets.map((sheet, at) => loadSheet(sheet, idOf(at), date1904));
  return { state: { sheets, date1904 }, file, activeId: idOf(file.activeSheet ?? 0) };
}

/** Excel's ids are GUIDs in braces; these are the same for the same file. */
export const idOf = (at: number) => `{00000000-0000-0000-0000-${String(at + 1).padStart(12, '0')}}`;

/** Of a table or a conditional format, told apart by `kind`. */
const partId = (sheetId: string, kind: 'A' | 'C', at: number) =>
  `{${kind}0000000-0000-0000-${sheetId.slice(-5, -1)}-${String(at + 1).padStart(12, '0')}}`;

function loadSheet(file: Sheet, id: string, date1904: boolean): SheetState {
  const sheet = newSheet(id, file.name);
  sheet.facts = loadFacts(file);
  file.rows.forEach((row, r) => {
    const cells: Cell[] = (sheet.rows[r] = []);
    row.forEach((value, c) => {
      const detail = file.cells?.get(`${r},${c}`);
      if (value !== null || detail) cells[c] = loadCell(value, detail, date1904);
    });
  });
  file.cells?.forEach((detail, key) => {
    const [r = 0, c = 0] = key.split(',').map(Number);
    (sheet.rows[r] ??= [])[c] ??= loadCell(detail.value, detail, date1904);
  });
  file.rowDefs?.forEach(({ hidden }, row) => hidden && sheet.hiddenRows.add(row));
  file.columns?.forEach(({ width, hidden } = {}, at) =>
    sheet.columns.set(at, { width: pointsOf(width ?? 8.43), hidden: hidden ?? false }),
  );
  for (const table of file.tables ?? []) {
    const state = loadTable(table, partId(id, 'A', sheet.tables.size));
    if (state) sheet.tables.set(state.id, state);
  }
  for (const { startRow, startCol, endRow, endCol } of file.merges ?? [])
    sheet.merges.push({ top: startRow, left: startCol, bottom: endRow, right: endCol });
  for (const state of loadConditionals(file.conditionalRules ?? [], (at) => partId(id, 'C', at)))
    sheet.conditionals.set(state.id, state);
  return sheet;
}

function loadCell(value: FileValue, detail: FileCell | undefined, date1904: boolean): Cell {
  const format = detail?.style?.numFmt ?? 'General';
  const formula = detail?.formula === undefined ? '' : `=${detail.formula.replace(/^=/, '')}`;
  const shown = formula === '' ? value : (detail?.formulaResult ?? value);
  const content = {
    value: shown instanceof Date ? dateToSerial(shown, date1904) : (shown ?? ''),
    formula,
    isError: detail?.type === 'error' || (formula !== '' && typeof shown === 'string' && /^#[A-Z/0!?]+$/.test(shown)),
  };
  return { ...EMPTY_CELL, content, format, look: lookOf(detail) };
}

function lookOf(detail: FileCell | undefined): Look {
  const { style } = detail ?? {};
  if (!style) return PLAIN_LOOK;
  const { font, protection } = style;
  return {
    bold: font?.bold ?? false,
    fill: solidFill(style),
    color: rgbOf(font?.color?.rgb),
    locked: protection?.locked ?? true,
    style,
  };
}

/** `#RRGGBB` where the file names it so; empty otherwise. */
export const solidFill = ({ fill }: CellStyle): string =>
  fill?.type === 'pattern' && fill.pattern === 'solid' ? rgbOf(fill.fgColor?.rgb) : '';

/** `RRGGBB` or `AARRGGBB`. */
const rgbOf = (rgb: string | undefined) => (rgb === undefined ? '' : `#${rgb.slice(-6).toUpperCase()}`);

function loadFacts(file: Sheet): SheetFacts {
  const area = file.autoFilter && parseArea(file.autoFilter.range);
  const shown = new Map(
    file.autoFilter?.columns?.flatMap(({ colIndex, filters }) => (filters ? [[colIndex, new Set(filters)]] : [])),
  );
  return {
    name: file.name,
    isProtected: file.protection !== undefined && file.protection.sheet !== false,
    visibility: file.veryHidden ? 'VeryHidden' : file.hidden ? 'Hidden' : 'Visible',
    frozenRows: file.freezePane?.rows ?? 0,
    filter: area ? { area, shown } : null,
  };
}

function loadTable(table: NonNullable<Sheet['tables']>[number], id: string): TableState | undefined {
  const area = parseArea(table.range ?? '');
  if (!area) return undefined;
  return {
    id,
    name: table.displayName ?? table.name,
    area,
    shown: new Map(),
    style: table.style ?? '',
    showHeaders: true,
    showTotals: table.showTotalRow ?? false,
    showFilterButton: table.showAutoFilter ?? true,
  };
}

/** A column's width in points from its width in characters of the standard font (7 pixels, 5 of padding). */
const pointsOf = (characters: number) => Math.round(((characters * 7 + 5) * 72) / 96);
