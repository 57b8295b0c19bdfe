import { editDistance } from '../text/edit-distance.ts';
import { foldText, splitCamelCase } from '../text/fold-text.ts';
import { contributedWords } from './contributed-words.ts';
import { clientNames, falseFriends, vocabulary, type HeaderField } from './vocabulary.ts';

/** `No. de Empleado` is `No. Empleado`. */
const withoutArticles = (header: string): string =>
  header
    .split(' ')
    .filter((word) => !/^(de|del|la|el|los|las|the|of)$/.test(word))
    .join(' ');

/** A word and which letters it has, one bit a letter. */
interface Spelling {
  readonly text: string;
  readonly letters: number;
}

const spellingOf = (text: string): Spelling => {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) % 32);
  return { text, letters };
};

const bitsOf = (letters: number): number => {
  let count = 0;
  for (let rest = letters; rest !== 0; rest &= rest - 1) count++;
  return count;
};

/** Of the plugins, folded as those above are. */
const added = (field: HeaderField): readonly string[] =>
  (contributedWords[field] ?? []).map((words) => foldText(splitCamelCase(words)));

const synonyms = (Object.entries(vocabulary) as [HeaderField, readonly string[]][]).map(
  ([field, names]) => [field, [...new Set([...names, ...added(field)].map(withoutArticles))].map(spellingOf)] as const,
);

/** Lowest score that counts as a hit. */
export const leastScore = 60;

const equal = 100;
const slip = 70;
const longestHeader = 80;

const slipsAllowed = (length: number): number => (length >= 9 ? 2 : length >= 5 ? 1 : 0);

/** One change takes away one letter at most: names of people in a body are told from headings without a distance. */
const couldSlip = (a: Spelling, b: Spelling, allowed: number): boolean =>
  allowed > 0 &&
  Math.abs(a.text.length - b.text.length) <= allowed &&
  bitsOf(a.letters & ~b.letters) <= allowed &&
  bitsOf(b.letters & ~a.letters) <= allowed;

const hasWords = (header: string, words: string): boolean => ` ${header} `.includes(` ${words} `);

/** `Nombre de la vía` is no mistyped `Nombre de pila`: a slip in a short word makes another one. */
const sameShortWords = (header: string, synonym: string): boolean => {
  const [a, b] = [header, synonym].map((text) => text.split(' ')) as [string[], string[]];
  return a.length !== b.length || a.length === 1 || a.every((word, at) => word === b[at] || word.length > 3);
};

const scoreOf = (header: Spelling, synonym: Spelling): number => {
  if (header.text === synonym.text) return equal;
  const [length, whole] = [header.text.length, synonym.text.length];
  const missing = synonym.letters & ~header.letters;
  if (missing === 0 && whole < length && hasWords(header.text, synonym.text)) return leastScore + (30 * whole) / length;
  const allowed = slipsAllowed(Math.min(length, whole));
  if (!couldSlip(header, synonym, allowed) || !sameShortWords(header.text, synonym.text)) return 0;
  return editDistance(header.text, synonym.text, allowed) <= allowed ? slip : 0;
};

/** `N.I.F.` is NIF, `R. F. C.` is RFC. */
const withoutDots = (header: string): string => header.replace(/\b([a-z]) (?=[a-z]\b)/g, '$1');

/** `Num. Trabajador`, `Nro. Trabajador` and `No. Trabajador` are one. */
const withOneNumber = (header: string): string => header.replace(/\b(?:num|numero|nro)\b/, 'no');

/** A number of which only the last digits are shown is no key: `SSN (last 4)`. */
const isPartial = (header: string): boolean => /\b(last|ultimos|ostatnie)\b.*\d/.test(header);

const ids = ['taxId', 'nationalId'] as const satisfies readonly HeaderField[];

const bestScore = (spellings: readonly Spelling[], names: readonly Spelling[]): number => {
  let best = 0;
  for (const spelling of spellings) for (const name of names) best = Math.max(best, scoreOf(spelling, name));
  return best;
};

const computed = (header: string): ReadonlyMap<HeaderField, number> => {
  const scores = new Map<HeaderField, number>();
  if (header === '' || header.length > longestHeader || isPartial(header)) return scores;
  const words = header.split(' ');
  const plain = withoutDots(header);
  const spellings = [...new Set([header, plain, withOneNumber(header)])].map(spellingOf);
  for (const [field, names] of synonyms) {
    if (words.some((word) => falseFriends[word] === field)) continue;
    const best = bestScore(spellings, names);
    if (best >= leastScore) scores.set(field, best);
  }
  // `NIF trabajador` is no mistyped `Num trabajador`.
  const namesAnId = ids.some((field) => scores.has(field) && scores.get(field) !== slip);
  return namesAnId ? new Map([...scores].filter(([, score]) => score !== slip)) : scores;
};

/** The same texts are looked at for every reading of a sheet. */
const remembered = new Map<string, ReadonlyMap<HeaderField, number>>();
const mostRemembered = 5_000;

/** How well a header names each field, 60–100: equal, a whole-word part by its share, or a slip of the keyboard. */
export const headerScores = (header: string): ReadonlyMap<HeaderField, number> => {
  const known = remembered.get(header);
  if (known !== undefined) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const scores = computed(withoutArticles(foldText(splitCamelCase(header))));
  remembered.set(header, scores);
  return scores;
};

const clientSpellings = clientNames.map(withoutArticles).map(spellingOf);

/** How well a header names whom an invoice is for. */
export const clientScore = (header: string): number => {
  const folded = withoutArticles(foldText(splitCamelCase(header)));
  const spelling = spellingOf(folded);
  return folded === '' ? 0 : bestScore([spelling], clientSpellings);
};
