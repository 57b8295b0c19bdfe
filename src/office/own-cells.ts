import type { OwnColumn } from '../domain/roster/roster.ts';
import type { Place } from '../domain/workbook.ts';

const sheetRows = 1_048_576;
/** Somebody's note at the very end of a column must not make every answer too large. */
const mostRows = 50_000;
export const ownColumns: readonly OwnColumn[] = ['status', 'sentAt', 'sentTo', 'receiptId'];

/** Sobre's own cells as one reading saw them; rows are 1-based sheet rows. */
export interface OwnCells {
  /** The first row below the headings. */
  readonly first: number;
  /** The row after the last one in use. */
  readonly end: () => number;
  /** The last row of which all columns were asked for. */
  readonly deepest: number;
  readonly text: (column: OwnColumn, row: number) => string;
  readonly id: (row: number) => string;
  readonly isGone: () => boolean;
  /** Whether a filter or a person hides some of the rows. */
  readonly hidesRows: () => boolean;
}

/** Asks whether Sobre's headings are where they were read; read the result after the next sync. */
export const loadHeadings = (sheet: Excel.Worksheet, place: Place): (() => boolean) => {
  const cells = ownColumns.map((column) => {
    const cell = sheet.getRangeByIndexes(place.headerRow - 1, place.own[column], 1, 1);
    return { column, cell: cell.load('values') };
  });
  return () => cells.every(({ column, cell }) => isHeading(place, column, String(cell.values[0]?.[0] ?? '')));
};

export const isInPlace = async (context: Excel.RequestContext, place: Place): Promise<boolean> => {
  const stillThere = loadHeadings(context.workbook.worksheets.getItem(place.sheetId), place);
  await context.sync();
  return stillThere();
};

/** Writes what stands there, to find out whether the sheet can be written. */
export const tryToWrite = async (context: Excel.RequestContext, place: Place): Promise<void> => {
  const sheet = context.workbook.worksheets.getItem(place.sheetId);
  const header = sheet.getRangeByIndexes(place.headerRow - 1, place.own.status, 1, 1).load('formulas');
  const first = sheet.getRangeByIndexes(place.headerRow, place.own.status, 1, 1).load('formulas');
  await context.sync();
  header.formulas = header.formulas;
  first.formulas = first.formulas;
  await context.sync();
};

const isHeading = ({ headings }: Place, column: OwnColumn, found: string): boolean =>
  found.trim() === headings[column].trim();

/**
 * Queues the loading of Sobre's columns, each from the header down to its own last text: a status may stand below all
 * ids. `lastId`: 1-based sheet row of the last one known. `whole`: from the sheet's first row, wherever the headings are now.
 */
export const loadOwn = (sheet: Excel.Worksheet, place: Place, lastId: number, whole = false): OwnCells => {
  const top = whole ? 0 : place.headerRow - 1;
  const load = (column: OwnColumn, rows: number) =>
    sheet.getRangeByIndexes(top, place.own[column], rows, 1).getUsedRangeOrNullObject(true);
  const ids = load('receiptId', sheetRows - top).load('values,rowIndex,rowHidden');
  const reach = Math.min(Math.max(mostRows, lastId - top), sheetRows - top);
  const ranges = new Map<OwnColumn, Excel.Range>([['receiptId', ids]]);
  for (const column of ownColumns) {
    if (column === 'receiptId') continue;
    ranges.set(column, load(column, reach).load('values,rowIndex'));
  }
  const text = (column: OwnColumn, row: number) => {
    const range = ranges.get(column);
    if (range === undefined || range.isNullObject) return '';
    return String(range.values[row - range.rowIndex - 1]?.[0] ?? '');
  };
  const end = (range: Excel.Range) => (range.isNullObject ? 0 : range.rowIndex + range.values.length);
  return {
    isGone: () => !ownColumns.every((column) => isHeading(place, column, text(column, top + 1))),
    first: whole ? 1 : top + 2,
    end: () => Math.max(top, ...[...ranges.values()].map(end)) + 1,
    deepest: top + reach,
    text,
    id: (row) => text('receiptId', row).trim(),
    hidesRows: () => ids.rowHidden !== false,
  };
};

/** Where each receipt id stands, and which stand twice: of a row and its copy no id tells which is which, so those stand nowhere. */
export const idRows = (cells: OwnCells) => {
  const rows = new Map<string, number>();
  const duplicates = new Set<string>();
  const end = cells.end();
  for (let { first: row } = cells; row < end; row += 1) {
    const id = cells.id(row);
    if (id === '') continue;
    if (rows.has(id)) duplicates.add(id);
    rows.set(id, row);
  }
  for (const id of duplicates) rows.delete(id);
  return { rows, duplicates };
};
