import { Failure, isFailure } from '../failure.ts';
import { mostUnexpected } from './patience.ts';

/** Somebody may put back the sheet or its headings within minutes; after so many tries in a row nobody will. */
const mostWithoutPlace = 300;

const hasNoPlace = (error: Failure): boolean => error.code === 'sheet/changed' || error.code === 'sheet/column-missing';

export interface HandOver {
  /** Gives the workbook what waits; says whether nothing waits any more. */
  give(): Promise<boolean>;
  /** Whether something does: a row whose cells or log say less than what happened. */
  isWaiting(): boolean;
  save(): Promise<void>;
  /** Whether a person wants it to end. */
  isStopped(): boolean;
  /** Told after each try that failed, before the next one; rejects when the clock does. */
  rest(error: unknown): Promise<void>;
}

/**
 * Keeps trying, as long as it takes, while the workbook refuses for reasons that pass; a read-only one never will take it.
 * Resolves to the reason where it gave up: what was sent stands on this device's record, and nowhere else.
 */
export const handOver = async ({ give, isWaiting, save, isStopped, rest }: HandOver): Promise<Failure | undefined> => {
  let placeless = 0;
  const gaveUp = (): Failure | undefined => (isWaiting() ? new Failure('run/not-written') : undefined);
  for (let unexpected = 0; unexpected < mostUnexpected;) {
    try {
      while (!(await give())) continue;
      await save();
      return undefined;
    } catch (error) {
      if (isFailure(error) && error.code === 'sheet/read-only') return gaveUp();
      placeless = isFailure(error) && hasNoPlace(error) ? placeless + 1 : 0;
      if (isFailure(error) && placeless > 0 && (isStopped() || placeless === mostWithoutPlace)) return error;
      const rested = await rest(error).then(
        () => true,
        () => false,
      );
      if (!isFailure(error) || error.code === 'sheet/unexpected' || !rested) unexpected += 1;
    }
  }
  return gaveUp();
};
