import { compareBearer, type Bearer, type Match } from './bearer.ts';
import { comparableNumber, nameWords } from './identity.ts';
import { isGenericTaxId, personKey } from './person.ts';
import type { Person } from './roster.ts';

/** An owner that a document may belong to, with how sure that is. */
export interface Found<T> {
  readonly owner: T;
  readonly match: Match;
}

/** Looks people up by what a document says of them. `T` is a row of the sheet or a receipt of the folder. */
export class PersonIndex<T> {
  private readonly people: readonly { readonly owner: T; readonly person: Person; readonly key: string }[];
  private readonly places: ReadonlyMap<T, number>;
  private readonly byId = new Map<string, number[]>();
  private readonly byNumber = new Map<string, number[]>();
  private readonly byWord = new Map<string, number[]>();
  private readonly commonNumbers: ReadonlySet<string>;

  /** `employers` are no identities of people even where a sheet says so; `commonNumbers` several people have. */
  constructor(
    owners: readonly T[],
    personOf: (owner: T) => Person,
    employers: ReadonlySet<string>,
    commonNumbers: ReadonlySet<string>,
  ) {
    this.commonNumbers = commonNumbers;
    const bare = (id: string): string => (isGenericTaxId(id) || employers.has(id) ? '' : id);
    this.people = owners.map((owner) => {
      const { taxId, ...rest } = personOf(owner);
      const person = { ...rest, taxId: bare(taxId) };
      return { owner, person, key: personKey(person) };
    });
    this.places = new Map(owners.map((owner, index) => [owner, index]));
    this.people.forEach(({ person }, index) => {
      for (const id of [person.taxId, person.nationalId]) add(this.byId, id, index);
      add(this.byNumber, comparableNumber(person.employeeNumber), index);
      for (const word of nameWords(person.name)) add(this.byWord, word, index);
    });
  }

  /** Owners whom the bearer names for sure, else those it is likely to mean, else nobody. */
  find(bearer: Bearer): readonly Found<T>[] {
    const byId = this.sureOf(this.lookUp(this.byId, bearer.ids()), bearer);
    if (byId.length > 0) return byId;
    const spaced = bearer.exact ? [] : this.sureOf(this.holdingAnId(bearer), bearer);
    if (spaced.length > 0) return spaced;
    const near = new Set([...this.lookUp(this.byNumber, bearer.numbers()), ...this.named(bearer)]);
    const matches = this.matches(near, bearer);
    const sure = matches.filter(({ match }) => match === 'sure');
    return sure.length > 0 ? sure : matches.filter(({ match }) => match === 'likely');
  }

  /** Owners with the bearer's number and name, but another identity: a mistake in the sheet, or in the file. */
  contradicted(bearer: Bearer): readonly T[] {
    const near = this.lookUp(this.byNumber, bearer.numbers());
    return [...near]
      .map((index) => this.people[index]!)
      .filter(
        ({ person }) => bearer.compareName(person.name) === 'agree' && compareBearer(person, bearer, true) === 'other',
      )
      .map(({ owner }) => owner);
  }

  /** How many different people these owners are. */
  countPeople(owners: readonly T[]): number {
    return new Set(owners.map((owner) => this.people[this.places.get(owner) ?? -1]?.key)).size;
  }

  /** How a person of the index fits; the index knows which numbers are shared. */
  compare(owner: T, bearer: Bearer): Match {
    const place = this.places.get(owner);
    return place === undefined ? 'other' : this.matchOf(place, bearer);
  }

  private matchOf(index: number, bearer: Bearer): Match {
    const { person } = this.people[index]!;
    return compareBearer(person, bearer, !this.commonNumbers.has(comparableNumber(person.employeeNumber)));
  }

  private matches(indexes: Iterable<number>, bearer: Bearer): Found<T>[] {
    return [...indexes].map((index) => ({ owner: this.people[index]!.owner, match: this.matchOf(index, bearer) }));
  }

  private sureOf(indexes: Iterable<number>, bearer: Bearer): Found<T>[] {
    return this.matches(indexes, bearer).filter(({ match }) => match === 'sure');
  }

  private lookUp(map: ReadonlyMap<string, number[]>, keys: Iterable<string>): Set<number> {
    const found = new Set<number>();
    for (const key of keys) for (const index of map.get(key) ?? []) found.add(index);
    return found;
  }

  private holdingAnId(bearer: Bearer): number[] {
    return this.people.flatMap(({ person }, index) =>
      bearer.holds(person.taxId) || bearer.holds(person.nationalId) ? [index] : [],
    );
  }

  /** People who share two words of their name with the document. */
  private named(bearer: Bearer): number[] {
    const counts = new Map<number, number>();
    for (const word of new Set(bearer.words())) {
      for (const index of this.byWord.get(word) ?? []) counts.set(index, (counts.get(index) ?? 0) + 1);
    }
    return [...counts].filter(([, count]) => count >= 2).map(([index]) => index);
  }
}

const add = (map: Map<string, number[]>, key: string, index: number): void => {
  if (key === '') return;
  const list = map.get(key);
  if (list === undefined) map.set(key, [index]);
  else list.push(index);
};
