import { compareHolder, type Holder, type Match } from './holder.ts';
import { comparableNumber, nameWords } from '../roster/identity.ts';
import { isNobodys, personKey } from '../roster/person.ts';
import type { Person } from '../roster/roster.ts';

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
  private readonly employers: ReadonlySet<string>;
  private readonly commonNumbers: ReadonlySet<string>;

  /** `employers` are no identities of people even where a sheet says so; `commonNumbers` several people have. */
  constructor(
    owners: readonly T[],
    personOf: (owner: T) => Person,
    employers: ReadonlySet<string>,
    commonNumbers: ReadonlySet<string>,
  ) {
    this.commonNumbers = commonNumbers;
    this.employers = employers;
    this.people = owners.map((owner) => {
      const person = this.bare(personOf(owner));
      return { owner, person, key: personKey(person) };
    });
    this.places = new Map(owners.map((owner, index) => [owner, index]));
    this.people.forEach(({ person }, index) => {
      for (const id of [person.taxId, person.nationalId]) add(this.byId, id, index);
      add(this.byNumber, comparableNumber(person.employeeNumber), index);
      for (const word of nameWords(person.name)) add(this.byWord, word, index);
    });
  }

  /** Owners whom the holder names for sure, else those it is likely to mean, else nobody. */
  find(holder: Holder): readonly Found<T>[] {
    const byId = this.sureOf(this.lookUp(this.byId, holder.ids()), holder);
    if (byId.length > 0) return byId;
    const spaced = holder.exact ? [] : this.sureOf(this.holdingAnId(holder), holder);
    if (spaced.length > 0) return spaced;
    const near = new Set([...this.lookUp(this.byNumber, holder.numbers()), ...this.named(holder)]);
    const matches = this.matches(near, holder);
    const sure = matches.filter(({ match }) => match === 'sure');
    return sure.length > 0 ? sure : matches.filter(({ match }) => match === 'likely');
  }

  /** Owners with the holder's id, or number and name, whom something else contradicts: a mistake of sheet or file. */
  contradicted(holder: Holder): readonly T[] {
    const byNumber = [...this.lookUp(this.byNumber, holder.numbers())].filter(
      (index) => holder.compareName(this.people[index]!.person.name) === 'agree',
    );
    const near = new Set([...byNumber, ...this.lookUp(this.byId, holder.ids())]);
    return this.matches(near, holder)
      .filter(({ match }) => match === 'other')
      .map(({ owner }) => owner);
  }

  /** Everybody whose id the holder holds, or one of whose numbers it is about, whatever speaks against them. */
  holders(holder: Holder, numbers: Iterable<string>): readonly Person[] {
    const found = new Set([...this.lookUp(this.byId, holder.ids()), ...this.lookUp(this.byNumber, numbers)]);
    return [...found].map((index) => this.people[index]!.person);
  }

  /** Owners with two words of their name in the document. */
  nearByName(holder: Holder): readonly T[] {
    return this.named(holder).map((index) => this.people[index]!.owner);
  }

  /** How many different people these owners are. Owners with nothing but a name may be two of that name. */
  countPeople(owners: readonly T[]): number {
    const places = owners.map((owner) => this.places.get(owner) ?? -1);
    const keys = places.map((place) => this.people[place]?.key ?? '');
    return new Set(keys.map((key, index) => (/^(name:|$)/.test(key) ? places[index] : key))).size;
  }

  /** How well a person of the index's kind fits; the index knows which numbers are shared. */
  compare(person: Person, holder: Holder): Match {
    return compareHolder(this.bare(person), holder, this.isOwnNumber(person.employeeNumber));
  }

  /** Whether this number is one person's alone, in the sheet and in the folder. */
  isOwnNumber(number: string): boolean {
    return !this.commonNumbers.has(comparableNumber(number));
  }

  private bare(person: Person): Person {
    const own = (id: string) => (isNobodys(id) || this.employers.has(id) ? '' : id);
    const [taxId, nationalId] = [own(person.taxId), own(person.nationalId)];
    return taxId === person.taxId && nationalId === person.nationalId ? person : { ...person, taxId, nationalId };
  }

  private matches(indexes: Iterable<number>, holder: Holder): Found<T>[] {
    return [...indexes].map((index) => ({
      owner: this.people[index]!.owner,
      match: this.compare(this.people[index]!.person, holder),
    }));
  }

  private sureOf(indexes: Iterable<number>, holder: Holder): Found<T>[] {
    return this.matches(indexes, holder).filter(({ match }) => match === 'sure');
  }

  private lookUp(map: ReadonlyMap<string, number[]>, keys: Iterable<string>): Set<number> {
    const found = new Set<number>();
    for (const key of keys) for (const index of map.get(key) ?? []) found.add(index);
    return found;
  }

  private holdingAnId(holder: Holder): number[] {
    return this.people.flatMap(({ person }, index) =>
      holder.holds(person.taxId) || holder.holds(person.nationalId) ? [index] : [],
    );
  }

  /** People who share two words of their name with the document. */
  private named(holder: Holder): number[] {
    const counts = new Map<number, number>();
    for (const word of new Set(holder.words())) {
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
