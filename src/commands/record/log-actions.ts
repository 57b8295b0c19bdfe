import { expected } from '../../domain/failure.ts';
import type { Needed } from '../session-parts.ts';
import { late } from '../base/late.ts';
import { sentenceOf, type Sentence } from '../base/sentence.ts';
import type { FileStory } from './file-story.ts';
import type { FoundPerson } from './found-mail.ts';

export interface LogActions {
  /** Follows the log sheets' chains again. */
  checkLog(): Promise<void>;
  /** Puts back what this device knows and its log sheet lacks. */
  restoreLog(): Promise<void>;
  /** All log sheets in words on a new sheet. */
  copyLog(): Promise<void>;
  /** What was sent from this workbook, one line a mail, as a file for a spreadsheet. */
  saveSent(): Promise<void>;
  /** What was sent to the people that a name, address, number or reference means, from this workbook. */
  findSent(text: string): Promise<readonly FoundPerson[] | Sentence>;
  /** Whose these files are, and which rows of the workbook got them; they join no run. */
  whoseFiles(files: readonly File[]): Promise<readonly FileStory[] | Sentence>;
  /** Puts on record that a mail came back: in the log, and in its row on that sheet. */
  markReturned(sheet: string, receiptId: string): Promise<void>;
  /** Goes to a line of a log sheet. */
  goToLog(sheet: string, row: number): Promise<void>;
}

/** An answer, or the sentence that says why there is none. */
const answered = async <T>(ask: () => Promise<T>): Promise<T | Sentence> => {
  try {
    return await ask();
  } catch (error) {
    return sentenceOf(expected(error));
  }
};

export const logActions = (
  desks: Needed<
    'account' | 'check' | 'evidence' | 'guard' | 'log' | 'ports' | 'readSheet' | 'sending' | 'sheet' | 'view'
  >,
): LogActions => {
  const { evidence, log, ports, sending, sheet } = desks;
  const language = () => sheet.language(desks.view.language);
  return {
    checkLog: () =>
      desks.guard(async () => {
        await evidence.refresh('anew');
        await log.check();
      }),
    // A run writes to its log itself.
    restoreLog: () => desks.guard(async () => (sending.running ? undefined : log.restore(language()))),
    copyLog: () =>
      desks.guard(async () => {
        await evidence.refresh();
        await log.copy(language());
      }),
    saveSent: () =>
      desks.guard(async () => {
        await evidence.refresh();
        const { saveSent } = await late(import(/* webpackChunkName: "find" */ './save-sent.ts'));
        await saveSent(desks, language());
      }),
    findSent: (text) =>
      answered(async () => {
        const { findSent } = await late(import(/* webpackChunkName: "find" */ './find-sent.ts'));
        return findSent(desks, text);
      }),
    whoseFiles: (files) =>
      answered(async () => {
        const { whoseFiles } = await late(import(/* webpackChunkName: "find" */ './whose-files.ts'));
        return whoseFiles(desks, files);
      }),
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
