import type { Session } from './session.ts';

export const ribbonFunctions = ['testMail', 'showLog', 'stopSending', 'explainReceipt', 'sendSelected'] as const;
export type RibbonFunction = (typeof ribbonFunctions)[number];
export type RibbonCommands = Readonly<Record<RibbonFunction, () => void>>;

/** What the ribbon and the cell menu can do, by the function names of the manifest. None of them sends by itself. */
export const ribbonCommands = (session: Session, showPane: () => Promise<void>): RibbonCommands => {
  const { actions } = session;
  const inPane = (act: () => void | Promise<void>) => () => {
    void showPane().then(act);
  };
  return {
    testMail: inPane(async () => {
      actions.openStation('send');
      // Without an account the pane's button says what comes first.
      if (session.state().account.status === 'connected') await actions.testMail();
    }),
    showLog: () =>
      void actions.showLog().then(async () => {
        // Only the pane can say that there is none.
        if (session.state().problem !== undefined) await showPane();
      }),
    stopSending: () => actions.stop(),
    explainReceipt: inPane(() => actions.explainSelected()),
    sendSelected: inPane(async () => {
      await actions.setScope('selected');
      actions.openStation('send');
    }),
  };
};
