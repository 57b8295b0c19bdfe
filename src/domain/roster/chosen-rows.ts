import { personKey } from './person.ts';
import type { Entry } from './roster.ts';

type Identified = Pick<Entry, 'row' | 'person' | 'recipients' | 'period' | 'periodLabel' | 'invoiceNumber' | 'uuid'>;

/** A row that a person chose, by what it says of itself, and where it stood then. */
interface ChosenRow {
  readonly identity: string;
  readonly row: number;
}

/** Rows that a person chose: whoever takes their place is not meant. */
export type ChosenRows = readonly ChosenRow[];

/** Who, and which receipt, by the row alone: neither files nor the run's choices change it. */
const identityOf = ({ person, recipients, period, periodLabel, invoiceNumber, uuid }: Identified): string => {
  const who = personKey(person) || recipients.map(({ address }) => address.toLowerCase()).join(',');
  return JSON.stringify([who, period?.from, period?.to, periodLabel, invoiceNumber, uuid]);
};

export const chosenRows = (entries: readonly Identified[]): ChosenRows =>
  entries.map((entry) => ({ identity: identityOf(entry), row: entry.row }));

const byIdentity = (rows: ChosenRows): ReadonlyMap<string, readonly number[]> => {
  const found = new Map<string, number[]>();
  for (const { identity, row } of rows) found.set(identity, [...(found.get(identity) ?? []), row]);
  return found;
};

/** Sheet rows of what was chosen, as they stand now. Of rows that say the same only all count, or those that stayed. */
export const rowsOfChosen = (chosen: ChosenRows, entries: readonly Identified[]): ReadonlySet<number> => {
  if (chosen.length === 0) return new Set();
  const standing = byIdentity(chosenRows(entries));
  return new Set(
    [...byIdentity(chosen)].flatMap(([identity, before]) => {
      const now = standing.get(identity) ?? [];
      return now.length <= before.length ? now : now.filter((row) => before.includes(row));
    }),
  );
};

/** Whether each row that was chosen is still there. */
export const areThere = (chosen: ChosenRows, entries: readonly Identified[]): boolean =>
  rowsOfChosen(chosen, entries).size === chosen.length;
