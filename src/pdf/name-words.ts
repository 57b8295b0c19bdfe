import { noNames } from './identity-labels.ts';

export const noNameWords: ReadonlySet<string> = new Set(noNames);
const mostWords = 7;

const sum = /(?<![\d.,])\d{1,3}(?:[.,' ]?\d{3})*[.,]\d{2}(?!\d)/g;

export const amountsOf = (line: string): number => line.match(sum)?.length ?? 0;

const bare = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/Ł/g, 'L')
    .replace(/[^A-ZÑ]/g, '');

/** `… del trabajador a las cotizaciones`: the sentence goes on, and no name begins so. */
const goesOn = /^\s*(?:AL? (?:LA|LAS|LOS|SUS?|EST[AE]S?|CARGO|CUENTA)|SEG[UÚ]N|CONFORME|MEDIANTE|SOBRE|DURANTE) /;

/** A name a line begins with, behind a number of the person. */
export const wordsOfName = (line: string): string | undefined => {
  if (goesOn.test(line)) return undefined;
  const words = firstWords(line);
  const long = words.filter((word) => bare(word).length > 1);
  return long.length >= 2 ? words.join(' ').replace(/,$/, '') : undefined;
};

/** The words a line begins with, as long as they may be of a name. */
export const firstWords = (line: string): readonly string[] => {
  const words: string[] = [];
  for (const word of line
    .trim()
    .replace(/^(?:(?:[A-Z]{1,3}[-/]?)?\d{1,10}[A-Z]?[ .:-]+){1,3}/, '')
    .split(' ')) {
    if (!/^\p{L}[\p{L}'’.-]*,?$/u.test(word) || noNameWords.has(bare(word)) || words.length === mostWords) break;
    words.push(word);
    if (/\p{L}{3,}\.$/u.test(word)) break;
  }
  return words;
};
