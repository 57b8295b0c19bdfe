import { eventName } from '../../domain/sending/ledger.ts';
import { referenceOf } from '../../domain/sending/receipt-id.ts';
import type { Roster } from '../../domain/roster/roster.ts';
import type { Language } from '../../domain/language.ts';
import type { LogSheet } from '../../domain/workbook.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import { timeText } from '../base/words.ts';
import { waivedText } from './waived-text.ts';

/** All log sheets in one new sheet, in the order of time, in words, with the names that the rows have now. */
export const copyLog = async (
  { workbook, translate }: Pick<SessionPorts, 'workbook' | 'translate'>,
  { logs, roster }: { readonly logs: readonly LogSheet[]; readonly roster: Roster | undefined },
  language: Language,
): Promise<void> => {
  const names = new Map(roster?.entries.map(({ own, person }) => [own.receiptId, person.name]));
  const seen = new Set<string>();
  const lines = logs
    .flatMap(({ name, lines }) => lines.map((line) => ({ ...line, sheet: name })))
    .filter(({ event }) => !seen.has(eventName(event)) && seen.add(eventName(event)))
    .sort((a, b) => a.event.at - b.event.at || a.event.seq - b.event.seq);
  const head = ['when', 'what', 'who', 'reference', 'number', 'recipients', 'waived', 'sheet'].map((key) =>
    translate(language, `log.head.${key}`),
  );
  const rows = lines.map(({ event, sheet }) => [
    timeText(language, event.at),
    translate(language, `log.kind.${event.kind}`),
    names.get(event.receiptId) ?? '',
    referenceOf(event.receiptId, event.nth),
    event.providerMessageId,
    String(event.recipients),
    waivedText(event, language, translate),
    sheet,
  ]);
  await workbook.addSheet(translate(language, 'log.copyName'), [head, ...rows]);
};
