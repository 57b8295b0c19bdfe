import { attemptOnce } from './attempt.ts';
import { move, type Outcome } from './delivery.ts';
import type { Doze } from './doze.ts';
import { expected, Failure, isFailure } from '../failure.ts';
import type { Gate } from './gate.ts';
import type { Heartbeat } from './heartbeat.ts';
import type { Acceptance } from '../ports.ts';
import type { ComposedMail, RunItem, RunPorts } from './run-item.ts';
import type { RunCourse } from './run-course.ts';
import type { Delivery, RunRecord } from './run-record.ts';
import type { RunRows } from './run-rows.ts';
import type { Traffic } from './traffic.ts';

/** No request starts on a claim or a row that was read longer ago than this, in milliseconds. */
export const freshMs = 5_000;
const offlineRetryMs = 2_000;

interface CourierParts {
  readonly course: RunCourse;
  readonly rows: RunRows;
  readonly record: RunRecord;
  readonly traffic: Traffic;
  readonly gate: Gate;
  readonly heart: Heartbeat;
  readonly doze: Doze;
  readonly ports: RunPorts;
}

/** Takes one row to the mail provider, once, and decides what follows from what came of it. */
export class Courier {
  /** Name of the person whose receipt left last. */
  current = '';
  /** Never aborted: what is under way when somebody presses Stop finishes and is counted. */
  private readonly untilDone = new AbortController();
  /** Messages that were made, and could leave, when their row had gone stale: what takes longer than a row is fresh is done once. */
  private readonly prepared = new WeakMap<RunItem, ComposedMail>();
  private readonly parts: CourierParts;

  constructor(parts: CourierParts) {
    this.parts = parts;
  }

  async deliver(delivery: Delivery): Promise<void> {
    const { course, doze, ports, traffic } = this.parts;
    const startedAt = ports.clock.elapsed();
    delivery.state = move(delivery.state, 'sending');
    traffic.begin(startedAt);
    try {
      ports.changed();
      await this.attempt(delivery, startedAt);
    } catch (error) {
      course.crash(error);
    } finally {
      traffic.over();
      doze.wake();
      ports.changed();
    }
  }

  private async attempt(delivery: Delivery, startedAt: number): Promise<void> {
    const { ports, record, rows } = this.parts;
    const { item } = delivery;
    const known = this.prepared.get(item);
    const came = await attemptOnce({
      compose: async () => {
        const mail = known ?? (await ports.compose(item));
        rows.checkTwin(delivery);
        return mail;
      },
      ready: async (mail) => {
        if (known !== undefined) return;
        await ports.ready();
        this.prepared.set(item, mail);
      },
      begin: (mail) => record.begin(delivery, mail.sha256),
      // The network or the ledger may have been slow: a row that went stale meanwhile is read again first.
      mayLeave: () => this.mustBeFresh(delivery),
      send: (mail) => ports.send({ ...mail, attempt: delivery.attempt }, this.untilDone.signal),
    });
    const isStale = came.of === 'turned-back' && isFailure(came.error) && came.error.code === 'sheet/busy';
    if (!isStale) this.prepared.delete(item);
    if (came.of === 'accepted') return this.accepted(delivery, came.acceptance, startedAt);
    if (came.of === 'lost') return this.lost(delivery, came.error);
    return this.turnedBack(delivery, came.error, startedAt, came.begun);
  }

  private mustBeFresh(delivery: Delivery): void {
    const { course, ports } = this.parts;
    const stale = ports.clock.elapsed() - delivery.seenAt >= freshMs;
    if (stale || !delivery.marked || course.stopped || course.ending !== undefined) throw new Failure('sheet/busy');
  }

  /** From here on a row is sent, whatever else fails. */
  private async accepted(delivery: Delivery, { providerMessageId }: Acceptance, startedAt: number): Promise<void> {
    const { clock } = this.parts.ports;
    this.parts.traffic.answered(startedAt, clock.elapsed());
    await this.settle(delivery, { kind: 'sent', providerMessageId, at: clock.now() });
  }

  /** Nobody knows whether it left. */
  private async lost(delivery: Delivery, error: unknown): Promise<void> {
    const { clock } = this.parts.ports;
    this.parts.traffic.ended(clock.elapsed());
    const code = isFailure(error) ? error.code : 'mail/no-reply';
    await this.settle(delivery, { kind: 'unknown', code, at: clock.now() });
    const failure = expected(error);
    if (!failure.mayHaveLeft) this.parts.course.end(failure);
  }

  /** Nothing left: the row fails alone, or goes back. */
  private async turnedBack(delivery: Delivery, error: unknown, startedAt: number, begun: boolean): Promise<void> {
    const { ports, record, traffic } = this.parts;
    const now = ports.clock.elapsed();
    const refusal = isFailure(error) && error.code === 'mail/rate-limited';
    if (!refusal) traffic.ended(now);
    if (isFailure(error) && error.stops === 'row') {
      return this.settle(delivery, { kind: 'failed', code: error.code, at: ports.clock.now() }, begun);
    }
    if (begun) await record.add(record.event(delivery, 'not-sent'));
    delivery.state = move(delivery.state, 'claimed');
    return this.hold(expected(error), startedAt, now);
  }

  /** The request certainly did not leave: the row goes back, and the run waits, asks or ends. */
  private async hold(error: Failure, startedAt: number, now: number): Promise<void> {
    const { course, ports, traffic } = this.parts;
    if (error.code === 'mail/rate-limited') {
      const jitter = (ports.random(1)[0] ?? 0) / 255;
      // The provider names a time of day; how long that is from now is all that a wrong clock can tell.
      const retryAt = error.retryAt === undefined ? undefined : now + error.retryAt - ports.clock.now();
      traffic.refused({ startedAt, now, retryAt, jitter });
    } else if (error.code === 'mail/offline') {
      traffic.rest(now + offlineRetryMs);
      course.enter('paused', error);
    } else if (error.code === 'account/signed-out') await this.reconnect(error, startedAt);
    else if (error.code !== 'sheet/busy') course.end(error);
  }

  /** Asked once for all rows in flight. */
  private async reconnect(error: Failure, startedAt: number): Promise<void> {
    const { course, doze, gate, heart, rows } = this.parts;
    if (!gate.isNeeded(startedAt)) return;
    try {
      await gate.wait(error, course.signal, () => {
        rows.unmarkAll();
        course.enter('paused', error);
        doze.wake();
      });
    } finally {
      heart.hurry();
      course.enter('sending');
      doze.wake();
    }
  }

  private async settle(delivery: Delivery, outcome: Outcome, begun = true): Promise<void> {
    const { course, gate, record, rows } = this.parts;
    const providerMessageId = outcome.kind === 'sent' ? outcome.providerMessageId : '';
    const detail = { providerMessageId, excuses: delivery.mark === '' ? [] : [delivery.mark] };
    if (begun) await record.add(record.event(delivery, outcome.kind, detail));
    rows.settle(delivery, outcome);
    if (outcome.kind === 'sent') this.current = delivery.item.name;
    if (outcome.kind === 'sent') gate.mailLeft();
    if (course.reason?.code === 'mail/offline' && !gate.isShut) course.enter('sending');
  }
}
