import type { LogLine } from '../domain/sending/ledger.ts';
import { isLogSheet, logSheetName, logSheetNumber } from '../domain/sending/log-line.ts';
import type { Beacon, Exchange, LogReading, LogSheet } from '../domain/workbook.ts';
import { excel } from './excel-errors.ts';
import type { PageStore } from './log-pages.ts';
import { LogReader } from './log-reader.ts';
import {
  addLogSheet,
  loadBeacon,
  loadOwnBeacon,
  loadLastLine,
  loadLines,
  retireBeacon,
  writeBeacon,
  writeBeaconApart,
  writeLines,
  writeLinesApart,
} from './log-sheets.ts';

/** Lines that may be missing from the end of a log: far more than a person undoes, far below what one batch may hold. */
const mostUndone = 1_000;
/** Lines of which each cell is written by itself, in one request. */
const mostApart = 100;
/** A log with more lines goes on in another sheet, before the next run. */
const fullSheet = 10_000;

const isStartOf = (start: readonly LogLine[], lines: readonly LogLine[]): boolean =>
  start.length <= lines.length && start.at(-1)?.chain === lines[start.length - 1]?.chain;

interface Queued {
  readonly own: () => Beacon | undefined;
  readonly mend: () => Promise<void>;
}

interface Current {
  readonly name: string;
  readonly writer: string;
  readonly explanation: string;
  /** Of this sheet, not of fuller ones before it. */
  lines: LogLine[];
}

/** This writer's log, the sheet it is writing now, beside everybody else's. */
export class OwnLog {
  /** Log sheets of other writers. */
  others: readonly string[] = [];
  private current: Current | undefined;
  private readonly reader: LogReader;

  constructor(store?: PageStore) {
    this.reader = new LogReader(store);
  }

  async read(how?: LogReading, told?: (lines: number) => void): Promise<readonly LogSheet[]> {
    const logs = await this.reader.read(how, told);
    const mine = logs.find(({ name }) => name === this.current?.name);
    // Lines that an undo took from its end are kept, and written again with the next exchange.
    if (mine !== undefined && this.current !== undefined && !isStartOf(mine.lines, this.current.lines))
      this.current.lines = [...mine.lines];
    this.others = logs.map(({ name }) => name).filter((name) => !this.isOwn(name));
    return logs;
  }

  private isOwn(name: string): boolean {
    return this.current !== undefined && logSheetNumber(name, this.current.writer) > 0;
  }

  /** Makes the sheet to write in: the first one, or the next one when the last is full. */
  async ensure(writer: string, explanation: string, restore: readonly LogLine[]): Promise<void> {
    const logs = await this.reader.read();
    const own = logs
      .map((log) => ({ ...log, number: logSheetNumber(log.name, writer) }))
      .filter(({ number }) => number > 0)
      .sort((a, b) => b.number - a.number);
    const last = own[0];
    if (last === undefined) {
      this.current = { name: logSheetName(writer), writer, explanation, lines: [...restore] };
      await this.add(this.current);
    } else if (last.lines.length >= fullSheet) {
      this.current = { name: logSheetName(writer, last.number + 1), writer, explanation, lines: [] };
      await this.add(this.current, last.name);
    } else this.current = { name: last.name, writer, explanation, lines: [...last.lines] };
    this.others = logs.map(({ name }) => name).filter((name) => !this.isOwn(name));
  }

  private add(log: Current, full?: string): Promise<void> {
    return excel(async (context) => {
      if (full !== undefined) retireBeacon(context.workbook.worksheets.getItem(full), log.writer);
      await addLogSheet(context, log, log.lines);
    });
  }

  /** Makes the sheet anew, with the lines it had, when somebody deleted it. Says whether it was gone. */
  async restore(): Promise<boolean> {
    const { current } = this;
    if (current === undefined) return false;
    const isGone = await excel(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(current.name).load('name');
      await context.sync();
      return sheet.isNullObject;
    });
    if (isGone) await this.add(current);
    return isGone;
  }

  /** Without what the sheet has already: an exchange that failed late is handed over again. */
  lacking(lines: readonly LogLine[]): readonly LogLine[] {
    const first = lines[0]?.chain;
    const at = this.current?.lines.findLastIndex(({ chain }) => chain === first) ?? -1;
    return at < 0 ? lines : lines.slice((this.current?.lines.length ?? 0) - at);
  }

  /**
   * After the next sync `mend` puts right what is not there, of what was written before and now; `own` is what the beacon
   * said before it was written over.
   */
  queue(context: Excel.RequestContext, { log, beacon }: Pick<Exchange, 'log' | 'beacon'>): Queued {
    if (this.current === undefined) return { own: () => undefined, mend: () => Promise.resolve() };
    const { lines, name } = this.current;
    const count = lines.length;
    const sheet = context.workbook.worksheets.getItem(name);
    const own = loadOwnBeacon(sheet);
    const hasLast = loadLastLine(sheet, lines);
    if (beacon !== undefined) writeBeacon(sheet, beacon);
    writeLines(sheet, count, log);
    const hasBeacon = beacon === undefined ? () => true : loadBeacon(sheet, beacon);
    const hasLines = loadLines(sheet, count, log);
    const mend = async (): Promise<void> => {
      // Somebody's undo took lines of this writer's log back.
      if (!hasLast()) await this.rewrite(context);
      if (!hasLines()) await this.writeApart(context, sheet, count, log);
      if (beacon === undefined || hasBeacon()) return;
      writeBeaconApart(sheet, beacon);
      await context.sync();
    };
    return { own, mend };
  }

  private async writeApart(
    context: Excel.RequestContext,
    sheet: Excel.Worksheet,
    count: number,
    lines: readonly LogLine[],
  ): Promise<void> {
    for (let first = 0; first < lines.length; first += mostApart) {
      writeLinesApart(sheet, count + first, lines.slice(first, first + mostApart));
      // eslint-disable-next-line office-addins/no-context-sync-in-loop -- one request may not exceed 5 MB
      await context.sync();
    }
  }

  /** Told once the workbook has them. */
  added(lines: readonly LogLine[]): void {
    this.current?.lines.push(...lines);
  }

  private async rewrite(context: Excel.RequestContext): Promise<void> {
    if (this.current === undefined) return;
    const { name, lines } = this.current;
    const first = Math.max(0, lines.length - mostUndone);
    const sheet = context.workbook.worksheets.getItem(name);
    writeLines(sheet, first, lines.slice(first));
    const stand = loadLines(sheet, first, lines.slice(first));
    await context.sync();
    if (!stand()) await this.writeApart(context, sheet, first, lines.slice(first));
  }

  /** Names of the other writers' logs among these, and whether there is one that was not known. */
  meet(names: readonly string[]): boolean {
    const others = names.filter((name) => isLogSheet(name) && !this.isOwn(name));
    const isNew = others.some((name) => !this.others.includes(name));
    this.others = others;
    return isNew;
  }
}
