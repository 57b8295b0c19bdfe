import { invalidArgument, NULL } from '../interpreter/api-error.ts';
import type { Worksheet } from './worksheet.ts';

/** Sorts the rows below the first cell that reads `header`, ascending, as a person does with the button of the ribbon. */
export function sortByHeader(sheet: Worksheet, header: string): void {
  const { used, row, column } = headerCell(sheet, header);
  const table = sheet.tables.items.find(
    ({ $state: { area } }) => area.top === row && area.left <= column && column <= area.right,
  );
  if (table) return table.sort.apply([{ key: column - table.getRange().columnIndex, ascending: true }]);
  const below = sheet.getRangeByIndexes(row, used.columnIndex, used.rowIndex + used.rowCount - row, used.columnCount);
  below.sort.apply([{ key: column - used.columnIndex, ascending: true }], false, true);
}

/** The first cell that reads `header`. */
export function headerCell(sheet: Worksheet, header: string) {
  const used = sheet.getUsedRangeOrNullObject(true);
  const texts = used === NULL ? [] : (used.text ?? []);
  const at = texts.findIndex((row) => row.includes(header));
  if (used === NULL || at < 0) throw invalidArgument(`There is no column "${header}".`);
  return { used, row: used.rowIndex + at, column: used.columnIndex + texts[at]!.indexOf(header) };
}
