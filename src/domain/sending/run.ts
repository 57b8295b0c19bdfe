import { Courier, freshMs } from './courier.ts';
import type { Outcome } from './delivery.ts';
import { Doze } from './doze.ts';
import { Failure, isFailure } from '../failure.ts';
import { Gate } from './gate.ts';
import { handOver } from './hand-over.ts';
import { beatMs, Heartbeat, refusedWriteRetryMs } from './heartbeat.ts';
import { prepareRun } from './prepare-run.ts';
import { RunCourse } from './run-course.ts';
import type { RunItem, RunOptions, RunPorts } from './run-item.ts';
import { RunRecord } from './run-record.ts';
import { RunRows } from './run-rows.ts';
import { Traffic } from './traffic.ts';

/** Times of the record as times of the clock that a run keeps its pace by. */
const byElapsed = (times: readonly number[], { now, elapsed }: RunPorts['clock']): readonly number[] => {
  const offset = elapsed() - now();
  return times.map((at) => at + offset);
};

/** One press of Send: claims its rows, sends each once, writes back what happened. */
export class Run {
  private readonly course: RunCourse;
  private readonly traffic: Traffic;
  private readonly record: RunRecord;
  private readonly rows: RunRows;
  private readonly heart: Heartbeat;
  private readonly courier: Courier;
  private readonly doze: Doze;
  private readonly underWay = new Set<Promise<void>>();
  /** Nothing is sent while it is shut. */
  private readonly gate: Gate;
  private readonly ports: RunPorts;
  private readonly options: RunOptions;

  constructor(items: readonly RunItem[], ports: RunPorts, options: RunOptions) {
    this.ports = ports;
    this.options = options;
    this.course = new RunCourse(() => ports.changed());
    this.doze = new Doze(ports.clock);
    this.gate = new Gate(ports);
    this.traffic = new Traffic({ ...options, recentAnswers: byElapsed(options.recentAnswers, ports.clock) });
    this.record = new RunRecord(ports, options);
    this.rows = new RunRows(items, this.record, ports, options);
    const { course, doze, gate, record, rows, traffic } = this;
    this.heart = new Heartbeat({ course, rows, traffic, gate, doze, ports, settleMs: options.settleMs });
    this.courier = new Courier({ course, rows, record, traffic, gate, heart: this.heart, doze, ports });
  }

  get phase(): RunCourse['phase'] {
    return this.course.phase;
  }

  get reason(): Failure | undefined {
    return this.course.reason;
  }

  get startsAt(): number | undefined {
    return this.course.startsAt;
  }

  get current(): string {
    return this.courier.current;
  }

  get inFlight(): number {
    return this.traffic.inFlight;
  }

  get total(): number {
    return this.rows.deliveries.length;
  }

  count(kind: Outcome['kind']): number {
    return this.rows.count(kind);
  }

  /** What came of its rows, by sheet row; those that wait are `claimed` until it ends. */
  get standings(): ReadonlyMap<number, Outcome['kind'] | 'claimed'> {
    const all = this.rows.standings();
    return this.phase === 'ended' ? new Map([...all].filter(([, standing]) => standing !== 'claimed')) : all;
  }

  /** Keys of the documents that were not sent, for another try. */
  get unsent(): ReadonlySet<string> {
    return this.rows.unsent();
  }

  get finishesAt(): number {
    const { clock } = this.ports;
    const elapsed = clock.elapsed();
    return clock.now() + this.traffic.finishesAt(this.rows.open().length, elapsed) - elapsed;
  }

  /** No request starts after this; those in flight finish. */
  stop(): void {
    this.course.stop();
    this.gate.open();
    this.doze.wake();
    this.ports.changed();
  }

  get stopped(): boolean {
    return this.course.stopped;
  }

  /** Goes on after a pause that needed a person: signed in again, sheet unprotected. */
  goOn(): void {
    this.gate.open();
  }

  /** Ends when every row has its outcome, or the run was stopped or had to end; `reason` says why. */
  async drive(): Promise<void> {
    try {
      await this.prepare();
      this.course.enter('sending');
      await this.sendAll();
    } catch (error) {
      this.course.fail(error);
    } finally {
      await this.allDone();
      await this.finish();
    }
    if (this.course.bug !== undefined) throw this.course.bug;
  }

  /** Everything before the first mail. Excel may take its time; the person reads why. */
  private prepare(): Promise<void> {
    const { course } = this;
    return prepareRun({
      ports: this.ports,
      options: this.options,
      rows: this.rows,
      signal: course.signal,
      settling: (until) => {
        course.startsAt = until;
        if (until !== undefined) course.enter('settling');
      },
      waits: (reason) => course.waits(reason),
      beat: () => this.heart.beat(),
    });
  }

  private async sendAll(): Promise<void> {
    const { doze, gate, heart, rows, traffic } = this;
    // The first rows are marked at once.
    heart.hurry();
    while (!this.course.isOver && rows.open().length > 0) {
      const now = this.ports.clock.elapsed();
      if (!heart.isUnderWay && now >= heart.dueAt) this.start(heart.inBackground());
      const delivery = rows.nextReady(now - freshMs);
      if (gate.isShut) {
        // Nothing is sent, but the sheet hears what was, and colleagues see that this run lives.
        await doze.sleep(heart.isUnderWay ? beatMs : heart.dueAt - now);
      } else if (delivery === undefined || traffic.isFull) {
        if (delivery === undefined && heart.isHungry(now)) heart.hurry();
        else await doze.sleep(heart.dueAt - now);
      } else if (traffic.nextStart > now) {
        await doze.sleep(Math.min(traffic.nextStart, heart.dueAt) - now);
      } else {
        this.start(this.courier.deliver(delivery));
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

  /** Hands over what waits, gives back what was not begun, and rests. Keeps trying while the sheet is being edited. */
  private async finish(): Promise<void> {
    const { course } = this;
    course.reason = course.ending;
    if (course.ending?.code === 'run/lease-lost') this.rows.leave();
    else this.rows.giveBack();
    const refused = course.ending?.code === 'run/other-sender';
    if (!refused) await this.handOver();
    // Row and log have it; the person has to know that this device does not.
    if (!(await this.record.isKept())) course.end(new Failure('ledger/not-kept'));
    course.close();
  }

  private async handOver(): Promise<void> {
    const { course } = this;
    const refusal = await handOver({
      give: async () => {
        await this.rows.exchange([], 'idle');
        return this.record.outbox.size === 0;
      },
      isWaiting: () => this.record.outbox.size > 0,
      save: () => this.ports.workbook.save(),
      isStopped: () => course.stopped,
      rest: async (error) => {
        if (isFailure(error)) course.reason = error;
        else course.crash(error);
        course.phase = 'paused';
        this.ports.changed();
        await this.ports.clock.sleep(refusedWriteRetryMs / 3);
        course.reason = course.ending;
      },
    });
    if (refusal !== undefined) course.end(refusal);
  }
}
