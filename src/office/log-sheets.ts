import type { LogLine } from '../domain/sending/ledger.ts';
import {
  cellsOfLine,
  chainColumn,
  countOf,
  isLogSheet,
  isWriter,
  logColumns,
  logSheetNumber,
  textOf,
} from '../domain/sending/log-line.ts';
import type { Beacon } from '../domain/workbook.ts';
import { excel } from './excel-errors.ts';

export const beaconAddress = 'A2:H2';
export const firstLineRow = 3;
const sheetRows = 1_048_576;
/** Excel on the web refuses requests over 5 MB. A line is at most some 750 bytes on the way, so that two thirds stay spare. */
const linesPerRequest = 2_000;

/** Text format: digits stay as written, and nothing becomes a date or a formula. */
export const asText = (rows: number, columnCount: number): string[][] =>
  Array.from({ length: rows }, () => Array<string>(columnCount).fill('@'));

const beaconCells = (beacon: Beacon): string[] => [
  beacon.writer,
  beacon.phase,
  beacon.who,
  String(beacon.at),
  String(beacon.done),
  String(beacon.total),
  beacon.over,
  beacon.pane ?? '',
];

const mostTime = Date.UTC(2200, 0);

/** Nobody who cannot be named, and no time that stands for none: such a run could never be found dead. */
export const beaconOfCells = (cells: readonly unknown[] | undefined): Beacon | undefined => {
  const [writer = '', phase = '', who = '', at = '', done = '', total = '', over = '', pane = ''] = (cells ?? []).map(
    String,
  );
  if (phase !== 'intent' && phase !== 'sending' && phase !== 'idle') return undefined;
  if (!isWriter(writer)) return undefined;
  const count = (text: string, most: number): number => countOf(text, most) ?? 0;
  return {
    writer,
    phase,
    who,
    at: count(at, mostTime),
    done: count(done, sheetRows),
    total: count(total, sheetRows),
    over,
    pane,
  };
};

/** Asks for the beacons of the named log sheets; read the result after the next sync. */
export const loadBeacons = (context: Excel.RequestContext, names: readonly string[]) => {
  const ranges = names.map((name) =>
    context.workbook.worksheets.getItemOrNullObject(name).getRange(beaconAddress).load('values'),
  );
  return (): Beacon[] => ranges.flatMap((range) => (range.isNullObject ? [] : (beaconOfCells(range.values[0]) ?? [])));
};

/** Queues the beacon; nothing is read. */
export const writeBeacon = (sheet: Excel.Worksheet, beacon: Beacon): void => {
  const range = sheet.getRange(beaconAddress);
  range.numberFormat = asText(1, 8);
  range.values = [beaconCells(beacon)];
};

const resting = (writer: string): Beacon => ({ writer, phase: 'idle', who: '', at: 0, done: 0, total: 0, over: '' });

/** Asks for the beacon of one sheet as it stands; read the result after the next sync. */
export const loadOwnBeacon = (sheet: Excel.Worksheet): (() => Beacon | undefined) => {
  const range = sheet.getRange(beaconAddress).load('values');
  return () => beaconOfCells(range.values[0]);
};

/** Asks whether the beacon is what was written; read the result after the next sync. */
export const loadBeacon = (sheet: Excel.Worksheet, beacon: Beacon): (() => boolean) => {
  const range = sheet.getRange(beaconAddress).load('values');
  return () => isSame(range.values, [beaconCells(beacon)]);
};

const isSame = (values: readonly (readonly unknown[])[], texts: readonly (readonly string[])[]): boolean =>
  texts.every((row, at) => row.every((text, column) => textOf(values[at]?.[column]) === text));

/** Queues cells one by one: a block over hidden rows or columns can land elsewhere. */
const writeApart = (sheet: Excel.Worksheet, top: number, rows: readonly (readonly string[])[]): void => {
  rows.forEach((row, at) =>
    row.forEach((text, column) => {
      const cell = sheet.getRangeByIndexes(top + at, column, 1, 1);
      cell.numberFormat = asText(1, 1);
      cell.values = [[text]];
    }),
  );
};

export const writeBeaconApart = (sheet: Excel.Worksheet, beacon: Beacon): void =>
  writeApart(sheet, 1, [beaconCells(beacon)]);

export const writeLinesApart = (sheet: Excel.Worksheet, count: number, lines: readonly LogLine[]): void =>
  writeApart(sheet, firstLineRow + count, lines.map(cellsOfLine));

/** Queues that this writer is not in this sheet any more. */
export const retireBeacon = (sheet: Excel.Worksheet, writer: string): void => writeBeacon(sheet, resting(writer));

/** Queues lines below the `count` lines the sheet has. Plain values, never a table's rows: those conflict when two people add. */
export const writeLines = (sheet: Excel.Worksheet, count: number, lines: readonly LogLine[]): void => {
  if (lines.length === 0) return;
  const range = sheet.getRangeByIndexes(firstLineRow + count, 0, lines.length, logColumns.length);
  range.numberFormat = asText(lines.length, logColumns.length);
  range.values = lines.map(cellsOfLine);
};

/** Asks whether the last of these lines is where it was written; read the result after the next sync. */
export const loadLastLine = (sheet: Excel.Worksheet, lines: readonly LogLine[]): (() => boolean) => {
  const last = lines.at(-1);
  if (last === undefined) return () => true;
  const cell = sheet.getRangeByIndexes(firstLineRow + lines.length - 1, chainColumn, 1, 1).load('values');
  return () => String(cell.values[0]?.[0]) === last.chain;
};

/** Asks whether these lines stand below the first `count`, whole; read the result after the next sync. */
export const loadLines = (sheet: Excel.Worksheet, count: number, lines: readonly LogLine[]): (() => boolean) => {
  if (lines.length === 0) return () => true;
  const range = sheet.getRangeByIndexes(firstLineRow + count, 0, lines.length, logColumns.length).load('values');
  return () => isSame(range.values, lines.map(cellsOfLine));
};

/** A new log sheet with its explanation and what is restored from the device. */
export const addLogSheet = async (
  context: Excel.RequestContext,
  { name, writer, explanation }: { readonly name: string; readonly writer: string; readonly explanation: string },
  lines: readonly LogLine[],
): Promise<void> => {
  const sheet = context.workbook.worksheets.add(name);
  sheet.getRange('A1').values = [[explanation]];
  retireBeacon(sheet, writer);
  const header = sheet.getRangeByIndexes(2, 0, 1, logColumns.length);
  header.values = [[...logColumns]];
  header.format.font.bold = true;
  sheet.freezePanes.freezeRows(firstLineRow);
  for (let first = 0; first < lines.length; first += linesPerRequest) {
    writeLines(sheet, first, lines.slice(first, first + linesPerRequest));
    // eslint-disable-next-line office-addins/no-context-sync-in-loop -- one request may not exceed 5 MB
    await context.sync();
  }
  await context.sync();
};

/** Brings a log sheet to the front, this writer's newest before others; says whether there was one. */
export const showLog = (writer: string): Promise<boolean> =>
  excel(async (context) => {
    const sheets = context.workbook.worksheets.load('items/name');
    await context.sync();
    const logs = sheets.items.filter(({ name }) => isLogSheet(name));
    const own = logs
      .map((sheet) => ({ sheet, number: logSheetNumber(sheet.name, writer) }))
      .filter(({ number }) => number > 0);
    const newest = own.sort((a, b) => b.number - a.number)[0]?.sheet ?? logs[0];
    newest?.activate();
    await context.sync();
    return newest !== undefined;
  });
