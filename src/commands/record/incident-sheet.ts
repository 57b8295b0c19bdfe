import type { Check } from '../../domain/check.ts';
import { writerTag, type LedgerEvent } from '../../domain/sending/ledger.ts';
import { referenceOf } from '../../domain/sending/receipt-id.ts';
import type { Translate } from '../base/session-ports.ts';
import type { Language } from '../../domain/language.ts';

/** Columns of an incident sheet, in order. */
export const incidentColumns = [
  'at',
  'event',
  'row',
  'name',
  'sentTo',
  'reference',
  'period',
  'message',
  'files',
  'gmail',
  'run',
  'device',
] as const;
type IncidentColumn = (typeof incidentColumns)[number];

/** Date, time, second and zone: an incident is reconstructed in order, perhaps elsewhere. */
const exactTime = (language: Language, at: number): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'long' }).format(at);

/**
 * Who got what and when: a line for each event of the evidence, in its order, with the hashes of what left. Names and addresses come from the rows; the evidence itself has none.
 */
export const incidentRows = (
  events: readonly LedgerEvent[],
  check: Check | undefined,
  language: Language,
  translate: Translate,
): readonly (readonly string[])[] => {
  const people = new Map((check?.rows ?? []).map(({ entry }) => [entry.own.receiptId, entry]));
  // Known when a mail leaves, and written down with its outcome only where that says more.
  const hashes = new Map(
    events.filter(({ messageHash }) => messageHash !== '').map(({ attempt, messageHash }) => [attempt, messageHash]),
  );
  const cells = (event: LedgerEvent): Readonly<Record<IncidentColumn, string>> => {
    const entry = people.get(event.receiptId);
    return {
      at: exactTime(language, event.at),
      event: translate(language, `incidentEvent.${event.kind}`),
      row: entry === undefined ? '' : String(entry.row),
      name: entry?.person.name ?? '',
      sentTo: entry === undefined ? '' : entry.own.sentTo,
      reference: referenceOf(event.receiptId),
      period: event.period,
      message: event.messageHash || (hashes.get(event.attempt) ?? ''),
      files: event.filesHash ?? '',
      gmail: event.providerMessageId,
      run: event.run,
      device: writerTag(event.writer),
    };
  };
  return [
    incidentColumns.map((column) => translate(language, `incident.${column}`)),
    ...events.map((event) => {
      const row = cells(event);
      return incidentColumns.map((column) => row[column]);
    }),
  ];
};
