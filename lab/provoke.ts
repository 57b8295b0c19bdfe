import type { LabFaultKind } from './excel/page/desk-view.ts';
import type { LabBook } from './run/lab-book.ts';
import type { Stage } from './stage.ts';

const seconds = (count: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, count * 1_000));

/** Mishaps to try by hand: what a colleague, the network or Google may do in mid-run. Says what it did. */
export const provoke = async (kind: LabFaultKind, client: string, stage: Stage, book: LabBook): Promise<string> => {
  const { google, excel, browser } = stage;
  if (kind === 'quota') {
    google.control.setQuota(600);
    return 'Google now permits 6 mails a minute.';
  }
  if (kind === 'lost-answer') {
    google.control.addFault({ nth: google.state.counters.sends + 1, do: 'drop-after-accept' });
    return 'The answer to the next mail will be lost after Google accepted it.';
  }
  if (kind === 'revoke') {
    for (const { account } of google.state.mails.slice(-1)) google.control.revoke(account);
    return 'The sender removed Sobre from their Google account.';
  }
  if (kind === 'edit-mode') {
    const { faults } = excel.client(client);
    faults.startEditing();
    void seconds(10).then(() => faults.stopEditing());
    return 'A cell is being edited for ten seconds.';
  }
  if (kind === 'offline') {
    await browser?.context.setOffline(true);
    void seconds(8).then(() => browser?.context.setOffline(false));
    return 'The network is gone for eight seconds.';
  }
  book.insertRow(5);
  return 'A colleague inserted a row at 5.';
};
