import { attemptOnce } from './attempt.ts';
import { move, type Outcome } from './delivery.ts';
import { Doze } from './doze.ts';
import { asError, Failure, isFailure } from '../failure.ts';
import { Gate } from './gate.ts';
import { handOver } from './hand-over.ts';
import {
  answered,
  ended,
  finishesAt,
  inFlightLimit,
  nextStart,
  refused,
  started,
  startPace,
  startsWithin,
} from './pacing.ts';
import { mostUnexpected } from './patience.ts';
import { prepareRun } from './prepare-run.ts';
import type { Acceptance } from '../ports.ts';
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
  /** Exchanges in a row that Excel answered with what nobody knows. */
  private unexpected = 0;
  private readonly underWay = new Set<Promise<void>>();
  /** Nothing is sent while it is shut. */
  private readonly gate: Gate;
  private readonly ports: RunPorts;
  private readonly options: RunOptions;

  constructor(items: readonly RunItem[], ports: RunPorts, options: RunOptions) {
    this.ports = ports;
    this.options = options;
    this.doze = new Doze(ports.clock);
    this.gate = new Gate(ports);
    this.pace = startPace(options.sendsPerMinute, options.recentAnswers);
    this.record = new RunRecord(ports, options);
    this.rows = new RunRows(items, this.record, ports, options);
  }

  get total(): number {
    return this.rows.deliveries.length;
  }

  count(kind: Outcome['kind']): number {
    return this.rows.count(kind);
  }

  /** Keys of the documents that were not sent, for another try. */
  get unsent(): ReadonlySet<string> {
    return this.rows.unsent();
  }

  get finishesAt(): number {
    return finishesAt(this.pace, this.rows.open().length, this.ports.clock.now());
  }

  /** No request starts after this; those in flight finish. */
  stop(): void {
    this.stopSignal.abort(new Failure('account/cancelled'));
    if (this.phase !== 'ended') this.phase = 'stopping';
    this.gate.open();
    this.doze.wake();
    this.ports.changed();
  }

  get stopped(): boolean {
    return this.stopSignal.signal.aborted;
  }

  /** Goes on after a pause that needed a person: signed in again, sheet unprotected. */
  goOn(): void {
    this.gate.open();
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
      await this.allDone();
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

  /** Everything before the first mail. Excel may take its time; the person reads why. */
  private prepare(): Promise<void> {
    return prepareRun({
      ports: this.ports,
      options: this.options,
      rows: this.rows,
      signal: this.stopSignal.signal,
      settling: (until) => {
        this.startsAt = until;
        if (until !== undefined) this.enter('settling');
      },
      waits: (reason) => {
        this.reason = reason;
        this.ports.changed();
      },
      beat: () => this.beat(),
    });
  }

  private async sendAll(): Promise<void> {
    this.nextBeat = Number.NEGATIVE_INFINITY;
    for (;;) {
      if (this.ending !== undefined || this.bug !== undefined || this.stopped) break;
      if (this.rows.open().length === 0) break;
      const now = this.ports.clock.now();
      if (!this.beating && now >= this.nextBeat) this.start(this.beatInBackground());
      const delivery = this.rows.nextReady(now - freshMs);
      if (this.gate.isShut) {
        // Nothing is sent, but the sheet hears what was, and colleagues see that this run lives.
        await this.doze.sleep(this.beating ? beatMs : this.nextBeat - now);
      } else if (delivery === undefined || this.inFlight >= inFlightLimit(this.pace)) {
        if (delivery === undefined && this.hungry(now)) this.nextBeat = now;
        else await this.doze.sleep(this.nextBeat - now);
      } else if (nextStart(this.pace, this.inFlight) > now) {
        await this.doze.sleep(Math.min(nextStart(this.pace, this.inFlight), this.nextBeat) - now);
      } else {
        this.start(this.deliver(delivery));
      }
    }
  }

  private start(work: Promise<void>): void {
    this.underWay.add(work);
    void work.finally(() => this.underWay.delete(work));
  }

  /** What is under way finishes and is counted, also when nothing else works any more. */
  private async allDone(): Promise<void> {
    this.gate.open();
    while (this.underWay.size > 0) await Promise.all(this.underWay);
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

  private async beatInBackground(): Promise<void> {
    this.beating = true;
    try {
      await this.beat();
      this.unexpected = 0;
      if (this.reason?.code.startsWith('sheet/') === true)
        this.enter(this.gate.reason === undefined ? 'sending' : 'paused', this.gate.reason);
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
    else if (error.code === 'sheet/unexpected' && (this.unexpected += 1) === mostUnexpected) this.ending ??= error;
    else if (error.code.startsWith('sheet/')) {
      this.refusedUntil = this.ports.clock.now() + refusedWriteRetryMs / (error.stops === 'nothing' ? 3 : 1);
      this.nextBeat = this.refusedUntil;
      this.enter('paused', error);
    } else this.ending ??= error;
    if (this.ending !== undefined) this.gate.open();
  }

  /** Marks the next rows in the same exchange that reads back whose they are. */
  private async beat(): Promise<void> {
    const now = this.ports.clock.now();
    const next = this.windowAhead();
    const mayLeave = this.phase !== 'starting' && this.phase !== 'settling' && this.gate.reason === undefined;
    if (mayLeave) this.rows.markAhead(next);
    await this.rows.exchange(next, 'sending');
    this.lastBeat = now;
    this.nextBeat = now + beatMs;
    this.ports.changed();
  }

  /** The rows that will leave before the next exchange but one. */
  private windowAhead(): Delivery[] {
    return this.rows.claimed().slice(0, startsWithin(this.pace, aheadMs));
  }

  private async deliver(delivery: Delivery): Promise<void> {
    const startedAt = this.ports.clock.now();
    delivery.state = move(delivery.state, 'sending');
    this.inFlight += 1;
    this.pace = started(this.pace, startedAt);
    try {
      this.ports.changed();
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
    const came = await attemptOnce({
      compose: async () => {
        const mail = await this.ports.compose(delivery.item);
        this.rows.checkTwin(delivery);
        return mail;
      },
      begin: (mail) => this.record.begin(delivery, mail.sha256),
      // The ledger may have been slow: a row that went stale meanwhile is read again first.
      mayLeave: () => this.mustBeFresh(delivery),
      send: (mail) => this.ports.send({ ...mail, attempt: delivery.attempt }, this.untilDone.signal),
    });
    if (came.of === 'accepted') return this.accepted(delivery, came.acceptance, startedAt);
    if (came.of === 'lost') return this.lost(delivery, came.error);
    return this.turnedBack(delivery, came.error, startedAt, came.begun);
  }

  private mustBeFresh(delivery: Delivery): void {
    const stale = this.ports.clock.now() - delivery.seenAt >= freshMs;
    if (stale || !delivery.marked || this.stopped || this.ending !== undefined) throw new Failure('sheet/busy');
  }

  /** From here on a row is sent, whatever else fails. */
  private async accepted(delivery: Delivery, { providerMessageId }: Acceptance, startedAt: number): Promise<void> {
    const now = this.ports.clock.now();
    this.pace = answered(this.pace, startedAt, now);
    await this.settle(delivery, { kind: 'sent', providerMessageId, at: now });
  }

  /** Nobody knows whether it left. */
  private async lost(delivery: Delivery, error: unknown): Promise<void> {
    const now = this.ports.clock.now();
    this.pace = ended(this.pace, now);
    await this.settle(delivery, { kind: 'unknown', code: isFailure(error) ? error.code : 'mail/no-reply', at: now });
    if (!isFailure(error)) throw error;
    if (!error.mayHaveLeft) this.ending ??= error;
  }

  /** Nothing left: the row fails alone, or goes back. */
  private async turnedBack(delivery: Delivery, error: unknown, startedAt: number, begun: boolean): Promise<void> {
    const now = this.ports.clock.now();
    const refusal = isFailure(error) && error.code === 'mail/rate-limited';
    if (!refusal) this.pace = ended(this.pace, now);
    if (isFailure(error) && error.stops === 'row') {
      return this.settle(delivery, { kind: 'failed', code: error.code, at: now }, begun);
    }
    if (begun) await this.record.add(this.record.event(delivery, 'not-sent'));
    delivery.state = move(delivery.state, 'claimed');
    if (!isFailure(error)) throw error;
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
    } else if (error.code === 'account/signed-out') await this.reconnect(error, startedAt);
    else if (error.code !== 'sheet/busy') this.ending ??= error;
  }

  /** Asked once for all rows in flight. */
  private async reconnect(error: Failure, startedAt: number): Promise<void> {
    if (!this.gate.isNeeded(startedAt)) return;
    try {
      await this.gate.wait(error, this.stopSignal.signal, () => {
        this.rows.unmarkAll();
        this.enter('paused', error);
        this.doze.wake();
      });
    } finally {
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
    if (outcome.kind === 'sent') this.gate.mailLeft();
    if (this.reason?.code === 'mail/offline' && !this.gate.isShut) this.enter('sending');
  }

  /** Hands over what waits, gives back what was not begun, and rests. Keeps trying while the sheet is being edited. */
  private async finish(): Promise<void> {
    this.reason = this.ending;
    this.rows.giveBack();
    const refused = this.ending?.code === 'run/other-sender';
    if (!refused) await this.handOver();
    // Row and log have it; the person has to know that this device does not.
    if (!(await this.record.isKept())) this.ending ??= new Failure('ledger/not-kept');
    this.reason = this.ending;
    this.phase = 'ended';
    this.ports.changed();
  }

  private handOver(): Promise<void> {
    return handOver({
      give: async () => {
        await this.rows.exchange([], 'idle');
        return this.record.outbox.size === 0;
      },
      save: () => this.ports.workbook.save(),
      rest: async (error) => {
        if (isFailure(error)) this.reason = error;
        else this.bug ??= asError(error);
        this.phase = 'paused';
        this.ports.changed();
        await this.ports.clock.sleep(refusedWriteRetryMs / 3);
        this.reason = this.ending;
      },
    });
  }
}
