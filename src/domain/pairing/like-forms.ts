import { foldedWords } from '../text/fold-text.ts';
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
  /** Each word of `text`, as often as it says it. */
  readonly said: readonly string[];
}

const isWord = (word: string): boolean => word.length >= 3 && /^\p{L}+$/u.test(word);

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

const keep = <T extends object>(make: (facts: DocumentFacts) => T): ((facts: DocumentFacts) => T) => {
  const known = new WeakMap<DocumentFacts, T>();
  return (facts) => {
    const made = known.get(facts) ?? make(facts);
    known.set(facts, made);
    return made;
  };
};

/** One run of a text, with the words it says. */
interface Run {
  readonly text: string;
  readonly said: readonly string[];
}

/** Forms say the same words again and again. */
const knownRuns = new Map<string, Run>();
const mostKnown = 20_000;

const runOf = (text: string): Run => {
  const known = knownRuns.get(text);
  if (known !== undefined) return known;
  if (knownRuns.size >= mostKnown) knownRuns.clear();
  const run = { text, said: foldedWords(text).filter(isWord) };
  knownRuns.set(text, run);
  return run;
};

const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join(' ');
const saidBy = (runs: readonly Run[]): readonly string[] => runs.flatMap(({ said }) => said);

/** What is left of a page, with what is asked of it whichever forms are looked for. */
interface Stretch {
  readonly page: number;
  readonly runs: readonly Run[];
  readonly whole: Part;
  readonly places: ReadonlyMap<string, readonly number[]>;
  isFormAgain(start: number, at: number): boolean;
}

const stretchOf = (page: number, runs: readonly Run[]): Stretch => {
  const said = saidBy(runs);
  return {
    page,
    runs,
    whole: { page, text: textOf(runs), words: new Set(said), said },
    places: placesIn(runs),
    isFormAgain: comparing(runs),
  };
};

const stretches = keep(({ pages = [] }) =>
  pages.map((text, index) => stretchOf(index + 1, text.split(' ').map(runOf))),
);

const partsBy = (heading: number) => keep((facts) => stretches(facts).flatMap((page) => formsIn(page, heading)));

/** The pages, each in as many parts as it holds the same form below each other. */
export const partsOf = partsBy(0);

/** The same, where forms stand under one heading too. What the heading says is no form's. */
export const partsBelowHeadings = partsBy(longestHeading);

const formsIn = (stretch: Stretch, heading: number, left = mostForms): readonly Part[] => {
  const found = left === 0 ? undefined : formAgain(stretch, heading);
  if (found === undefined) return [stretch.whole];
  const { page, runs } = stretch;
  const [start, at] = found;
  const own = runs.slice(Math.max(0, start - nameBefore), at);
  const words = new Set(saidBy(runs.slice(start, at)));
  return [
    { page, text: textOf(own), words, said: saidBy(own) },
    ...formsIn(stretchOf(page, runs.slice(at)), heading, left - 1),
  ];
};

/** Where a form begins, behind no more than its heading, and where it begins again: with one of its first words. */
const formAgain = (stretch: Stretch, heading: number): readonly [number, number] | undefined => {
  for (let start = 0; start <= Math.min(heading, stretch.runs.length); start += 1) {
    const most = start === 0 ? firstWords : 1;
    const at = repeats(stretch, start, most).find((each) => stretch.isFormAgain(start, each));
    if (at !== undefined) return [start, at];
  }
  return undefined;
};

/** Where each run stands, in order. */
const placesIn = (runs: readonly Run[]): ReadonlyMap<string, readonly number[]> => {
  const places = new Map<string, number[]>();
  for (const [at, { text }] of runs.entries()) {
    const before = places.get(text);
    if (before === undefined) places.set(text, [at]);
    else before[before.length] = at;
  }
  return places;
};

/** Where one of the first words stands again. */
const repeats = ({ runs, places }: Stretch, start: number, most: number): readonly number[] =>
  runs.slice(start, start + most).flatMap(({ text }, index) => {
    const all = places.get(text) ?? [];
    if (all.length < 2 || !isWord(text.toLowerCase())) return [];
    const own = all.indexOf(start + index);
    return all.slice(own + 1, own + 3).filter((at) => at - start >= leastWords);
  });

/** Whether what stands from `at` on is like what stands from `start` to there; asked of one page again and again. */
const comparing = (runs: readonly Run[]): ((start: number, at: number) => boolean) => {
  const numbers = new Map<string, number>();
  const said = runs.map((run) => run.said.map((word) => numberOf(numbers, word)));
  const [first, second] = [new Uint32Array(numbers.size), new Uint32Array(numbers.size)];
  let turn = 0;
  const mark = (marks: Uint32Array, from: number, to: number): number => {
    let count = 0;
    for (let run = from; run < to; run += 1) {
      for (const word of said[run]!) {
        if (marks[word] !== turn) count += 1;
        marks[word] = turn;
      }
    }
    return count;
  };
  return (start, at) => {
    turn += 1;
    const [size, other] = [mark(first, start, at), mark(second, at, Math.min(runs.length, 2 * at - start))];
    if (Math.min(size, other) < leastWords) return false;
    let common = 0;
    for (let word = 0; word < first.length; word += 1) if (first[word] === turn && second[word] === turn) common += 1;
    return common / (size + other - common) >= sameForm;
  };
};

const numberOf = (numbers: Map<string, number>, word: string): number => {
  const known = numbers.get(word) ?? numbers.size;
  numbers.set(word, known);
  return known;
};
