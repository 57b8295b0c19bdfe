import type { CheckedRow } from '../../domain/check.ts';
import type { Needed } from '../session-parts.ts';

/** All to the sender alone, marked as a test. */
export interface TestActions {
  /** The first ready row, or the one at a sheet row. */
  testMail(row?: number): Promise<void>;
  /** Up to three rows of the selection. */
  testSelected(): Promise<void>;
  /** A short mail without anything of the sheet. */
  testConnection(): Promise<void>;
  /** The test was seen in the mailbox; kept in the workbook. */
  confirmTest(): Promise<void>;
}

export const testActions = (
  desks: Needed<'check' | 'guard' | 'message' | 'ports' | 'sender' | 'sheet' | 'test' | 'view'>,
): TestActions => {
  const { test, sheet, ports } = desks;
  return {
    testMail: (row) =>
      row === undefined
        ? testFirst(desks)
        : send(
            desks,
            rowsOf(desks).filter(({ entry }) => entry.row === row),
          ),
    testSelected: () =>
      desks.guard(async () => {
        const { grid } = sheet;
        const selected = new Set(grid === undefined ? [] : await ports.workbook.selectedRows(grid.sheetId));
        await send(
          desks,
          rowsOf(desks).filter(({ entry }) => selected.has(entry.row)),
        );
      }),
    testConnection: () => test.sendConnectionMail(() => desks.sender(), desks.view.language),
    confirmTest: () => test.answer('seen'),
  };
};

/** The first row as it would leave, to the sender. */
export const testFirst = (desks: Needed<'check' | 'message' | 'sender' | 'test' | 'view'>): Promise<void> =>
  send(
    desks,
    rowsOf(desks)
      .filter(({ verdict }) => verdict === 'ready')
      .slice(0, 1),
  );

const send = async (
  desks: Needed<'message' | 'sender' | 'test' | 'view'>,
  rows: readonly CheckedRow[],
): Promise<void> => {
  desks.view.station = 'send';
  await desks.test.send(rows.filter(isWhole), (row) => desks.message.testMail(row, desks.sender()));
};

const rowsOf = ({ check }: Needed<'check'>): readonly CheckedRow[] => check?.rows ?? [];

/** A row whose mail would not be the one that leaves shows nothing. */
const isWhole = ({ verdict }: CheckedRow): boolean =>
  verdict !== 'held' && verdict !== 'later' && verdict !== 'skipped';
