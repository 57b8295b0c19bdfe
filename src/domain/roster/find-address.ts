import { compareNames, comparableNumber } from './identity.ts';
import { isGenericTaxId } from './person.ts';
import type { Person } from './roster.ts';

/** Somebody of another sheet and what stands in their address cell: addresses, or a word such as `papel`. */
export interface KnownAddress {
  readonly person: Person;
  readonly text: string;
}

export interface FoundAddresses {
  /** One text for each person asked for; '' where none is known, or more than one. */
  readonly texts: readonly string[];
  /** People for whom the sheet says different things: nothing is guessed. */
  readonly unclear: number;
}

type Identity = (person: Person) => string;

const taxId: Identity = (person) => (isGenericTaxId(person.taxId) ? '' : person.taxId);
const nationalId: Identity = (person) => person.nationalId;
const number: Identity = (person) => comparableNumber(person.employeeNumber);

/** The same kind of id with another value: two people. A CURP and an NSS say nothing about each other. */
const contradict = (a: string, b: string): boolean => a !== '' && b !== '' && a.length === b.length && a !== b;

const mayBeOne = (a: Person, b: Person): boolean =>
  !contradict(taxId(a), taxId(b)) &&
  !contradict(nationalId(a), nationalId(b)) &&
  compareNames(a.name, b.name) !== 'differ';

const indexBy = (known: readonly KnownAddress[], identity: Identity): ReadonlyMap<string, readonly KnownAddress[]> => {
  const found = new Map<string, KnownAddress[]>();
  for (const each of known) {
    const key = identity(each.person);
    if (key !== '') found.set(key, [...(found.get(key) ?? []), each]);
  }
  return found;
};

/** Addresses of people by RFC, then CURP, then employee number where the names agree. */
export const findAddresses = (people: readonly Person[], known: readonly KnownAddress[]): FoundAddresses => {
  const indexes = [taxId, nationalId, number].map((identity) => ({ identity, by: indexBy(known, identity) }));
  const matches = (person: Person): readonly KnownAddress[] => {
    for (const { identity, by } of indexes) {
      const found = (by.get(identity(person)) ?? []).filter(({ person: other }) =>
        identity === number
          ? mayBeOne(person, other) && compareNames(person.name, other.name) === 'agree'
          : mayBeOne(person, other),
      );
      if (found.length > 0) return found;
    }
    return [];
  };
  let unclear = 0;
  const texts = people.map((person) => {
    const [text = '', ...others] = new Map(
      matches(person).map((each) => [each.text.toLowerCase(), each.text]),
    ).values();
    if (others.length > 0) unclear += 1;
    return others.length > 0 ? '' : text;
  });
  return { texts, unclear };
};
