import { issue, type Issue } from '../issue.ts';
import { othersAddresses } from './others-address.ts';
import { samePeriod } from '../text/period.ts';
import { personKey } from './person.ts';
import type { Entry } from './roster.ts';
import type { RunKind } from '../run-choices.ts';

const cellOf = (letters: string, entry: Entry): string => `${letters}${entry.row}`;

/** Invoices: one client gets several for one period. Only what is alike in everything is a repetition. */
const sameContent = (a: Entry, b: Entry): boolean =>
  a.amount === b.amount && a.fileNames.join('\n') === b.fileNames.join('\n');

const isSameDocument = (a: Entry, b: Entry, kind: RunKind): boolean => {
  if (a.uuid !== '' && b.uuid !== '') return a.uuid === b.uuid;
  if (kind === 'invoices' && a.invoiceNumber !== b.invoiceNumber) return false;
  const numbered = kind === 'invoices' && a.invoiceNumber !== '';
  const period = samePeriod(a.period, b.period) && a.periodLabel === b.periodLabel;
  return numbered || (period && (kind === 'payroll' || sameContent(a, b)));
};

/** Rows that owe a document which an earlier row owes already. */
const repeatedDocuments = (entries: readonly Entry[], letters: string, kind: RunKind): Issue[] => {
  const byPerson = new Map<string, Entry[]>();
  return entries.flatMap((entry) => {
    const key = personKey(entry.person);
    if (key === '') return [];
    const earlier = byPerson.get(key) ?? [];
    byPerson.set(key, [...earlier, entry]);
    const first = earlier.find((each) => isSameDocument(each, entry, kind));
    return first === undefined
      ? []
      : [issue('document/same-period', entry.row, letters, { other: cellOf(letters, first), otherRow: first.row })];
  });
};

const nameOf = ({ person }: Entry): string => person.name || person.employeeNumber || person.taxId;

/** Every row whose address another row gives for somebody else: whose address it is cannot be told, so each names the other. */
const repeatedAddresses = (entries: readonly Entry[], letters: string, kind: RunKind): Issue[] => {
  const byAddress = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const key of new Set(entry.recipients.map(({ address }) => address.toLowerCase())))
      byAddress.set(key, [...(byAddress.get(key) ?? []), entry]);
  }
  const code = kind === 'payroll' ? 'recipient/duplicate' : 'recipient/other-client';
  return entries.flatMap((entry) => {
    const key = personKey(entry.person);
    const found = entry.recipients.flatMap(({ address }) => {
      const other = byAddress.get(address.toLowerCase())?.find(({ person }) => personKey(person) !== key);
      return other === undefined ? [] : [{ address, other }];
    });
    return found.slice(0, 1).map(({ address, other }) =>
      issue(code, entry.row, letters, {
        value: address,
        name: nameOf(other),
        other: cellOf(letters, other),
        otherRow: other.row,
      }),
    );
  });
};

/** Two of several people at one address are a household. */
const fewest = 3;

/** Whether most rows' addresses serve other people as well: then they are hardly the people's own. */
const sharedAddresses = (entries: readonly Entry[], letters: string): Issue[] => {
  const people = new Map<string, Set<string>>();
  const addressed = entries.flatMap(({ row, person, recipients: [to] }) => {
    const key = personKey(person);
    if (to === undefined || key === '') return [];
    const address = to.address.toLowerCase();
    people.set(address, (people.get(address) ?? new Set()).add(key));
    return [{ row, key, address, shown: to.address }];
  });
  const shared = addressed.filter(({ address }) => (people.get(address)?.size ?? 0) > 1);
  const all = shared.length > 0 && shared.length === addressed.length;
  const [some, everybody] = [shared, addressed].map((rows) => new Set(rows.map(({ key }) => key)).size) as [
    number,
    number,
  ];
  if (!all && (some < fewest || some * 2 < everybody)) return [];
  return shared.map(({ row, address, shown }) =>
    issue('recipient/shared', row, letters, { value: shown, people: people.get(address)?.size ?? 0 }),
  );
};

/** `entries` are those that would be sent; `letters` the column of addresses. */
export const repeatedEntries = (entries: readonly Entry[], letters: string, kind: RunKind): Issue[] => {
  const shared = sharedAddresses(entries, letters);
  const asked = new Set(shared.map(({ row }) => row));
  // A firm's address is made of the name of whoever reads its mail.
  const named = kind === 'payroll' ? othersAddresses(entries, letters).filter(({ row }) => !asked.has(row)) : [];
  for (const { row } of named) asked.add(row);
  // Whose address it is by its own letters is asked in the other row alone.
  const open = entries.filter(({ row }) => !asked.has(row));
  const repeated = shared.length > 0 ? shared : repeatedAddresses(open, letters, kind);
  return [...repeatedDocuments(entries, letters, kind), ...repeated, ...named];
};
