import { type MouseEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import {
  type CellKeyDownArgs,
  type CellKeyboardEvent,
  DataGrid,
  type DataGridHandle,
  type RowsChangeData,
} from 'react-data-grid';
import type { Labels } from './labels.ts';
import { extendTo, isWithin, moveTo, rangeOf, type Selection } from './selection.ts';
import { ROW_HEADER, sheetColumns } from './sheet-columns.tsx';
import { type SheetRow, visibleRows } from './sheet-row.ts';
import type { OpenSheet } from './use-book.ts';
import type { Hands } from './use-hands.ts';

const ROW_HEIGHT = 24;
const ROWS_AHEAD = 10;

export interface SheetGridProps {
  readonly sheet: OpenSheet;
  readonly version: number;
  readonly labels: Labels;
  readonly hands: Hands;
  readonly onFilter: (column: number, button: HTMLElement) => void;
  readonly onMenu: (row: number, column: number, x: number, y: number) => void;
}

/** The cells of one sheet. Only what is on screen is in the document. */
export function SheetGrid({ sheet, version, labels, hands, onFilter, onMenu }: SheetGridProps) {
  const { layout, cache } = sheet;
  const { selection, select, edit } = hands;
  const grid = useRef<DataGridHandle>(null);
  /** The arrow key that is being followed extends the selection. */
  const shift = useRef(false);
  /** Cell that the selection was last moved to, to know the grid's echo of it. */
  const target = useRef('');
  const numbers = useMemo(() => visibleRows(layout.rowCount, layout.hiddenRows), [layout]);
  const rows = useSheetRows(numbers, sheet, version);
  const columns = useMemo(
    () => sheetColumns({ layout, selection, labels, onEditing: edit, onFilter }),
    [layout, selection, labels, edit, onFilter],
  );
  const look = useCallback(() => {
    const element = grid.current?.element;
    if (!element) return;
    const first = Math.floor(element.scrollTop / ROW_HEIGHT);
    const last = Math.ceil((element.scrollTop + element.clientHeight) / ROW_HEIGHT) + ROWS_AHEAD;
    cache.show(numbers[first] ?? 0, numbers[Math.min(last, numbers.length - 1)] ?? 0);
  }, [cache, numbers]);
  useEffect(look, [look]);

  const arrive = (row: number, column: number, extend: boolean) => {
    target.current = `${row} ${column}`;
    select(extend ? extendTo(selection, row, column) : moveTo(row, column));
  };
  const drag = (event: MouseEvent) => {
    const cell = event.buttons === 1 ? cellUnder(event.target, numbers, columns) : undefined;
    if (cell && (cell.row !== selection.row || cell.column !== selection.column))
      select(extendTo(selection, cell.row, cell.column));
  };
  return (
    <div className="sheet-area" onMouseMove={drag}>
      <DataGrid
        ref={grid}
        className="sheet rdg-light"
        aria-label={labels.sheets}
        columns={columns}
        rows={rows}
        rowKeyGetter={(row) => row.view.at}
        rowHeight={ROW_HEIGHT}
        headerRowHeight={22}
        onRowsChange={(changed, change) => commit(changed, change, hands)}
        onScroll={look}
        onCellMouseDown={({ column, row, selectCell }, event) => {
          if (event.button !== 0 || column.key === ROW_HEADER) return;
          // On the press, not on the release, so that a drag can start here.
          arrive(row.view.at, Number(column.key), event.shiftKey);
          selectCell();
        }}
        onCellClick={({ column, row }) => {
          if (column.key === ROW_HEADER) select(wholeRow(row.view.at, layout.columnCount));
        }}
        onCellContextMenu={({ column, row, selectCell }, event) => {
          event.preventDefault();
          if (column.key === ROW_HEADER) return;
          const at = Number(column.key);
          if (!isWithin(rangeOf(selection), row.view.at, at)) selectCell();
          onMenu(row.view.at, at, event.clientX, event.clientY);
        }}
        onSelectedCellChange={({ row, column }) => {
          if (!row || column.key === ROW_HEADER || target.current === `${row.view.at} ${column.key}`) return;
          arrive(row.view.at, Number(column.key), shift.current);
        }}
        onCellKeyDown={(args, event) => {
          shift.current = event.shiftKey && event.key.startsWith('Arrow');
          followKey(args, event, hands, layout.sheetId);
        }}
      />
    </div>
  );
}

/** Rows keep their identity while their content is the same, so the grid draws only what changed. */
function useSheetRows(numbers: readonly number[], { cache }: OpenSheet, version: number): readonly SheetRow[] {
  const known = useRef(new Map<number, SheetRow>());
  return useMemo(() => {
    void version;
    return numbers.map((at) => {
      const view = cache.row(at);
      const old = known.current.get(at);
      if (old?.view === view) return old;
      const row = { view };
      known.current.set(at, row);
      return row;
    });
  }, [numbers, cache, version]);
}

function commit(changed: readonly SheetRow[], { indexes }: RowsChangeData<SheetRow>, hands: Hands): void {
  for (const index of indexes) {
    const { view, entry } = changed[index]!;
    if (entry) hands.enter(view.at, entry.column, entry.text);
  }
}

function wholeRow(at: number, columnCount: number): Selection {
  return { row: at, column: Math.max(0, columnCount - 1), anchorRow: at, anchorColumn: 0 };
}

/** The grid numbers what it shows for assistive technology; the header is row 1, the row numbers column 1. */
function cellUnder(target: EventTarget, numbers: readonly number[], columns: readonly { readonly key: string }[]) {
  const cell = target instanceof Element ? target.closest('[role=gridcell]') : null;
  const row = numbers[Number(cell?.parentElement?.getAttribute('aria-rowindex')) - 2];
  const key = columns[Number(cell?.getAttribute('aria-colindex')) - 1]?.key;
  if (row === undefined || key === undefined || key === ROW_HEADER) return undefined;
  return { row, column: Number(key) };
}

function followKey(args: CellKeyDownArgs<SheetRow>, event: CellKeyboardEvent, hands: Hands, sheetId: string): void {
  if (args.mode !== 'SELECT') return;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
    event.preventGridDefault();
    hands.act({ do: 'undo' });
  }
  if (event.key === 'Delete' || event.key === 'Backspace') {
    event.preventGridDefault();
    hands.act({ do: 'clear', sheetId, range: rangeOf(hands.selection) });
  }
  if (event.key === 'F2') {
    event.preventGridDefault();
    args.selectCell({ rowIdx: args.rowIdx, idx: args.column.idx }, { enableEditor: true });
  }
}
