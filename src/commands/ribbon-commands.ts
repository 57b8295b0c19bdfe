import type { Session } from './session.ts';

import { commandFunction } from '../plugin/command-function.ts';

const ownFunctions = ['testMail', 'showLog', 'stopSending', 'explainReceipt', 'sendSelected'] as const;
export type RibbonCommands = Readonly<Record<string, () => void>>;

/** Function names of the manifest: Sobre's own, and those of the commands that plugins put there. */
export const ribbonFunctions = (plugins: readonly string[]): readonly string[] => [
  ...ownFunctions,
  ...plugins.map(commandFunction),
];

/** Without a session a press can do one thing: bring the pane, which says why. */
export const paneOnly = (plugins: readonly string[], show: () => void): RibbonCommands =>
  Object.fromEntries(ribbonFunctions(plugins).map((name) => [name, show]));

/**
 * What the ribbon and the cell menu can do, by the function names of the manifest. None of them sends by itself.
 * @param plugins ids of the commands that plugins put there
 */
export const ribbonCommands = (
  session: Session,
  showPane: () => Promise<void>,
  plugins: readonly string[] = [],
): RibbonCommands => {
  const { actions } = session;
  const inPane = (act: () => void | Promise<void>) => () => {
    void showPane().then(act);
  };
  /** Only the pane can say what came of it. */
  const run = async (act: () => Promise<void>): Promise<void> => {
    await act();
    if (session.state().problem !== undefined) await showPane();
  };
  const own: Readonly<Record<(typeof ownFunctions)[number], () => void>> = {
    testMail: inPane(async () => {
      actions.openStation('send');
      // Without an account the pane's button says what comes first.
      if (session.state().account.status === 'connected') await actions.testMail();
    }),
    showLog: () => void run(() => actions.showLog()),
    stopSending: () => actions.stop(),
    explainReceipt: inPane(() => actions.explainSelected()),
    sendSelected: inPane(async () => {
      await actions.setScope('selected');
      actions.openStation('send');
    }),
  };
  return {
    ...own,
    ...Object.fromEntries(plugins.map((id) => [commandFunction(id), () => void run(() => actions.runCommand(id))])),
  };
};
