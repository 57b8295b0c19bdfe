import { foldText } from '../text/fold-text.ts';
import { issue, type Issue } from '../issue.ts';
import { personKey } from './person.ts';
import type { Entry } from './roster.ts';

/** How the part before the @ is made of a name: two whole words tell whose it is, one or an initial may by chance. */
type Made = 'whole' | 'part';

interface Named {
  readonly entry: Entry;
  readonly key: string;
  readonly words: ReadonlySet<string>;
  /** First letters of the words. */
  readonly initials: string;
}

const shortestWord = 3;
const fewest = 3;
const half = 0.5;

/** The words of a name, and what is written together in an address: `delacruz`. */
const wordsOf = (name: string): ReadonlySet<string> => {
  const words = foldText(name)
    .split(' ')
    .filter((word) => word !== '');
  const joined = words.flatMap((word, at) =>
    [1, 2]
      .filter((before) => at >= before && words.slice(at - before, at).every(({ length }) => length <= shortestWord))
      .map((before) => words.slice(at - before, at).join('') + word),
  );
  return new Set([...words, ...joined]);
};

/** `Ana.Ruiz77@…` as `ana`, `ruiz`. */
const partsOf = (address: string): readonly string[] =>
  foldText((address.split('@')[0] ?? '').replace(/\d+/g, ' '))
    .split(' ')
    .filter((part) => part !== '');

const hasPart = ({ words, initials }: Named, part: string): boolean =>
  part.length > 1 ? words.has(part) : initials.includes(part);

/** How an address is made of this person's name; undefined when something of it is not. */
const madeOf = (parts: readonly string[], person: Named): Made | undefined => {
  const whole = parts.filter((part) => part.length >= shortestWord);
  if (whole.length > 0 && parts.every((part) => hasPart(person, part)))
    return new Set(whole).size > 1 ? 'whole' : 'part';
  if (parts.length !== 1) return undefined;
  const [one = ''] = parts;
  const long = [...person.words].filter(({ length }) => length >= shortestWord);
  if (long.some((word) => one.startsWith(word) && one !== word && long.includes(one.slice(word.length))))
    return 'whole';
  const has = (word: string, initial: string) => person.words.has(word) && person.initials.includes(initial);
  const isPart =
    one.length > shortestWord && (has(one.slice(1), one.slice(0, 1)) || has(one.slice(0, -1), one.slice(-1)));
  return isPart ? 'part' : undefined;
};

/** Whether it may be made of this name, cut short or as people call each other. */
const maybeOf = (parts: readonly string[], person: Named): boolean =>
  madeOf(parts, person) !== undefined ||
  parts.every(
    (part) =>
      hasPart(person, part) || [...person.words].some((word) => fits(word, part) && word.length >= shortestWord),
  );

/** Cut short or called short: `fran`, `alex`. */
const fits = (word: string, part: string): boolean => {
  if (part.length < shortestWord) return false;
  const isShort = part.length <= 4 && word.length > part.length && word.startsWith(part.slice(0, shortestWord));
  return isShort || word.startsWith(part) || part.startsWith(word);
};

/** People by each word of their names, so that a sheet of thousands is not held against itself. */
const indexOf = (people: readonly Named[]): ReadonlyMap<string, readonly Named[]> => {
  const index = new Map<string, Named[]>();
  for (const person of people) {
    for (const word of person.words) {
      const list = index.get(word);
      if (list === undefined) index.set(word, [person]);
      else list.push(person);
    }
  }
  return index;
};

/** So many people of one word are more than one: an initial beside it tells nobody apart. */
const mostAlike = 200;

/** Whoever may be meant, by the rarest of the words that must be theirs. */
const near = (parts: readonly string[], index: ReadonlyMap<string, readonly Named[]>): ReadonlySet<Named> => {
  const listOf = (word: string) => (word.length < shortestWord ? [] : (index.get(word) ?? []));
  const shorter = (a: readonly Named[], b: readonly Named[]) => (a.length <= b.length ? a : b);
  const whole = parts.filter((part) => part.length >= shortestWord);
  if (parts.length > 1) return new Set(whole.map(listOf).reduce(shorter, listOf(whole[0] ?? '')));
  const [one = ''] = parts;
  const few = [one, one.slice(1), one.slice(0, -1)].map(listOf).filter(({ length }) => length <= mostAlike);
  const halves = Array.from({ length: one.length }, (_, at) =>
    shorter(listOf(one.slice(0, at)), listOf(one.slice(at))),
  );
  return new Set([...few, ...halves].flat());
};

const isFamily = (a: Named, b: Named): boolean =>
  [...a.words].some((word) => word.length >= shortestWord && b.words.has(word));

interface Addressed {
  readonly person: Named;
  readonly address: string;
  readonly own: boolean;
  readonly others: readonly { readonly made: Made; readonly other: Named }[];
}

const look = (person: Named, address: string, index: ReadonlyMap<string, readonly Named[]>): Addressed => {
  const parts = partsOf(address);
  const own = parts.length === 0 || maybeOf(parts, person);
  if (own) return { person, address, own: madeOf(parts, person) !== undefined, others: [] };
  const others = [...near(parts, index)].flatMap((other) => {
    const made = other.key === person.key ? undefined : madeOf(parts, other);
    return made === undefined ? [] : [{ made, other }];
  });
  return { person, address, own: false, others };
};

/**
 * Rows whose address is made of the name of somebody else in the sheet and not of their own: a column that slid by a cell,
 * or was filled down. Where the house writes no addresses with initials or one name, those prove nothing.
 */
export const othersAddresses = (entries: readonly Entry[], letters: string): Issue[] => {
  const people = entries.flatMap((entry): readonly Named[] => {
    const words = wordsOf(entry.person.name);
    const initials = [...words].map((word) => word.slice(0, 1)).join('');
    return words.size === 0 ? [] : [{ entry, key: personKey(entry.person), words, initials }];
  });
  const index = indexOf(people);
  const seen = people.flatMap((person) =>
    person.entry.recipients.map(({ address }) => look(person, address.toLowerCase(), index)),
  );
  const made = seen.filter(({ own, others }) => own || others.length > 0).length;
  const isHabit = made >= fewest && made > seen.length * half;
  return seen.flatMap(({ person, address, others }) => {
    const whole = others.find(({ made: how }) => how === 'whole');
    const isAlone = isHabit && new Set(others.map(({ other }) => other.key)).size === 1;
    // One of a couple has the other's address.
    const alone = isAlone && !isFamily(person, others[0]!.other) ? others[0] : undefined;
    const owner = (whole ?? alone)?.other.entry;
    if (owner === undefined) return [];
    const values = { value: address, name: owner.person.name, other: `${letters}${owner.row}`, otherRow: owner.row };
    return [issue('recipient/other-name', person.entry.row, letters, values)];
  });
};
