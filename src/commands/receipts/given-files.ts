import { personKey } from '../../domain/roster/person.ts';
import type { Entry } from '../../domain/roster/roster.ts';

/** Who a file was given to: the person and their addresses, because rows move. */
const keyOf = ({ person, recipients }: Entry): string =>
  [personKey(person), ...recipients.map(({ address }) => address.toLowerCase())].join(' ').trim();

interface Gift {
  readonly file: string;
  readonly row: number;
  readonly key: string;
}

/** Files that say nobody's identity and that a person gave to somebody, by SHA-256. */
export class GivenFiles {
  private readonly gifts = new Map<string, Gift>();

  give(sha256: string, file: string, entry: Entry): void {
    const key = keyOf(entry);
    if (sha256 !== '' && key !== '') this.gifts.set(sha256, { file, row: entry.row, key });
  }

  takeBack(sha256: string): void {
    this.gifts.delete(sha256);
  }

  clear(): void {
    this.gifts.clear();
  }

  /** The 1-based sheet row of each; one whose person is gone, or stands in several other rows, is given to nobody. */
  rows(entries: readonly Entry[]): ReadonlyMap<string, number> {
    return new Map(
      [...this.gifts].flatMap(([sha256, { row, key }]): [string, number][] => {
        const own = entries.filter((entry) => keyOf(entry) === key).map((entry) => entry.row);
        const [only] = own;
        if (own.includes(row)) return [[sha256, row]];
        return only !== undefined && own.length === 1 ? [[sha256, only]] : [];
      }),
    );
  }

  list(entries: readonly Entry[]): readonly { readonly sha256: string; readonly file: string; readonly row: number }[] {
    if (this.gifts.size === 0) return [];
    return [...this.rows(entries)].map(([sha256, row]) => ({ sha256, file: this.gifts.get(sha256)?.file ?? '', row }));
  }
}
