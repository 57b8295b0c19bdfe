import { isFailure } from '../failure.ts';
import { mostUnexpected } from './patience.ts';

export interface HandOver {
  /** Gives the workbook what waits; says whether nothing waits any more. */
  give(): Promise<boolean>;
  save(): Promise<void>;
  /** Told after each try that failed, before the next one; rejects when the clock does. */
  rest(error: unknown): Promise<void>;
}

/** Keeps trying, as long as it takes, while the workbook refuses for reasons that pass; a read-only one never will take it. */
export const handOver = async ({ give, save, rest }: HandOver): Promise<void> => {
  for (let unexpected = 0; unexpected < mostUnexpected;) {
    try {
      while (!(await give())) continue;
      return await save();
    } catch (error) {
      if (isFailure(error) && error.code === 'sheet/read-only') return;
      const rested = await rest(error).then(
        () => true,
        () => false,
      );
      if (!isFailure(error) || error.code === 'sheet/unexpected' || !rested) unexpected += 1;
    }
  }
};
