import { afterEach, describe, expect, test } from 'vitest';
import { ExcelWorkbook } from '../../../src/office/excel-workbook.ts';
import { SheetExcel } from '../../fakes/sheet-excel.ts';

const place = {
  sheetId: 'S',
  headerRow: 1,
  firstColumn: 0,
  columnCount: 10,
  own: { status: 4, sentAt: 5, sentTo: 6, receiptId: 7 },
  headings: { status: 'Status', sentAt: 'Sent at', sentTo: 'Sent to', receiptId: 'Receipt ID' },
} as const;

let uninstall = () => {};
afterEach(() => uninstall());

describe('a column that came or went', () => {
  /** Amounts, a formula and a text of digits beside Sobre's columns, on both sides. */
  const payroll = () => {
    const excel = new SheetExcel([
      ['Name', 'Net', 'Bonus', 'Account', 'Status', 'Sent at', 'Sent to', 'Receipt ID', 'Total', 'Code'],
      ...[1, 2, 3, 4].map((n) => [
        `P${n}`,
        `#,##0.00¦${1000 + n}`,
        `0%¦=B${n + 1}*2`,
        `General¦00${n}`,
        '',
        '',
        '',
        `ID-${n}`,
        `0.00¦=B${n + 1}+C${n + 1}`,
        `General¦${n}`,
      ]),
    ]);
    uninstall = excel.install();
    const workbook = new ExcelWorkbook(() => 0);
    workbook.follow(place);
    const say = (cells: { status: string; sentTo?: string }) =>
      workbook.exchange({
        writes: [1, 2, 3].map((n) => ({ receiptId: `ID-${n}`, cells })),
        watch: [],
        log: [],
        beacon: undefined,
      });
    return { excel, say };
  };

  const changes: readonly [string, (row: string[], at: number) => void][] = [
    ['one came in at the very left', (row, at) => row.splice(0, 0, at === 0 ? 'New' : `n${at}`)],
    ['two came in before Sobre’s', (row, at) => row.splice(4, 0, at === 0 ? 'New' : '', `General¦${at}`)],
    ['three came in at the left', (row, at) => row.splice(1, 0, ...Array<string>(3).fill(`0.0¦${at}`))],
    ['four came in at the left', (row, at) => row.splice(1, 0, ...Array<string>(4).fill(at === 0 ? 'New' : ''))],
    ['one at the left was deleted', (row) => row.splice(1, 1)],
    ['three at the left were deleted', (row) => row.splice(0, 3)],
    ['the status column was deleted', (row) => row.splice(4, 1)],
    ['a column came in between Sobre’s', (row) => row.splice(5, 0, 'General¦12')],
    ['the status column was moved to the end', (row) => row.push(...row.splice(4, 1))],
    ['the status column was moved to the front', (row) => row.unshift(...row.splice(4, 1))],
    ['another heading was put over the statuses', (row, at) => at === 0 && (row[4] = 'Remarks')],
  ];

  // Request 0 looks, 1 writes; -1: before both.
  const moments = [-1, 0];
  test.each(changes.flatMap(([what, change]) => moments.map((at) => [what, at, change] as const)))(
    'leaves every amount, formula and format as it was, and is said: %s, after request %i',
    async (_what, at, change) => {
      const { excel, say } = payroll();
      await say({ status: 'Queued' });
      let before: string[][] = [];
      const act = () => {
        excel.cells.forEach(change);
        before = excel.cells.map((row) => [...row]);
      };
      let requests = 0;
      if (at < 0) act();
      excel.between = () => void (requests++ === at && act());
      await expect(say({ status: 'Sent', sentTo: 'p@example.com' })).rejects.toMatchObject({
        code: 'sheet/column-missing',
      });
      expect(excel.cells.map((row) => row.map((cell) => cell ?? ''))).toEqual(before);
    },
  );

  test('that came in before the look has nothing written into it even for a moment', async () => {
    const { excel, say } = payroll();
    await say({ status: 'Queued' });
    excel.cells.forEach((row) => row.splice(0, 0, 'New'));
    const before = structuredClone(excel.cells);
    excel.between = () => expect(excel.cells).toEqual(before);
    await expect(say({ status: 'Sent' })).rejects.toMatchObject({ code: 'sheet/column-missing' });
  });

  test('keeps a text of digits a text, and a formula a formula', async () => {
    const { excel, say } = payroll();
    await say({ status: 'Queued' });
    excel.entered.length = 0;
    let looks = 0;
    excel.between = () => {
      if (looks++ > 0) return;
      excel.cells.forEach((row) => row.splice(0, 0, ''));
    };
    await say({ status: 'Sent' }).catch(() => undefined);
    expect(excel.entered.filter((text) => text !== 'Sent')).toEqual(["'001", "'002", "'003"]);
  });
});
