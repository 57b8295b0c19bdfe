import { emptyCell, type Cell, type Grid, type GridRow } from '../domain/grid.ts';
import { Failure } from '../domain/failure.ts';

/** Excel on the web refuses answers over 5 MB; this many cells with value, text, format and type stay well below it. */
const cellsPerPage = 20_000;

/** What is loaded of a range that becomes grid rows. */
export const cellProperties = 'values,text,numberFormat,valueTypes';

const kinds: Readonly<Record<string, Cell['kind']>> = {
  Empty: 'empty',
  String: 'text',
  Integer: 'number',
  Double: 'number',
  Boolean: 'boolean',
  Error: 'error',
  RichValue: 'text',
};

/** The loaded cells of one row of a range. */
export const cellsOf = (range: Excel.Range, index: number): Cell[] => {
  const values: unknown[] = range.values[index] ?? [];
  return values.map((value, column) => {
    const kind = kinds[range.valueTypes[index]?.[column] ?? ''] ?? 'text';
    if (kind === 'empty') return emptyCell;
    return {
      kind,
      value: typeof value === 'number' || typeof value === 'boolean' ? value : String(value),
      text: String(range.text[index]?.[column] ?? ''),
      format: String(range.numberFormat[index]?.[column] ?? ''),
    };
  });
};

interface Area {
  readonly rowIndex: number;
  readonly rowCount: number;
  readonly columnIndex: number;
  readonly columnCount: number;
}

const spanned = (areas: readonly Area[], first: 'rowIndex' | 'columnIndex', count: 'rowCount' | 'columnCount') => {
  const seen = new Set<number>();
  for (const area of areas) for (let offset = 0; offset < area[count]; offset += 1) seen.add(area[first] + offset);
  return seen;
};

/** The sheet's largest table, else its used range. */
const rangeToRead = async (context: Excel.RequestContext, sheet: Excel.Worksheet) => {
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load('rowIndex,columnIndex,rowCount,columnCount');
  const tables = sheet.tables.load('items/id,items/name,items/showTotals,items/showHeaders');
  await context.sync();
  if (used.isNullObject) throw new Failure('sheet/empty');
  const ranges = tables.items.map((table) => ({
    table,
    range: table.getRange().load('rowIndex,columnIndex,rowCount,columnCount'),
  }));
  if (ranges.length > 0) await context.sync();
  const largest = ranges
    .filter(({ table }) => table.showHeaders)
    .sort((a, b) => b.range.rowCount - a.range.rowCount)[0];
  return largest ?? { range: used, table: undefined };
};

/** Whether a date-formatted cell only reads right when days are counted from 1904. */
const countsFrom1904 = (rows: readonly GridRow[]): boolean => {
  for (const { cells } of rows) {
    const dated = cells.find(
      ({ kind, format, text }) => kind === 'number' && /yyyy/i.test(format) && /\d{4}/.test(text),
    );
    if (dated === undefined) continue;
    const yearFrom = (epoch: number) => new Date(epoch + Number(dated.value) * 86_400_000).getUTCFullYear();
    const shown = dated.text;
    return (
      !shown.includes(String(yearFrom(Date.UTC(1899, 11, 30)))) &&
      shown.includes(String(yearFrom(Date.UTC(1904, 0, 1))))
    );
  }
  return false;
};

/** Rejects with `sheet/empty` when nothing is written in the sheet. */
export const readGrid = async (context: Excel.RequestContext, sheetName: string | undefined): Promise<Grid> => {
  const { worksheets } = context.workbook;
  const sheet = sheetName === undefined ? worksheets.getActiveWorksheet() : worksheets.getItem(sheetName);
  sheet.load('id,name');
  const application = context.workbook.application.load('decimalSeparator');
  const { range, table } = await rangeToRead(context, sheet);
  const visible = range.getSpecialCellsOrNullObject(Excel.SpecialCellType.visible);
  visible.areas.load('items/rowIndex,items/rowCount,items/columnIndex,items/columnCount');
  const pages = pagesOf(range);
  for (const page of pages) {
    page.range = sheet
      .getRangeByIndexes(page.row, range.columnIndex, page.rows, range.columnCount)
      .load(cellProperties);
    // eslint-disable-next-line office-addins/no-context-sync-in-loop -- one answer may not exceed 5 MB
    await context.sync();
  }
  const areas: readonly Area[] = visible.isNullObject ? [] : visible.areas.items;
  const rowsShown = spanned(areas, 'rowIndex', 'rowCount');
  const columnsShown = spanned(areas, 'columnIndex', 'columnCount');
  const rows = pages.flatMap(({ row, rows: count, range: page }) =>
    Array.from({ length: count }, (_, index): GridRow => ({
      row: row + index + 1,
      hidden: !rowsShown.has(row + index),
      cells: page === undefined ? [] : cellsOf(page, index),
    })),
  );
  return {
    sheet: sheet.name,
    sheetId: sheet.id,
    firstColumn: range.columnIndex,
    columnCount: range.columnCount,
    hiddenColumns: Array.from({ length: range.columnCount }, (_, index) => index).filter(
      (index) => areas.length > 0 && !columnsShown.has(range.columnIndex + index),
    ),
    rows,
    ...(table === undefined ? {} : { table: { id: table.id, name: table.name, hasTotals: table.showTotals } }),
    date1904: countsFrom1904(rows),
    decimalSeparator: application.decimalSeparator === ',' ? ',' : '.',
  };
};

interface Page {
  readonly row: number;
  readonly rows: number;
  range: Excel.Range | undefined;
}

const pagesOf = (range: Excel.Range): Page[] => {
  const rowsPerPage = Math.max(1, Math.floor(cellsPerPage / range.columnCount));
  const pages: Page[] = [];
  for (let row = 0; row < range.rowCount; row += rowsPerPage) {
    pages.push({ row: range.rowIndex + row, rows: Math.min(rowsPerPage, range.rowCount - row), range: undefined });
  }
  return pages;
};
