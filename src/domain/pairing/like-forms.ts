import { foldText } from '../text/fold-text.ts';
import type { DocumentFacts } from '../receipt/receipt.ts';

/** Two pages with so many of their words in common are the same form, filled in twice. */
const sameForm = 0.5;
/** Fewer different words are a foot, or a signature. */
export const leastWords = 8;

/** A page, or one of the forms on it. */
export interface Part {
  /** 1-based. */
  readonly page: number;
  readonly text: string;
  /** Of its form, without a heading that it shares with others. */
  readonly words: ReadonlySet<string>;
}

const isWord = (word: string): boolean => word.length >= 3 && /^\p{L}+$/u.test(word);

/** Each word that a text says, as often as it does. */
export const saidWords = (text: string): readonly string[] => foldText(text).split(' ').filter(isWord);

export const alike = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  if (Math.min(a.size, b.size) < leastWords) return false;
  let common = 0;
  for (const word of a) if (b.has(word)) common += 1;
  return common / (a.size + b.size - common) >= sameForm;
};

/** A form begins with one of so many words. */
const firstWords = 12;
/** Longer than any heading that several forms share. */
const longestHeading = 40;
/** Of what stands before a form, so much may be the name of its person. */
const nameBefore = 6;
const mostForms = 10;

const keep = (make: (facts: DocumentFacts) => readonly Part[]): ((facts: DocumentFacts) => readonly Part[]) => {
  const known = new WeakMap<DocumentFacts, readonly Part[]>();
  return (facts) => {
    const parts = known.get(facts) ?? make(facts);
    known.set(facts, parts);
    return parts;
  };
};

/** One run of a text, with the words it says. */
interface Run {
  readonly text: string;
  readonly said: readonly string[];
}

const runsOf = (page: string): readonly Run[] => page.split(' ').map((text) => ({ text, said: saidWords(text) }));
const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join(' ');
const wordsOf = (runs: readonly Run[]): ReadonlySet<string> => new Set(runs.flatMap(({ said }) => said));

const partsBy = (heading: number) =>
  keep(({ pages = [] }) => pages.flatMap((page, index) => formsIn(index + 1, runsOf(page), heading)));

/** The pages, each in as many parts as it holds the same form below each other. */
export const partsOf = partsBy(0);

/** The same, where forms stand under one heading too. What the heading says is no form's. */
export const partsBelowHeadings = partsBy(longestHeading);

const formsIn = (page: number, runs: readonly Run[], heading: number, left = mostForms): readonly Part[] => {
  const found = left === 0 ? undefined : formAgain(runs, heading);
  if (found === undefined) return [{ page, text: textOf(runs), words: wordsOf(runs) }];
  const [start, at] = found;
  const text = textOf(runs.slice(Math.max(0, start - nameBefore), at));
  const words = wordsOf(runs.slice(start, at));
  return [{ page, text, words }, ...formsIn(page, runs.slice(at), heading, left - 1)];
};

/** Where a form begins, behind no more than its heading, and where it begins again: with one of its first words. */
const formAgain = (runs: readonly Run[], heading: number): readonly [number, number] | undefined => {
  for (let start = 0; start <= Math.min(heading, runs.length); start += 1) {
    const most = start === 0 ? firstWords : 1;
    const at = repeats(runs, start, most).find((each) => isFormAgain(runs, start, each));
    if (at !== undefined) return [start, at];
  }
  return undefined;
};

/** Where one of the first words stands again. */
const repeats = (runs: readonly Run[], start: number, most: number): readonly number[] =>
  runs.slice(start, start + most).flatMap(({ text }, index) => {
    if (!isWord(text.toLowerCase())) return [];
    const next = (from: number): number => runs.findIndex((run, at) => at > from && run.text === text);
    const second = next(start + index);
    const third = second < 0 ? -1 : next(second);
    return [second, third].filter((at) => at - start >= leastWords);
  });

const isFormAgain = (runs: readonly Run[], start: number, at: number): boolean =>
  alike(wordsOf(runs.slice(start, at)), wordsOf(runs.slice(at, 2 * at - start)));
