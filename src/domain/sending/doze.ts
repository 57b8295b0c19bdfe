import type { Clock } from '../workbook.ts';

const awake = new Error('awake');

/** A sleep that ends early when something happened. One sleeper at a time. */
export class Doze {
  private wakeUp: (() => void) | undefined;
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  wake(): void {
    this.wakeUp?.();
  }

  /** At most so many milliseconds, at least one. */
  async sleep(ms: number): Promise<void> {
    const waking = new AbortController();
    this.wakeUp = () => waking.abort(awake);
    await this.clock.sleep(Math.max(1, ms), waking.signal).catch((reason: unknown) => {
      if (reason !== awake) throw reason;
    });
    this.wakeUp = undefined;
  }
}
