import type { LedgerEvent, LedgerKind, LogLine } from '../domain/sending/ledger.ts';
import type { Beacon, LogSheet } from '../domain/workbook.ts';
import { writerTag } from '../domain/sending/ledger.ts';
import { excel } from './excel-errors.ts';

const prefix = 'Sobre log · ';
const beaconAddress = 'A2:G2';
const firstLineRow = 3;

const columns = [
  'time',
  'event',
  'receipt',
  'document',
  'person',
  'period',
  'row',
  'files',
  'attempt',
  'excuses',
  'message',
  'gmail',
  'recipients',
  'run',
  'writer',
  'number',
  'at',
  'chain',
] as const;

export const logSheetName = (writer: string): string => prefix + writerTag(writer);
export const isLogSheet = (name: string): boolean => name.startsWith(prefix);

/** Text format: digits stay as written, and nothing becomes a date or a formula. */
export const asText = (rows: number, columnCount: number): string[][] =>
  Array.from({ length: rows }, () => Array<string>(columnCount).fill('@'));

const kinds: ReadonlySet<string> = new Set<LedgerKind>([
  'marked',
  'sending',
  'sent',
  'failed',
  'not-sent',
  'unknown',
  'confirmed',
  'returned',
  'again',
]);

const cellsOfLine = ({ event, chain }: LogLine): string[] => [
  new Date(event.at).toISOString(),
  event.kind,
  event.receiptId,
  event.strong ?? '',
  event.weak,
  event.period,
  event.rowHash,
  event.filesHash ?? '',
  event.attempt,
  event.excuses.join(' '),
  event.messageHash,
  event.providerMessageId,
  String(event.recipients),
  event.run,
  event.writer,
  String(event.seq),
  String(event.at),
  chain,
];

const lineOfCells = (cells: readonly unknown[], row: number): LogLine | undefined => {
  const text = cells.map(String);
  const kind = text[1] ?? '';
  if (!kinds.has(kind)) return undefined;
  const at = (index: number) => text[index] ?? '';
  const event: LedgerEvent = {
    kind: kind as LedgerKind,
    receiptId: at(2),
    strong: at(3) === '' ? undefined : at(3),
    weak: at(4),
    period: at(5),
    rowHash: at(6),
    filesHash: at(7) === '' ? undefined : at(7),
    attempt: at(8),
    excuses: at(9) === '' ? [] : at(9).split(' '),
    messageHash: at(10),
    providerMessageId: at(11),
    recipients: Number(at(12)),
    run: at(13),
    writer: at(14),
    seq: Number(at(15)),
    at: Number(at(16)),
  };
  return { event, chain: at(17), row };
};

const beaconCells = (beacon: Beacon): string[] => [
  beacon.writer,
  beacon.phase,
  beacon.who,
  String(beacon.at),
  String(beacon.done),
  String(beacon.total),
  beacon.over,
];

const beaconOfCells = (cells: readonly unknown[] | undefined): Beacon | undefined => {
  const [writer = '', phase = '', who = '', at = '', done = '', total = '', over = ''] = (cells ?? []).map(String);
  if (phase !== 'intent' && phase !== 'sending' && phase !== 'idle') return undefined;
  return { writer, phase, who, at: Number(at), done: Number(done), total: Number(total), over };
};

/** Reads every log sheet; two round trips. */
export const readLogSheets = async (context: Excel.RequestContext): Promise<LogSheet[]> => {
  const sheets = context.workbook.worksheets.load('items/name');
  await context.sync();
  const logs = sheets.items
    .filter(({ name }) => isLogSheet(name))
    .map((sheet) => ({ name: sheet.name, used: sheet.getUsedRangeOrNullObject(true).load('values') }));
  if (logs.length > 0) await context.sync();
  return logs.map(({ name, used }) => {
    const rows: unknown[][] = used.isNullObject ? [] : used.values;
    const beacon = beaconOfCells(rows[1]);
    const lines = rows
      .slice(firstLineRow)
      .flatMap((cells, index) => lineOfCells(cells, firstLineRow + index + 1) ?? []);
    return { name, writer: beacon?.writer ?? lines[0]?.event.writer ?? '', beacon, lines };
  });
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
  range.numberFormat = asText(1, 7);
  range.values = [beaconCells(beacon)];
};

/** Queues lines below the `count` lines the sheet has. Plain values, never a table's rows: those conflict when two people add. */
export const writeLines = (sheet: Excel.Worksheet, count: number, lines: readonly LogLine[]): void => {
  if (lines.length === 0) return;
  const range = sheet.getRangeByIndexes(firstLineRow + count, 0, lines.length, columns.length);
  range.numberFormat = asText(lines.length, columns.length);
  range.values = lines.map(cellsOfLine);
};

/** Asks whether the last of these lines is where it was written; read the result after the next sync. */
export const loadLastLine = (sheet: Excel.Worksheet, lines: readonly LogLine[]): (() => boolean) => {
  const last = lines.at(-1);
  if (last === undefined) return () => true;
  const cell = sheet.getRangeByIndexes(firstLineRow + lines.length - 1, columns.indexOf('chain'), 1, 1).load('values');
  return () => String(cell.values[0]?.[0]) === last.chain;
};

/** Queues a new log sheet with its explanation and what is restored from the device. */
export const addLogSheet = (
  context: Excel.RequestContext,
  writer: string,
  explanation: string,
  lines: readonly LogLine[],
): void => {
  const sheet = context.workbook.worksheets.add(logSheetName(writer));
  sheet.getRange('A1').values = [[explanation]];
  writeBeacon(sheet, { writer, phase: 'idle', who: '', at: 0, done: 0, total: 0, over: '' });
  const header = sheet.getRangeByIndexes(2, 0, 1, columns.length);
  header.values = [[...columns]];
  header.format.font.bold = true;
  sheet.freezePanes.freezeRows(firstLineRow);
  writeLines(sheet, 0, lines);
};

/** Brings a log sheet to the front, this writer's own before others; says whether there was one. */
export const showLog = (writer: string): Promise<boolean> =>
  excel(async (context) => {
    const sheets = context.workbook.worksheets.load('items/name');
    await context.sync();
    const logs = sheets.items.filter(({ name }) => isLogSheet(name));
    const log = logs.find(({ name }) => name === logSheetName(writer)) ?? logs[0];
    log?.activate();
    await context.sync();
    return log !== undefined;
  });
