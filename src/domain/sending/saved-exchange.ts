import { expected } from '../failure.ts';
import type { Clock, Workbook } from '../workbook.ts';

/** What a run needs of the workbook. */
export type RunWorkbook = Pick<Workbook, 'exchange' | 'mint' | 'save'>;

/** While mails leave, colleagues see this run move at least so often, in milliseconds; a dead one is still for 30 s. */
const saveEveryMs = 10_000;

/**
 * For a workbook without AutoSave, where colleagues see what is saved and this pane sees what saving brought: saves
 * around every look that decides who sends, and now and then while mails leave.
 */
export const savedExchanges = (workbook: RunWorkbook, clock: Clock): RunWorkbook => {
  let savedAt = Number.NEGATIVE_INFINITY;
  let phase: string | undefined;
  const save = async (): Promise<void> => {
    await workbook.save();
    savedAt = clock.elapsed();
  };
  return {
    save,
    mint: (ids, signatureOf) => workbook.mint(ids, signatureOf),
    exchange: async (wanted) => {
      const decides = wanted.beacon?.phase === 'intent';
      const due = wanted.beacon?.phase !== phase || clock.elapsed() - savedAt >= saveEveryMs;
      if (decides) await save();
      const seen = await workbook.exchange(wanted);
      phase = wanted.beacon?.phase;
      if (decides) await save();
      // What was written stays written: a save that fails now is tried again with the next exchange.
      else if (due) await save().catch(expected);
      return seen;
    },
  };
};
