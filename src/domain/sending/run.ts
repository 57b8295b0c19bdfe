import { move, type Outcome } from './delivery.ts';
import { primaryKey } from './document-key.ts';
import { Doze } from './doze.ts';
import { Failure, isFailure } from '../failure.ts';
import { takeLease } from './lease.ts';
import { answered, ended, finishesAt, inFlightLimit, nextStart, refused, started, startPace } from './pacing.ts';
import type { RunItem, RunOptions, RunPorts } from './run-item.ts';
import { RunRecord, type Delivery } from './run-record.ts';
import { RunRows } from './run-rows.ts';

/** No request starts on a claim or a row that was read longer ago than this, in milliseconds. */
export const freshMs = 5_000;
/** Between two exchanges with the workbook, in milliseconds. */
const beatMs = 2_000;
/** Rows marked ahead cover this much time, so that a slow exchange does not leave the pace without work. */
const aheadMs = 4_000;
const offlineRetryMs = 2_000;
const refusedWriteRetryMs = 3_000;

type Phase = 'starting' | 'settling' | 'sending' | 'paused' | 'stopping' | 'ended';

/** One press of Send: claims its rows, sends each once, writes back what happened. */
export class Run {
  phase: Phase = 'starting';
  reason: Failure | undefined;
  startsAt: number | undefined;
  current = '';
  inFlight = 0;
  private pace: ReturnType<typeof startPace>;
  private readonly record: RunRecord;
  private readonly rows: RunRows;
  private readonly stopSignal = new AbortController();
  /** Never aborted: what is under way when somebody presses Stop finishes and is counted. */
  private readonly untilDone = new AbortController();
  private readonly doze: Doze;
  private ending: Failure | undefined;
  private bug: Error | undefined;
  private lastBeat = Number.NEGATIVE_INFINITY;
  private nextBeat = Number.NEGATIVE_INFINITY;
  /** The workbook refused: it is not asked again before this. */
  private refusedUntil = Number.NEGATIVE_INFINITY;
  private beating = false;
  /** When the account was renewed without the person, until a mail has left since. */
  private renewedAt: number | undefined;
  /** Nothing is sent while it stands; `reason` once a person is waited for. */
  private gate: { readonly open: () => void; reason?: Failure } | undefined;
  private readonly ports: RunPorts;
  private readonly options: RunOptions;

  constructor(items: readonly RunItem[], ports: RunPorts, options: RunOptions) {
    this.ports = ports;
    this.options = options;
    this.doze = new Doze(ports.clock);
    this.pace = startPace(options.sendsPerMinute, options.recentAnswers);
    this.record = new RunRecord(ports, options);
    this.rows = new RunRows(items, this.record, ports, options);
  }

  get total(): number {
    return this.rows.deliveries.length;
  }

  count(kind: Outcome['kind']): number {
    return this.rows.deliveries.filter(({ outcome }) => outcome?.kind === kind).length;
  }

  /** Keys of the documents that were not sent, for another try. */
  get unsent(): ReadonlySet<string> {
    const failed = this.rows.deliveries.filter(({ outcome }) => outcome?.kind === 'failed');
    return new Set(failed.map(({ item }) => primaryKey(item.keys)));
  }

  get finishesAt(): number {
    const left = this.rows.deliveries.filter(({ outcome }) => outcome === undefined).length;
    return finishesAt(this.pace, left, this.ports.clock.now());
  }

  /** No request starts after this; those in flight finish. */
  stop(): void {
    this.stopSignal.abort(new Failure('account/cancelled'));
    if (this.phase !== 'ended') this.phase = 'stopping';
    this.gate?.open();
    this.doze.wake();
    this.ports.changed();
  }

  get stopped(): boolean {
    return this.stopSignal.signal.aborted;
  }

  /** Goes on after a pause that needed a person: signed in again, sheet unprotected. */
  goOn(): void {
    this.gate?.open();
  }

  /** Ends when every row has its outcome, or the run was stopped or had to end; `reason` says why. */
  async drive(): Promise<void> {
    try {
      await this.prepare();
      this.enter('sending');
      await this.sendAll();
    } catch (error) {
      if (!isFailure(error)) this.bug = asError(error);
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

  private async prepare(): Promise<void> {
    await this.ports.renew(this.stopSignal.signal);
    this.rows.forgive(await this.takeLease());
    await this.rows.takeStock();
    await this.rows.mintIds();
    await this.claimAll();
    while (this.rows.logLost) {
      this.rows.logLost = false;
      await this.takeLease();
      await this.beat();
    }
    await this.ports.workbook.save();
  }

  private takeLease() {
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

  /** One block of claims, the settle time, then only what is still ours. */
  private async claimAll(): Promise<void> {
    this.rows.claim();
    await this.beat();
    if (this.options.settleMs > 0) {
      this.settling(this.ports.clock.now() + this.options.settleMs);
      await this.ports.clock.sleep(this.options.settleMs, this.stopSignal.signal);
    }
    this.startsAt = undefined;
    await this.beat();
  }

  private async sendAll(): Promise<void> {
    this.nextBeat = Number.NEGATIVE_INFINITY;
    for (;;) {
      if (this.ending !== undefined || this.bug !== undefined || this.stopped) break;
      if (this.rows.open().length === 0) break;
      const now = this.ports.clock.now();
      if (!this.beating && now >= this.nextBeat) void this.beatInBackground();
      const delivery = this.nextReady(now);
      if (this.gate !== undefined) {
        // Nothing is sent, but the sheet hears what was, and colleagues see that this run lives.
        await this.doze.sleep(this.beating ? beatMs : this.nextBeat - now);
      } else if (delivery === undefined || this.inFlight >= inFlightLimit(this.pace)) {
        if (delivery === undefined && this.hungry(now)) this.nextBeat = now;
        else await this.doze.sleep(this.nextBeat - now);
      } else if (nextStart(this.pace, this.inFlight) > now) {
        await this.doze.sleep(Math.min(nextStart(this.pace, this.inFlight), this.nextBeat) - now);
      } else {
        void this.deliver(delivery);
      }
    }
    while (this.inFlight > 0 || this.beating) await this.doze.sleep(beatMs);
  }

  /** Everything marked has begun, and there is more: do not wait for the beat. */
  private hungry(now: number): boolean {
    return (
      !this.beating &&
      this.inFlight < inFlightLimit(this.pace) &&
      now - this.lastBeat >= beatMs / 4 &&
      this.nextBeat > now &&
      now >= this.refusedUntil &&
      this.rows.open().some(({ state, marked }) => state === 'claimed' && !marked)
    );
  }

  private nextReady(now: number): Delivery | undefined {
    return this.rows.deliveries.find(
      ({ state, marked, seenAt }) => state === 'claimed' && marked && now - seenAt < freshMs,
    );
  }

  private async beatInBackground(): Promise<void> {
    this.beating = true;
    try {
      await this.beat();
      if (this.reason?.code.startsWith('sheet/') === true)
        this.enter(this.gate?.reason === undefined ? 'sending' : 'paused', this.gate?.reason);
    } catch (error) {
      this.beatFailed(error);
    } finally {
      this.beating = false;
      this.doze.wake();
    }
  }

  /** The status waits in the outbox; what was read grows stale, so that no request starts until the sheet answers. */
  private beatFailed(error: unknown): void {
    if (!isFailure(error)) this.bug = asError(error);
    else if (error.code === 'run/lease-lost') this.ending ??= error;
    else if (error.code.startsWith('sheet/')) {
      this.refusedUntil = this.ports.clock.now() + refusedWriteRetryMs / (error.stops === 'nothing' ? 3 : 1);
      this.nextBeat = this.refusedUntil;
      this.enter('paused', error);
    } else this.ending ??= error;
    if (this.ending !== undefined) this.gate?.open();
  }

  /** Marks the next rows in the same exchange that reads back whose they are. */
  private async beat(): Promise<void> {
    const now = this.ports.clock.now();
    const next = this.windowAhead();
    const mayLeave = this.phase !== 'starting' && this.phase !== 'settling' && this.gate?.reason === undefined;
    if (mayLeave) this.rows.markAhead(next);
    await this.rows.exchange(next, 'sending');
    this.lastBeat = now;
    this.nextBeat = now + beatMs;
    this.ports.changed();
  }

  /** The rows that will leave before the next exchange but one. */
  private windowAhead(): Delivery[] {
    const rate = this.pace.believed / 60_000;
    const size = Math.max(inFlightLimit(this.pace), Math.ceil(rate * aheadMs));
    return this.rows.claimed().slice(0, size);
  }

  private async deliver(delivery: Delivery): Promise<void> {
    const startedAt = this.ports.clock.now();
    delivery.state = move(delivery.state, 'sending');
    this.inFlight += 1;
    this.pace = started(this.pace, startedAt);
    this.ports.changed();
    try {
      await this.attempt(delivery, startedAt);
    } catch (error) {
      this.bug ??= asError(error);
    } finally {
      this.inFlight -= 1;
      this.doze.wake();
      this.ports.changed();
    }
  }

  private async attempt(delivery: Delivery, startedAt: number): Promise<void> {
    let begun = false;
    try {
      const mail = await this.ports.compose(delivery.item);
      this.rows.checkTwin(delivery);
      await this.record.begin(delivery, mail.sha256);
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
    if (stale || !delivery.marked || this.stopped || this.ending !== undefined) throw new Failure('sheet/busy');
  }

  private async failed(delivery: Delivery, error: unknown, startedAt: number, begun: boolean): Promise<void> {
    const now = this.ports.clock.now();
    const refusal = isFailure(error) && error.code === 'mail/rate-limited';
    if (!refusal) this.pace = ended(this.pace, now);
    if (!isFailure(error)) {
      if (begun) await this.settle(delivery, { kind: 'unknown', code: 'mail/no-reply', at: now });
      throw error;
    }
    if (begun && error.mayHaveLeft) {
      return this.settle(delivery, { kind: 'unknown', code: error.code, at: now });
    }
    if (error.stops === 'row') return this.settle(delivery, { kind: 'failed', code: error.code, at: now }, begun);
    if (begun) await this.record.add(this.record.event(delivery, 'not-sent'));
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
      await this.reconnect(error, startedAt);
    } else if (error.code !== 'sheet/busy') {
      this.ending ??= error;
    }
  }

  /** Renews silently, once until a mail leaves, else waits for the person; asked once for all rows in flight. */
  private async reconnect(error: Failure, startedAt: number): Promise<void> {
    // Turned away with a token that has been replaced meanwhile: the row simply goes again.
    if (this.gate !== undefined || startedAt < (this.renewedAt ?? 0)) return;
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    this.gate = { open };
    try {
      if (this.renewedAt !== undefined) throw error;
      await this.ports.renew(this.stopSignal.signal);
      this.renewedAt = this.ports.clock.now();
    } catch (refusal) {
      if (!isFailure(refusal)) throw refusal;
      this.renewedAt = undefined;
      this.gate.reason = error;
      this.rows.unmarkAll();
      this.enter('paused', error);
      this.doze.wake();
      await opened;
    } finally {
      this.gate = undefined;
      this.nextBeat = this.ports.clock.now();
      this.enter('sending');
      this.doze.wake();
    }
  }

  private async settle(delivery: Delivery, outcome: Outcome, begun = true): Promise<void> {
    const providerMessageId = outcome.kind === 'sent' ? outcome.providerMessageId : '';
    const detail = { providerMessageId, excuses: delivery.mark === '' ? [] : [delivery.mark] };
    if (begun) await this.record.add(this.record.event(delivery, outcome.kind, detail));
    this.rows.settle(delivery, outcome);
    if (outcome.kind === 'sent') this.current = delivery.item.name;
    if (outcome.kind === 'sent') this.renewedAt = undefined;
    if (this.reason?.code === 'mail/offline' && this.gate === undefined) this.enter('sending');
  }

  /** Hands over what waits, gives back what was not begun, and rests. Keeps trying while the sheet is being edited. */
  private async finish(): Promise<void> {
    this.reason = this.ending;
    this.rows.giveBack();
    const refused = this.ending?.code === 'run/other-sender';
    if (!refused) await this.handOver();
    this.phase = 'ended';
    this.ports.changed();
  }

  private async handOver(): Promise<void> {
    for (;;) {
      try {
        await this.rows.exchange([], 'idle');
        if (this.record.outbox.size > 0) continue;
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

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
