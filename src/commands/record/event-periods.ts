import type { Check } from '../../domain/check.ts';
import type { Roster } from '../../domain/roster/roster.ts';
import { undatedPeriod } from '../../domain/sending/document-key.ts';
import type { LedgerEvent } from '../../domain/sending/ledger.ts';
import { periodNames } from '../../domain/sending/period-names.ts';
import { fieldText } from '../../domain/text/field-value.ts';
import { periodText } from '../base/words.ts';
import type { Language } from '../../domain/language.ts';

/** What the periods of events are called: as their rows write them, else as the calendar does; '' where neither knows. */
export const eventPeriods = async (
  events: readonly LedgerEvent[],
  check: Check | undefined,
  roster: Roster | undefined,
  language: Language,
  now: number,
): Promise<(event: LedgerEvent) => string> => {
  const header = roster?.columns.find(({ column }) => column === roster.mapping.period)?.header ?? '';
  const line = roster?.understood.period?.text ?? '';
  const written = new Map<string, string>();
  for (const { entry, keys } of check?.rows ?? []) {
    const text =
      fieldText(entry.fields.get(header)) || line || (entry.period ? periodText(language, entry.period) : '');
    if (text !== '' && keys.period !== undatedPeriod) written.set(keys.period, text);
  }
  const named = await periodNames(
    events.filter(({ period }) => !written.has(period)),
    now,
  );
  return ({ period }) => {
    const found = named.get(period)?.period;
    return written.get(period) ?? (found === undefined ? '' : periodText(language, found));
  };
};
