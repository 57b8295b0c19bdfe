import { emptyCell, type Cell, type Grid, type GridRow, type OutsideAddress } from '../domain/grid.ts';
import { peopleRange } from '../domain/roster/people-range.ts';
import { countsFrom1904 } from '../domain/text/date-system.ts';
import { Failure } from '../domain/failure.ts';
import { byHalves, byVisibleCells, type Area } from './shown-cells.ts';

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

const dimensions = 'rowIndex,rowCount,columnIndex,columnCount';

/** A stray value far below or far to the right must not make a million blank cells to be read. */
const stripRows = 5_000;
const bandColumns = 256;
/** More than this no list of people has: it takes minutes to read. */
const mostCells = 600_000;

const steps = (first: number, count: number, step: number): [number, number][] =>
  Array.from({ length: Math.ceil(count / step) }, (_, at) => [first + at * step, Math.min(step, count - at * step)]);

/** The parts of the used range that hold values, of at most so many rows and columns each. */
const filledParts = async (context: Excel.RequestContext, sheet: Excel.Worksheet, used: Area): Promise<Area[]> => {
  const partsOf = async (areas: readonly Area[], rows: number, columns: number): Promise<Area[]> => {
    const parts = areas.flatMap((area) =>
      steps(area.rowIndex, area.rowCount, rows).flatMap(([row, height]) =>
        steps(area.columnIndex, area.columnCount, columns).map(([column, width]) =>
          sheet.getRangeByIndexes(row, column, height, width).getUsedRangeOrNullObject(true).load(dimensions),
        ),
      ),
    );
    await context.sync();
    return parts.filter((part) => !part.isNullObject);
  };
  const strips = await partsOf([used], stripRows, used.columnCount);
  return used.columnCount <= bandColumns ? strips : partsOf(strips, stripRows, bandColumns);
};

/** Rejects with `sheet/empty` when nothing is written in the sheet, `sheet/too-large` when nobody could wait for it. */
export const readGrid = async (context: Excel.RequestContext, sheetName: string | undefined): Promise<Grid> => {
  try {
    return await readWhole(context, sheetName, 'at-once');
  } catch (error) {
    // Nothing else of a reading needs a right: this sheet is protected, and does not tell its visible cells.
    if (!(error instanceof OfficeExtension.Error && error.code === 'AccessDenied')) throw error;
    return readWhole(context, sheetName, 'by-halves');
  }
};

const readWhole = async (
  context: Excel.RequestContext,
  sheetName: string | undefined,
  looks: 'at-once' | 'by-halves',
): Promise<Grid> => {
  const { worksheets } = context.workbook;
  const sheet = sheetName === undefined ? worksheets.getActiveWorksheet() : worksheets.getItem(sheetName);
  sheet.load('id,name');
  const application = context.workbook.application.load('decimalSeparator');
  const used = sheet.getUsedRangeOrNullObject(true).load(dimensions);
  const tables = sheet.tables.load('items/id,items/name,items/showTotals,items/showHeaders');
  await context.sync();
  if (used.isNullObject) throw new Failure('sheet/empty');
  const ranges = tables.items.map((table) => ({ table, range: table.getRange().load(dimensions) }));
  const visible = looks === 'at-once' ? byVisibleCells(used) : undefined;
  const parts = await filledParts(context, sheet, used);
  if (parts.reduce((sum, part) => sum + part.rowCount * part.columnCount, 0) > mostCells) {
    throw new Failure('sheet/too-large');
  }
  const read = await readParts(context, sheet, parts);
  await context.sync();
  const shown = visible?.() ?? (await byHalves(context, sheet, used));
  const { rows, outside, width } = gridRows(read, used.columnIndex, (index) => !shown.row(index));
  const whole: Grid = {
    sheet: sheet.name,
    sheetId: sheet.id,
    firstColumn: used.columnIndex,
    columnCount: width,
    hiddenColumns: Array.from({ length: width }, (_, index) => index).filter(
      (index) => !shown.column(used.columnIndex + index),
    ),
    rows,
    outside,
    date1904: countsFrom1904(rows),
    decimalSeparator: application.decimalSeparator === ',' ? ',' : '.',
  };
  return peopleRange(
    whole,
    ranges
      .filter(({ table }) => table.showHeaders)
      .map(({ table, range }) => ({
        table: { id: table.id, name: table.name, hasTotals: table.showTotals },
        firstRow: range.rowIndex + 1,
        rowCount: range.rowCount,
        firstColumn: range.columnIndex,
        columnCount: range.columnCount,
      })),
  );
};

/** A part of the sheet with its cells. */
interface ReadPart {
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly Cell[])[];
}

const readParts = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  parts: readonly Area[],
): Promise<ReadPart[]> => {
  const read: ReadPart[] = [];
  for (const part of parts) {
    for (const [row, height] of steps(part.rowIndex, part.rowCount, Math.floor(cellsPerPage / part.columnCount) || 1)) {
      const range = sheet.getRangeByIndexes(row, part.columnIndex, height, part.columnCount).load(cellProperties);
      // eslint-disable-next-line office-addins/no-context-sync-in-loop -- one answer may not exceed 5 MB
      await context.sync();
      const cells = Array.from({ length: height }, (_, index) => cellsOf(range, index));
      read.push({ row, column: part.columnIndex, cells });
    }
  }
  return read;
};

/** Columns further right than a whole empty band are not the list's: of them only the addresses are kept. */
const listWidth = (parts: readonly ReadPart[], first: number): number => {
  const ends = parts
    .map(({ column, cells }) => [column, column + (cells[0]?.length ?? 0)] as const)
    .sort((a, b) => a[0] - b[0]);
  let end = first;
  for (const [from, to] of ends) if (from <= end + bandColumns) end = Math.max(end, to);
  return end - first;
};

const gridRows = (parts: readonly ReadPart[], first: number, isHidden: (rowIndex: number) => boolean) => {
  const width = listWidth(parts, first);
  const byRow = new Map<number, Cell[]>();
  const outside: OutsideAddress[] = [];
  for (const { row, column, cells } of parts) {
    cells.forEach((line, index) => {
      const at = row + index;
      const whole = byRow.get(at) ?? Array.from({ length: width }, () => emptyCell);
      byRow.set(at, whole);
      line.forEach((cell, offset) => {
        const target = column + offset - first;
        if (target < width) whole[target] = cell;
        else if (cell.text.includes('@')) outside.push({ row: at + 1, column: column + offset });
      });
    });
  }
  const rows = [...byRow]
    .sort(([a], [b]) => a - b)
    .map(([row, cells]): GridRow => ({ row: row + 1, hidden: isHidden(row), cells }));
  return { rows, outside, width };
};
