import { Failure } from '../../src/domain/failure.ts';
import type { Cell, Grid, GridRow } from '../../src/domain/grid.ts';
import type { OwnColumn } from '../../src/domain/roster/roster.ts';
import { logSheetName } from '../../src/domain/sending/log-line.ts';
import type {
  Beacon,
  Clock,
  Environment,
  Exchange,
  LogSheet,
  MintedId,
  Place,
  SeenRow,
  Snapshot,
  Workbook,
} from '../../src/domain/workbook.ts';

export const ownColumns: readonly OwnColumn[] = ['status', 'sentAt', 'sentTo', 'receiptId'];

const textCell = (text: string): Cell =>
  text === '' ? { kind: 'empty', value: '', text: '', format: '' } : { kind: 'text', value: text, text, format: '@' };

interface Stamped {
  text: string;
  /** Order in which the writes reached the server: the last one wins. */
  order: number;
}

interface FakeRow {
  readonly id: number;
  cells: Stamped[];
}

interface Log {
  beacon: Beacon | undefined;
  beaconOrder: number;
  lines: LogSheet['lines'];
}

interface Replica {
  rows: FakeRow[];
  logs: Map<string, Log>;
}

type Operation = (replica: Replica) => void;

/**
 * A workbook several people have open: each sees their own writes at once and the others' after `propagationMs`; the
 * last write of a cell wins. Rows move for everybody at once. Column order: the headers, then Sobre's four.
 */
export class FakeBook {
  readonly headers: readonly string[];
  propagationMs = 0;
  editing = false;
  isProtected = false;
  readOnly = false;
  inCloud = true;
  autoSave = true;
  exchanges = 0;
  refusals = 0;
  saves = 0;
  private order = 0;
  private lastRowId = 0;
  private readonly clock: Clock & { at(ms: number, ring: () => void): void };
  private readonly replicas = new Map<string, Replica>();
  private readonly truth: Replica = { rows: [], logs: new Map() };
  private readonly undoStack: (() => void)[] = [];

  constructor(
    headers: readonly string[],
    rows: readonly (readonly string[])[],
    clock: Clock & { at(ms: number, ring: () => void): void },
  ) {
    this.headers = headers;
    this.clock = clock;
    this.truth.rows = rows.map((cells) => this.newRow(cells));
  }

  private newRow(cells: readonly string[]): FakeRow {
    this.lastRowId += 1;
    const all = [...cells, ...ownColumns.map(() => '')];
    return { id: this.lastRowId, cells: all.map((text) => ({ text, order: 0 })) };
  }

  replica(client: string): Replica {
    const known = this.replicas.get(client);
    if (known !== undefined) return known;
    const replica = structuredClone(this.truth);
    this.replicas.set(client, replica);
    return replica;
  }

  nextOrder(): number {
    this.order += 1;
    return this.order;
  }

  /** Applies to the writer at once, to the others later. */
  private write(client: string, operation: Operation): void {
    operation(this.replica(client));
    operation(this.truth);
    for (const [name, replica] of this.replicas) {
      if (name === client) continue;
      if (this.propagationMs === 0) operation(replica);
      else this.clock.at(this.propagationMs, () => operation(replica));
    }
  }

  setCell(client: string, rowId: number, column: number, text: string): void {
    this.order += 1;
    const order = this.order;
    const former = this.replica(client).rows.find(({ id }) => id === rowId)?.cells[column]?.text ?? '';
    this.undoStack.push(() => this.setCell(client, rowId, column, former));
    this.write(client, ({ rows }) => {
      const cell = rows.find(({ id }) => id === rowId)?.cells[column];
      if (cell === undefined || cell.order > order) return;
      cell.text = text;
      cell.order = order;
    });
  }

  /** A write to a sheet that was deleted meanwhile goes nowhere. */
  private deletions = 0;

  setLog(client: string, writer: string, change: (log: Log) => void): void {
    const { deletions } = this;
    this.write(client, ({ logs }) => {
      if (deletions !== this.deletions) return;
      const log = logs.get(writer) ?? { beacon: undefined, beaconOrder: 0, lines: [] };
      logs.set(writer, log);
      change(log);
    });
  }

  /** The add-in's last write is undone, as Ctrl+Z does. */
  undo(): void {
    this.undoStack.pop()?.();
    this.undoStack.pop();
  }

  private everywhere(operation: Operation): void {
    operation(this.truth);
    for (const replica of this.replicas.values()) operation(replica);
  }

  sort(column: number): void {
    this.everywhere((replica) =>
      replica.rows.sort((a, b) => (a.cells[column]?.text ?? '').localeCompare(b.cells[column]?.text ?? '')),
    );
  }

  insertRow(at: number, cells: readonly string[]): void {
    const row = this.newRow(cells);
    this.everywhere(({ rows }) => void rows.splice(at, 0, structuredClone(row)));
  }

  deleteRow(at: number): void {
    const gone = this.truth.rows[at]?.id;
    this.everywhere((replica) => {
      replica.rows = replica.rows.filter(({ id }) => id !== gone);
    });
  }

  deleteLogs(): void {
    this.deletions += 1;
    this.everywhere(({ logs }) => logs.clear());
  }

  /** A file copied to somebody else: same cells and logs, another book. */
  copy(): FakeBook {
    const copy = new FakeBook(this.headers, [], this.clock);
    copy.lastRowId = this.lastRowId;
    copy.order = this.order;
    Object.assign(copy.truth, structuredClone(this.truth));
    return copy;
  }

  /** What everybody will see in the end. */
  rows(): readonly (readonly string[])[] {
    return this.truth.rows.map(({ cells }) => cells.map(({ text }) => text));
  }

  logs(): ReadonlyMap<string, Log> {
    return this.truth.logs;
  }

  rowIds(): readonly number[] {
    return this.truth.rows.map(({ id }) => id);
  }

  setOwn(at: number, column: number, text: string): void {
    const id = this.truth.rows[at]?.id;
    if (id !== undefined) this.setCell('somebody', id, column, text);
  }
}

/** One person's view of a FakeBook, behind the Workbook port. */
export class FakeWorkbook implements Workbook {
  readonly client: string;
  private readonly book: FakeBook;
  private readonly clock: Clock;
  private writer = '';
  private lines: LogSheet['lines'] = [];

  constructor(book: FakeBook, client: string, clock: Clock) {
    this.book = book;
    this.client = client;
    this.clock = clock;
    book.replica(client);
  }

  private get replica() {
    return this.book.replica(this.client);
  }

  private column(own: OwnColumn): number {
    return this.book.headers.length + ownColumns.indexOf(own);
  }

  environment(): Promise<Environment> {
    const { readOnly, autoSave, inCloud } = this.book;
    return Promise.resolve({ readOnly, autoSave, inCloud, isOnOwnDisk: !inCloud });
  }

  private refuse(code: 'sheet/editing' | 'sheet/protected' = 'sheet/editing'): void {
    if (code === 'sheet/editing' && !this.book.editing) return;
    this.book.refusals += 1;
    throw new Failure(code);
  }

  private gridRow(cells: readonly string[], index: number): GridRow {
    return { row: index + 1, hidden: false, cells: cells.map(textCell) };
  }

  async read(): Promise<Grid> {
    this.refuse();
    const header = [...this.book.headers, ...ownColumns];
    const rows = [header, ...this.replica.rows.map(({ cells }) => cells.map(({ text }) => text))];
    return Promise.resolve({
      sheet: 'Sheet1',
      sheetId: '{1}',
      firstColumn: 0,
      columnCount: header.length,
      hiddenColumns: [],
      rows: rows.map((cells, index) => this.gridRow(cells, index)),
      date1904: false,
      decimalSeparator: '.',
    });
  }

  selectedCell(): Promise<{ row: number; column: string } | undefined> {
    return Promise.resolve(undefined);
  }

  selectedRows(): Promise<readonly number[]> {
    return Promise.resolve([]);
  }

  addHeadings(): Promise<void> {
    // The fake's columns have their headings.
    return Promise.resolve();
  }

  addOwnColumns(): Promise<void> {
    return Promise.resolve();
  }

  lengthenTable(): Promise<void> {
    return Promise.resolve();
  }

  colourStatus(): Promise<void> {
    return Promise.resolve();
  }

  follow(_place: Place): void {
    // The fake's rows are always where they are.
  }

  async mint(ids: readonly MintedId[], signatureOf: (row: GridRow) => string): Promise<readonly MintedId[]> {
    this.refuse();
    if (this.book.isProtected) this.refuse('sheet/protected');
    const minted: MintedId[] = [];
    for (const id of ids) {
      const row = this.replica.rows[id.row - 2];
      if (row === undefined) continue;
      const cells = row.cells.map(({ text }) => text);
      if (signatureOf(this.gridRow(cells, id.row - 1)) !== id.signature) continue;
      this.book.setCell(this.client, row.id, this.column('receiptId'), id.receiptId);
      minted.push(id);
    }
    return Promise.resolve(minted);
  }

  async exchange({ writes, watch, log, beacon }: Exchange): Promise<Snapshot> {
    const at = this.clock.elapsed();
    await this.clock.sleep(20);
    this.refuse();
    if (this.book.isProtected && writes.length > 0) this.refuse('sheet/protected');
    this.book.exchanges += 1;
    const idColumn = this.column('receiptId');
    const statusColumn = this.column('status');
    const before = new Map(this.replica.rows.map(({ id, cells }) => [id, cells[statusColumn]?.text ?? '']));
    for (const { receiptId, cells } of writes) {
      const row = this.replica.rows.find((each) => each.cells[idColumn]?.text === receiptId);
      if (row === undefined) continue;
      for (const [column, text] of Object.entries(cells)) {
        this.book.setCell(this.client, row.id, this.column(column as OwnColumn), text);
      }
    }
    const logLost = this.writer !== '' && !this.replica.logs.has(this.writer);
    const ownBefore = this.replica.logs.get(this.writer)?.beacon;
    if (logLost) this.book.setLog(this.client, this.writer, (own) => (own.lines = this.lines));
    // An exchange that failed after its effect is handed over again, to the same cells.
    const known = new Set(this.lines.map(({ chain }) => chain));
    const added = log.filter(({ chain }) => !known.has(chain));
    this.lines = [...this.lines, ...added];
    if (added.length > 0) this.book.setLog(this.client, this.writer, (own) => (own.lines = [...own.lines, ...added]));
    if (beacon !== undefined) {
      const order = this.book.nextOrder();
      this.book.setLog(this.client, beacon.writer, (own) => {
        if (own.beaconOrder > order) return;
        own.beacon = beacon;
        own.beaconOrder = order;
      });
    }
    const rows = new Map<string, SeenRow>();
    const duplicates = new Set<string>();
    for (const [index, { id, cells }] of this.replica.rows.entries()) {
      const receiptId = cells[idColumn]?.text ?? '';
      if (receiptId === '') continue;
      if (rows.has(receiptId)) duplicates.add(receiptId);
      const texts = cells.map(({ text }) => text);
      rows.set(receiptId, {
        row: index + 2,
        before: before.get(id) ?? '',
        status: texts[statusColumn] ?? '',
        cells: watch.includes(receiptId) ? this.gridRow(texts, index + 1) : undefined,
      });
    }
    const beacons = [...this.replica.logs]
      .filter(([writer]) => writer !== this.writer)
      .flatMap(([, other]) => other.beacon ?? []);
    return { at, rows, duplicates, beacons, own: ownBefore, logLost };
  }

  readLogs(): Promise<readonly LogSheet[]> {
    return Promise.resolve(
      [...this.replica.logs].map(([writer, { beacon, lines }]) => ({
        name: logSheetName(writer),
        writer,
        beacon,
        lines,
      })),
    );
  }

  ensureLog(writer: string, _explanation: string, restore: LogSheet['lines']): Promise<void> {
    this.writer = writer;
    this.lines = this.replica.logs.get(writer)?.lines ?? restore;
    if (!this.replica.logs.has(writer)) this.book.setLog(this.client, writer, (log) => (log.lines = restore));
    return Promise.resolve();
  }

  probe(): Promise<void> {
    return this.book.isProtected ? Promise.reject(new Failure('sheet/protected')) : Promise.resolve();
  }

  sheetNames(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  addSheet(): Promise<string> {
    return Promise.reject(new Failure('sheet/write-refused'));
  }

  save(): Promise<void> {
    this.book.saves += 1;
    return Promise.resolve();
  }

  goTo(): Promise<void> {
    return Promise.resolve();
  }
}
