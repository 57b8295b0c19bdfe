import type { PaneState } from '../../commands/pane-state.ts';

export const isRunning = ({ run }: PaneState): boolean =>
  run.status === 'starting' ||
  run.status === 'settling' ||
  run.status === 'sending' ||
  run.status === 'paused' ||
  run.status === 'stopping';

/** Nothing to read yet: a beginning, not a problem. */
export const isEmptySheet = ({ sheet }: PaneState): boolean =>
  sheet.people === 0 && (sheet.problem === undefined || sheet.problem.code === 'sheet/empty');
