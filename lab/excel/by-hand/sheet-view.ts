import { NULL } from '../interpreter/api-error.ts';
import type { CellView, FilterArea, RowView, SheetLayout } from '../page/desk-view.ts';
import type { FilterSurface, RangeSurface, SheetSurface } from './book-surface.ts';

/** Points of the API to pixels of the page. */
const PIXELS_PER_POINT = 96 / 72;
const NO_FILL = '#FFFFFF';
const BLACK = '#000000';

export function sheetLayout(sheet: SheetSurface): SheetLayout {
  const { rowCount, columnCount } = extent(sheet);
  const columns = Array.from({ length: columnCount }, (_, at) => sheet.getRangeByIndexes(0, at, 1, 1));
  return {
    sheetId: sheet.id,
    rowCount,
    columnCount,
    hiddenRows: hiddenRows(sheet, rowCount),
    hiddenColumns: columns.flatMap((column, at) => (column.columnHidden === true ? [at] : [])),
    widths: columns.map((column) => Math.max(24, Math.round((column.format.columnWidth ?? 64) * PIXELS_PER_POINT))),
    filterArea: filterArea(sheet),
    protected: sheet.protection?.protected ?? false,
  };
}

/** Rows and columns from A1 to the last cell in use. */
export function extent(sheet: SheetSurface): { readonly rowCount: number; readonly columnCount: number } {
  const used = sheet.getUsedRangeOrNullObject();
  if (used === NULL) return { rowCount: 0, columnCount: 0 };
  return { rowCount: used.rowIndex + used.rowCount, columnCount: used.columnIndex + used.columnCount };
}

function hiddenRows(sheet: SheetSurface, rowCount: number): number[] {
  if (rowCount === 0) return [];
  const visible = sheet.getRangeByIndexes(0, 0, rowCount, 1).getSpecialCellsOrNullObject('Visible');
  const shown = new Set<number>();
  for (const area of visible === NULL ? [] : visible.areas.items)
    for (let at = area.rowIndex; at < area.rowIndex + area.rowCount; at += 1) shown.add(at);
  return Array.from({ length: rowCount }, (_, at) => at).filter((at) => !shown.has(at));
}

/** The first table, or the sheet's own filter. */
export function filterArea(sheet: SheetSurface): FilterArea | null {
  const [table] = sheet.tables?.items ?? [];
  if (table) return areaOf(table.getRange(), table.autoFilter);
  const range = sheet.autoFilter?.getRangeOrNullObject() ?? NULL;
  return range === NULL ? null : areaOf(range, sheet.autoFilter);
}

function areaOf(range: RangeSurface, filter: FilterSurface | undefined): FilterArea {
  const { rowIndex, columnIndex, rowCount, columnCount } = range;
  const filtered = (filter?.criteria ?? []).flatMap((one, at) => (one?.filterOn ? [columnIndex + at] : []));
  return {
    top: rowIndex,
    left: columnIndex,
    bottom: rowIndex + rowCount - 1,
    right: columnIndex + columnCount - 1,
    filtered,
  };
}

export function sheetRows(sheet: SheetSurface, from: number, count: number): RowView[] {
  const { rowCount, columnCount } = extent(sheet);
  const rows = Math.min(count, rowCount - from);
  if (rows <= 0 || columnCount === 0) return [];
  const range = sheet.getRangeByIndexes(from, 0, rows, columnCount);
  const types = range.valueTypes;
  return range.text.map((texts, r) => ({
    at: from + r,
    cells: texts.map((text, c) => cellView(sheet, from + r, c, text, types[r]?.[c])),
  }));
}

function cellView(sheet: SheetSurface, row: number, column: number, text: string, type: string | undefined): CellView {
  const { format, $conditionalLook } = sheet.getRangeByIndexes(row, column, 1, 1);
  const { bold, color, fill } = {
    bold: format.font.bold,
    color: format.font.color,
    fill: format.fill.color,
    ...$conditionalLook,
  };
  return {
    text,
    ...(type === 'Double' || type === 'Integer' ? { right: true } : {}),
    ...(bold ? { bold: true } : {}),
    ...(fill && fill !== NO_FILL ? { fill } : {}),
    ...(color && color !== BLACK ? { color } : {}),
  };
}
