import { Failure, isFailure } from '../domain/failure.ts';
import type { Desks } from './desks.ts';
import type { LogActions } from './pane-actions.ts';

/** Code that a run does not need, fetched when it is asked for. */
const late = <T>(part: Promise<T>): Promise<T> =>
  part.catch((cause: unknown) => {
    throw new Failure('host/plugin-failed', { cause });
  });

export const logActions = (desks: Desks): LogActions => {
  const { evidence, log, ports, sending, sheet } = desks;
  const language = () => sheet.language(desks.view.language);
  return {
    checkLog: () =>
      desks.guard(async () => {
        await evidence.refresh();
        await log.check();
      }),
    // A run writes to its log itself.
    restoreLog: () => desks.guard(async () => (sending.running ? undefined : log.restore(language()))),
    copyLog: () => desks.guard(() => log.copy(language())),
    findSent: async (text) => {
      try {
        return await (await late(import(/* webpackChunkName: "find" */ './find-sent.ts'))).findSent(desks, text);
      } catch (error) {
        if (!isFailure(error)) throw error;
        return { code: error.code, values: error.values };
      }
    },
    markReturned: (name, receiptId) =>
      desks.guard(async () => {
        await (
          await late(import(/* webpackChunkName: "find" */ './mark-returned.ts'))
        ).markReturned(desks, name, receiptId);
        await desks.readSheet();
        await log.check();
      }),
    goToLog: (name, row) => desks.guard(() => ports.workbook.goTo(name, `A${row}`)),
  };
};
