import type { Check } from '../../domain/check.ts';
import { writerTag, type LedgerEvent } from '../../domain/sending/ledger.ts';
import { referenceOf } from '../../domain/sending/receipt-id.ts';
import type { Translate } from '../base/session-ports.ts';
import type { Language } from '../../domain/language.ts';
import type { EventProvider } from './event-provider.ts';
import { waivedText } from './waived-text.ts';

/** Columns of an incident sheet, in order. */
export const incidentColumns = [
  'at',
  'hours',
  'event',
  'row',
  'name',
  'sentTo',
  'reference',
  'period',
  'message',
  'files',
  'number',
  'waived',
  'run',
  'sender',
  'operator',
  'device',
] as const;
type IncidentColumn = (typeof incidentColumns)[number];

/** Date, time, second and zone: an incident is reconstructed in order, perhaps elsewhere. */
const exactTime = (language: Language, at: number): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'long' }).format(at);

const hourMs = 3_600_000;

const oneDecimal = (language: Language, number: number): string =>
  new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(number);

/** What the evidence does not hold itself, or holds as a hash only. */
export interface IncidentWords {
  /** Milliseconds since the Unix epoch: laws count hours from when an incident is noticed. */
  readonly now: number;
  readonly periodOf: (event: LedgerEvent) => string;
  /** Address that the mail left from; '' where this device does not know it. */
  readonly senderOf: (event: LedgerEvent) => string;
  readonly providerOf: EventProvider;
  /** Name of the person at the pane that wrote the event; '' where it is not known. */
  readonly operatorOf: (event: LedgerEvent) => string;
}

/**
 * Who got what and when: a line for each event of the evidence, in its order, with the hashes of what left. Names and
 * addresses come from the rows; the evidence itself has none.
 */
export const incidentRows = (
  events: readonly LedgerEvent[],
  check: Check | undefined,
  { now, periodOf, providerOf, senderOf, operatorOf }: IncidentWords,
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
      hours: oneDecimal(language, (now - event.at) / hourMs),
      event: translate(language, `incidentEvent.${event.kind}`, providerOf(event)),
      row: entry === undefined ? '' : String(entry.row),
      name: entry?.person.name ?? '',
      sentTo: entry === undefined ? '' : entry.own.sentTo,
      reference: referenceOf(event.receiptId, event.nth),
      period: periodOf(event),
      message: event.messageHash || (hashes.get(event.attempt) ?? ''),
      files: event.filesHash ?? '',
      number: event.providerMessageId,
      waived: waivedText(event, language, translate),
      run: event.run,
      sender: senderOf(event),
      operator: operatorOf(event),
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
