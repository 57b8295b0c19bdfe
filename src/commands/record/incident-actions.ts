import type { LedgerEvent } from '../../domain/sending/ledger.ts';
import type { Needed } from '../session-parts.ts';
import { eventPeriods } from './event-periods.ts';
import { incidentRows, type IncidentWords } from './incident-sheet.ts';
import type { StoryLine } from './log-state.ts';
import { runSenders } from './run-senders.ts';

export interface IncidentActions {
  /** What is known of a row's receipt, oldest first. */
  storyOf(row: number): readonly StoryLine[];
  /** A new sheet with who got what and when, and the hashes of it. */
  makeIncidentSheet(): Promise<void>;
  /** Sends a row's receipt again, on record as wanted, with a first line that names the mail it corrects. */
  sendCorrected(row: number): Promise<void>;
}

const senderOf = async ({ ports }: Needed<'ports'>): Promise<IncidentWords['senderOf']> => {
  const senderIn = await runSenders(ports.device);
  return ({ run }) => senderIn(run);
};

/** A log sheet's beacon names who was at that pane last. */
const operatorOf = ({ evidence, sending }: Needed<'evidence' | 'sending'>): IncidentWords['operatorOf'] => {
  const names = new Map(evidence.logs.map(({ writer, beacon }) => [writer, beacon?.who ?? '']));
  if (evidence.ledger !== undefined) names.set(evidence.ledger.writer, sending.operator());
  return ({ writer }) => names.get(writer) ?? '';
};

export const incidentActions = (
  desks: Needed<'check' | 'evidence' | 'guard' | 'message' | 'ports' | 'row' | 'sending' | 'sheet' | 'view'>,
  sendAgain: (row: number) => Promise<void>,
): IncidentActions => {
  const { ports, evidence, message, sheet } = desks;
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
        const language = sheet.language(desks.view.language);
        const events = evidence.history();
        const words: IncidentWords = {
          now: ports.clock.now(),
          periodOf: await eventPeriods(events, desks.check, sheet.roster, language),
          senderOf: await senderOf(desks),
          operatorOf: operatorOf(desks),
        };
        const rows = incidentRows(events, desks.check, words, language, ports.translate);
        await ports.workbook.addSheet(ports.translate(language, 'incident.sheet'), rows);
      }),
    sendCorrected: async (row) => {
      const checked = desks.row(row);
      const earlier = about(row).findLast(({ kind }) => kind === 'sent' || kind === 'confirmed');
      message.correct(checked, { at: earlier?.at, receiptId: earlier?.receiptId ?? checked.entry.own.receiptId });
      try {
        await sendAgain(row);
      } finally {
        message.correct(checked, undefined);
      }
    },
  };
};
