import { move, type DeliveryState, type Outcome } from './delivery.ts';
import type { DocumentHash, DocumentKeys } from './document-key.ts';
import { primaryKey } from './document-key.ts';
import { Failure, isFailure } from './failure.ts';
import type { GridRow } from './grid.ts';
import { takeLease } from './lease.ts';
import { eventId, writerTag, type Ledger, type LedgerEvent, type LedgerKind } from './ledger.ts';
import { Outbox } from './outbox.ts';
import { answered, finishesAt, inFlightLimit, nextStart, refused, started, startPace, type Pace } from './pacing.ts';
import type { Acceptance } from './ports.ts';
import { mintReceiptId, receiptIdEntropy } from './receipt-id.ts';
import type { Status } from './status-text.ts';
import type { Beacon, Clock, Snapshot, Workbook } from './workbook.ts';

/** No request starts on a claim or a row that was read longer ago than this, in milliseconds. */
export const freshMs = 5_000;
/** Between two exchanges with the workbook, in milliseconds. */
const beatMs = 2_000;
/** Rows marked ahead cover this much time, so that a slow exchange does not leave the pace without work. */
const aheadMs = 4_000;
const offlineRetryMs = 2_000;
const refusedWriteRetryMs = 3_000;

/** One receipt to send, frozen when the person pressed Send. */
export interface RunItem {
  /** Id in the row; '' when one is to be minted for this document. */
  readonly receiptId: string;
  /** 1-based sheet row at the time of planning. */
  readonly row: number;
  readonly name: string;
  readonly keys: DocumentKeys;
  readonly hash: DocumentHash;
  /** Attempts a person chose to repeat. */
  readonly excuses: readonly string[];
  /** The person was asked about an earlier row with the same document and wants both. */
  readonly repeats: boolean;
  /** Text for the "Sent to" cell. */
  readonly sentTo: string;
  readonly recipients: number;
  /** What the row held, by `signatureOf`; a row that holds something else is not sent. */
  readonly signature: string;
}

/** A row that is not sent by this run, and what its status cell will say. */
export interface RunNote {
  /** '' when one is to be minted. */
  readonly receiptId: string;
  readonly row: number;
  readonly keys: DocumentKeys;
  readonly signature: string;
  readonly state: 'held' | 'later' | 'unknown' | 'sent';
  /** Code of the reason; ''. */
  readonly code: string;
}

export interface RunPlan {
  readonly items: readonly RunItem[];
  readonly notes: readonly RunNote[];
}

export interface ComposedMail {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
  /** File name for it, without extension. */
  readonly name: string;
}

export interface RunPorts {
  readonly workbook: Workbook;
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** Random bytes. */
  random(count: number): Uint8Array;
  signatureOf(row: GridRow): string;
  /**
   * Reads sheet and evidence anew and plans again. Called once the lease is held: what a colleague's run sent while
   * this one waited is no longer free.
   */
  replan(): Promise<RunPlan>;
  /** The message as it will leave, documents verified again. Rejects with row failures. */
  compose(item: RunItem): Promise<ComposedMail>;
  send(mail: ComposedMail, signal: AbortSignal): Promise<Acceptance>;
  /** Makes sure the account can send now. Rejects with `account/signed-out`. */
  renew(signal: AbortSignal): Promise<void>;
  statusText(status: Status): string;
  /** For the "Sent on" cell. */
  timeText(at: number): string;
  /** Called after every step; cheap. */
  changed(): void;
}

export interface RunOptions {
  readonly sendsPerMinute: number;
  /** 0 when nobody else can be in the workbook. */
  readonly settleMs: number;
  readonly who: string;
  readonly run: string;
  /** Writer whose dead run is taken over; ''. */
  readonly over: string;
  /** Next number of this writer's events. */
  readonly seq: number;
  /** Chain hash of the last line of this writer's log sheet. */
  readonly chain: string;
  /** Starts within the last minute, of earlier runs. */
  readonly recentStarts: readonly number[];
}

type Phase = 'starting' | 'settling' | 'sending' | 'paused' | 'stopping' | 'ended';

interface Delivery {
  item: RunItem;
  state: DeliveryState;
  attempt: string;
  /** When the exchange that last showed this row as ours and unchanged was asked for. */
  seenAt: number;
  /** Marked in the sheet as about to leave. */
  marked: boolean;
  /** Id of the mark in the log; '' before. */
  mark: string;
  outcome: Outcome | undefined;
}

/** One press of Send: claims its rows, sends each once, writes back what happened. */
export class Run {
  phase: Phase = 'starting';
  reason: Failure | undefined;
  startsAt: number | undefined;
  current = '';
  inFlight = 0;
  private pace: Pace;
  private seq: number;
  private readonly outbox: Outbox;
  private readonly deliveries: Delivery[];
  private notes: readonly RunNote[] = [];
  private readonly stopSignal = new AbortController();
  /** Never aborted: what is under way when somebody presses Stop finishes and is counted. */
  private readonly untilDone = new AbortController();
  /** By document key: two rows of one run may stand for one document. */
  private readonly begunBefore = new Map<string, Delivery>();
  private wakeUp: (() => void) | undefined;
  private ending: Failure | undefined;
  private bug: unknown;
  private lastBeat = Number.NEGATIVE_INFINITY;
  private nextBeat = Number.NEGATIVE_INFINITY;
  private beating = false;
  private logLost = false;
  private gate: Promise<void> | undefined;
  private openGate: (() => void) | undefined;
  private readonly ports: RunPorts;
  private readonly options: RunOptions;

  constructor(items: readonly RunItem[], ports: RunPorts, options: RunOptions) {
    this.ports = ports;
    this.options = options;
    this.pace = startPace(options.sendsPerMinute, options.recentStarts);
    this.seq = options.seq;
    this.outbox = new Outbox(options.chain);
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

  get total(): number {
    return this.deliveries.length;
  }

  count(kind: Outcome['kind']): number {
    return this.deliveries.filter(({ outcome }) => outcome?.kind === kind).length;
  }

  get finishesAt(): number {
    const left = this.deliveries.filter(({ outcome }) => outcome === undefined).length;
    return finishesAt(this.pace, left, this.ports.clock.now());
  }

  get starts(): readonly number[] {
    return this.pace.starts;
  }

  get nextSeq(): number {
    return this.seq;
  }

  outcomes(): readonly { readonly item: RunItem; readonly outcome: Outcome | undefined }[] {
    return this.deliveries.map(({ item, outcome }) => ({ item, outcome }));
  }

  /** No request starts after this; those in flight finish. */
  stop(): void {
    this.stopSignal.abort(new Failure('account/cancelled'));
    if (this.phase !== 'ended') this.phase = 'stopping';
    this.openGate?.();
    this.wake();
    this.ports.changed();
  }

  get stopped(): boolean {
    return this.stopSignal.signal.aborted;
  }

  /** Goes on after a pause that needed a person: signed in again, sheet unprotected. */
  goOn(): void {
    this.openGate?.();
  }

  /** Ends when every row has its outcome, or the run was stopped or had to end; `reason` says why. */
  async drive(): Promise<void> {
    try {
      await this.prepare();
      this.enter('sending');
      await this.sendAll();
    } catch (error) {
      if (!isFailure(error)) this.bug = error;
      else this.ending ??= error;
    } finally {
      await this.finish();
    }
    if (this.bug !== undefined) throw this.bug;
  }

  private enter(phase: Phase, reason?: Failure): void {
    if (this.phase === 'stopping' && phase !== 'ended') return;
    this.phase = phase;
    this.reason = reason;
    this.ports.changed();
  }

  // Before the first mail -------------------------------------------------------------------------------------------

  private async prepare(): Promise<void> {
    await this.ports.renew(this.stopSignal.signal);
    await this.takeLease();
    await this.takeStock();
    await this.mintIds();
    await this.claimAll();
    while (this.logLost) {
      this.logLost = false;
      await this.takeLease();
      await this.beat();
    }
    await this.ports.workbook.save();
  }

  private takeLease(): Promise<void> {
    return takeLease(
      {
        writer: this.ports.ledger.writer,
        who: this.options.who,
        total: this.total,
        settleMs: this.options.settleMs,
        over: this.options.over,
      },
      {
        clock: this.ports.clock,
        show: (beacon) => this.ports.workbook.exchange({ writes: [], watch: [], log: [], beacon }),
        settling: (until) => this.settling(until),
      },
      this.stopSignal.signal,
    );
  }

  private settling(until: number): void {
    this.startsAt = until;
    this.enter('settling');
  }

  /** Only what was to be sent when the person pressed Send and still is, where it now stands. */
  private async takeStock(): Promise<void> {
    const plan = await this.ports.replan();
    const now = new Map(plan.items.map((item) => [primaryKey(item.keys) + item.signature, item]));
    for (const delivery of this.deliveries) {
      const item = now.get(primaryKey(delivery.item.keys) + delivery.item.signature);
      if (item === undefined) this.letGo(delivery);
      else delivery.item = item;
    }
    this.notes = plan.notes;
  }

  /** Ids for rows that have none for their document: under the lease, and only where the row is still what it was. */
  private async mintIds(): Promise<void> {
    const wanted = [...this.open().map(({ item }) => item), ...this.notes]
      .filter(({ receiptId }) => receiptId === '')
      .map(({ row, keys, signature }) => ({
        row,
        receiptId: mintReceiptId(this.ports.random(receiptIdEntropy), primaryKey(keys)),
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
      if (receiptId === undefined) continue;
      const status = this.ports.statusText({ state: note.state, code: note.code, who: '', writer: '' });
      this.outbox.put({ receiptId, cells: { status } });
    }
  }

  /** One block of claims, the settle time, then only what is still ours. */
  private async claimAll(): Promise<void> {
    for (const delivery of this.open()) {
      delivery.state = move(delivery.state, 'claimed');
      this.mark(delivery, 'claimed');
    }
    await this.beat();
    if (this.options.settleMs > 0) {
      this.settling(this.ports.clock.now() + this.options.settleMs);
      await this.ports.clock.sleep(this.options.settleMs, this.stopSignal.signal);
    }
    this.startsAt = undefined;
    await this.beat();
  }

  private open(): Delivery[] {
    return this.deliveries.filter(({ outcome }) => outcome === undefined);
  }

  private mark(delivery: Delivery, state: 'claimed' | 'sending'): void {
    this.outbox.put({
      receiptId: delivery.item.receiptId,
      cells: { status: this.ports.statusText(this.claimStatus(state)) },
    });
  }

  private markAhead(delivery: Delivery): void {
    this.mark(delivery, 'sending');
    if (delivery.mark !== '') return;
    const marked = this.event(delivery, 'marked');
    delivery.mark = marked.attempt;
    this.outbox.log(marked);
  }

  private claimStatus(state: 'claimed' | 'sending'): Status {
    return { state, code: '', who: this.options.who, writer: writerTag(this.ports.ledger.writer) };
  }

  // The loop --------------------------------------------------------------------------------------------------------

  private async sendAll(): Promise<void> {
    this.nextBeat = Number.NEGATIVE_INFINITY;
    for (;;) {
      if (this.ending !== undefined || this.bug !== undefined || this.stopped) break;
      if (this.open().length === 0) break;
      if (this.gate !== undefined) {
        await this.gate;
        continue;
      }
      const now = this.ports.clock.now();
      if (!this.beating && now >= this.nextBeat) void this.beatInBackground();
      const delivery = this.nextReady(now);
      if (delivery === undefined || this.inFlight >= inFlightLimit(this.pace)) {
        if (delivery === undefined && this.hungry(now)) this.nextBeat = now;
        else await this.pause(this.nextBeat - now);
      } else if (nextStart(this.pace, now) > now) {
        await this.pause(Math.min(nextStart(this.pace, now), this.nextBeat) - now);
      } else {
        void this.deliver(delivery);
      }
    }
    while (this.inFlight > 0 || this.beating) await this.pause(beatMs);
  }

  /** Everything marked has begun, and there is more: do not wait for the beat. */
  private hungry(now: number): boolean {
    return (
      !this.beating &&
      this.inFlight < inFlightLimit(this.pace) &&
      now - this.lastBeat >= beatMs / 4 &&
      this.nextBeat > now &&
      this.open().some(({ state, marked }) => state === 'claimed' && !marked)
    );
  }

  private nextReady(now: number): Delivery | undefined {
    return this.deliveries.find(({ state, marked, seenAt }) => state === 'claimed' && marked && now - seenAt < freshMs);
  }

  private wake(): void {
    this.wakeUp?.();
  }

  /** Waits until something happened, or `ms` have passed. */
  private async pause(ms: number): Promise<void> {
    const waking = new AbortController();
    this.wakeUp = () => waking.abort(this);
    await this.ports.clock.sleep(Math.max(1, ms), waking.signal).catch((reason: unknown) => {
      if (reason !== this) throw reason;
    });
    this.wakeUp = undefined;
  }

  private async beatInBackground(): Promise<void> {
    this.beating = true;
    try {
      await this.beat();
      if (this.reason?.code.startsWith('sheet/') === true) this.enter('sending');
    } catch (error) {
      this.beatFailed(error);
    } finally {
      this.beating = false;
      this.wake();
    }
  }

  /** The status waits in the outbox; what was read grows stale, so that no request starts until the sheet answers. */
  private beatFailed(error: unknown): void {
    if (!isFailure(error)) this.bug = error;
    else if (error.code === 'run/lease-lost') this.ending ??= error;
    else if (error.code.startsWith('sheet/')) {
      this.nextBeat = this.ports.clock.now() + refusedWriteRetryMs / (error.stops === 'nothing' ? 3 : 1);
      this.enter('paused', error);
    } else this.ending ??= error;
  }

  /** One exchange with the workbook: hands over what waits, marks the next rows, and reads back whose they are. */
  private async beat(): Promise<void> {
    const now = this.ports.clock.now();
    const next = this.windowAhead();
    for (const delivery of next) {
      if (!delivery.marked && this.phase !== 'starting' && this.phase !== 'settling') this.markAhead(delivery);
    }
    const pending = await this.outbox.pending();
    const snapshot = await this.ports.workbook.exchange({
      writes: pending.writes,
      watch: next.map(({ item }) => item.receiptId),
      log: pending.lines,
      beacon: this.beacon('sending'),
    });
    this.outbox.done(pending);
    this.lastBeat = now;
    this.nextBeat = now + beatMs;
    this.logLost ||= snapshot.logLost;
    this.checkLease(snapshot);
    for (const delivery of next) this.verify(delivery, snapshot);
    this.dropLost(snapshot);
    this.ports.changed();
  }

  private beacon(phase: Beacon['phase']): Beacon {
    return {
      writer: this.ports.ledger.writer,
      phase,
      who: this.options.who,
      at: this.ports.clock.now(),
      done: this.total - this.open().length,
      total: this.total,
      over: this.options.over,
    };
  }

  private checkLease(snapshot: Snapshot): void {
    const overriding = snapshot.beacons.find(({ over }) => over === this.ports.ledger.writer);
    if (overriding !== undefined) throw new Failure('run/lease-lost', { values: { who: overriding.who } });
  }

  /** The rows that will leave before the next exchange but one. */
  private windowAhead(): Delivery[] {
    const rate = this.pace.believed / 60_000;
    const size = Math.max(inFlightLimit(this.pace), Math.ceil(rate * aheadMs));
    return this.deliveries.filter(({ state }) => state === 'claimed').slice(0, size);
  }

  /** Notes that a row is still ours and unchanged, or lets it go. */
  private verify(delivery: Delivery, snapshot: Snapshot): void {
    const seen = snapshot.rows.get(delivery.item.receiptId);
    if (delivery.state !== 'claimed' || seen === undefined) return;
    const claimed = this.ports.statusText(this.claimStatus('claimed'));
    const sending = this.ports.statusText(this.claimStatus('sending'));
    if (seen.cells !== undefined && this.ports.signatureOf(seen.cells) !== delivery.item.signature) {
      this.drop(delivery, 'sheet/changed');
    } else if (seen.status === sending) {
      delivery.marked = true;
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
      this.mark(delivery, 'claimed');
    } else {
      this.letGo(delivery);
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

  /** Not sent by this run, with the reason in its cell. */
  private drop(delivery: Delivery, code: Failure['code']): void {
    this.unmark(delivery);
    delivery.state = 'held';
    delivery.outcome = { kind: 'failed', code, at: this.ports.clock.now() };
    if (delivery.item.receiptId === '') return;
    this.outbox.put({
      receiptId: delivery.item.receiptId,
      cells: { status: this.ports.statusText({ state: 'held', code, who: '', writer: '' }) },
    });
  }

  /** Marked but never begun: other devices need not wonder. */
  private unmark(delivery: Delivery): void {
    if (delivery.mark !== '') this.outbox.log(this.event(delivery, 'not-sent', { attempt: delivery.mark }));
  }

  /** Not ours any more: nothing is written there. */
  private letGo(delivery: Delivery): void {
    this.unmark(delivery);
    delivery.state = 'skipped';
    delivery.outcome = { kind: 'failed', code: 'sheet/changed', at: this.ports.clock.now() };
  }

  // One row ---------------------------------------------------------------------------------------------------------

  private async deliver(delivery: Delivery): Promise<void> {
    const startedAt = this.ports.clock.now();
    delivery.state = move(delivery.state, 'sending');
    this.inFlight += 1;
    this.pace = started(this.pace, startedAt);
    this.ports.changed();
    try {
      await this.attempt(delivery, startedAt);
    } catch (error) {
      this.bug ??= error;
    } finally {
      this.inFlight -= 1;
      this.wake();
      this.ports.changed();
    }
  }

  private async attempt(delivery: Delivery, startedAt: number): Promise<void> {
    let begun = false;
    try {
      const mail = await this.ports.compose(delivery.item);
      await this.begin(delivery, mail);
      begun = true;
      // The ledger may have been slow: a row that went stale meanwhile is read again first.
      this.mustBeFresh(delivery);
      const acceptance = await this.ports.send(mail, this.untilDone.signal);
      const now = this.ports.clock.now();
      this.pace = answered(this.pace, startedAt, now);
      await this.settle(delivery, { kind: 'sent', providerMessageId: acceptance.providerMessageId, at: now });
    } catch (error) {
      await this.failed(delivery, error, startedAt, begun);
    }
  }

  private mustBeFresh(delivery: Delivery): void {
    const stale = this.ports.clock.now() - delivery.seenAt >= freshMs;
    if (stale || this.stopped || this.ending !== undefined) throw new Failure('sheet/busy');
  }

  /** The ledger says `sending` before any byte leaves. */
  private async begin(delivery: Delivery, mail: ComposedMail): Promise<void> {
    const twin = this.begunBefore.get(primaryKey(delivery.item.keys));
    if (twin !== undefined && twin !== delivery) {
      if (!delivery.item.repeats) throw new Failure('sheet/changed');
      delivery.item = { ...delivery.item, excuses: [...delivery.item.excuses, twin.attempt] };
    }
    this.begunBefore.set(primaryKey(delivery.item.keys), delivery);
    const excused =
      delivery.item.excuses.length === 0 ? [] : [this.event(delivery, 'again', { excuses: delivery.item.excuses })];
    const sending = this.event(delivery, 'sending', { messageHash: mail.sha256 });
    delivery.attempt = sending.attempt;
    await this.ports.ledger.append([...excused, sending]);
    for (const event of excused) this.outbox.log(event);
    if (excused.length > 0) delivery.item = { ...delivery.item, excuses: [] };
  }

  private event(delivery: Delivery, kind: LedgerKind, detail: Partial<LedgerEvent> = {}): LedgerEvent {
    const { item } = delivery;
    const place = { writer: this.ports.ledger.writer, seq: this.seq };
    this.seq += 1;
    return {
      ...place,
      at: this.ports.clock.now(),
      run: this.options.run,
      kind,
      receiptId: item.receiptId,
      strong: item.keys.strong,
      weak: item.keys.weak,
      period: item.keys.period,
      rowHash: item.hash.row,
      filesHash: item.hash.files,
      attempt: kind === 'sending' || kind === 'marked' ? eventId(place) : delivery.attempt,
      excuses: [],
      messageHash: '',
      providerMessageId: '',
      recipients: item.recipients,
      ...detail,
    };
  }

  private async record(events: readonly LedgerEvent[]): Promise<void> {
    await this.ports.ledger.append(events);
    for (const event of events) this.outbox.log(event);
  }

  private async failed(delivery: Delivery, error: unknown, startedAt: number, begun: boolean): Promise<void> {
    const now = this.ports.clock.now();
    if (!isFailure(error)) {
      if (begun) await this.settle(delivery, { kind: 'unknown', code: 'mail/no-reply', at: now });
      throw error;
    }
    if (begun && error.mayHaveLeft) {
      return this.settle(delivery, { kind: 'unknown', code: error.code, at: now });
    }
    if (error.stops === 'row') return this.settle(delivery, { kind: 'failed', code: error.code, at: now }, begun);
    if (begun) await this.record([this.event(delivery, 'not-sent')]);
    delivery.state = move(delivery.state, 'claimed');
    return this.hold(error, startedAt, now);
  }

  /** The request certainly did not leave: the row goes back, and the run waits, asks or ends. */
  private async hold(error: Failure, startedAt: number, now: number): Promise<void> {
    if (error.code === 'mail/rate-limited') {
      const jitter = (this.ports.random(1)[0] ?? 0) / 255;
      this.pace = refused(this.pace, { startedAt, now, retryAt: error.retryAt, jitter });
    } else if (error.code === 'mail/offline') {
      this.pace = { ...this.pace, notBefore: now + offlineRetryMs };
      this.enter('paused', error);
    } else if (error.code === 'account/signed-out') {
      await this.reconnect(error);
    } else if (error.code !== 'sheet/busy') {
      this.ending ??= error;
    }
  }

  /** Renews silently where it can, else waits for the person; asked once for all rows in flight. */
  private async reconnect(error: Failure): Promise<void> {
    if (this.gate !== undefined) return;
    this.gate = new Promise((resolve) => {
      this.openGate = resolve;
    });
    try {
      await this.ports.renew(this.stopSignal.signal);
    } catch (refusal) {
      if (!isFailure(refusal)) throw refusal;
      this.enter('paused', error);
      this.wake();
      await this.gate;
    } finally {
      this.openGate?.();
      this.gate = undefined;
      this.openGate = undefined;
      this.enter('sending');
    }
  }

  private async settle(delivery: Delivery, outcome: Outcome, begun = true): Promise<void> {
    const providerMessageId = outcome.kind === 'sent' ? outcome.providerMessageId : '';
    if (begun) await this.record([this.event(delivery, outcome.kind, { providerMessageId, excuses: [delivery.mark] })]);
    delivery.state = move(delivery.state, outcome.kind);
    delivery.outcome = outcome;
    if (outcome.kind === 'sent') this.current = delivery.item.name;
    if (this.phase === 'paused' && this.gate === undefined) this.enter('sending');
    const code = outcome.kind === 'failed' ? outcome.code : '';
    const sent = outcome.kind === 'sent' || outcome.kind === 'unknown';
    this.outbox.put({
      receiptId: delivery.item.receiptId,
      cells: {
        status: this.ports.statusText({ state: outcome.kind, code, who: '', writer: '' }),
        ...(sent ? { sentAt: this.ports.timeText(outcome.at), sentTo: delivery.item.sentTo } : {}),
      },
    });
  }

  // After the last mail ---------------------------------------------------------------------------------------------

  /** Hands over what waits, gives back what was not begun, and rests. Keeps trying while the sheet is being edited. */
  private async finish(): Promise<void> {
    this.reason = this.ending;
    for (const delivery of this.open()) {
      if (delivery.state !== 'claimed') continue;
      delivery.state = move(delivery.state, 'waiting');
      this.unmark(delivery);
      this.outbox.put({ receiptId: delivery.item.receiptId, cells: { status: '' } });
    }
    const refused = this.ending?.code === 'run/other-sender';
    if (!refused) await this.handOver();
    this.phase = 'ended';
    this.ports.changed();
  }

  private async handOver(): Promise<void> {
    for (;;) {
      try {
        const pending = await this.outbox.pending();
        await this.ports.workbook.exchange({
          writes: pending.writes,
          watch: [],
          log: pending.lines,
          beacon: this.beacon('idle'),
        });
        this.outbox.done(pending);
        await this.ports.workbook.save();
        return;
      } catch (error) {
        if (!isFailure(error)) throw error;
        if (error.code === 'sheet/read-only') return;
        this.reason = error;
        this.phase = 'paused';
        this.ports.changed();
        await this.ports.clock.sleep(refusedWriteRetryMs / 3);
        this.reason = this.ending;
      }
    }
  }
}
