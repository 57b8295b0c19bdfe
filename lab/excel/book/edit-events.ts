import type { BookEvent } from '../interpreter/book-event.ts';
import { areaName, COLUMN_LIMIT, ROW_LIMIT } from './area.ts';
import type { ChangeDetails } from './change-details.ts';
import type { CellPatch, Edit } from './edit.ts';

/** Who made an edit, seen from one person's Excel. */
export type EditOrigin = 'add-in' | 'hand' | 'remote';

/** The events of the public API an edit causes. */
export function eventsOf(edit: Edit, origin: EditOrigin, details: ChangeDetails = {}): BookEvent[] {
  const remote = origin === 'remote';
  const source = remote ? 'Remote' : 'Local';
  const triggerSource = origin === 'add-in' ? 'ThisLocalAddin' : 'Unknown';
  const about = { source, triggerSource, worksheetId: edit.sheetId };
  const event = (name: string, message: object): BookEvent => ({
    name,
    targetId: name.startsWith('WorksheetCollection') ? '' : edit.sheetId,
    remote,
    message: { ...about, ...message },
  });
  const changed = (changeType: string, address: string, shiftDirection = 'None') =>
    event('Worksheet.onChanged', { changeType, address, shiftDirection });
  switch (edit.do) {
    case 'cells': {
      const contents = edit.cells.filter(({ patch }) => patch.content !== undefined);
      if (edit.shift) return [event('Worksheet.onChanged', { ...edit.shift })];
      if (contents.length > 0)
        return [event('Worksheet.onChanged', { ...rangeEdited(addressOf(contents)), ...details })];
      return edit.cells.length > 0 ? [event('Worksheet.onFormatChanged', { address: addressOf(edit.cells) })] : [];
    }
    case 'insert-row':
      return [changed('RowInserted', rowName(edit.at), 'ShiftCellDown')];
    case 'delete-row':
      return [changed('RowDeleted', rowName(edit.at), 'ShiftCellUp')];
    case 'insert-column':
      return [changed('ColumnInserted', columnAddress(edit.at), 'ShiftCellRight')];
    case 'delete-column':
      return [changed('ColumnDeleted', columnAddress(edit.at), 'ShiftCellLeft')];
    case 'hide-rows':
      return edit.rows.map((row) =>
        event('Worksheet.onRowHiddenChanged', {
          address: rowName(row),
          changeType: edit.hidden ? 'Hidden' : 'Unhidden',
        }),
      );
    case 'facts':
      return edit.facts.isProtected === undefined
        ? []
        : [event('Worksheet.onProtectionChanged', { isProtected: edit.facts.isProtected })];
    case 'add-sheet':
      return [event('WorksheetCollection.onAdded', {})];
    case 'remove-sheet':
      return [event('WorksheetCollection.onDeleted', {})];
    default:
      return [];
  }
}

const rangeEdited = (address: string) => ({ changeType: 'RangeEdited', address, shiftDirection: 'None' });

const rowName = (at: number) => areaName({ top: at, left: 0, bottom: at, right: COLUMN_LIMIT - 1 });

const columnAddress = (at: number) => areaName({ top: 0, left: at, bottom: ROW_LIMIT - 1, right: at });

/** The rectangle around all of them. */
function addressOf(cells: readonly CellPatch[]): string {
  let { row: top, column: left } = cells[0]!;
  let [bottom, right] = [top, left];
  for (const { row, column } of cells) {
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
    left = Math.min(left, column);
    right = Math.max(right, column);
  }
  return areaName({ top, left, bottom, right });
}
