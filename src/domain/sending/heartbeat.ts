import type { Doze } from './doze.ts';
import { isFailure } from '../failure.ts';
import { deadAfterMs } from './lease.ts';
import type { Gate } from './gate.ts';
import { mostUnexpected } from './patience.ts';
import type { RunPorts } from './run-item.ts';
import type { RunCourse } from './run-course.ts';
import type { Delivery } from './run-record.ts';
import type { RunRows } from './run-rows.ts';
import type { Traffic } from './traffic.ts';

/** A run that was still for longer may have been taken for dead, and taken over: others wait longer than this. */
const termMs = deadAfterMs - 10_000;
/** Between two exchanges with the workbook, in milliseconds. */
export const beatMs = 2_000;
/** Rows marked ahead cover this much time, so that a slow exchange does not leave the pace without work. */
const aheadMs = 4_000;
/** A workbook that refused is not asked again before. */
export const refusedWriteRetryMs = 3_000;

interface HeartParts {
  readonly course: RunCourse;
  readonly rows: RunRows;
  readonly traffic: Traffic;
  readonly gate: Gate;
  readonly doze: Doze;
  readonly ports: Pick<RunPorts, 'clock' | 'changed'>;
  readonly settleMs: number;
}

/**
 * A run's exchanges with the workbook. Each hands over what waits, marks the rows that leave next, reads back whether they
 * are still this run's, and shows colleagues that it lives.
 */
export class Heartbeat {
  private lastBeat = Number.NEGATIVE_INFINITY;
  private nextBeat = Number.NEGATIVE_INFINITY;
  /** The workbook refused: it is not asked again before this. */
  private refusedUntil = Number.NEGATIVE_INFINITY;
  private beating = false;
  /** Nothing is marked before: what others wrote while this run was still has to arrive first. */
  private quietUntil = Number.NEGATIVE_INFINITY;
  /** Exchanges in a row that Excel answered with what nobody knows. */
  private unexpected = 0;
  private readonly parts: HeartParts;

  constructor(parts: HeartParts) {
    this.parts = parts;
  }

  /** When the next one is due. */
  get dueAt(): number {
    return this.nextBeat;
  }

  get isUnderWay(): boolean {
    return this.beating;
  }

  /** Does not wait for the next one. */
  hurry(): void {
    this.nextBeat = this.parts.ports.clock.elapsed();
  }

  /** Everything marked has begun, and there is more: worth a beat before its time. */
  isHungry(now: number): boolean {
    const { rows, traffic } = this.parts;
    return (
      !this.beating &&
      !traffic.isFull &&
      now - this.lastBeat >= beatMs / 4 &&
      this.nextBeat > now &&
      now >= Math.max(this.refusedUntil, this.quietUntil) &&
      rows.open().some(({ state, marked }) => state === 'claimed' && !marked)
    );
  }

  /** Marks the next rows in the same exchange that reads back whose they are. */
  async beat(): Promise<void> {
    const { course, gate, ports, rows } = this.parts;
    const now = ports.clock.elapsed();
    if (now - this.lastBeat > termMs && Number.isFinite(this.lastBeat)) await this.lookAround(now);
    const next = this.windowAhead();
    const isQuiet = now < this.quietUntil;
    const mayLeave =
      !isQuiet && course.phase !== 'starting' && course.phase !== 'settling' && gate.reason === undefined;
    if (mayLeave) rows.markAhead(next);
    if (isQuiet) await rows.look();
    else await rows.exchange(next, 'sending');
    this.lastBeat = now;
    this.nextBeat = isQuiet ? Math.min(now + beatMs, this.quietUntil) : now + beatMs;
    ports.changed();
  }

  /** The computer slept, or Excel did not answer: its copy of the workbook may be as old, and say so only when it is in step. */
  private async lookAround(now: number): Promise<void> {
    await this.parts.rows.look();
    this.quietUntil = now + this.parts.settleMs;
  }

  /** The rows that will leave before the next exchange but one. */
  private windowAhead(): Delivery[] {
    const { rows, traffic } = this.parts;
    return rows.claimed().slice(0, traffic.startsWithin(aheadMs));
  }

  /** While rows leave. Never rejects: a sheet that refuses pauses the run, and what nobody expected ends it. */
  async inBackground(): Promise<void> {
    const { course, doze, gate } = this.parts;
    this.beating = true;
    try {
      await this.beat();
      this.unexpected = 0;
      if (course.reason?.code.startsWith('sheet/') === true)
        course.enter(gate.reason === undefined ? 'sending' : 'paused', gate.reason);
    } catch (error) {
      this.failed(error);
    } finally {
      this.beating = false;
      doze.wake();
    }
  }

  /** The status waits in the outbox; what was read grows stale, so that no request starts until the sheet answers. */
  private failed(error: unknown): void {
    const { course, gate, ports } = this.parts;
    const sheetRefuses = isFailure(error) && error.code.startsWith('sheet/');
    if (!sheetRefuses) course.fail(error);
    else if (error.code === 'sheet/unexpected' && (this.unexpected += 1) === mostUnexpected) course.end(error);
    else {
      this.refusedUntil = ports.clock.elapsed() + refusedWriteRetryMs / (error.stops === 'nothing' ? 3 : 1);
      this.nextBeat = this.refusedUntil;
      course.enter('paused', error);
    }
    if (course.ending !== undefined) gate.open();
  }
}
