import { ApiError, itemNotFound, NULL } from '../interpreter/api-error.ts';
import type { Desk, DeskAction, RowView, SheetLayout, SheetTab } from '../page/desk-view.ts';
import type { BookSurface, RangeSurface, SheetSurface } from './book-surface.ts';
import { extent, filterArea, sheetLayout, sheetRows } from './sheet-view.ts';

type On<Kind extends DeskAction['do']> = Extract<DeskAction, { do: Kind }>;

/** One person's desk over their replica of the book, through the same API the add-in uses. */
export class SheetDesk implements Desk {
  readonly #book: BookSurface;
  readonly #undo: () => void;

  /** @param undo takes this person's last change back. */
  constructor(book: BookSurface, undo: () => void) {
    this.#book = book;
    this.#undo = undo;
  }

  tabs(): SheetTab[] {
    const active = this.#book.worksheets.getActiveWorksheet().id;
    const shown = this.#book.worksheets.items.filter((sheet) => (sheet.visibility ?? 'Visible') === 'Visible');
    return shown.map(({ id, name }) => ({ id, name, active: id === active }));
  }

  layout(sheetId: string): SheetLayout {
    return sheetLayout(this.#sheet(sheetId));
  }

  rows(sheetId: string, from: number, count: number): RowView[] {
    return sheetRows(this.#sheet(sheetId), from, count);
  }

  formula(sheetId: string, row: number, column: number): string {
    const cell = this.#sheet(sheetId).getRangeByIndexes(row, column, 1, 1);
    return String(cell.formulas?.[0]?.[0] ?? cell.text[0]?.[0] ?? '');
  }

  distinct(sheetId: string, column: number): string[] {
    const sheet = this.#sheet(sheetId);
    const { top, bottom } = filterArea(sheet) ?? { top: 0, bottom: extent(sheet).rowCount - 1 };
    if (bottom <= top) return [];
    const texts = sheet.getRangeByIndexes(top + 1, column, bottom - top, 1).text.map(([text = '']) => text);
    return [...new Set(texts)].sort((a, b) => a.localeCompare(b));
  }

  act(action: DeskAction): void {
    if (action.do === 'undo') this.#undo();
    else if (action.do !== 'editing') this.#actOn(this.#sheet(action.sheetId), action);
  }

  #actOn(sheet: SheetSurface, action: Exclude<DeskAction, On<'undo' | 'editing'>>): void {
    switch (action.do) {
      case 'activate':
        return sheet.activate();
      case 'select':
        return rangeAt(sheet, action).select();
      case 'enter':
        return sheet.getRangeByIndexes(action.row, action.column, 1, 1).$type(action.text);
      case 'clear':
        return rangeAt(sheet, action).clear('Contents');
      case 'sort':
        return sort(sheet, action);
      case 'filter':
        return filter(sheet, action);
      case 'insert-row':
        return rowAt(sheet, action.row).insert('Down');
      case 'delete-row':
        return rowAt(sheet, action.row).delete('Up');
      case 'hide-row':
        return void (rowAt(sheet, action.row).rowHidden = true);
      case 'show-all':
        return showAll(sheet);
    }
  }

  #sheet(sheetId: string): SheetSurface {
    const sheet = this.#book.worksheets.items.find(({ id }) => id === sheetId);
    if (!sheet) throw itemNotFound();
    return sheet;
  }
}

const rowAt = (sheet: SheetSurface, row: number) => sheet.getRangeByIndexes(row, 0, 1, 1).getEntireRow();

function rangeAt(sheet: SheetSurface, { range }: On<'select' | 'clear'>): RangeSurface {
  const { top, left, bottom, right } = range;
  return sheet.getRangeByIndexes(top, left, bottom - top + 1, right - left + 1);
}

/** Sorts the table, or what is in use, below its header row. */
function sort(sheet: SheetSurface, { column, ascending }: On<'sort'>): void {
  const [table] = sheet.tables?.items ?? [];
  if (table) return table.sort.apply([{ key: column - table.getRange().columnIndex, ascending }]);
  const { rowCount, columnCount } = extent(sheet);
  if (rowCount < 2) return;
  const rows = sheet.getRangeByIndexes(0, 0, rowCount, columnCount);
  if (!rows.sort) throw new ApiError('ApiNotFound', 'Range.sort is not emulated', 404);
  rows.sort.apply([{ key: column, ascending }], false, true);
}

function filter(sheet: SheetSurface, { column, shown }: On<'filter'>): void {
  const [table] = sheet.tables?.items ?? [];
  if (table) {
    const { filter: ofColumn } = table.columns.items[column - table.getRange().columnIndex]!;
    return shown ? ofColumn.applyValuesFilter(shown) : ofColumn.clear();
  }
  const area = filterArea(sheet);
  if (!sheet.autoFilter || !area) throw new ApiError('InvalidOperation', 'There is no filter here.');
  const { top, left, bottom, right } = area;
  const range = sheet.getRangeByIndexes(top, left, bottom - top + 1, right - left + 1);
  if (shown) sheet.autoFilter.apply(range, column - left, { filterOn: 'Values', values: shown });
  else if (sheet.autoFilter.clearColumnCriteria) sheet.autoFilter.clearColumnCriteria(column - left);
  else sheet.autoFilter.clearCriteria();
}

function showAll(sheet: SheetSurface): void {
  for (const table of sheet.tables?.items ?? []) table.autoFilter.clearCriteria();
  if (sheet.autoFilter && sheet.autoFilter.getRangeOrNullObject() !== NULL) sheet.autoFilter.clearCriteria();
  const { rowCount } = extent(sheet);
  if (rowCount > 0) sheet.getRangeByIndexes(0, 0, rowCount, 1).getEntireRow().rowHidden = false;
}
