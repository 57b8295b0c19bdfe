import { Failure } from '../domain/failure.ts';
import type { GridRow } from '../domain/grid.ts';
import type { OwnColumn } from '../domain/roster/roster.ts';
import type { Exchange, Place, RowWrite, SeenRow } from '../domain/workbook.ts';
import { asText } from './log-sheets.ts';
import { cellsOf } from './read-grid.ts';

const sheetRows = 1_048_576;
const own: readonly OwnColumn[] = ['status', 'sentAt', 'sentTo', 'receiptId'];

/** Receipt id → 1-based sheet row, as the last exchange saw it. */
export type Positions = ReadonlyMap<string, number>;

interface OwnCells {
  /** 1-based sheet row of the first value. */
  readonly top: () => number;
  readonly text: (column: OwnColumn, row: number) => string;
  readonly rows: () => number;
  readonly isGone: () => boolean;
}

/** Queues the loading of Sobre's columns from the header down to the last receipt id. */
const loadOwn = (sheet: Excel.Worksheet, place: Place): OwnCells => {
  const top = place.headerRow - 1;
  const ids = sheet
    .getRangeByIndexes(top, place.own.receiptId, sheetRows - top, 1)
    .getUsedRangeOrNullObject(true)
    .load('values,rowIndex');
  const ranges = new Map<OwnColumn, Excel.Range>([['receiptId', ids]]);
  for (const column of own) {
    if (column === 'receiptId') continue;
    ranges.set(column, ids.getOffsetRange(0, place.own[column] - place.own.receiptId).load('values'));
  }
  return {
    isGone: () => ids.isNullObject || ids.rowIndex !== top,
    top: () => ids.rowIndex + 1,
    rows: () => ids.values.length,
    text: (column, row) => String(ranges.get(column)?.values[row - ids.rowIndex - 1]?.[0] ?? ''),
  };
};

const idRows = (cells: OwnCells) => {
  const rows = new Map<string, number>();
  const duplicates = new Set<string>();
  for (let row = cells.top() + 1; row < cells.top() + cells.rows(); row += 1) {
    const id = cells.text('receiptId', row).trim();
    if (id === '') continue;
    if (rows.has(id)) duplicates.add(id);
    rows.set(id, row);
  }
  return { rows, duplicates };
};

/** Consecutive rows become one block, so that a run's statuses are a few writes and not hundreds. */
const blocks = <T>(items: readonly (T & { readonly row: number })[]): (T & { readonly row: number })[][] => {
  const sorted = [...items].sort((a, b) => a.row - b.row);
  const result: (T & { readonly row: number })[][] = [];
  for (const item of sorted) {
    const last = result.at(-1);
    if (last !== undefined && last.at(-1)?.row === item.row - 1) last.push(item);
    else result.push([item]);
  }
  return result;
};

const queueWrites = (sheet: Excel.Worksheet, place: Place, writes: readonly (RowWrite & { row: number })[]): void => {
  for (const column of own) {
    const cells = writes.flatMap(({ row, cells: texts }) => {
      const text = texts[column];
      return text === undefined ? [] : [{ row, text }];
    });
    for (const block of blocks(cells)) {
      const range = sheet.getRangeByIndexes((block[0]?.row ?? 1) - 1, place.own[column], block.length, 1);
      range.numberFormat = asText(block.length, 1);
      range.values = block.map(({ text }) => [text]);
    }
  }
};

const loadWatched = (sheet: Excel.Worksheet, place: Place, watched: readonly { readonly row: number }[]) =>
  blocks(watched).map((block) => {
    const first = block[0]?.row ?? 1;
    const range = sheet.getRangeByIndexes(first - 1, place.firstColumn, block.length, place.columnCount);
    range.load('values,text,numberFormat,valueTypes');
    return { first, length: block.length, range };
  });

export interface Exchanged {
  readonly rows: ReadonlyMap<string, SeenRow>;
  readonly duplicates: ReadonlySet<string>;
  readonly positions: Positions;
  /** Writes that have to be done again because their row moved meanwhile, or was not yet known. */
  readonly again: readonly RowWrite[];
  /** Former texts of cells that a moved row's write hit by mistake. */
  readonly repairs: readonly RowWrite[];
  /** The same for rows without an id: they can only be found by where they stand. */
  readonly blanks: readonly PlacedWrite[];
}

/** Cells of a sheet row (1-based). */
export type PlacedWrite = RowWrite & { readonly row: number };

/**
 * One batch: what stands there, the writes, and what stands there afterwards. Excel runs a batch in order, so the ids
 * read before and after show whether each write met its own row. `settle` reads the result after the caller's sync.
 */
export const queueExchange = (
  context: Excel.RequestContext,
  place: Place,
  known: Positions,
  { writes, watch }: Pick<Exchange, 'writes' | 'watch'>,
  blanks: readonly PlacedWrite[],
) => {
  const sheet = context.workbook.worksheets.getItem(place.sheetId);
  const placed = writes.flatMap((write) => {
    const row = known.get(write.receiptId);
    return row === undefined ? [] : [{ ...write, row }];
  });
  const before = loadOwn(sheet, place);
  queueWrites(sheet, place, [...placed, ...blanks]);
  const after = loadOwn(sheet, place);
  const watched = loadWatched(
    sheet,
    place,
    watch.flatMap((id) => {
      const row = known.get(id);
      return row === undefined ? [] : [{ row }];
    }),
  );
  const settle = (): Exchanged => {
    if (before.isGone() || after.isGone()) throw new Failure('sheet/column-missing');
    const { rows: positions, duplicates } = idRows(after);
    const idBefore = (row: number) => before.text('receiptId', row).trim();
    const former = ({ row, cells }: PlacedWrite): RowWrite['cells'] =>
      Object.fromEntries(Object.keys(cells).map((column) => [column, before.text(column as OwnColumn, row)]));
    const idAfter = (row: number) => after.text('receiptId', row).trim();
    const missed = placed.filter(({ receiptId, row }) => idBefore(row) !== receiptId || idAfter(row) !== receiptId);
    const unplaced = writes.filter(({ receiptId }) => !known.has(receiptId) && positions.has(receiptId));
    const rows = new Map<string, SeenRow>();
    for (const [receiptId, row] of positions) {
      const known_ = idBefore(row) === receiptId;
      rows.set(receiptId, {
        row,
        before: known_ ? before.text('status', row) : '',
        status: after.text('status', row),
        cells: undefined,
      });
    }
    for (const { first, length, range } of watched) {
      for (let index = 0; index < length; index += 1) {
        const row = first + index;
        const seen = rows.get(idAfter(row));
        if (seen === undefined || !watch.includes(idAfter(row))) continue;
        const cells: GridRow = { row, hidden: false, cells: cellsOf(range, index) };
        rows.set(idAfter(row), { ...seen, cells });
      }
    }
    return {
      rows,
      duplicates,
      positions,
      again: [...missed.filter(({ receiptId }) => positions.has(receiptId)), ...unplaced].map(
        ({ receiptId, cells }) => ({
          receiptId,
          cells,
        }),
      ),
      repairs: missed.flatMap((write) => {
        const victim = idAfter(write.row);
        return victim === '' || idBefore(write.row) !== victim ? [] : [{ receiptId: victim, cells: former(write) }];
      }),
      blanks: missed.flatMap((write) =>
        idAfter(write.row) === '' ? [{ receiptId: '', row: write.row, cells: former(write) }] : [],
      ),
    };
  };
  return settle;
};
