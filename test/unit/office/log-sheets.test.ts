import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LedgerEvent } from '../../../src/domain/sending/ledger.ts';
import { cellsOfLine, logColumns, logSheetName } from '../../../src/domain/sending/log-line.ts';
import type { LogReading } from '../../../src/domain/workbook.ts';
import { LogReader } from '../../../src/office/log-reader.ts';
import { LogExcel } from '../../fakes/log-excel.ts';

const writer = 'AAAAA-1';
/** Excel's limit with the spare that the reading has to leave. */
const mostBytes = 4_000_000;

const event = (seq: number): LedgerEvent => ({
  writer,
  seq,
  at: seq,
  run: 'AAAAA-1',
  kind: 'sent',
  receiptId: '7'.repeat(34),
  strong: 'a'.repeat(64),
  weak: 'b'.repeat(64),
  period: 'c'.repeat(16),
  rowHash: 'd'.repeat(64),
  filesHash: 'e'.repeat(64),
  attempt: `AAAAABBBBBCCCCCDDDDD:${seq}`,
  excuses: [`AAAAABBBBBCCCCCDDDDD:${seq - 1}`],
  messageHash: 'f'.repeat(64),
  providerMessageId: '9'.repeat(16),
  recipients: 1,
  provider: 'google.gmail',
  sender: '0'.repeat(12),
});

const line = (seq: number): string[] => cellsOfLine({ event: event(seq), chain: String(seq).padStart(64, '0') });
const sheetOf = (count: number): string[][] => [
  ['Record'],
  [writer, 'idle', 'Ana', '1', '0', '0', ''],
  [...logColumns],
  ...Array.from({ length: count }, (_, n) => line(n + 1)),
];

let excel: LogExcel;
let takeAway: () => void;
beforeEach(() => {
  excel = new LogExcel();
  takeAway = excel.install();
});
afterEach(() => takeAway());

const numbers = async (reader: LogReader, how?: LogReading) =>
  (await reader.read(how)).map(({ lines }) => lines.map((each) => each.event.seq));

test('a long log is read in answers that stay a fifth below what Excel gives', async () => {
  excel.sheets.set('Sheet1', [['Name']]);
  excel.sheets.set(logSheetName(writer), sheetOf(13_000));
  const [read] = await numbers(new LogReader());
  expect(read).toEqual(Array.from({ length: 13_000 }, (_, n) => n + 1));
  expect(Math.max(...excel.answers)).toBeLessThan(mostBytes);
});

test('what was read before is not read again, but for a line to see that it still stands', async () => {
  const sheet = sheetOf(5_000);
  excel.sheets.set(logSheetName(writer), sheet);
  const reader = new LogReader();
  const lines = (await reader.read())[0]?.lines;
  excel.answers.length = 0;
  sheet.push(line(5_001), line(5_002));
  expect((await numbers(reader))[0]).toHaveLength(5_002);
  expect(excel.answers.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(10_000);
  expect((await reader.read())[0]?.lines).not.toBe(lines);
  const [same] = await reader.read();
  expect((await reader.read())[0]?.lines).toBe(same?.lines);
});

test('where the last line is not what it was, all of it is read again; so it is when that is asked for', async () => {
  const sheet = sheetOf(300);
  excel.sheets.set(logSheetName(writer), sheet);
  const reader = new LogReader();
  await reader.read();
  sheet.pop();
  sheet.splice(10, 1);
  expect((await numbers(reader))[0]).toHaveLength(298);
  sheet[sheet.length - 1] = line(999);
  expect((await numbers(reader))[0]?.at(-1)).toBe(999);
  sheet.splice(20, 1);
  sheet.push(line(300));
  expect((await numbers(reader, 'anew'))[0]).toHaveLength(298);
});

test('cells that somebody filled to the brim, and one far below, cost a few answers and no line', async () => {
  const sheet = sheetOf(400);
  for (let row = 100; row < 300; row += 1) sheet[row]![20] = 'x';
  for (let row = 100; row < 300; row += 1) for (const column of [9, 10, 11]) sheet[row]![column] = 'y'.repeat(32_000);
  sheet[900_000] = logColumns.map(() => '');
  sheet[900_000]![3] = 'stray';
  excel.sheets.set(
    logSheetName(writer),
    Array.from(sheet, (cells) => cells ?? []),
  );
  const [read] = await numbers(new LogReader());
  expect(read?.filter((seq) => seq > 0)).toHaveLength(400);
  expect(excel.answers.length).toBeLessThan(40);
});

test('two readings at a time take no line twice', async () => {
  excel.sheets.set(logSheetName(writer), sheetOf(9_000));
  const reader = new LogReader();
  const [one, other] = await Promise.all([numbers(reader), numbers(reader)]);
  expect([one[0]?.length, other[0]?.length]).toEqual([9_000, 9_000]);
});

test('a beacon of nobody, or of no time, keeps nobody out', async () => {
  const beaconOf = async (cells: string[]) => {
    excel.sheets.set(logSheetName(writer), [['Record'], cells]);
    return (await new LogReader().read())[0]?.beacon;
  };
  expect(await beaconOf(['AAAAA evil', 'sending', 'Ana', '1', '1', '2', ''])).toBeUndefined();
  expect(await beaconOf(['AAAAA:1', 'sending', 'Ana', '1', '1', '2', ''])).toBeUndefined();
  expect(await beaconOf(['AAAAA', 'sending', 'Ana', 'NaN', '-3', '1e999', ''])).toMatchObject({
    at: 0,
    done: 0,
    total: 0,
  });
});
