import { Failure } from '../domain/failure.ts';
import type { GridRow } from '../domain/grid.ts';
import type { MintedId, Place } from '../domain/workbook.ts';
import { loadHeadings, loadOwn } from './own-cells.ts';
import { queueWrites, type Kept } from './queue-writes.ts';
import { cellProperties, cellsOf } from './read-grid.ts';

type SignatureOf = (row: GridRow) => string;

/** An id that somebody's sort put beside another person, and what stood in that cell before. */
interface Astray {
  readonly found: string;
  readonly former: Kept;
  /** 1-based sheet row where a blank stood last. */
  readonly row?: number;
}

/** Rows that move faster than they can be found again: somebody is sorting without end. */
const mostTries = 5;

const loadRows = (sheet: Excel.Worksheet, place: Place, ids: readonly MintedId[], signatureOf: SignatureOf) => {
  const rows = ids.map((id) => {
    const cells = sheet.getRangeByIndexes(id.row - 1, place.firstColumn, 1, place.columnCount).load(cellProperties);
    return { id, cells };
  });
  return (): readonly MintedId[] =>
    rows
      .filter(({ id, cells }) => signatureOf({ row: id.row, hidden: false, cells: cellsOf(cells, 0) }) === id.signature)
      .map(({ id }) => id);
};

/** `again`: what stood there once, as Excel kept it. Returns what the write met. */
const write = (sheet: Excel.Worksheet, place: Place, row: number, receiptId: string, again?: Kept) => {
  const former = again && { receiptId: again };
  const formerOf = queueWrites(
    sheet,
    place,
    [{ row, receiptId, cells: { receiptId }, ...(former && { former }) }],
    true,
  );
  return (): Kept => formerOf(row).receiptId ?? nothing;
};

const nothing: Kept = { value: '', formula: '', format: '@' };

/**
 * Writes ids into the rows that still hold what they held, and returns those that did. Looked at first, because seconds may
 * have passed since the reading; read again after the write, in its batch, because a sort may come in between even then.
 * Rejects with `sheet/column-missing` where the headings moved, and everything is as it was.
 */
export const mintIds = async (
  context: Excel.RequestContext,
  place: Place,
  ids: readonly MintedId[],
  signatureOf: SignatureOf,
): Promise<readonly MintedId[]> => {
  const sheet = context.workbook.worksheets.getItem(place.sheetId);
  const isInPlace = loadHeadings(sheet, place);
  const unchanged = loadRows(sheet, place, ids, signatureOf);
  await context.sync();
  if (!isInPlace()) throw new Failure('sheet/column-missing');
  const writes = unchanged().map((id) => ({ id, former: write(sheet, place, id.row, id.receiptId) }));
  if (writes.length === 0) return [];
  const stillInPlace = loadHeadings(sheet, place);
  const stillUnchanged = loadRows(
    sheet,
    place,
    writes.map(({ id }) => id),
    signatureOf,
  );
  await context.sync();
  const met = new Set(stillInPlace() ? stillUnchanged() : []);
  const astray = writes.filter(({ id }) => !met.has(id));
  await takeBack(
    context,
    place,
    astray.map(({ id, former }) => ({ found: id.receiptId, former: former() })),
  );
  if (!stillInPlace()) throw new Failure('sheet/column-missing');
  return [...met];
};

/** Each is looked for by what stands there: by its row it may be another person's by now. A blank has its row alone. */
const takeBack = async (context: Excel.RequestContext, place: Place, astray: readonly Astray[]): Promise<void> => {
  const sheet = context.workbook.worksheets.getItem(place.sheetId);
  let left = astray;
  for (let tries = 0; left.length > 0; tries += 1) {
    if (tries === mostTries) throw new Failure('sheet/busy');
    const cells = loadOwn(sheet, place, 0, true);
    // eslint-disable-next-line office-addins/no-context-sync-in-loop -- each look has to see what the last write met
    await context.sync();
    const rowOf = new Map<string, number>();
    for (let { first: row } = cells; row < cells.end(); row += 1) rowOf.set(cells.id(row), row);
    const writes = left.flatMap((each) => {
      const row = each.found === '' ? each.row : rowOf.get(each.found);
      return row === undefined || cells.id(row) !== each.found
        ? []
        : [{ each, row, stood: write(sheet, place, row, each.former.value, each.former) }];
    });
    // eslint-disable-next-line office-addins/no-context-sync-in-loop -- each look has to see what the last write met
    await context.sync();
    const tried = left;
    left = writes.flatMap(({ each, row, stood }) => {
      const met = stood();
      const hit = met.value.trim();
      if (hit === each.found) return [];
      // The sheet was sorted again in this very moment, and another cell was met: it gets back what belongs there.
      const former = tried.find(({ found }) => found === hit)?.former ?? met;
      const found = each.former.value.trim();
      return former.value.trim() === found ? [each] : [each, { found, former, row }];
    });
  }
};
