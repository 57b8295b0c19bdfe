import { csvText } from '../../domain/text/csv-text.ts';
import type { Language } from '../../domain/language.ts';
import type { Needed } from '../session-parts.ts';
import { eventPeriods } from './event-periods.ts';
import { eventProvider } from './event-provider.ts';
import { sentRows } from './sent-list.ts';

/** Saves what was sent from the workbook, one line a mail, as the sheet's own Excel separates columns. */
export const saveSent = async (
  { check, evidence, ports, sheet }: Needed<'check' | 'evidence' | 'ports' | 'sheet'>,
  language: Language,
): Promise<void> => {
  const events = evidence.history();
  const periodOf = await eventPeriods(events, check, sheet.roster, language, ports.clock.now());
  const rows = sentRows(
    events,
    check,
    { periodOf, providerOf: eventProvider(ports.plugins) },
    language,
    ports.translate,
  );
  const separator = sheet.grid?.decimalSeparator === ',' ? ';' : ',';
  const name = `${ports.translate(language, 'log.copyName')} ${sheet.grid?.sheet ?? ''}`.trim();
  ports.saveFile(`${name}.csv`, new TextEncoder().encode(csvText(rows, separator)), 'text/csv');
};
