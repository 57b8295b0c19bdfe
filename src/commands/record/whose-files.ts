import { holderOfPerson, compareHolder, type Holder } from '../../domain/pairing/holder.ts';
import { holderOfPdf } from '../../domain/pairing/pdf-holder.ts';
import { PersonIndex } from '../../domain/pairing/person-index.ts';
import { readDocuments } from '../../domain/receipt/read-documents.ts';
import { personOfDocument } from '../../domain/pairing/receipt-folder.ts';
import type { DocumentFacts, Reading, ReceiptDocument } from '../../domain/receipt/receipt.ts';
import { personKey } from '../../domain/roster/person.ts';
import type { Entry } from '../../domain/roster/roster.ts';
import { filesHash, folioKey } from '../../domain/sending/document-key.ts';
import type { LedgerEvent } from '../../domain/sending/ledger.ts';
import { referenceOf } from '../../domain/sending/receipt-id.ts';
import { Failure } from '../../domain/failure.ts';
import type { Needed } from '../session-parts.ts';
import { loadReaders } from '../base/load-readers.ts';
import type { Carrier, FileStory, StoryRow } from './file-story.ts';
import { sheetPeople } from '../people/sheet-people.ts';

interface SheetRow {
  readonly sheet: string;
  readonly entry: Entry;
}

const reasons = {
  'cannot-tell': 'receipt/unverified',
  damaged: 'receipt/damaged',
  refused: 'receipt/refused',
  unread: 'receipt/reader-missing',
} as const;

const unreadBecause = (reading: Reading): string | undefined =>
  reading.verdict === 'read' ? undefined : reasons[reading.verdict];

const asStoryRow = ({ sheet, entry }: SheetRow): StoryRow => ({ sheet, row: entry.row, name: entry.person.name });

/** Whether a mail may have left, as the last word on its receipt. */
const left = ({ kind }: LedgerEvent): boolean =>
  kind === 'sent' || kind === 'confirmed' || kind === 'returned' || kind === 'unknown';

/** Whose some files are and who got them, by what is in them, their hashes and their folios. They join no run. */
export const whoseFiles = async (
  desks: Needed<'evidence' | 'ports'>,
  files: readonly File[],
): Promise<readonly FileStory[]> => {
  const rows = await rowsOfBook(desks);
  const documents = await read(desks, files, rows);
  await desks.evidence.refresh();
  const events = desks.evidence.history();
  const employers = new Set(documents.map(({ reading }) => (reading.verdict === 'read' ? reading.facts.employer : '')));
  employers.delete('');
  const index = new PersonIndex(rows, ({ entry }) => entry.person, employers, new Set());
  return Promise.all(
    documents.map(async (document): Promise<FileStory> => {
      const facts = document.reading.verdict === 'read' ? document.reading.facts : undefined;
      const holder = facts && holderOf(facts, employers);
      const owners = holder === undefined ? [] : index.find(holder).map(({ owner }) => owner);
      const carried = await receiptsWith(document, facts, documents, events);
      return {
        file: document.file.name,
        unread: unreadBecause(document.reading),
        says: facts?.format === 'xml' ? personOfDocument(facts).name : '',
        period: facts?.period,
        owners: onePerPerson(owners).map(asStoryRow),
        got: carried.map((last) => carrier(last, rows, holder)),
      };
    }),
  );
};

const rowsOfBook = async ({ ports }: Needed<'ports'>): Promise<readonly SheetRow[]> => {
  const rows: SheetRow[] = [];
  for (const sheet of await ports.workbook.sheetNames()) {
    for (const entry of (await sheetPeople(ports, sheet))?.entries ?? []) rows.push({ sheet, entry });
  }
  return rows;
};

const read = async (
  { ports: { plugins } }: Needed<'ports'>,
  files: readonly File[],
  rows: readonly SheetRow[],
): Promise<readonly ReceiptDocument[]> => {
  const source = plugins.contributed('receiptSources').find(({ lists }) => lists !== true);
  if (source === undefined) throw new Failure('host/plugin-failed', { values: { plugin: 'files' } });
  const readers = await loadReaders(plugins);
  const { signal } = new AbortController();
  const picked = files.map((file) => ({
    name: file.name.normalize('NFC'),
    size: file.size,
    read: async () => new Uint8Array(await file.arrayBuffer()),
  }));
  const passwords = [...new Set(rows.map(({ entry }) => entry.password).filter((password) => password !== ''))];
  return readDocuments(await (await source.load()).open(picked, signal), readers, { passwords, signal });
};

const holderOf = (facts: DocumentFacts, employers: ReadonlySet<string>): Holder =>
  facts.format === 'xml' ? holderOfPerson(personOfDocument(facts)) : holderOfPdf(facts, employers);

/** Last month's row and this month's are one person. */
const onePerPerson = (rows: readonly SheetRow[]): readonly SheetRow[] => [
  ...new Map(
    rows.map((row) => [personKey(row.entry.person) || `${row.sheet} ${row.entry.row}`, row] as const),
  ).values(),
];

/** The last event of each receipt that had this file alone, with another of these files, or one with its folio. */
const receiptsWith = async (
  document: ReceiptDocument,
  facts: DocumentFacts | undefined,
  all: readonly ReceiptDocument[],
  events: readonly LedgerEvent[],
): Promise<readonly LedgerEvent[]> => {
  const folios = new Set(await Promise.all((facts?.uuids ?? []).map(folioKey)));
  const others = all.filter((other) => other !== document && other.sha256 !== '');
  const sets = [[document.sha256], ...others.map((other) => [document.sha256, other.sha256])];
  const hashes = new Set(document.sha256 === '' ? [] : await Promise.all(sets.map(filesHash)));
  const about = events.filter(
    ({ strong, filesHash: hash }) =>
      (strong !== undefined && folios.has(strong)) || (hash !== undefined && hashes.has(hash)),
  );
  const last = new Map(about.map((event) => [event.receiptId, event]));
  return [...last.values()].filter(left);
};

const carrier = (last: LedgerEvent, rows: readonly SheetRow[], holder: Holder | undefined): Carrier => {
  const row = rows.find(({ entry }) => entry.own.receiptId === last.receiptId);
  return {
    row: row && asStoryRow(row),
    sentTo: row?.entry.own.sentTo ?? '',
    reference: referenceOf(last.receiptId, last.nth),
    kind: last.kind,
    at: last.at,
    wrong: row !== undefined && holder !== undefined && compareHolder(row.entry.person, holder, true) === 'other',
  };
};
