import { alike, leastWords, partsBelowHeadings, partsOf, type Part } from './like-forms.ts';
import { isNamedIn, signsOf, tellsApart, type Sign } from './person-signs.ts';
import { nameWords } from '../roster/identity.ts';
import { foldedWords } from '../text/fold-text.ts';
import type { DocumentFacts } from '../receipt/receipt.ts';
import type { Entry } from '../roster/roster.ts';

/** A page, or a part of one, that is the same form as one that names the row's person, and names them not. */
export interface StrangePart {
  /** 1-based. */
  readonly page: number;
  /** What it says in place of the person; '' where every word of it stands in the other too. */
  readonly says: string;
  /** Another receipt without a doubt; else worth a question. */
  readonly sure: boolean;
}

/** The first such part, a sure one before the others; undefined where there is none. */
export const strangePart = (
  entry: Entry,
  facts: DocumentFacts,
  employers: ReadonlySet<string>,
): StrangePart | undefined => {
  const { sure, number, unsaid } = signsOf(entry, facts, employers);
  const named = (parts: readonly Part[]): readonly Part[] => {
    const signs = [...sure, ...[...number, ...unsaid].filter((sign) => tellsApart(sign, parts))];
    return parts.filter(({ text }) => isNamedIn(text, signs));
  };
  const parts = partsOf(facts);
  const own = named(parts);
  const strange = own.length === 0 ? strangeToTheLast(parts) : strangeTo(own, parts);
  if (strange !== undefined) return strange;
  const forms = partsBelowHeadings(facts);
  const below = forms.length > parts.length ? strangeTo(named(forms), forms) : undefined;
  if (below !== undefined || parts.length !== 1) return below;
  return besideItself(parts[0]!, [...sure, ...number], nameWords(entry.person.name));
};

/** Whether a page that is mostly a picture names the row's person nowhere: what the picture shows may be anybody's. */
export const hasStrangePicture = (entry: Entry, facts: DocumentFacts, employers: ReadonlySet<string>): boolean => {
  const { pictured = [], pages = [] } = facts;
  if (pictured.length === 0) return false;
  const { sure, number } = signsOf(entry, facts, employers);
  return pictured.some((page) => !isNamedIn(pages[page - 1] ?? '', [...sure, ...number]));
};

const strangeTo = (named: readonly Part[], parts: readonly Part[]): StrangePart | undefined => {
  const own = new Set(named);
  const found = parts.flatMap((part) => {
    const twin = own.has(part) ? undefined : named.find(({ words }) => alike(words, part.words));
    return twin === undefined ? [] : (compared(part, twin) ?? []);
  });
  return found.find(({ sure }) => sure) ?? found[0];
};

/** Where nothing names the row's person, two of one form may be two people's, and nobody can say that they are. */
const strangeToTheLast = (parts: readonly Part[]): StrangePart | undefined => {
  for (const [index, part] of parts.entries()) {
    const last = parts[index - 1];
    const found = last !== undefined && alike(last.words, part.words) ? compared(part, last) : undefined;
    if (found !== undefined) return { ...found, sure: false };
  }
  return undefined;
};

const amount = /(?<![\d.,])(?:\d{1,3}(?:[.,']\d{3})+|\d+)[.,]\d{2}(?!\d|[.,]\d)/g;
const amountsIn = (text: string): readonly string[] => text.match(amount) ?? [];

/** Words that stand side by side, as the parts of a name do. */
const pairsIn = (text: string): readonly string[] => {
  const words = foldedWords(text);
  return words.slice(1).flatMap((word, index) => {
    const pair = `${words[index]} ${word}`;
    return /\d/.test(pair) ? [] : [pair];
  });
};

const holdsMore = <T>(some: readonly T[], others: readonly T[]): boolean => {
  const known = new Set(others);
  return some.some((each) => !known.has(each));
};

/** A part without an amount is no receipt: a record of hours names its person once, whatever number of weeks it has. */
const compared = ({ page, text, words }: Part, twin: Part): StrangePart | undefined => {
  const sums = amountsIn(text);
  const isOther = holdsMore(pairsIn(text), pairsIn(twin.text)) || holdsMore(sums, amountsIn(twin.text));
  if (text === twin.text || (!isOther && sums.length === 0)) return undefined;
  const own = [...words].filter((word) => !twin.words.has(word));
  return { page, says: own.slice(0, 4).join(' ').toUpperCase(), sure: isOther && sums.length > 0 };
};

/** A page of one form side by side with itself holds nearly all words twice; a single form hardly a fifth of them. */
const mostRepeated = 0.5;

const besideItself = (
  { page, text, words, said }: Part,
  signs: readonly Sign[],
  name: readonly string[],
): StrangePart | undefined => {
  if (words.size < leastWords || repeatedShare(said) < mostRepeated) return undefined;
  const times = Math.max(0, ...signs.map((sign) => sign(text)));
  if (times === 1) return { page, says: '', sure: true };
  return times === 0 ? undefined : besideAnother(page, text.split(' '), signs, name);
};

const repeatedShare = (said: readonly string[]): number => {
  const counts = new Map<string, number>();
  for (const word of said) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts.values()].filter((count) => count > 1).length / counts.size;
};

/** Of two copies side by side each line stands beside itself, but for what says which copy it is. */
const leastBesideItself = 0.3;

const besideAnother = (
  page: number,
  words: readonly string[],
  signs: readonly Sign[],
  name: readonly string[],
): StrangePart | undefined => {
  const { twice, once } = sortedOut(words);
  if (twice.length / words.length < leastBesideItself || !isNamedIn(once.join(' '), signs)) return undefined;
  const known = new Set([...name, ...foldedWords(twice.join(' '))]);
  const said = foldedWords(once.join(' '));
  const isStrange = (word: string | undefined): boolean =>
    word !== undefined && /^[a-z]{2,}$/.test(word) && !known.has(word);
  const strange = said.filter(isStrange);
  if (strange.length === 0) return undefined;
  const sure = said.some((word, index) => isStrange(word) && isStrange(said[index + 1]));
  return { page, says: strange.slice(0, 4).join(' ').toUpperCase(), sure };
};

const longestLine = 40;

/** Words that stand right before the same words again, and the others. */
const sortedOut = (
  words: readonly string[],
): { readonly twice: readonly string[]; readonly once: readonly string[] } => {
  const [twice, once]: [string[], string[]] = [[], []];
  const isAgain = (at: number, length: number): boolean => {
    for (let each = at; each < at + length; each += 1) if (words[each] !== words[each + length]) return false;
    return at + 2 * length <= words.length;
  };
  for (let at = 0; at < words.length;) {
    let length = longestLine;
    while (length > 0 && !isAgain(at, length)) length -= 1;
    const end = at + Math.max(1, 2 * length);
    (length > 0 ? twice : once).push(...words.slice(at, end));
    at = end;
  }
  return { twice, once };
};
