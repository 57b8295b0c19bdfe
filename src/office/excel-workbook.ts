import { Failure, isFailure } from '../domain/failure.ts';
import { isLogSheet } from '../domain/sending/log-line.ts';
import type { Grid, GridRow } from '../domain/grid.ts';
import type { LogLine } from '../domain/sending/ledger.ts';
import type {
  Beacon,
  Environment,
  Exchange,
  LogReading,
  LogSheet,
  MintedId,
  NewColumns,
  Place,
  RowWrite,
  Snapshot,
  StatusTone,
  Workbook,
} from '../domain/workbook.ts';
import { excel } from './excel-errors.ts';
import { isOnOwnDisk } from './own-disk.ts';
import { isInPlace, tryToWrite } from './own-cells.ts';
import { queueExchange, type Exchanged, type Positions } from './exchange.ts';
import { lost, type Stray } from './stray-cells.ts';
import { addSheet } from './add-sheet.ts';
import { loadBeacons } from './log-sheets.ts';
import type { PageStore } from './log-pages.ts';
import { OwnLog } from './own-log.ts';
import { lengthenTable } from './lengthen-table.ts';
import { addHeadings, addOwnColumns } from './own-columns.ts';
import { colourStatus } from './status-colours.ts';
import { mintIds } from './mint-ids.ts';
import { readGrid } from './read-grid.ts';
import { selectedCell, selectedRows } from './selection.ts';

/** A row that moves faster than it can be found again: somebody is sorting without end. */
const mostTries = 5;
/** So many rows or lines of one exchange go together: Excel refuses a request over 5 MB. */
const mostTogether = 1_000;
/** Rows that get their ids in one batch, which reads them whole. */
const mostMinted = 400;
const mostMintedCells = 8_000;

const nothing = { writes: [], watch: [] };

interface Exchanging {
  readonly exchanged: Exchanged;
  readonly beacons: readonly Beacon[];
  readonly own: Beacon | undefined;
}

/** The open workbook over Office.js. */
export class ExcelWorkbook implements Workbook {
  private place: Place | undefined;
  private positions: Positions = new Map();
  /** Rows are hidden, or Excel has once put a block elsewhere than asked: each cell is written by itself. */
  private apart = false;
  private misplaces = false;
  /** Cells that a write hit by mistake and that are not yet as they were, when an exchange failed half-way. */
  private owed: readonly RowWrite[] = [];
  /** The same of rows that no id names. */
  private strays: readonly Stray[] = [];
  private readonly log: OwnLog;
  private readonly elapsed: () => number;

  /** `store`: where this device keeps what it has read and verified of logs. */
  constructor(elapsed: () => number, store?: PageStore) {
    this.elapsed = elapsed;
    this.log = new OwnLog(store);
  }

  environment(): Promise<Environment> {
    return excel(async (context) => {
      const workbook = context.workbook.load('readOnly,autoSave');
      const address = Office.context.document.url ?? '';
      await context.sync();
      return {
        readOnly: workbook.readOnly,
        autoSave: workbook.autoSave,
        inCloud: /^https?:/i.test(address),
        isOnOwnDisk: isOnOwnDisk(address),
        address,
      };
    });
  }

  read(sheet?: string): Promise<Grid> {
    return excel((context) => readGrid(context, sheet));
  }

  selectedRows(sheetId: string): Promise<readonly number[]> {
    return excel((context) => selectedRows(context, sheetId));
  }

  selectedCell(sheetId: string): Promise<{ readonly row: number; readonly column: string } | undefined> {
    return excel((context) => selectedCell(context, sheetId));
  }

  addHeadings(grid: Grid, headings: readonly string[]): Promise<void> {
    return excel((context) => addHeadings(context, grid, headings));
  }

  addOwnColumns(grid: Grid, columns: NewColumns): Promise<void> {
    return excel((context) => addOwnColumns(context, grid, columns));
  }

  lengthenTable(grid: Grid, lastRow: number): Promise<void> {
    return excel((context) => lengthenTable(context, grid, lastRow));
  }

  colourStatus(place: Place, words: ReadonlyMap<string, StatusTone>): Promise<void> {
    return excel((context) => colourStatus(context, place, words)).catch((cause: unknown) => {
      throw new Failure('sheet/write-refused', { cause });
    });
  }

  follow(place: Place): void {
    if (place.sheetId !== this.place?.sheetId) [this.owed, this.strays] = [[], []];
    this.place = place;
    this.positions = new Map();
  }

  private following(): Place {
    if (this.place === undefined) throw new Failure('sheet/changed');
    return this.place;
  }

  async mint(ids: readonly MintedId[], signatureOf: (row: GridRow) => string): Promise<readonly MintedId[]> {
    const size = Math.max(1, Math.min(mostMinted, Math.floor(mostMintedCells / this.following().columnCount)));
    const minted: MintedId[] = [];
    for (let first = 0; first < ids.length; first += size) {
      const some = ids.slice(first, first + size);
      minted.push(...(await excel((context) => mintIds(context, this.following(), some, signatureOf))));
    }
    return minted;
  }

  /** What one request cannot hold goes in several, the watched rows with the last one. */
  async exchange(wanted: Exchange): Promise<Snapshot> {
    const writes = partsOf(wanted.writes);
    const lines = partsOf(this.log.lacking(wanted.log));
    let logLost = false;
    let own: Beacon | undefined;
    for (let part = 0; part < Math.max(writes.length, lines.length) - 1; part += 1) {
      const some = { ...wanted, watch: [], writes: writes[part] ?? [], log: lines[part] ?? [] };
      const seen = await this.exchangeTogether(some);
      logLost ||= seen.logLost;
      own ??= seen.own;
    }
    const last = Math.max(writes.length, lines.length) - 1;
    const seen = await this.exchangeTogether({ ...wanted, writes: writes[last] ?? [], log: lines[last] ?? [] });
    return { ...seen, own: own ?? seen.own, logLost: logLost || seen.logLost };
  }

  private async exchangeTogether(wanted: Exchange): Promise<Snapshot> {
    const at = this.elapsed();
    let logLost = false;
    let own: Beacon | undefined;
    this.strays = this.strays.map(lost);
    let writes = together(this.owed, wanted.writes);
    let pending = { log: wanted.log, beacon: wanted.beacon };
    for (let tries = 1; ; tries += 1) {
      if (writes.length > 0 && !(await this.isInPlace())) {
        await this.putBack();
        throw new Failure('sheet/column-missing');
      }
      const done = await this.exchangeOnce({ ...wanted, writes, ...pending }).catch(async (error: unknown) => {
        if (!(isFailure(error) && error.code === 'sheet/changed' && (await this.log.restore()))) throw error;
      });
      if (done === undefined) {
        logLost = true;
        continue;
      }
      const { exchanged, beacons } = done;
      // Only the first try met what stood there before.
      own ??= done.own;
      if (exchanged.isGone) {
        this.strays = exchanged.strays;
        await this.putBack();
        throw new Failure('sheet/column-missing');
      }
      pending = { log: [], beacon: undefined };
      this.positions = exchanged.positions;
      this.misplaces ||= exchanged.misplaced;
      this.apart = this.misplaces || exchanged.hidesRows;
      this.owed = exchanged.repairs;
      this.strays = exchanged.strays;
      const left = together(exchanged.repairs, exchanged.again);
      const isUnseen = (id: string) => {
        const seen = exchanged.rows.get(id);
        return seen !== undefined && seen.cells === undefined;
      };
      const unseen = exchanged.isShort || wanted.watch.some(isUnseen);
      const { rows, duplicates } = exchanged;
      if (left.length + exchanged.strays.length === 0 && !unseen)
        return { at, rows, duplicates, beacons, own, logLost };
      if (tries === mostTries) throw new Failure('sheet/busy');
      writes = left;
    }
  }

  /** Looked at before each write: a column may have come in since, and what stands there may be somebody's amounts. */
  private isInPlace(): Promise<boolean> {
    const place = this.following();
    return excel((context) => isInPlace(context, place));
  }

  private exchangeOnce(wanted: Exchange): Promise<Exchanging> {
    const place = this.following();
    return excel(async (context) => {
      const sheets = context.workbook.worksheets.load('items/name');
      // First in the batch: where the log sheet is gone, nothing at all is written.
      const log = this.log.queue(context, wanted);
      const settle = queueExchange(context, place, this.positions, wanted, {
        strays: this.strays,
        apart: this.apart,
      });
      let beacons = loadBeacons(context, this.log.others);
      await context.sync();
      if (this.log.meet(sheets.items.map(({ name }) => name))) {
        beacons = loadBeacons(context, this.log.others);
        await context.sync();
      }
      const exchanged = settle();
      if (exchanged.isGone) return { exchanged, beacons: [], own: undefined };
      // Only now: lines of an exchange that failed are handed over again, to the same cells.
      this.log.added(wanted.log);
      await log.mend();
      return { exchanged, beacons: beacons(), own: log.own() };
    });
  }

  /** Without the headings where they were nothing more is written, and what met other cells is as it was. */
  private async putBack(): Promise<void> {
    const place = this.following();
    for (let tries = 0; this.strays.length > 0; tries += 1) {
      if (tries === mostTries) throw new Failure('sheet/busy');
      this.strays = await excel(async (context) => {
        const settle = queueExchange(context, place, new Map(), nothing, {
          strays: this.strays,
          apart: true,
          whole: true,
        });
        // eslint-disable-next-line office-addins/no-context-sync-in-loop -- each look has to see what the last write met
        await context.sync();
        return settle().strays;
      });
    }
  }

  readLogs(how?: LogReading, told?: (lines: number) => void): Promise<readonly LogSheet[]> {
    return this.log.read(how, told);
  }

  ensureLog(writer: string, explanation: string, restore: readonly LogLine[]): Promise<void> {
    return this.log.ensure(writer, explanation, restore);
  }

  probe(): Promise<void> {
    const place = this.following();
    return excel((context) => tryToWrite(context, place));
  }

  sheetNames(): Promise<readonly string[]> {
    return excel(async (context) => {
      const sheets = context.workbook.worksheets.load('items/name');
      await context.sync();
      return sheets.items.map(({ name }) => name).filter((name) => !isLogSheet(name));
    });
  }

  addSheet(name: string, rows: readonly (readonly string[])[]): Promise<string> {
    return excel((context) => addSheet(context, name, rows));
  }

  save(): Promise<void> {
    return excel(async (context) => {
      context.workbook.save(Excel.SaveBehavior.save);
      await context.sync();
    });
  }

  goTo(sheetId: string, address: string): Promise<void> {
    return excel(async (context) => {
      const sheet = context.workbook.worksheets.getItem(sheetId);
      sheet.activate();
      sheet.getRange(address).select();
      await context.sync();
    });
  }
}

/** One write a row: where both say something of a cell, the later one. */
const together = (earlier: readonly RowWrite[], later: readonly RowWrite[]): readonly RowWrite[] => {
  const byId = new Map<string, RowWrite>();
  for (const { receiptId, cells } of [...earlier, ...later]) {
    byId.set(receiptId, { receiptId, cells: { ...byId.get(receiptId)?.cells, ...cells } });
  }
  return [...byId.values()];
};

/** At least one part, so that an exchange of nothing is one, too. */
const partsOf = <T>(list: readonly T[]): readonly (readonly T[])[] => {
  const parts: (readonly T[])[] = [list.slice(0, mostTogether)];
  for (let first = mostTogether; first < list.length; first += mostTogether) {
    parts.push(list.slice(first, first + mostTogether));
  }
  return parts;
};
