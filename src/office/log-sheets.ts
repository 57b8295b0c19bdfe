import { isFailure } from '../domain/failure.ts';
import type { LogLine } from '../domain/sending/ledger.ts';
import {
  cellsOfLine,
  chainColumn,
  countOf,
  isLogSheet,
  isWriter,
  lineOfCells,
  logColumns,
  logSheetNumber,
  textOf,
} from '../domain/sending/log-line.ts';
import type { Beacon, LogSheet } from '../domain/workbook.ts';
import { excel } from './excel-errors.ts';
import { LogPages, pageLines, type PageStore } from './log-pages.ts';

const beaconAddress = 'A2:H2';
const firstLineRow = 3;
const sheetRows = 1_048_576;
/** Excel on the web refuses answers over 5 MB. A line is at most some 750 bytes on the way, so that a fifth stays spare. */
const linesPerAnswer = 4_000;
/** The same for what is asked of it. */
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
const beaconOfCells = (cells: readonly unknown[] | undefined): Beacon | undefined => {
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

interface Read {
  /** Rows from the first line down to the last one read. */
  readonly rows: number;
  /** What stands in the last one's chain cell. */
  readonly chain: string;
  readonly lines: readonly LogLine[];
}

const nothing: Read = { rows: 0, chain: '', lines: [] };

interface Head {
  readonly name: string;
  readonly beacon: Beacon | undefined;
  readonly rows: number;
  /** What was read before and still stands. */
  readonly known: Read;
}

/** Reads every log sheet in answers that Excel gives, and of a sheet that was read before only what is new. */
export class LogReader {
  private readonly known = new Map<string, Read>();
  /** Lines of this reading, which are not yet among the known ones. */
  private readonly more = new Map<string, LogLine[]>();
  /** One after the other: each goes on from where the one before it ended. */
  private before: Promise<unknown> = Promise.resolve();
  private readonly pages: LogPages;

  /** `store`: where this device keeps what it has verified; without it every log is read from its sheet. */
  constructor(store?: PageStore) {
    this.pages = new LogPages(store);
  }

  /** `anew`: also what was read before. */
  read(anew = false): Promise<LogSheet[]> {
    const reading = this.before.then(() => this.readOnce(anew));
    this.before = reading.then(
      () => undefined,
      () => undefined,
    );
    return reading;
  }

  private async readOnce(anew: boolean): Promise<LogSheet[]> {
    if (anew) {
      this.known.clear();
      this.more.clear();
    }
    const found = await this.heads();
    const heads = anew ? found : await this.recall(found);
    const small = heads.filter(({ rows, known }) => rows > known.rows);
    const together = small.reduce((sum, { rows, known }) => sum + rows - known.rows, 0) <= linesPerAnswer;
    if (!together || !(await this.readTogether(small))) for (const head of small) await this.readOn(head);
    return heads.map(({ name, beacon }) => {
      const lines = this.settled(name);
      return { name, writer: beacon?.writer ?? lines[0]?.event.writer ?? '', beacon, lines };
    });
  }

  /** How far each sheet goes, and whether what was read of it still stands; two round trips. */
  private heads(): Promise<readonly Head[]> {
    return excel(async (context) => {
      const sheets = context.workbook.worksheets.load('items/name');
      await context.sync();
      const logs = sheets.items
        .filter(({ name }) => isLogSheet(name))
        .map((sheet) => {
          const known = this.known.get(sheet.name) ?? nothing;
          const row = firstLineRow + Math.max(0, known.rows - 1);
          return {
            name: sheet.name,
            known,
            used: sheet.getUsedRangeOrNullObject(true).load('rowIndex,rowCount'),
            beacon: sheet.getRange(beaconAddress).load('values'),
            last: sheet.getRangeByIndexes(row, chainColumn, 1, 1).load('values'),
          };
        });
      if (logs.length > 0) await context.sync();
      return logs.map(({ name, known, used, beacon, last }) => {
        const rows = used.isNullObject ? 0 : Math.max(0, used.rowIndex + used.rowCount - firstLineRow);
        const stands = known.rows > 0 && known.rows <= rows && String(last.values[0]?.[0]) === known.chain;
        if (!stands) {
          this.known.delete(name);
          this.more.delete(name);
        }
        return { name, rows, beacon: beaconOfCells(beacon.values[0]), known: stands ? known : nothing };
      });
    });
  }

  /** Takes the pages that this device knows, by the hashes at their ends: one round trip, where there are any. */
  private async recall(heads: readonly Head[]): Promise<readonly Head[]> {
    const ends = heads.flatMap(({ name, known, rows }) =>
      this.pages.starts(known.rows, rows).map((from) => ({ name, from })),
    );
    if (ends.length === 0) return heads;
    const chains = await excel(async (context) => {
      const cells = ends.map(({ name, from }) =>
        context.workbook.worksheets
          .getItem(name)
          .getRangeByIndexes(firstLineRow + from + pageLines - 1, chainColumn, 1, 1)
          .load('values'),
      );
      await context.sync();
      return cells.map(({ values }) => textOf(values[0]?.[0]));
    });
    for (const [at, { name, from }] of ends.entries()) {
      // What comes after a page that is not known is read with it.
      if ((this.known.get(name)?.rows ?? 0) !== from) continue;
      const page = await this.pages.load(name, from, chains[at] ?? '');
      if (page !== undefined) this.add(name, page);
    }
    return heads.map((head) => ({ ...head, known: this.known.get(head.name) ?? nothing }));
  }

  /** One round trip for sheets that are short. Says whether Excel gave the answer. */
  private async readTogether(heads: readonly Head[]): Promise<boolean> {
    if (heads.length === 0) return true;
    const pages = await unlessTooLarge(
      excel(async (context) => {
        const ranges = heads.map(({ name, known, rows }) => linesRange(context, name, known.rows, rows - known.rows));
        await context.sync();
        return ranges.map(({ values }) => values as unknown[][]);
      }),
    );
    for (const [index, values] of (pages ?? []).entries()) this.take(heads[index]?.name ?? '', values);
    return pages !== undefined;
  }

  private async readOn({ name, rows }: Head): Promise<void> {
    let size = linesPerAnswer;
    for (let from = this.known.get(name)?.rows ?? 0; from < rows; from = this.known.get(name)?.rows ?? 0) {
      const count = Math.min(size, rows - from);
      const page = await unlessTooLarge(readLines(name, from, count));
      if (page !== undefined) this.take(name, page);
      // A row that no answer can hold is none of ours.
      else if (count === 1) this.take(name, [[]]);
      else size = Math.max(1, Math.floor(count / 4));
      const isBlank = page !== undefined && page.every((cells) => cells.every((cell) => cell === ''));
      if (isBlank && from + count < rows) this.skip(name, await blankRows(name, from + count, rows));
    }
  }

  private take(name: string, values: readonly (readonly unknown[])[]): void {
    const { rows, chain } = this.known.get(name) ?? nothing;
    this.pages.keep(name, rows, values, chain);
    this.add(name, values);
  }

  private add(name: string, values: readonly (readonly unknown[])[]): void {
    const { rows, lines } = this.known.get(name) ?? nothing;
    const more = values.flatMap((cells, index) => lineOfCells(cells, firstLineRow + rows + index + 1, name) ?? []);
    const chain = textOf(values.at(-1)?.[chainColumn]);
    const before = this.more.get(name);
    if (before === undefined) this.more.set(name, more);
    else for (const line of more) before.push(line);
    this.known.set(name, { rows: rows + values.length, chain, lines });
  }

  /** All lines of a sheet, once its pages are read: copied for each page, a long log would be copied a hundred times. */
  private settled(name: string): readonly LogLine[] {
    const read = this.known.get(name) ?? nothing;
    const more = this.more.get(name) ?? [];
    this.more.delete(name);
    if (more.length === 0) return read.lines;
    const lines = read.lines.concat(more);
    this.known.set(name, { ...read, lines });
    return lines;
  }

  private skip(name: string, rows: number): void {
    const read = this.known.get(name) ?? nothing;
    if (rows > 0) this.known.set(name, { ...read, rows: read.rows + rows, chain: '' });
  }
}

const linesRange = (context: Excel.RequestContext, name: string, from: number, count: number): Excel.Range =>
  context.workbook.worksheets
    .getItem(name)
    .getRangeByIndexes(firstLineRow + from, 0, count, logColumns.length)
    .load('values');

const readLines = (name: string, from: number, count: number): Promise<unknown[][]> =>
  excel(async (context) => {
    const range = linesRange(context, name, from, count);
    await context.sync();
    return range.values as unknown[][];
  });

/** Rows of nothing: somebody's stray cell far below must not be waited for, page by page. */
const blankRows = (name: string, from: number, to: number): Promise<number> =>
  excel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(name);
    const used = sheet
      .getRangeByIndexes(firstLineRow + from, 0, to - from, logColumns.length)
      .getUsedRangeOrNullObject(true)
      .load('rowIndex');
    await context.sync();
    return used.isNullObject ? to - from : used.rowIndex - firstLineRow - from;
  });

const unlessTooLarge = <T>(work: Promise<T>): Promise<T | undefined> =>
  work.catch((error: unknown) => {
    if (isFailure(error) && error.code === 'sheet/too-large') return undefined;
    throw error;
  });

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
