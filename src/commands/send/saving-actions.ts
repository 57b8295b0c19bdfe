import { expected, Failure } from '../../domain/failure.ts';
import type { Needed } from '../session-parts.ts';

export interface SavingActions {
  /** Saves the mail of one row as a file. */
  saveEml(row: number): Promise<void>;
  /** Saves the mails of all rows that are ready. Without `columns` it asks for Sobre's where they are missing. */
  saveMails(columns?: 'add' | 'leave'): Promise<void>;
  stopSaving(): void;
  /** The person's answer to whether the file is there; only then a row says so. */
  confirmSaved(hasArrived: boolean): Promise<void>;
}

export const savingActions = (
  desks: Needed<
    | 'account'
    | 'checked'
    | 'guard'
    | 'message'
    | 'ports'
    | 'readSheet'
    | 'receipts'
    | 'row'
    | 'saving'
    | 'sending'
    | 'sheet'
    | 'view'
  >,
): SavingActions => {
  const { message, saving } = desks;
  const saveMails: SavingActions['saveMails'] = async (columns) => {
    if (desks.sending.running || saving.running) return;
    saving.begin();
    try {
      await saveReady(desks, columns);
    } catch (error) {
      saving.refuse(expected(error));
    }
  };
  return {
    saveMails,
    stopSaving: () => saving.stop(),
    confirmSaved: async (hasArrived) => {
      if (saving.state().status !== 'arrived' || desks.sending.running) return;
      if (!hasArrived) return saving.notArrived();
      await desks.guard(async () => {
        await desks.readSheet();
        desks.sheet.mustBeRead();
        await saving.arrived(desks.checked(), desks.sheet.language(desks.view.language));
        await desks.readSheet();
      });
    },
    saveEml: (row) =>
      desks.guard(async () => {
        await saving.saveOne(await message.testMail(desks.row(row), desks.account.sender(), { marked: false }));
      }),
  };
};

const saveReady = async (
  desks: Needed<
    'account' | 'checked' | 'message' | 'ports' | 'readSheet' | 'receipts' | 'saving' | 'sending' | 'sheet' | 'view'
  >,
  columns: 'add' | 'leave' | undefined,
): Promise<void> => {
  const { sheet, message, sending, receipts } = desks;
  await desks.readSheet();
  if (sending.watching) throw new Failure('run/other-sender');
  const { readOnly } = await desks.ports.workbook.environment();
  const missing = !readOnly && !sheet.hasOwnColumns;
  if (missing && columns === undefined) return desks.saving.ask();
  if (missing && columns === 'add') await sheet.addOwnColumns(sheet.language(desks.view.language));
  if (missing) await desks.readSheet();
  await receipts.preload(sheet.roster);
  const sender = desks.account.sender();
  const checked = desks.checked();
  await desks.saving.save({
    checked,
    noted: !readOnly && sheet.hasOwnColumns,
    language: sheet.language(desks.view.language),
    templateHeaders: new Set([...message.headers(), ...receipts.rules.usedHeaders()]),
    newReceiptId: (key) => message.newReceiptId(key),
    compose: (row, item) => message.mail(row, item, sender, { unsent: true, reading: checked.mails }),
  });
  await desks.readSheet();
};
