/** Of two who pressed together each may see the other's beginning, on a busy machine for long, before one gives way. */
const watchedMs = 40_000;
/** Who has watched for so long and then sees the other's run no more has watched it to its end, */
const sawEndMs = 8_000;
/** unless their own begins within this time. */
const ownRunMs = 15_000;

/** Whether a person watches somebody else's run, and not for a moment only. */
export class Watch {
  private from: number | undefined;
  private until = 0;
  private readonly isPatient: boolean;

  /** @param isPatient the person pressed something themselves, and their own run may still begin */
  constructor(isPatient: boolean) {
    this.isPatient = isPatient;
  }

  isOver(running: boolean, watching: boolean, now: number): boolean {
    if (running) this.from = undefined;
    else if (watching) {
      this.from ??= now;
      this.until = now;
      return now - this.from >= (this.isPatient ? watchedMs : 0);
    }
    if (this.from === undefined || now - this.until < ownRunMs) return false;
    const sawEnd = this.until - this.from >= sawEndMs;
    this.from = undefined;
    return sawEnd;
  }
}
