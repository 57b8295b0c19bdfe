import { asError, Failure, isFailure } from '../failure.ts';

type Phase = 'starting' | 'settling' | 'sending' | 'paused' | 'stopping' | 'ended';

/** Where a run stands: its phase, what it waits for, and what ends it. The first that ends it is the one that is told. */
export class RunCourse {
  phase: Phase = 'starting';
  /** Why it waits, or what ended it. */
  reason: Failure | undefined;
  /** Until when nothing leaves, so that everybody sees the claims. */
  startsAt: number | undefined;
  private failure: Failure | undefined;
  private fault: Error | undefined;
  private readonly stopSignal = new AbortController();
  private readonly changed: () => void;

  constructor(changed: () => void) {
    this.changed = changed;
  }

  get ending(): Failure | undefined {
    return this.failure;
  }

  /** What nobody expected. It ends the run as well, and goes on up. */
  get bug(): Error | undefined {
    return this.fault;
  }

  get stopped(): boolean {
    return this.stopSignal.signal.aborted;
  }

  /** Aborted by Stop. */
  get signal(): AbortSignal {
    return this.stopSignal.signal;
  }

  /** No request starts any more. */
  get isOver(): boolean {
    return this.failure !== undefined || this.fault !== undefined || this.stopped;
  }

  stop(): void {
    this.stopSignal.abort(new Failure('account/cancelled'));
    if (this.phase !== 'ended') this.phase = 'stopping';
  }

  enter(phase: Phase, reason?: Failure): void {
    if (this.phase === 'stopping' && phase !== 'ended') return;
    this.phase = phase;
    this.waits(reason);
  }

  /** Goes on in its phase, with another reason to show. */
  waits(reason: Failure | undefined): void {
    this.reason = reason;
    this.changed();
  }

  end(failure: Failure): void {
    this.failure ??= failure;
  }

  /** A failure ends the run; anything else is a bug. */
  fail(error: unknown): void {
    if (isFailure(error)) this.end(error);
    else this.crash(error);
  }

  crash(error: unknown): void {
    this.fault ??= asError(error);
  }

  /** After everything: what ended it stands as the reason. */
  close(): void {
    this.phase = 'ended';
    this.waits(this.failure);
  }
}
