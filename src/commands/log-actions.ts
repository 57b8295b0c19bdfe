import type { Desks } from './desks.ts';
import type { LogActions } from './pane-actions.ts';

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
    goToLog: (name, row) => desks.guard(() => ports.workbook.goTo(name, `A${row}`)),
  };
};
