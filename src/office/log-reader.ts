import { isFailure } from '../domain/failure.ts';
import type { LogLine } from '../domain/sending/ledger.ts';
import { chainColumn, isLogSheet, lineOfCells, logColumns, textOf } from '../domain/sending/log-line.ts';
import type { Beacon, LogReading, LogSheet } from '../domain/workbook.ts';
import { excel } from './excel-errors.ts';
import { LogPages, pageLines, type PageStore } from './log-pages.ts';
import { beaconAddress, beaconOfCells, firstLineRow } from './log-sheets.ts';

/** Excel on the web refuses answers over 5 MB. A line is at most some 750 bytes on the way, so that a fifth stays spare. */
const linesPerAnswer = 4_000;

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
  private readings = 0;
  private heads: readonly Head[] = [];
  private readonly pages: LogPages;

  /** `store`: where this device keeps what it has verified; without it every log is read from its sheet. */
  constructor(store?: PageStore) {
    this.pages = new LogPages(store);
  }

  /** `told` hears how many lines are read so far. A first look waits for no other reading. */
  read(how: LogReading = 'new', told?: (lines: number) => void): Promise<LogSheet[]> {
    if (how === 'first' && this.readings > 0) return Promise.resolve(this.soFar());
    this.readings += 1;
    const reading = this.before
      .then(() => this.readOnce(how, told))
      .finally(() => {
        this.readings -= 1;
        this.pages.rest(this.readings === 0);
      });
    this.before = reading.then(
      () => undefined,
      () => undefined,
    );
    return reading;
  }

  private async readOnce(how: LogReading, told: (lines: number) => void = () => undefined): Promise<LogSheet[]> {
    if (how === 'anew') {
      this.known.clear();
      this.more.clear();
    }
    this.pages.rest(false);
    this.heads = await this.findHeads();
    // What no single answer brings is read behind.
    if (how === 'first' && unreadOf(this.heads) > linesPerAnswer) return this.soFar();
    if (how !== 'anew') this.heads = await this.recall(this.heads, told);
    const small = this.heads.filter(({ rows, known }) => rows > known.rows);
    const together = unreadOf(small) <= linesPerAnswer && (await this.readTogether(small));
    if (!together) for (const head of small) await this.readOn(head, told);
    return this.soFar();
  }

  private soFar(): LogSheet[] {
    return this.heads.map(({ name, beacon, rows }) => {
      const lines = this.settled(name);
      const unread = rows - (this.known.get(name)?.rows ?? 0);
      const writer = beacon?.writer ?? lines[0]?.event.writer ?? '';
      return { name, writer, beacon, lines, ...(unread > 0 ? { unread } : {}) };
    });
  }

  private get linesSoFar(): number {
    return [...this.known.values()].reduce((sum, { rows }) => sum + rows, 0);
  }

  /** How far each sheet goes, and whether what was read of it still stands; two round trips. */
  private findHeads(): Promise<readonly Head[]> {
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
  private async recall(heads: readonly Head[], told: (lines: number) => void): Promise<readonly Head[]> {
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
      if (page === undefined) continue;
      this.add(name, page);
      told(this.linesSoFar);
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

  private async readOn({ name, rows }: Head, told: (lines: number) => void): Promise<void> {
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
      told(this.linesSoFar);
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

const unreadOf = (heads: readonly Head[]): number => heads.reduce((sum, { rows, known }) => sum + rows - known.rows, 0);

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
