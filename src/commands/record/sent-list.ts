import type { Check } from '../../domain/check.ts';
import type { LedgerEvent } from '../../domain/sending/ledger.ts';
import { referenceOf } from '../../domain/sending/receipt-id.ts';
import { timeText } from '../base/words.ts';
import type { Translate } from '../base/session-ports.ts';
import type { Language } from '../../domain/language.ts';
import type { EventProvider } from './event-provider.ts';

/** Columns of the list of what was sent, in order; headed as on the incident sheet. */
const sentColumns = ['at', 'name', 'sentTo', 'period', 'reference', 'number', 'event'] as const;
type SentColumn = (typeof sentColumns)[number];

const left = ({ kind }: LedgerEvent): boolean => kind === 'sent' || kind === 'confirmed' || kind === 'returned';

/** A line for each mail that left, in the order of time, with the names and addresses that the rows have. */
export const sentRows = (
  events: readonly LedgerEvent[],
  check: Check | undefined,
  { periodOf, providerOf }: { readonly periodOf: (event: LedgerEvent) => string; readonly providerOf: EventProvider },
  language: Language,
  translate: Translate,
): readonly (readonly string[])[] => {
  const people = new Map((check?.rows ?? []).map(({ entry }) => [entry.own.receiptId, entry]));
  const cells = (event: LedgerEvent): Readonly<Record<SentColumn, string>> => ({
    at: timeText(language, event.at),
    name: people.get(event.receiptId)?.person.name ?? '',
    sentTo: people.get(event.receiptId)?.own.sentTo ?? '',
    period: periodOf(event),
    reference: referenceOf(event.receiptId, event.nth),
    number: event.providerMessageId,
    event: translate(language, `incidentEvent.${event.kind}`, providerOf(event)),
  });
  return [
    sentColumns.map((column) => translate(language, `incident.${column}`)),
    ...events.filter(left).map((event) => {
      const row = cells(event);
      return sentColumns.map((column) => row[column]);
    }),
  ];
};
