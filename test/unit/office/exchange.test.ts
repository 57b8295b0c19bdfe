import { afterEach, describe, expect, test } from 'vitest';
import { isFailure } from '../../../src/domain/failure.ts';
import { ExcelWorkbook } from '../../../src/office/excel-workbook.ts';
import { SheetExcel, type HiddenWrite } from '../../fakes/sheet-excel.ts';

const [status, sentTo, id] = [1, 3, 4];
const place = {
  sheetId: 'S',
  headerRow: 1,
  firstColumn: 0,
  columnCount: 5,
  own: { status, sentAt: 2, sentTo, receiptId: id },
} as const;

let uninstall = () => {};
afterEach(() => uninstall());

const stage = (people: number) => {
  const excel = new SheetExcel([
    ['Name', 'Status', 'Sent at', 'Sent to', 'Receipt ID'],
    ...Array.from({ length: people }, (_, at) => [`P${at + 1}`, '', '', '', `ID-${at + 1}`]),
  ]);
  uninstall = excel.install();
  const workbook = new ExcelWorkbook(() => 0);
  workbook.follow(place);
  const say = (texts: Readonly<Record<string, { status?: string; sentTo?: string }>>) =>
    workbook.exchange({
      writes: Object.entries(texts).map(([receiptId, cells]) => ({ receiptId, cells })),
      watch: [],
      log: [],
      beacon: undefined,
    });
  const column = (at: number) => excel.cells.slice(1).map((row) => row[at]);
  return { excel, workbook, say, column };
};

const everybody = (people: number) =>
  Object.fromEntries(
    Array.from({ length: people }, (_, at) => [
      `ID-${at + 1}`,
      { status: `Sent ${at + 1}`, sentTo: `p${at + 1}@example.com` },
    ]),
  );

describe.each<HiddenWrite>(['right', 'first-into-visible', 'in-order-into-visible'])(
  'where a block over hidden rows lands %s',
  (hiddenWrite) => {
    test('each status and address stands beside its own person', async () => {
      const { excel, say, column } = stage(6);
      excel.hiddenWrite = hiddenWrite;
      for (const row of [2, 3, 5]) excel.hidden.add(row);
      await say(everybody(6));
      expect(column(status)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `Sent ${n}`));
      expect(column(sentTo)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `p${n}@example.com`));
    });

    test('a filter that comes with the very write leaves nothing beside another person', async () => {
      const { excel, say, column } = stage(6);
      await say({});
      excel.hiddenWrite = hiddenWrite;
      for (const row of [1, 2, 6]) excel.hidden.add(row);
      excel.cells[4]![status] = 'Kept';
      const { 'ID-4': _left, ...rest } = everybody(6);
      await say(rest);
      expect(column(status)).toEqual(['Sent 1', 'Sent 2', 'Sent 3', 'Kept', 'Sent 5', 'Sent 6']);
      expect(column(sentTo)[3]).toBe('');
    });

    test('never even for a moment once rows are known to be hidden', async () => {
      const { excel, say, column } = stage(5);
      excel.hiddenWrite = hiddenWrite;
      excel.hidden.add(2);
      await say({});
      const seen: unknown[] = [];
      excel.between = () => seen.push(column(sentTo));
      await say(everybody(5));
      const allowed = [1, 2, 3, 4, 5].map((n) => ['', `p${n}@example.com`]);
      for (const texts of seen as string[][]) texts.forEach((text, at) => expect(allowed[at]).toContain(text));
    });
  },
);

test('what an exchange could not put right any more is put right by the next one', async () => {
  const { excel, say, column } = stage(4);
  await say({});
  excel.hiddenWrite = 'first-into-visible';
  excel.hidden.add(2);
  excel.answers.push(undefined, 'GeneralException');
  await expect(say(everybody(4))).rejects.toMatchObject({ code: 'sheet/busy' });
  await say({ 'ID-1': { status: 'Sent 1' } });
  expect(column(sentTo)[2]).not.toBe('p1@example.com');
});

test('what a colleague wrote meanwhile stays', async () => {
  const { excel, say, column } = stage(3);
  await say({});
  const run = say({ 'ID-1': { status: 'Sent 1' } });
  excel.between = () => (excel.cells[2]![status] = 'Colleague');
  await run;
  await say({ 'ID-3': { status: 'Sent 3' } });
  expect(column(status)).toEqual(['Sent 1', 'Colleague', 'Sent 3']);
});

test('an apostrophe that Excel keeps to itself is no reason to write for ever', async () => {
  const { say, column } = stage(2);
  await say({ 'ID-1': { sentTo: "'ana@example.com" } });
  expect(column(sentTo)[0]).toBe('ana@example.com');
});

test.each([
  ['MergedRangeConflict', 'sheet/merged'],
  ['FilteredRangeConflict', 'sheet/filtered'],
  ['OperationCellsExceedLimit', 'sheet/too-large'],
  ['AccessDenied', 'sheet/protected'],
  ['InvalidArgument', 'sheet/unexpected'],
  ['NobodyKnowsThis', 'sheet/unexpected'],
])('Excel’s %s is a failure with a sentence: %s', async (office, code) => {
  const { excel, say } = stage(1);
  excel.answers.push(office);
  const error: unknown = await say({}).catch((thrown: unknown) => thrown);
  expect(isFailure(error) && error.code).toBe(code);
});
