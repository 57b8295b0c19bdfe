import type { LedgerEvent } from '../../domain/sending/ledger.ts';
import type { EarlierMail } from '../message/message-desk.ts';
import type { Needed } from '../session-parts.ts';
import { late } from '../base/late.ts';
import type { StoryLine } from './log-state.ts';

export interface IncidentActions {
  /** What is known of a row's receipt, oldest first. */
  storyOf(row: number): readonly StoryLine[];
  /** A new sheet with who got what and when, and the hashes of it. */
  makeIncidentSheet(): Promise<void>;
  /** Sends a row's receipt again, on record as wanted, with a first line that names the mail it corrects. */
  sendCorrected(row: number): Promise<void>;
}

export const incidentActions = (
  desks: Needed<'check' | 'evidence' | 'guard' | 'ports' | 'row' | 'sending' | 'sheet' | 'view'>,
  sendAgain: (row: number, earlier: EarlierMail) => Promise<void>,
): IncidentActions => {
  const { evidence, sheet } = desks;
  const about = (row: number): readonly LedgerEvent[] => {
    const checked = desks.check?.rows.find(({ entry }) => entry.row === row);
    if (checked === undefined) return [];
    const { entry, keys } = checked;
    const own = entry.own.receiptId;
    return evidence.history().filter(({ receiptId, weak }) => (own !== '' && receiptId === own) || weak === keys.weak);
  };
  return {
    storyOf: (row) => about(row).map(({ at, kind }) => ({ at, kind })),
    makeIncidentSheet: () =>
      desks.guard(async () => {
        await evidence.refresh();
        const { makeIncidentSheet } = await late(import(/* webpackChunkName: "find" */ './make-incident-sheet.ts'));
        await makeIncidentSheet(desks, sheet.language(desks.view.language));
      }),
    sendCorrected: async (row) => {
      const checked = desks.row(row);
      const earlier = about(row).findLast(({ kind }) => kind === 'sent' || kind === 'confirmed');
      const { at, receiptId = checked.entry.own.receiptId, nth } = earlier ?? {};
      await sendAgain(row, { at, receiptId, ...(nth === undefined ? {} : { nth }) });
    },
  };
};
