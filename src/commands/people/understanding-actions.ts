import { Failure } from '../../domain/failure.ts';
import type { Field } from '../../domain/roster/field.ts';
import { rechecked, type Needed } from '../session-parts.ts';

export interface UnderstandingActions {
  /** Selects a column of the list in the sheet, from its heading to the last person. */
  showColumn(column: number): Promise<void>;
  /** Selects a row of the list in the sheet. */
  showRow(row: number): Promise<void>;
  /** Takes the column of the cell selected in the sheet for a field. */
  takeColumn(field: Field): Promise<void>;
  /** Headings stand in this 1-based sheet row; undefined: where Sobre finds them. */
  chooseHeadingRow(row: number | undefined): Promise<void>;
  /** Headings stand in the row of the cell selected in the sheet. */
  takeHeadingRow(): Promise<void>;
  /** Makes the table reach over who is written down right below it. */
  takeInBelow(): Promise<void>;
  /** What Sobre understood is right. */
  confirmUnderstood(): Promise<void>;
  /** Brings back what such a sheet was sent with before; or goes on without. */
  recallChoices(wanted: boolean): Promise<void>;
}

/** What can be done about what Sobre understood: looked at in the sheet, corrected, confirmed. */
export const understandingActions = (
  desks: Needed<'guard' | 'ports' | 'recheck' | 'sheet' | 'understanding'>,
): UnderstandingActions => {
  const { sheet, understanding, ports } = desks;
  const select = (address: string) =>
    desks.guard(async () => {
      if (sheet.grid !== undefined) await ports.workbook.goTo(sheet.grid.sheetId, address);
    });
  const letters = (column: number): string => sheet.roster?.columns[column]?.letters ?? 'A';
  const lastRow = (): number => sheet.roster?.understood.rowsRead.at(-1) ?? sheet.headerRow;
  const anew = (act: () => Promise<void>) => desks.guard(() => rechecked(desks, act));
  const selected = async () => {
    const cell = await ports.workbook.selectedCell(sheet.grid?.sheetId ?? '');
    if (cell === undefined)
      throw new Failure('sheet/selected-elsewhere', { values: { sheet: sheet.grid?.sheet ?? '' } });
    return cell;
  };
  return {
    showColumn: (column) =>
      select(`${letters(column)}${sheet.roster?.understood.headingRow ?? 1}:${letters(column)}${lastRow()}`),
    showRow: (row) => select(`${letters(0)}${row}:${letters((sheet.grid?.columnCount ?? 1) - 1)}${row}`),
    takeColumn: (field: Field) =>
      anew(async () => {
        const { column } = await selected();
        const found = sheet.roster?.columns.find((each) => each.letters === column && each.header !== '');
        if (found === undefined)
          throw new Failure('sheet/selected-elsewhere', { values: { sheet: sheet.grid?.sheet ?? '' } });
        await sheet.chooseField(field, found.column);
      }),
    chooseHeadingRow: (row) => anew(() => sheet.chooseHeadingRow(row)),
    takeHeadingRow: () => anew(async () => sheet.chooseHeadingRow((await selected()).row)),
    takeInBelow: () => anew(() => sheet.takeInBelow()),
    confirmUnderstood: () => anew(() => understanding.confirm()),
    recallChoices: (wanted) =>
      anew(async () => {
        if (!wanted) return understanding.shapes.decline();
        await understanding.shapes.recall();
        await sheet.readAgain();
      }),
  };
};
