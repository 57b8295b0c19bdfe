import type { Session } from './session.ts';

/** What the ribbon and the cell menu can do, by the function names of the manifest. None of them sends by itself. */
export const ribbonCommands = (
  session: Session,
  excel: { readonly showPane: () => Promise<void>; readonly showLog: () => Promise<void> },
): Readonly<Record<string, () => void>> => {
  const { actions } = session;
  const inPane = (act: () => void | Promise<void>) => () => {
    void excel.showPane().then(act);
  };
  return {
    testMail: inPane(() => actions.testMail()),
    showLog: () => void excel.showLog(),
    stopSending: () => actions.stop(),
    explainReceipt: inPane(() => actions.explainSelected()),
    sendSelected: inPane(async () => {
      await actions.setScope('selected');
      actions.openStation('send');
    }),
  };
};
