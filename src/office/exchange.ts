import type { GridRow } from '../domain/grid.ts';
import type { Exchange, Place, RowWrite, SeenRow } from '../domain/workbook.ts';
import { idRows, loadOwn } from './own-cells.ts';
import { blocks, queueWrites, type Former, type PlacedWrite } from './queue-writes.ts';
import { strayed } from './read-back.ts';
import { cellsOf } from './read-grid.ts';
import { findStrays, isFound, isWhereSeen, ownTexts, type Stray } from './stray-cells.ts';

/** Receipt id → 1-based sheet row, as the last exchange saw it. */
export type Positions = ReadonlyMap<string, number>;

const loadWatched = (sheet: Excel.Worksheet, place: Place, watched: readonly { readonly row: number }[]) =>
  blocks(watched).map((block) => {
    const first = block[0]?.row ?? 1;
    const range = sheet.getRangeByIndexes(first - 1, place.firstColumn, block.length, place.columnCount);
    range.load('values,text,numberFormat,valueTypes');
    return { first, length: block.length, range };
  });

const lastRow = (positions: Positions): number => [...positions.values()].reduce((last, row) => Math.max(last, row), 0);

/** Under which no row is found. */
const nobody = '\0';

const mendOf = ({ row, cells, stands, former }: Stray): PlacedWrite => ({
  row,
  cells,
  former,
  receiptId: stands.receiptId.trim(),
});

export interface Exchanged {
  readonly rows: ReadonlyMap<string, SeenRow>;
  readonly duplicates: ReadonlySet<string>;
  readonly positions: Positions;
  /** Writes that have to be done again because their row moved meanwhile, or was not yet known. */
  readonly again: readonly RowWrite[];
  /** Former texts of cells that a moved row's write hit by mistake. */
  readonly repairs: readonly RowWrite[];
  /** The same for rows that no id names. */
  readonly strays: readonly Stray[];
  /** The headings are no longer where they were: what was written met other cells, which are strays now. */
  readonly isGone: boolean;
  /** Excel wrote elsewhere than asked. */
  readonly misplaced: boolean;
  /** Ids stand further down than anything else was read: it has to be read again. */
  readonly isShort: boolean;
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
  { strays, apart, whole = false }: { readonly strays: readonly Stray[]; readonly apart: boolean; whole?: boolean },
) => {
  const sheet = context.workbook.worksheets.getItem(place.sheetId);
  const placed = writes.flatMap((write) => {
    const row = known.get(write.receiptId);
    return row === undefined ? [] : [{ ...write, row }];
  });
  const found = strays.filter(isFound);
  const lastId = lastRow(known);
  const before = loadOwn(sheet, place, lastId, whole);
  const formerOf = queueWrites(sheet, place, [...placed, ...found.map(mendOf)], apart);
  const after = loadOwn(sheet, place, lastId, whole);
  const watched = loadWatched(
    sheet,
    place,
    watch.flatMap((id) => {
      const row = known.get(id);
      return row === undefined ? [] : [{ row }];
    }),
  );
  const settle = (): Exchanged => {
    const isGone = !whole && (before.isGone() || after.isGone());
    const { rows: positions, duplicates } = idRows(after);
    const missed = placed.filter(({ receiptId, row }) => before.id(row) !== receiptId || after.id(row) !== receiptId);
    const moved = strays.filter((stray) => !isFound(stray) || !isWhereSeen(before, stray));
    const mends = found.map((stray) =>
      moved.includes(stray) ? { ...mendOf(stray), receiptId: nobody } : mendOf(stray),
    );
    // Where the headings moved nothing of it is beside the right id, even if one stands there.
    const meant = isGone ? placed.map((write) => ({ ...write, receiptId: nobody })) : placed;
    const wrong = strayed(before, after, [...meant, ...mends]);
    const formerAt = (row: number): Former =>
      mends.find((mend) => mend.row === row && mend.receiptId !== nobody)?.former ?? formerOf(row);
    const missedRows = new Set([...missed, ...moved].map(({ row }) => row));
    // Where the headings moved no row is told by its id: one of them may be the heading itself.
    const isNamed = ({ receiptId }: PlacedWrite) => !isGone && !whole && receiptId !== '' && !duplicates.has(receiptId);
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
      repairs: wrong.filter(isNamed).map(({ receiptId, cells }) => ({ receiptId, cells })),
      strays: [
        ...findStrays(after, moved),
        ...wrong
          .filter((write) => !isNamed(write))
          .map(({ row, cells }) => ({ row, cells, stands: ownTexts(after, row), former: formerAt(row) })),
      ],
      isGone,
      misplaced: wrong.some(({ row }) => !missedRows.has(row)),
      isShort: lastRow(positions) > after.deepest,
      hidesRows: after.hidesRows(),
    };
  };
  return settle;
};
