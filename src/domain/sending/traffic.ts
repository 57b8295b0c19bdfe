import * as pacing from './pacing.ts';
import type { Pace, Refusal } from './pacing.ts';
import type { RunOptions } from './run-item.ts';

/** The requests of a run: how many are in flight, and when the next one may start. */
export class Traffic {
  inFlight = 0;
  private pace: Pace;

  constructor({ sendsPerMinute, recentAnswers }: Pick<RunOptions, 'sendsPerMinute' | 'recentAnswers'>) {
    this.pace = pacing.startPace(sendsPerMinute, recentAnswers);
  }

  get isFull(): boolean {
    return this.inFlight >= pacing.inFlightLimit(this.pace);
  }

  get nextStart(): number {
    return pacing.nextStart(this.pace, this.inFlight);
  }

  /** How many may start within so many milliseconds. */
  startsWithin(ms: number): number {
    return pacing.startsWithin(this.pace, ms);
  }

  /** When so many will have left. */
  finishesAt(left: number, now: number): number {
    return pacing.finishesAt(this.pace, left, now);
  }

  begin(now: number): void {
    this.inFlight += 1;
    this.pace = pacing.started(this.pace, now);
  }

  /** Whatever came of it. */
  over(): void {
    this.inFlight -= 1;
  }

  answered(startedAt: number, now: number): void {
    this.pace = pacing.answered(this.pace, startedAt, now);
  }

  /** It ended without telling how fast the far side is. */
  ended(now: number): void {
    this.pace = pacing.ended(this.pace, now);
  }

  refused(refusal: Refusal): void {
    this.pace = pacing.refused(this.pace, refusal);
  }

  /** No request starts before this time. */
  rest(notBefore: number): void {
    this.pace = { ...this.pace, notBefore };
  }
}
