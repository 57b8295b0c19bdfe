import { move, type Outcome } from './delivery.ts';
import { primaryKey } from './document-key.ts';
import { Failure } from '../failure.ts';
import { HeldLease } from './held-lease.ts';
import { RowCells } from './row-cells.ts';
import type { RunItem, RunNote, RunOptions, RunPorts } from './run-item.ts';
import type { Delivery, RunRecord } from './run-record.ts';
import type { Beacon, Snapshot } from '../workbook.ts';

/** The rows of a run in the sheet: whose they are, what their cells say, and which are still what they were. */
export class RunRows {
  readonly deliveries: readonly Delivery[];
  /** This writer's log sheet was deleted meanwhile, and with it the beacon that others look for. */
  logLost = false;
  /** By document key: two rows of one run may stand for one document. */
  private readonly begunBefore = new Map<string, Delivery>();
  private notes: readonly RunNote[] = [];
  readonly lease: HeldLease;
  private readonly cells: RowCells;
  private readonly record: RunRecord;
  private readonly ports: RunPorts;

  constructor(items: readonly RunItem[], record: RunRecord, ports: RunPorts, options: RunOptions) {
    this.record = record;
    this.ports = ports;
    this.lease = new HeldLease(ports, options);
    this.cells = new RowCells(record.outbox, ports, options);
    this.deliveries = items.map((item) => ({
      item,
      state: 'waiting',
      attempt: '',
      seenAt: Number.NEGATIVE_INFINITY,
      marked: false,
      mark: '',
      outcome: undefined,
    }));
  }

  open(): Delivery[] {
    return this.deliveries.filter(({ outcome }) => outcome === undefined);
  }

  count(kind: Outcome['kind']): number {
    return this.deliveries.filter(({ outcome }) => outcome?.kind === kind).length;
  }

  /** By sheet row: what came of it, or that it waits its turn. */
  standings(): ReadonlyMap<number, Outcome['kind'] | 'claimed'> {
    return new Map(this.deliveries.map(({ item, outcome }) => [item.row, outcome?.kind ?? 'claimed']));
  }

  /** Keys of the documents that were not sent. */
  unsent(): ReadonlySet<string> {
    const failed = this.deliveries.filter(({ outcome }) => outcome?.kind === 'failed');
    return new Set(failed.map(({ item }) => primaryKey(item.keys)));
  }

  /** The first row that may leave: marked as ours, and read after this time. */
  nextReady(after: number): Delivery | undefined {
    return this.deliveries.find(({ state, marked, seenAt }) => state === 'claimed' && marked && seenAt > after);
  }

  claimed(): Delivery[] {
    return this.deliveries.filter(({ state }) => state === 'claimed');
  }

  /** Only what was to be sent when the person pressed Send and still is, where it now stands. */
  async takeStock(): Promise<void> {
    const plan = await this.ports.replan();
    const left = [...plan.items];
    const take = (delivery: Delivery, isSame: (item: RunItem) => boolean): boolean => {
      const wanted = primaryKey(delivery.item.keys) + delivery.item.signature;
      const index = left.findIndex((item) => primaryKey(item.keys) + item.signature === wanted && isSame(item));
      const [item] = index < 0 ? [] : left.splice(index, 1);
      if (item !== undefined) delivery.item = item;
      return item !== undefined;
    };
    // Rows that are alike each keep their own, as long as they stand where they stood.
    const moved = this.deliveries.filter((delivery) => !take(delivery, ({ row }) => row === delivery.item.row));
    for (const delivery of moved) if (!take(delivery, () => true)) this.letGo(delivery);
    this.notes = plan.notes;
  }

  /** Ids for rows that have none for their document: under the lease, and only where the row is still what it was. */
  async mintIds(): Promise<void> {
    const wanted = [...this.open().map(({ item }) => item), ...this.notes]
      .filter(({ receiptId }) => receiptId === '')
      .map(({ row, keys, signature }) => ({
        row,
        receiptId: this.ports.newReceiptId(primaryKey(keys)),
        signature,
      }));
    const minted = wanted.length === 0 ? [] : await this.ports.workbook.mint(wanted, this.ports.signatureOf);
    const idOf = new Map(minted.map(({ row, receiptId }) => [row, receiptId]));
    for (const delivery of this.open()) {
      if (delivery.item.receiptId !== '') continue;
      const receiptId = idOf.get(delivery.item.row);
      if (receiptId === undefined) this.drop(delivery, 'sheet/changed');
      else delivery.item = { ...delivery.item, receiptId };
    }
    for (const note of this.notes) {
      const receiptId = note.receiptId === '' ? idOf.get(note.row) : note.receiptId;
      if (receiptId !== undefined) this.cells.note(receiptId, note);
    }
  }

  claim(): void {
    for (const delivery of this.open()) {
      delivery.state = move(delivery.state, 'claimed');
      this.cells.claim(delivery.item, 'claimed');
    }
  }

  /** Says in cell and log that these may leave before the next exchange. */
  markAhead(deliveries: readonly Delivery[]): void {
    for (const delivery of deliveries) {
      if (delivery.marked) continue;
      this.cells.claim(delivery.item, 'sending');
      this.record.mark(delivery);
    }
  }

  /** Nothing leaves until a person has done something: what was marked waits again, and its cell says so. */
  unmarkAll(): void {
    for (const delivery of this.claimed()) {
      if (delivery.mark === '') continue;
      this.record.unmark(delivery);
      delivery.marked = false;
      this.cells.claim(delivery.item, 'claimed');
    }
  }

  /** One exchange with the workbook: hands over what waits, and reads back whose the next rows are. */
  async exchange(next: readonly Delivery[], phase: Beacon['phase']): Promise<void> {
    const total = this.deliveries.length;
    const pending = await this.record.outbox.pending();
    const snapshot = await this.ports.workbook.exchange({
      writes: pending.writes,
      watch: next.map(({ item }) => item.receiptId),
      log: pending.lines,
      beacon: this.lease.beacon(phase, { done: total - this.open().length, total }),
    });
    this.record.outbox.done(pending);
    this.mend(snapshot);
    if (phase === 'idle') return;
    this.logLost ||= snapshot.logLost;
    await this.lease.check(snapshot);
    for (const delivery of next) this.verify(delivery, snapshot);
    this.dropLost(snapshot);
  }

  /** Shows colleagues that this run lives and looks whether one of them took it over. Writes nothing into rows. */
  async look(): Promise<void> {
    const total = this.deliveries.length;
    const beacon = this.lease.beacon('sending', { done: total - this.open().length, total });
    for (const delivery of this.claimed()) delivery.marked = false;
    await this.lease.check(await this.ports.workbook.exchange({ writes: [], watch: [], log: [], beacon }));
  }

  /** Notes that a row is still ours and unchanged, or lets it go. */
  private verify(delivery: Delivery, snapshot: Snapshot): void {
    const seen = snapshot.rows.get(delivery.item.receiptId);
    if (delivery.state !== 'claimed' || seen === undefined) return;
    const claimed = this.cells.claimText('claimed');
    const sending = this.cells.claimText('sending');
    if (seen.cells !== undefined && this.ports.signatureOf(seen.cells) !== delivery.item.signature) {
      this.drop(delivery, 'sheet/changed');
    } else if (seen.status === sending) {
      // A mark that was taken back meanwhile may still have been under way to the sheet.
      delivery.marked = delivery.mark !== '';
      if (seen.cells !== undefined) delivery.seenAt = snapshot.at;
    } else if (seen.status === claimed) {
      delivery.marked = false;
    } else {
      // Somebody else wrote here, or undid our mark: not ours until it is written and seen again.
      this.loseClaim(delivery, seen.status);
    }
  }

  private loseClaim(delivery: Delivery, found: string): void {
    if (found.trim() === '') {
      delivery.marked = false;
      this.cells.claim(delivery.item, 'claimed');
    } else {
      this.letGo(delivery);
    }
  }

  /** An undo took a status back to what this run had written before: it is said again. */
  private mend({ rows }: Snapshot): void {
    const own = new Set(['', this.cells.claimText('claimed'), this.cells.claimText('sending')]);
    for (const delivery of this.deliveries) {
      const seen = rows.get(delivery.item.receiptId);
      if (delivery.outcome === undefined || delivery.state !== delivery.outcome.kind) continue;
      if (seen !== undefined && own.has(seen.status)) this.cells.outcome(delivery.item, delivery.outcome);
    }
  }

  /** Rows that were deleted, or whose id now stands twice. */
  private dropLost(snapshot: Snapshot): void {
    for (const delivery of this.open()) {
      const { receiptId } = delivery.item;
      if (delivery.state !== 'claimed') continue;
      if (snapshot.duplicates.has(receiptId)) this.drop(delivery, 'sheet/changed');
      else if (!snapshot.rows.has(receiptId)) this.letGo(delivery);
    }
  }

  /** Two rows for one document: the second goes only where the person was asked. */
  checkTwin(delivery: Delivery): void {
    const key = primaryKey(delivery.item.keys);
    const twin = this.begunBefore.get(key);
    this.begunBefore.set(key, delivery);
    if (twin === undefined || twin === delivery) return;
    if (!delivery.item.repeats && !twin.item.repeats) throw new Failure('sheet/changed');
    // One that went back before it began has no attempt to be excused.
    if (twin.attempt !== '') delivery.item = { ...delivery.item, excuses: [...delivery.item.excuses, twin.attempt] };
  }

  /** Not sent by this run, with the reason in its cell. */
  drop(delivery: Delivery, code: Failure['code']): void {
    this.record.unmark(delivery);
    delivery.state = 'held';
    delivery.outcome = { kind: 'failed', code, at: this.ports.clock.now() };
    if (delivery.item.receiptId !== '') this.cells.hold(delivery.item, code);
  }

  /** Not ours any more: nothing is written there. */
  private letGo(delivery: Delivery): void {
    this.record.unmark(delivery);
    delivery.state = 'skipped';
    delivery.outcome = { kind: 'failed', code: 'sheet/changed', at: this.ports.clock.now() };
  }

  /** What came of a row, in its cells. */
  settle(delivery: Delivery, outcome: Outcome): void {
    delivery.state = move(delivery.state, outcome.kind);
    delivery.outcome = outcome;
    this.cells.outcome(delivery.item, outcome);
  }

  /** Of the rows of a run that somebody took over only what came of them is said: whatever else stands there is theirs. */
  leave(): void {
    for (const { item, state, outcome } of this.deliveries) {
      if (outcome === undefined || state !== outcome.kind) this.record.outbox.forget(item.receiptId);
    }
    for (const delivery of this.claimed()) this.record.unmark(delivery);
  }

  /** What was not begun is nobody's again. */
  giveBack(): void {
    for (const delivery of this.claimed()) {
      if (delivery.outcome !== undefined) continue;
      delivery.state = move(delivery.state, 'waiting');
      this.record.unmark(delivery);
      this.cells.clear(delivery.item);
    }
  }
}
