import { isPersonsClaim } from './one-person.ts';
import { comparableNumber, nameWords } from '../roster/identity.ts';
import { foldText } from '../text/fold-text.ts';
import type { DocumentFacts } from '../receipt/receipt.ts';
import type { Entry } from '../roster/roster.ts';

/** Two pages with so many of their words in common are the same form, filled in twice. */
const sameForm = 0.5;
/** Fewer different words are a foot, or a signature. */
const leastWords = 8;

/** A page, or a part of one, that is the same form as one that names the row's person, and names them not. */
export interface StrangePart {
  /** 1-based. */
  readonly page: number;
  /** What it says in place of the person; '' where every word of it stands in the other too. */
  readonly says: string;
}

interface Part {
  readonly page: number;
  readonly text: string;
  readonly words: ReadonlySet<string>;
}

/** The first such part; undefined where there is none. */
export const strangePart = (
  entry: Entry,
  facts: DocumentFacts,
  employers: ReadonlySet<string>,
): StrangePart | undefined => {
  const parts = partsOf(facts);
  const signs = signsOf(entry, facts, employers);
  if (parts.length < 2) return besideItself(parts, signs);
  const named = parts.filter(({ text }) => signs.some((sign) => sign(text) > 0));
  for (const part of parts) {
    const twin = named.includes(part) ? undefined : named.find(({ words }) => alike(words, part.words));
    if (twin === undefined) continue;
    const own = [...part.words].filter((word) => !twin.words.has(word));
    return { page: part.page, says: own.slice(0, 4).join(' ').toUpperCase() };
  }
  return undefined;
};

const known = new WeakMap<DocumentFacts, readonly Part[]>();

const partsOf = (facts: DocumentFacts): readonly Part[] => {
  const found = known.get(facts);
  if (found !== undefined) return found;
  const parts = (facts.pages ?? []).flatMap((page, index) =>
    formsIn(page.split(' ')).map((text) => ({ page: index + 1, text, words: wordsOf(text) })),
  );
  known.set(facts, parts);
  return parts;
};

/** A form begins with one of so many words. */
const firstWords = 12;
const mostForms = 10;

/** A page in as many parts as it holds the same form below each other, each begun by the same word. */
const formsIn = (words: readonly string[], left = mostForms): readonly string[] => {
  const at = left === 0 ? undefined : repeats(words).find((each) => isFormAgain(words, each));
  if (at === undefined) return [words.join(' ')];
  return [words.slice(0, at).join(' '), ...formsIn(words.slice(at), left - 1)];
};

/** Where one of the first words stands again. */
const repeats = (words: readonly string[]): readonly number[] =>
  words.slice(0, firstWords).flatMap((word, index) => {
    if (!isWord(word.toLowerCase())) return [];
    const second = words.indexOf(word, index + 1);
    const third = second < 0 ? -1 : words.indexOf(word, second + 1);
    return [second, third].filter((at) => at >= leastWords);
  });

const isFormAgain = (words: readonly string[], at: number): boolean =>
  alike(wordsOf(words.slice(0, at).join(' ')), wordsOf(words.slice(at, 2 * at).join(' ')));

const isWord = (word: string): boolean => word.length >= 3 && /^\p{L}+$/u.test(word);

const wordsOf = (text: string): ReadonlySet<string> => new Set(foldText(text).split(' ').filter(isWord));

const alike = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  const common = [...a].filter((word) => b.has(word)).length;
  return Math.min(a.size, b.size) >= leastWords && common / (a.size + b.size - common) >= sameForm;
};

/** A page of one form side by side with itself holds nearly all words twice; a single form hardly a fifth of them. */
const mostRepeated = 0.5;

const besideItself = ([part]: readonly Part[], signs: readonly Sign[]): StrangePart | undefined => {
  if (part === undefined || part.words.size < leastWords || repeatedShare(part.text) < mostRepeated) return undefined;
  const times = Math.max(0, ...signs.map((sign) => sign(part.text)));
  return times === 1 ? { page: part.page, says: '' } : undefined;
};

const repeatedShare = (text: string): number => {
  const counts = countsOf(text);
  return [...counts.values()].filter((count) => count > 1).length / counts.size;
};

const countsOf = (text: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const word of foldText(text).split(' ')) if (isWord(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

/** How often a text names somebody. */
type Sign = (text: string) => number;

/** All by which a page can name the row's person: what the row says, and what the file says of the same person. */
const signsOf = (
  { person, uuid }: Entry,
  { holders = [] }: DocumentFacts,
  employers: ReadonlySet<string>,
): readonly Sign[] => {
  const name = nameWords(person.name).filter(isWord);
  const claimed = holders.filter((claim) => claim.hidden !== true && isPersonsClaim(claim, employers));
  const ids = [
    person.taxId,
    person.nationalId,
    uuid,
    ...claimed.filter(({ kind }) => kind !== 'name' && kind !== 'number').map(({ value }) => value),
  ];
  const number = comparableNumber(person.employeeNumber);
  const byName: Sign = (text) => {
    const counts = countsOf(text);
    return Math.min(...name.map((word) => counts.get(word) ?? 0));
  };
  const byId = (id: string): Sign => {
    const bare = id.replaceAll('-', '');
    return (text) => text.replace(/[\s./-]/g, '').split(bare).length - 1;
  };
  const byNumber: Sign = (text) => text.split(/[^A-Z0-9/-]+/).filter((run) => comparableNumber(run) === number).length;
  return [
    ...(name.length < 2 ? [] : [byName]),
    ...ids.filter((id) => id.length >= 8).map(byId),
    ...(number.length < 3 ? [] : [byNumber]),
  ];
};
