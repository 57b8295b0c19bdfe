import type { Check, CheckedRow } from '../../domain/check.ts';
import { expected, Failure } from '../../domain/failure.ts';
import { chosenRows, type ChosenRows } from '../../domain/roster/chosen-rows.ts';
import { writersOf } from '../../domain/sending/lease.ts';
import { writerTag } from '../../domain/sending/ledger.ts';
import type { EarlierMail } from '../message/message-desk.ts';
import type { Needed } from '../session-parts.ts';
import { testFirst } from './test-actions.ts';
import { settleRow } from './settle-row.ts';

export interface RunActions {
  /** Asks what has to be asked first, Sobre's columns and the test mail, else starts. */
  send(): Promise<void>;
  /**
   * The answer to that question. All but `not-now` and `test` add missing columns and start; `test` mails the first row
   * to the sender instead. Where AutoSave is off, `alone` sends all the same and anything else asks again.
   */
  answerQuestion(answer: StartAnswer): Promise<void>;
  stop(): void;
  resume(): Promise<void>;
  retryFailed(): Promise<void>;
  takeOver(): Promise<void>;
  openSearch(row: number): void;
  settle(row: number, answer: 'it-is-there' | 'send-again'): Promise<void>;
  /** `earlier`: the mail that the new one corrects, and begins by naming. */
  sendAgain(row: number, earlier?: EarlierMail): Promise<void>;
  /** The row is looked for when asked: it may have moved, or be another person's, since its receipt was found. */
  sendFoundAgain(receiptId: string): Promise<void>;
  newRun(): Promise<void>;
}

export const runActions = (
  desks: Needed<
    | 'accepted'
    | 'changed'
    | 'check'
    | 'evidence'
    | 'guard'
    | 'land'
    | 'message'
    | 'ports'
    | 'readSheet'
    | 'receipts'
    | 'row'
    | 'send'
    | 'sender'
    | 'sending'
    | 'sheet'
    | 'test'
    | 'view'
  >,
): RunActions => {
  const { sending, sheet, ports } = desks;
  const confirm = async (row: CheckedRow) => {
    await settleRow(desks, ports, row, sheet.language(desks.view.language));
    await desks.readSheet();
  };
  const sendAgain = (find: () => CheckedRow, earlier?: EarlierMail) =>
    desks.guard(async () => {
      if (sending.starting || sending.running) return;
      const row = find();
      const chosen = chosenRows([row.entry]);
      sending.reset();
      desks.accepted.chooseAgain(row);
      desks.message.correct(row, earlier);
      desks.changed();
      await desks.readSheet();
      await desks.send(chosen);
    });
  return {
    send: () => {
      if (!sending.starting && !sending.running) {
        desks.accepted.forgetAgain();
        desks.message.forgetCorrections();
      }
      return desks.send();
    },
    answerQuestion: (answer) => answerQuestion(desks, answer),
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
    takeOver: () => desks.send(rowsWhere(desks, claimedBy(sending.rivals.deadRun)), sending.rivals.deadRun),
    openSearch: (row) => {
      const url = sending.doubts.search(desks.row(row));
      if (url !== undefined) ports.openUrl(url);
      desks.changed();
    },
    settle: async (row, answer) => {
      if (answer === 'it-is-there') return desks.guard(() => confirm(desks.row(row)));
      if (sending.doubts.mayRepeat(desks.row(row))) await sendAgain(() => desks.row(row));
    },
    sendAgain: (row, earlier) => sendAgain(() => desks.row(row), earlier),
    sendFoundAgain: (receiptId) => sendAgain(() => sentRow(desks.check, receiptId)),
    newRun: async () => {
      // The files of a finished period are not those of the next one.
      if (sending.state(desks.check).end === 'complete') desks.receipts.clear();
      sending.reset();
      await desks.readSheet();
      desks.land();
    },
  };
};

const rowsWhere = (desks: Needed<'check'>, wanted: (row: CheckedRow) => boolean): ChosenRows =>
  chosenRows((desks.check?.rows ?? []).filter(wanted).map(({ entry }) => entry));

/** The one row with this receipt, which was sent. */
const sentRow = (check: Check | undefined, receiptId: string): CheckedRow => {
  const [found, ...others] = (check?.rows ?? []).filter(({ entry }) => entry.own.receiptId === receiptId);
  if (found?.verdict !== 'sent' || others.length > 0) throw new Failure('sheet/changed');
  return found;
};

/** Whether a row was claimed by one of these runs: whatever else is ready was not theirs to send. */
const claimedBy = (runs: string): ((row: CheckedRow) => boolean) => {
  const writers = new Set(writersOf(runs).map(writerTag));
  return ({ status }) => (status?.state === 'claimed' || status?.state === 'sending') && writers.has(status.writer);
};

const answerQuestion = async (
  desks: Needed<
    | 'accepted'
    | 'changed'
    | 'check'
    | 'message'
    | 'readSheet'
    | 'send'
    | 'sender'
    | 'sending'
    | 'sheet'
    | 'test'
    | 'view'
  >,
  answer: StartAnswer,
): Promise<void> => {
  const { sending, sheet, test, view } = desks;
  const { about, only, over } = sending.asking ?? { about: 'start', only: undefined, over: '' };
  sending.asking = undefined;
  if (about === 'autosave' || answer === 'not-now') sending.alone = answer === 'alone';
  desks.changed();
  if (answer === 'not-now') {
    desks.message.forgetCorrections();
    if (desks.accepted.forgetAgain()) await desks.readSheet();
    return;
  }
  // Whatever else there is to ask comes after it.
  if (about === 'autosave') return desks.send(only, over);
  if (answer === 'test') {
    view.station = 'send';
    return testFirst(desks);
  }
  if (answer !== 'go' && answer !== 'alone') await test.answer(answer);
  try {
    if (!sheet.hasOwnColumns) await sheet.addOwnColumns(sheet.language(view.language));
  } catch (error) {
    // Without its columns it would only ask for them again.
    sending.refuse(expected(error));
    // Whatever the sheet was left as, read or not, is what is shown and tried again.
    return desks.readSheet();
  }
  await desks.send(only, over);
};

export type StartAnswer = 'go' | 'alone' | 'seen' | 'without' | 'test' | 'not-now';
