/** Rows and columns of a sheet, both counted from 0. */
export interface Area {
  readonly rowIndex: number;
  readonly rowCount: number;
  readonly columnIndex: number;
  readonly columnCount: number;
}

/** Which rows and columns of a range a person sees. */
export interface Shown {
  row(index: number): boolean;
  column(index: number): boolean;
}

type Span = readonly [first: number, count: number];

const within = (spans: readonly Span[]): ((index: number) => boolean) => {
  const merged: [number, number][] = [];
  for (const [first, count] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && first <= last[1]) last[1] = Math.max(last[1], first + count);
    else merged.push([first, first + count]);
  }
  return (index) => merged.some(([from, to]) => index >= from && index < to);
};

/** Told in one answer: what comes back holds once the context is synchronised. */
export const byVisibleCells = (used: Excel.Range): (() => Shown) => {
  const visible = used.getSpecialCellsOrNullObject(Excel.SpecialCellType.visible);
  visible.areas.load('items/rowIndex,items/rowCount,items/columnIndex,items/columnCount');
  return () => {
    // eslint-disable-next-line office-addins/call-sync-before-read -- called once the caller has synchronised
    const areas: readonly Area[] = visible.isNullObject ? [] : visible.areas.items;
    const column = within(areas.map(({ columnIndex, columnCount }) => [columnIndex, columnCount]));
    return {
      row: within(areas.map(({ rowIndex, rowCount }) => [rowIndex, rowCount])),
      // Where every row is hidden nothing is known of the columns.
      column: (index) => areas.length === 0 || column(index),
    };
  };
};

/** The same from `rowHidden` and `columnHidden`, halving what is mixed: users report sheets whose visible cells Excel refuses to tell. */
export const byHalves = async (context: Excel.RequestContext, sheet: Excel.Worksheet, used: Area): Promise<Shown> => {
  const { rowIndex, rowCount, columnIndex, columnCount } = used;
  const isRowHidden = within(
    await hiddenSpans(context, [rowIndex, rowCount], (first, count) => {
      const rows = sheet.getRangeByIndexes(first, columnIndex, count, 1).load('rowHidden');
      return () => rows.rowHidden;
    }),
  );
  const isColumnHidden = within(
    await hiddenSpans(context, [columnIndex, columnCount], (first, count) => {
      const columns = sheet.getRangeByIndexes(rowIndex, first, 1, count).load('columnHidden');
      return () => columns.columnHidden;
    }),
  );
  return { row: (index) => !isRowHidden(index), column: (index) => !isColumnHidden(index) };
};

/** `ask`: whether all (true), none (false) or some (null) of a span are hidden, to be read after synchronising. */
const hiddenSpans = async (
  context: Excel.RequestContext,
  whole: Span,
  ask: (first: number, count: number) => () => boolean | null,
): Promise<readonly Span[]> => {
  const hidden: Span[] = [];
  let mixed: Span[] = [whole];
  while (mixed.length > 0) {
    const asked = mixed.map((span) => ({ span, isHidden: ask(...span) }));
    // eslint-disable-next-line office-addins/no-context-sync-in-loop -- each look depends on the one before
    await context.sync();
    hidden.push(...asked.filter(({ isHidden }) => isHidden() === true).map(({ span }) => span));
    mixed = asked
      .filter(({ span: [, count], isHidden }) => isHidden() === null && count > 1)
      .flatMap(({ span: [first, count] }) => {
        const half = Math.floor(count / 2);
        return [[first, half] as const, [first + half, count - half] as const];
      });
  }
  return hidden;
};
