import type { CheckedRow } from '../domain/check.ts';
import { Failure, isFailure } from '../domain/failure.ts';
import type { Desks } from './desks.ts';
import type { RunActions } from './pane-actions.ts';
import { receiptIdInDoubt, settleRow } from './settle-row.ts';

export const runActions = (desks: Desks): RunActions => {
  const { sending, sheet, ports } = desks;
  const settle = (row: number, kind: 'confirmed' | 'again') =>
    desks.guard(async () => {
      await settleRow(desks, ports, desks.row(row), kind, sheet.language(desks.view.language));
      await desks.readSheet();
    });
  const sendAgain = async (row: number) => {
    sending.reset();
    desks.changed();
    await settle(row, 'again');
    await desks.send(new Set([row]));
  };
  return {
    send: () => desks.send(),
    answerColumns: async (yes) => {
      sending.askingColumns = false;
      desks.changed();
      if (!yes) return;
      try {
        await sheet.addOwnColumns(sheet.language(desks.view.language));
      } catch (error) {
        if (!isFailure(error)) throw error;
        // Without its columns it would only ask for them again.
        return sending.refuse(error);
      }
      await desks.send();
    },
    stop: () => sending.stop(),
    resume: async () => {
      if (sending.running) return sending.goOn();
      await desks.readSheet();
      await desks.send(rowsWhere(desks, sending.isInterrupted));
    },
    retryFailed: async () => {
      await desks.readSheet();
      await desks.send(rowsWhere(desks, sending.hasFailed));
    },
    takeOver: () => desks.send(undefined, sending.deadWriter),
    testMail: (row) => sendTest(desks, row),
    openSearch: (row) => {
      const receiptId = receiptIdInDoubt(desks.row(row));
      const found = sending.state(desks.check).unknownRows.find((each) => each.row === row);
      sending.searchOpened(receiptId);
      if (found?.searchUrl !== undefined) ports.openUrl(found.searchUrl);
      desks.changed();
    },
    settle: async (row, answer) => {
      if (answer === 'it-is-there') return settle(row, 'confirmed');
      if (sending.mayRepeat(receiptIdInDoubt(desks.row(row)))) await sendAgain(row);
    },
    sendAgain,
    newRun: async () => {
      // The files of a finished period are not those of the next one.
      if (sending.state(desks.check).end === 'complete') desks.receipts.clear();
      sending.reset();
      await desks.readSheet();
      desks.land();
    },
  };
};

const rowsWhere = (desks: Desks, wanted: (row: CheckedRow) => boolean): ReadonlySet<number> =>
  new Set((desks.check?.rows ?? []).filter(wanted).map(({ entry }) => entry.row));

const sendTest = async (desks: Desks, row: number | undefined): Promise<void> => {
  const chosen = desks.check?.rows.find(({ entry, verdict }) =>
    row === undefined ? verdict === 'ready' : entry.row === row,
  );
  await desks.sending.sendTest(async () => {
    if (chosen === undefined) throw new Failure('sheet/empty');
    return desks.message.testMail(chosen, desks.sender());
  });
};
