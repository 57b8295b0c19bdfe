import { isFailure, type Failure } from '../failure.ts';
import type { Clock } from '../workbook.ts';

/** What nobody foresaw is tried so often. */
export const mostUnexpected = 10;
const againMs = 1_000;

/** Excel is busy with its person or with itself, or gave an answer that nobody knows. */
const passes = (error: unknown): error is Failure =>
  isFailure(error) && error.code.startsWith('sheet/') && error.stops === 'nothing';

interface Patience {
  readonly clock: Clock;
  /** Its reason ends the waiting. */
  readonly signal?: AbortSignal;
  /** So many tries in all; what nobody foresaw never gets more than `mostUnexpected`. Default: as many as it takes. */
  readonly most?: number;
  /** Told before each wait. */
  waits?(reason: Failure): void;
}

/** Does a step again until Excel takes it. It must bear being done twice: an answer can be lost after it was done. */
export const patiently = async <T>(
  step: () => Promise<T>,
  { clock, signal, most = Number.POSITIVE_INFINITY, waits }: Patience,
): Promise<T> => {
  let unexpected = 0;
  for (let tries = 1; ; tries += 1) {
    try {
      return await step();
    } catch (error) {
      if (!passes(error) || tries >= most) throw error;
      if (error.code === 'sheet/unexpected') unexpected += 1;
      if (unexpected === mostUnexpected) throw error;
      waits?.(error);
      await clock.sleep(againMs, signal);
    }
  }
};
