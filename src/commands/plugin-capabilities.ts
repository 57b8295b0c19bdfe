import type { Capabilities, RowView, SentMail } from '../plugin/capabilities.ts';
import { isLogSheet } from '../domain/sending/log-line.ts';
import { referenceOf } from '../domain/sending/receipt-id.ts';
import type { Needed } from './session-parts.ts';

type Core = Needed<'changed' | 'check' | 'evidence' | 'ports' | 'problems' | 'sheet' | 'view'>;

/** What the core lends a plugin: values to read, and things to add beside what Sobre keeps. */
export const capabilitiesFor = (pluginId: string, core: () => Core): Capabilities => ({
  rows: { list: () => rowsOf(core()) },
  log: { sent: () => sentMails(core()) },
  files: { save: (name, bytes, mediaType) => core().ports.saveFile(name, bytes, mediaType) },
  sheets: {
    add: async (name, rows) => {
      // What is called like a log is read as one: a plugin would say what was sent.
      if (isLogSheet(name)) throw new TypeError(`${pluginId} adds a sheet that is called like Sobre's record`);
      const width = Math.max(1, ...rows.map((row) => row.length));
      const table = (rows.length === 0 ? [[]] : rows).map((row) =>
        Array.from({ length: width }, (_, at) => String(row[at] ?? '')),
      );
      await core().ports.workbook.addSheet(name, table);
    },
  },
  notices: {
    show: (key, values = {}) => {
      const { changed, ports, problems, view } = core();
      const text = ports.translate(view.language, `plugin.${pluginId}.${key}`, values);
      problems.note({ code: 'plugin-says', values: { text } });
      changed();
    },
  },
  place: { documentUrl: () => core().ports.place().documentUrl },
});

const rowsOf = ({ check }: Core): readonly RowView[] =>
  (check?.rows ?? []).map(({ entry, verdict, issues }) => ({
    row: entry.row,
    name: entry.person.name,
    recipients: entry.recipients.map(({ address }) => address),
    verdict,
    codes: issues.map(({ code }) => code),
  }));

/** In the order of time; what is read anew is there too. */
const sentMails = async ({ check, evidence }: Core): Promise<readonly SentMail[]> => {
  await evidence.refresh();
  const events = evidence.history();
  const rows = new Map((check?.rows ?? []).map(({ entry }) => [entry.own.receiptId, entry]));
  const returned = new Set(events.filter(({ kind }) => kind === 'returned').map(({ attempt }) => attempt));
  const told = new Set<string>();
  return events
    .filter(({ kind }) => kind === 'sent' || kind === 'confirmed')
    .filter(({ attempt }) => !told.has(attempt) && told.add(attempt))
    .map(({ at, receiptId, nth, attempt, providerMessageId, provider = '', sender = '' }) => ({
      at,
      reference: referenceOf(receiptId, nth),
      person: rows.get(receiptId)?.person.name ?? '',
      sentTo: rows.get(receiptId)?.own.sentTo ?? '',
      providerMessageId,
      provider,
      sender,
      returned: returned.has(attempt),
    }));
};
