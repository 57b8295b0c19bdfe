import type { Column } from 'react-data-grid';
import type { RowView, SheetLayout } from '../page/desk-view.ts';
import { CellEditor } from './cell-editor.tsx';
import { columnName } from './cell-name.ts';
import type { Labels } from './labels.ts';
import { type Selection, isWithin, rangeOf } from './selection.ts';
import { type SheetRow, visibleColumns } from './sheet-row.ts';

export const ROW_HEADER = 'row-header';

export interface ColumnOptions {
  readonly layout: SheetLayout;
  readonly selection: Selection;
  readonly labels: Labels;
  readonly onEditing: (on: boolean) => void;
  readonly onFilter: (column: number, button: HTMLElement) => void;
}

export function sheetColumns(options: ColumnOptions): Column<SheetRow>[] {
  const columns = visibleColumns(options.layout.columnCount, options.layout.hiddenColumns);
  return [rowHeader(options), ...columns.map((at) => sheetColumn(at, options))];
}

function rowHeader({ selection }: ColumnOptions): Column<SheetRow> {
  const { top, bottom } = rangeOf(selection);
  return {
    key: ROW_HEADER,
    name: <span className="visually-hidden">#</span>,
    width: 52,
    minWidth: 52,
    frozen: true,
    cellClass: ({ view }) => (view.at >= top && view.at <= bottom ? 'row-header current' : 'row-header'),
    headerCellClass: 'corner',
    renderCell: ({ row }) => row.view.at + 1,
  };
}

function sheetColumn(at: number, options: ColumnOptions): Column<SheetRow> {
  const range = rangeOf(options.selection);
  return {
    key: String(at),
    name: columnName(at),
    width: options.layout.widths[at] ?? 96,
    minWidth: 24,
    resizable: true,
    headerCellClass: at >= range.left && at <= range.right ? 'column-header current' : 'column-header',
    cellClass: ({ view }) => cellClass(view, at, options),
    renderCell: ({ row }) => <SheetCell row={row} at={at} options={options} />,
    renderEditCell: (props) => <CellEditor {...props} onEditing={options.onEditing} />,
  };
}

function cellClass({ at: row, cells }: RowView, column: number, { layout, selection }: ColumnOptions): string {
  const names: string[] = [];
  const cell = cells[column];
  if (cell?.right) names.push('right');
  // Excel lets a text run on over empty neighbours.
  else if (cell?.text && !cells[column + 1]?.text) names.push('spill');
  if (isWithin(rangeOf(selection), row, column)) names.push('selected');
  const area = layout.filterArea;
  if (area && isWithin(area, row, column)) names.push(row === area.top ? 'table-header' : 'table-body');
  return names.join(' ');
}

function SheetCell({ row, at, options }: { row: SheetRow; at: number; options: ColumnOptions }) {
  const cell = row.view.cells[at];
  const area = options.layout.filterArea;
  const style = { background: cell?.fill, color: cell?.color, fontWeight: cell?.bold ? 600 : undefined };
  return (
    <span className="cell" style={style} title={cell?.text}>
      <span className="cell-text">{cell?.text}</span>
      {area && row.view.at === area.top && at >= area.left && at <= area.right ? (
        <FilterButton at={at} options={options} on={area.filtered.includes(at)} name={cell?.text ?? ''} />
      ) : null}
    </span>
  );
}

function FilterButton({ at, options, on, name }: { at: number; options: ColumnOptions; on: boolean; name: string }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={on ? 'filter-button on' : 'filter-button'}
      aria-label={`${options.labels.filter}: ${name}`}
      onMouseDown={(event) => event.stopPropagation()}
      onClick={(event) => options.onFilter(at, event.currentTarget)}
    >
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d={on ? 'M1 2h10L7.2 6.5V10L4.8 11V6.5z' : 'M2.5 4.5h7L6 8.5z'} />
      </svg>
    </button>
  );
}
