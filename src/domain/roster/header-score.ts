import { editDistance } from '../text/edit-distance.ts';
import { foldText, splitCamelCase } from '../text/fold-text.ts';
import { clientNames, falseFriends, vocabulary, type HeaderField } from './vocabulary.ts';

/** `No. de Empleado` is `No. Empleado`. */
const withoutArticles = (header: string): string =>
  header
    .split(' ')
    .filter((word) => !/^(de|del|la|el|los|las|the|of)$/.test(word))
    .join(' ');

const synonyms = (Object.entries(vocabulary) as [HeaderField, readonly string[]][]).map(
  ([field, names]) => [field, [...new Set(names.map(withoutArticles))]] as const,
);

/** Lowest score that counts as a hit. */
export const leastScore = 60;

const equal = 100;
const slip = 70;
const longestHeader = 80;

const slipsAllowed = (length: number): number => (length >= 9 ? 2 : length >= 5 ? 1 : 0);

const scoreOf = (header: string, synonym: string): number => {
  if (header === synonym) return equal;
  if (` ${header} `.includes(` ${synonym} `)) return leastScore + (30 * synonym.length) / header.length;
  const allowed = slipsAllowed(Math.min(header.length, synonym.length));
  return allowed > 0 && editDistance(header, synonym, allowed) <= allowed ? slip : 0;
};

/** `N.I.F.` is NIF, `R. F. C.` is RFC. */
const withoutDots = (header: string): string => header.replace(/\b([a-z]) (?=[a-z]\b)/g, '$1');

/** A number of which only the last digits are shown is no key: `SSN (last 4)`. */
const isPartial = (header: string): boolean => /\b(last|ultimos|ostatnie)\b.*\d/.test(header);

const ids = ['taxId', 'nationalId'] as const satisfies readonly HeaderField[];

const computed = (header: string): ReadonlyMap<HeaderField, number> => {
  const scores = new Map<HeaderField, number>();
  if (header === '' || header.length > longestHeader || isPartial(header)) return scores;
  const words = header.split(' ');
  const plain = withoutDots(header);
  for (const [field, names] of synonyms) {
    if (words.some((word) => falseFriends[word] === field)) continue;
    const best = Math.max(...names.map((synonym) => Math.max(scoreOf(header, synonym), scoreOf(plain, synonym))));
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

/** How well a header names whom an invoice is for. */
export const clientScore = (header: string): number => {
  const folded = withoutArticles(foldText(splitCamelCase(header)));
  return folded === '' ? 0 : Math.max(...clientNames.map((synonym) => scoreOf(folded, withoutArticles(synonym))));
};
