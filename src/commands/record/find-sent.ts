import { personKey, sameNumber } from '../../domain/roster/person.ts';
import type { Entry, Roster } from '../../domain/roster/roster.ts';
import { documentKeys } from '../../domain/sending/document-key.ts';
import type { LedgerEvent } from '../../domain/sending/ledger.ts';
import { referenceOf } from '../../domain/sending/receipt-id.ts';
import { foldText, tidyText } from '../../domain/text/fold-text.ts';
import type { Needed } from '../session-parts.ts';
import type { FoundMail, FoundPerson } from './found-mail.ts';
import { periodNames, type NamedPeriod } from '../../domain/sending/period-names.ts';
import { sheetPeople } from '../people/sheet-people.ts';

/** More of them say: type more. */
export const mostFound = 20;

interface SheetRow {
  readonly sheet: string;
  readonly entry: Entry;
}

const hasWords = (text: string, query: string): boolean => {
  const words = foldText(text).split(' ');
  return foldText(query)
    .split(' ')
    .every((part) => words.some((word) => word.startsWith(part)));
};

/** Without the number that a repeated mail adds to it. */
const referenceIn = (query: string): string =>
  query
    .toUpperCase()
    .replace(/^REF\.?\s*/, '')
    .replace(/\s/g, '')
    .replace(/^(.{9})-\d{1,3}$/, '$1');

/** Whether a row is of whom a name, address, number, RFC or reference means. */
const isMeant = ({ person, recipients, own }: Entry, query: string): boolean => {
  const text = query.toLowerCase();
  const reference = referenceIn(query);
  if (query.includes('@')) {
    return [...recipients.map(({ address }) => address), own.sentTo].some((each) => each.toLowerCase().includes(text));
  }
  return (
    (foldText(query).length > 1 && hasWords(person.name, query)) ||
    sameNumber(person.employeeNumber, query) ||
    [person.taxId, person.nationalId].some((id) => id !== '' && id === query.toUpperCase()) ||
    (reference.length >= 4 && own.receiptId.startsWith(reference))
  );
};

const byPerson = (rows: readonly SheetRow[]): readonly (readonly SheetRow[])[] => {
  const groups = new Map<string, SheetRow[]>();
  for (const row of rows) {
    const { person, recipients } = row.entry;
    const key =
      personKey(person) ||
      `to:${recipients
        .map(({ address }) => address)
        .join()
        .toLowerCase()}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
};

/** Events of each receipt, oldest first; a mark that nothing came of says nothing. */
const byReceipt = (events: readonly LedgerEvent[]): ReadonlyMap<string, readonly LedgerEvent[]> => {
  const found = new Map<string, LedgerEvent[]>();
  for (const event of events) {
    if (event.kind === 'marked') continue;
    found.set(event.receiptId, [...(found.get(event.receiptId) ?? []), event]);
  }
  return found;
};

/** What was sent to the people that a text means, from this workbook: its sheets say who, ledger and logs say what. */
export const findSent = async (
  desks: Needed<'account' | 'check' | 'evidence' | 'ports' | 'sheet'>,
  text: string,
): Promise<readonly FoundPerson[]> => {
  const query = tidyText(text);
  if (query === '') return [];
  await Promise.all([desks.evidence.refresh(), desks.account.mailboxes.ready()]);
  const events = desks.evidence.history();
  const receipts = byReceipt(events);
  const rosters = await Promise.all(
    (await desks.ports.workbook.sheetNames()).map(
      async (sheet) => [sheet, await sheetPeople(desks.ports, sheet)] as const,
    ),
  );
  const rows = rosters.flatMap(([sheet, roster]: readonly [string, Roster | undefined]) =>
    (roster?.entries ?? []).filter((entry) => isMeant(entry, query)).map((entry): SheetRow => ({ sheet, entry })),
  );
  const names = rows.length === 0 ? new Map<string, NamedPeriod>() : await periodNames(events, desks.ports.clock.now());
  const finder = new Finder(desks, receipts, names);
  const people = await Promise.all(
    byPerson(rows)
      .slice(0, mostFound)
      .map((of) => finder.person(of)),
  );
  const known = new Set(people.flatMap(({ mails }) => mails.map(({ receiptId }) => receiptId)));
  return [...people, ...finder.strangers(query, known)];
};

class Finder {
  private readonly desks: Needed<'account' | 'check' | 'sheet'>;
  private readonly receipts: ReadonlyMap<string, readonly LedgerEvent[]>;
  private readonly names: ReadonlyMap<string, NamedPeriod>;

  constructor(
    desks: Needed<'account' | 'check' | 'sheet'>,
    receipts: ReadonlyMap<string, readonly LedgerEvent[]>,
    names: ReadonlyMap<string, NamedPeriod>,
  ) {
    this.desks = desks;
    this.receipts = receipts;
    this.names = names;
  }

  async person(rows: readonly SheetRow[]): Promise<FoundPerson> {
    const last = rows.at(-1)!.entry;
    const address = last.recipients.map((each) => each.address).join(', ');
    const ids = new Set([...rows.map(({ entry }) => entry.own.receiptId), ...(await this.earlier(last))]);
    const mails = [...ids].flatMap((id) =>
      this.mail(
        id,
        address,
        rows.find(({ entry }) => entry.own.receiptId === id),
      ),
    );
    return {
      name: last.person.name,
      number: last.person.employeeNumber,
      address,
      mails: mails.sort((a, b) => b.at - a.at),
    };
  }

  /** Receipts of the person whose rows have been written over since. */
  private async earlier(entry: Entry): Promise<readonly string[]> {
    const periods = [
      ...this.names.values(),
      ...(['payroll', 'invoices'] as const).map((kind) => ({ kind, period: undefined })),
    ];
    const unlabelled = { ...entry, periodLabel: '', invoiceNumber: '' };
    const keys = await Promise.all([
      ...periods.map(({ kind, period }) =>
        documentKeys({ entry: unlabelled, kind, uuid: '', period, files: undefined }),
      ),
      ...(['payroll', 'invoices'] as const).map((kind) =>
        documentKeys({ entry, kind, uuid: '', period: undefined, files: undefined }),
      ),
    ]);
    const weak = new Set(keys.map((each) => each.weak));
    return [...this.receipts].filter(([, events]) => events.some((event) => weak.has(event.weak))).map(([id]) => id);
  }

  /** Receipts that a reference means and no row of the workbook has. */
  strangers(query: string, known: ReadonlySet<string>): readonly FoundPerson[] {
    const reference = referenceIn(query);
    if (reference.length < 4) return [];
    const mails = [...this.receipts.keys()]
      .filter((id) => id.startsWith(reference) && !known.has(id))
      .flatMap((id) => this.mail(id, '', undefined));
    return mails.length === 0 ? [] : [{ name: '', number: '', address: '', mails }];
  }

  private mail(receiptId: string, address: string, row: SheetRow | undefined): readonly FoundMail[] {
    const last = this.receipts.get(receiptId)?.at(-1);
    if (last === undefined) return [];
    const { account, check, sheet } = this.desks;
    const sentTo = row?.entry.own.sentTo ?? '';
    const here = check?.rows.find(({ entry }) => entry.own.receiptId === receiptId);
    const [wrote = ''] = (sentTo || address).split(/[,;\s]+/);
    return [
      {
        receiptId,
        reference: referenceOf(receiptId, last.nth),
        kind: last.kind,
        at: last.at,
        period: this.names.get(last.period)?.period,
        sentTo,
        sheet: row?.sheet ?? '',
        repeatable: row !== undefined && row.sheet === sheet.grid?.sheet && here?.verdict === 'sent',
        sentUrl: account.mailboxes.search(last, referenceOf(receiptId, last.nth)),
        returnedUrl: wrote === '' ? undefined : account.mailboxes.search(last, wrote, 'returned'),
      },
    ];
  }
}
