import { Failure } from '../domain/failure.ts';
import type { GridRow } from '../domain/grid.ts';
import type { OwnColumn } from '../domain/roster/roster.ts';
import type { Exchange, Place, RowWrite, SeenRow } from '../domain/workbook.ts';
import { asText } from './log-sheets.ts';
import { idRows, loadOwn, ownColumns } from './own-cells.ts';
import { strayed, type PlacedWrite } from './read-back.ts';
import { cellsOf } from './read-grid.ts';

/** Receipt id → 1-based sheet row, as the last exchange saw it. */
export type Positions = ReadonlyMap<string, number>;

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

/** `apart`: each cell by itself, which reaches its place whatever is hidden. */
const queueWrites = (sheet: Excel.Worksheet, place: Place, writes: readonly PlacedWrite[], apart: boolean): void => {
  for (const column of ownColumns) {
    const cells = writes.flatMap(({ row, cells: texts }) => {
      const text = texts[column];
      return text === undefined ? [] : [{ row, text }];
    });
    for (const block of apart ? cells.map((cell) => [cell]) : blocks(cells)) {
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
  /** Excel wrote elsewhere than asked. */
  readonly misplaced: boolean;
  /** Some rows are hidden: the next writes have to go apart. */
  readonly hidesRows: boolean;
}

/**
 * One batch: what stands there, the writes, and what stands there afterwards. Excel runs a batch in order, so the ids
 * read before and after show whether each write met its own row. `settle` reads the result after the caller's sync.
 */
export const queueExchange = (
  context: Excel.RequestContext,
  place: Place,
  known: Positions,
  { writes, watch }: Pick<Exchange, 'writes' | 'watch'>,
  { blanks, apart }: { readonly blanks: readonly PlacedWrite[]; readonly apart: boolean },
) => {
  const sheet = context.workbook.worksheets.getItem(place.sheetId);
  const placed = writes.flatMap((write) => {
    const row = known.get(write.receiptId);
    return row === undefined ? [] : [{ ...write, row }];
  });
  const before = loadOwn(sheet, place);
  queueWrites(sheet, place, [...placed, ...blanks], apart);
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
    const former = ({ row, cells }: PlacedWrite): RowWrite['cells'] =>
      Object.fromEntries(Object.keys(cells).map((column) => [column, before.text(column as OwnColumn, row)]));
    const missed = placed.filter(({ receiptId, row }) => before.id(row) !== receiptId || after.id(row) !== receiptId);
    const stray = strayed(before, after, [...placed, ...blanks]);
    const isNamed = ({ receiptId }: PlacedWrite) => receiptId !== '' && !duplicates.has(receiptId);
    const unplaced = writes.filter(({ receiptId }) => !known.has(receiptId) && positions.has(receiptId));
    const rows = new Map<string, SeenRow>();
    for (const [receiptId, row] of positions) {
      const known_ = before.id(row) === receiptId;
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
        const seen = rows.get(after.id(row));
        if (seen === undefined || !watch.includes(after.id(row))) continue;
        const cells: GridRow = { row, hidden: false, cells: cellsOf(range, index) };
        rows.set(after.id(row), { ...seen, cells });
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
      repairs: [
        ...stray.filter(isNamed).map(({ receiptId, cells }) => ({ receiptId, cells })),
        ...missed.flatMap((write) => {
          const victim = after.id(write.row);
          return victim === '' || before.id(write.row) !== victim ? [] : [{ receiptId: victim, cells: former(write) }];
        }),
      ],
      blanks: [
        ...stray.filter((write) => !isNamed(write)),
        ...missed.flatMap((write) =>
          after.id(write.row) === '' ? [{ receiptId: '', row: write.row, cells: former(write) }] : [],
        ),
      ],
      misplaced: stray.length > 0,
      hidesRows: after.hidesRows(),
    };
  };
  return settle;
};
