import type { Grid, GridRow } from './grid.ts';
import type { LedgerEvent, LogLine } from './sending/ledger.ts';
import type { OwnColumn } from './roster/roster.ts';

/** How the open workbook is shared and kept. */
export interface Environment {
  readonly readOnly: boolean;
  /** Undefined where Excel does not say. */
  readonly autoSave: boolean | undefined;
  /** Kept where colleagues can open it at the same time. */
  readonly inCloud: boolean;
  /** A file of this computer's own disk: nobody else can have it open. An address that says nothing says not that. */
  readonly isOnOwnDisk: boolean;
  /** Where the file is; '' or absent where Excel does not say. */
  readonly address?: string;
}

/**
 * What one writer tells the others: it wants to send, is sending, or rests. A cell of its own log sheet, so that no two
 * writers ever share one.
 */
export interface Beacon {
  readonly writer: string;
  readonly phase: 'intent' | 'sending' | 'idle';
  /** The operator's name. */
  readonly who: string;
  /** Milliseconds since the epoch by the writer's clock; grows while it lives. */
  readonly at: number;
  readonly done: number;
  readonly total: number;
  /** Writers whose dead runs this one takes over, with a space between; '' for none. */
  readonly over: string;
  /** The writer's pane. Two with one writer are a browser profile and its copy. Older versions say nothing of it. */
  readonly pane?: string;
}

/** New text for Sobre's own cells of one row; absent cells stay as they are. */
export interface RowWrite {
  readonly receiptId: string;
  readonly cells: Readonly<Partial<Record<OwnColumn, string>>>;
}

export interface Exchange {
  readonly writes: readonly RowWrite[];
  /** Receipt ids whose whole rows are wanted back. */
  readonly watch: readonly string[];
  /** Lines for this writer's own log sheet. */
  readonly log: readonly LogLine[];
  readonly beacon: Beacon | undefined;
}

export interface SeenRow {
  /** 1-based sheet row. */
  readonly row: number;
  /** Status cell just before the writes of this exchange, and after them. */
  readonly before: string;
  readonly status: string;
  /** Only for watched ids. */
  readonly cells: GridRow | undefined;
}

/** The workbook as one exchange left it. */
export interface Snapshot {
  /** When the exchange was asked for, by `elapsed`: nothing in it is newer than that. */
  readonly at: number;
  readonly rows: ReadonlyMap<string, SeenRow>;
  /** Ids that stand in more than one row. */
  readonly duplicates: ReadonlySet<string>;
  /** Beacons of the other writers. */
  readonly beacons: readonly Beacon[];
  /** This writer's own beacon as it stood before this exchange. */
  readonly own: Beacon | undefined;
  /** This writer's log sheet had been deleted, and with it its beacon; it has been made anew. */
  readonly logLost: boolean;
}

export interface LogSheet {
  readonly name: string;
  readonly writer: string;
  readonly beacon: Beacon | undefined;
  readonly lines: readonly LogLine[];
  /** Rows below these lines that are still to be read; left out for none. */
  readonly unread?: number;
}

/** How much of the log sheets is read: what is new, also what was read before, or no more than opens a pane at once. */
export type LogReading = 'new' | 'anew' | 'first';

export interface MintedId {
  /** 1-based sheet row at the time of reading. */
  readonly row: number;
  readonly receiptId: string;
  /** What the row must still hold, by `signatureOf`. */
  readonly signature: string;
}

/**
 * The open Excel file. Rows are found by receipt id in the batch that writes them, and read back in it.
 * Everything rejects with `sheet/*`.
 */
export interface Workbook {
  environment(): Promise<Environment>;
  /** The rows of the active sheet, or of the named one. */
  read(sheet?: string): Promise<Grid>;
  /** Names of all sheets but the logs, in their order. */
  sheetNames(): Promise<readonly string[]>;
  /** 1-based sheet rows of the selection on that sheet. */
  selectedRows(sheetId: string): Promise<readonly number[]>;
  /** 1-based sheet row and column letters of the selection's first cell on that sheet; undefined where it is on another. */
  selectedCell(sheetId: string): Promise<{ readonly row: number; readonly column: string } | undefined>;
  /** Inserts a row with these headings above the rows of `grid`, one for each of its columns, '' for none. */
  addHeadings(grid: Grid, headings: readonly string[]): Promise<void>;
  /**
   * Adds columns to the right of the rows of `grid`, never over other values. Rejects with `sheet/write-refused` where a
   * colleague's pane has just added them.
   */
  addOwnColumns(grid: Grid, columns: NewColumns): Promise<void>;
  /** Makes the table that is `grid` reach down to a 1-based sheet row. */
  lengthenTable(grid: Grid, lastRow: number): Promise<void>;
  /** Colours status cells by the word they begin with, once: colours that are there are left alone. */
  colourStatus(place: Place, words: ReadonlyMap<string, StatusTone>): Promise<void>;
  /** Binds `exchange` to the rows of a reading; columns are sheet columns (0-based). */
  follow(place: Place): void;
  /** Writes ids into rows that still hold what they held; returns those that did. */
  mint(ids: readonly MintedId[], signatureOf: (row: GridRow) => string): Promise<readonly MintedId[]>;
  exchange(exchange: Exchange): Promise<Snapshot>;
  /**
   * All log sheets of all writers. Of a sheet that was read before only what is new, unless it is asked for `anew`; what
   * stayed the same is the same list. `told` hears how many lines are read so far.
   */
  readLogs(how?: LogReading, told?: (lines: number) => void): Promise<readonly LogSheet[]>;
  /** Makes this writer's own log sheet where it is missing. */
  ensureLog(writer: string, explanation: string, restore: readonly LogLine[]): Promise<void>;
  /** Writes a cell of Sobre's back as it was: rejects with `sheet/protected` where that is refused. */
  probe(): Promise<void>;
  /** A new sheet with these rows as text, brought to the front; a name in use gets a number. Resolves to its name. */
  addSheet(name: string, rows: readonly (readonly string[])[]): Promise<string>;
  save(): Promise<void>;
  goTo(sheetId: string, address: string): Promise<void>;
}

/** What a colour beside a status says. */
export type StatusTone = 'good' | 'doubt' | 'bad';

export interface NewColumns {
  /** From left to right. */
  readonly titles: readonly string[];
  /** Every heading that can stand above a column of Sobre's, folded. */
  readonly own: ReadonlySet<string>;
  /** 1-based sheet row. */
  readonly headerRow: number;
}

/** Where the rows of one reading are. */
export interface Place {
  readonly sheetId: string;
  /** 1-based sheet row of the header. */
  readonly headerRow: number;
  readonly firstColumn: number;
  readonly columnCount: number;
  readonly own: Readonly<Record<OwnColumn, number>>;
  /** Their headings as they were read: where others stand, columns came or went, and these are somebody else's now. */
  readonly headings: Readonly<Record<OwnColumn, string>>;
}

export interface Clock {
  /** Milliseconds since the Unix epoch, as the computer is set: it may be wrong, and set back at any moment. */
  now(): number;
  /** Milliseconds from some moment on. Never goes back, and does not stand still while the computer sleeps. */
  elapsed(): number;
  /** Rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export type { LedgerEvent };
