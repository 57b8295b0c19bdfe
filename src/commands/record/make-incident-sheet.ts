import type { Language } from '../../domain/language.ts';
import type { Needed } from '../session-parts.ts';
import { eventPeriods } from './event-periods.ts';
import { eventProvider } from './event-provider.ts';
import { incidentRows, type IncidentWords } from './incident-sheet.ts';
import { runSenders } from './run-senders.ts';

type Desks = Needed<'check' | 'evidence' | 'ports' | 'sending' | 'sheet'>;

const senderOf = async ({ ports }: Desks): Promise<IncidentWords['senderOf']> => {
  const senderIn = await runSenders(ports.device);
  return ({ run }) => senderIn(run);
};

/** A log sheet's beacon names who was at that pane last. */
const operatorOf = ({ evidence, sending }: Desks): IncidentWords['operatorOf'] => {
  const names = new Map(evidence.logs.map(({ writer, beacon }) => [writer, beacon?.who ?? '']));
  if (evidence.ledger !== undefined) names.set(evidence.ledger.writer, sending.operator());
  return ({ writer }) => names.get(writer) ?? '';
};

/** Adds a sheet with who got what and when, and the hashes of it. Rejects with `sheet/*`. */
export const makeIncidentSheet = async (desks: Desks, language: Language): Promise<void> => {
  const { check, evidence, ports, sheet } = desks;
  const events = evidence.history();
  const words: IncidentWords = {
    now: ports.clock.now(),
    periodOf: await eventPeriods(events, check, sheet.roster, language, ports.clock.now()),
    providerOf: eventProvider(ports.plugins),
    senderOf: await senderOf(desks),
    operatorOf: operatorOf(desks),
  };
  const rows = incidentRows(events, check, words, language, ports.translate);
  await ports.workbook.addSheet(ports.translate(language, 'incident.sheet'), rows);
};
