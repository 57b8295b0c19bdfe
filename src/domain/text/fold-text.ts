/** Lower case without accents; everything but a–z and 0–9 becomes one space. For comparing words, never for showing. */
export const foldText = (text: string): string => {
  const lower = text.toLowerCase();
  if (/^[a-z0-9]*$/.test(lower)) return lower;
  const plain = /^[\0-\x7f]*$/.test(lower) ? lower : withoutAccents(lower);
  return plain.replace(/[^a-z0-9]+/g, ' ').trim();
};

const withoutAccents = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('ł', 'l');

/** Texts say the same words again and again, and folders the same texts. */
const knownWords = new Map<string, readonly string[]>();
const mostKnown = 20_000;

const foldedWord = (run: string): readonly string[] => {
  const known = knownWords.get(run);
  if (known !== undefined) return known;
  if (knownWords.size >= mostKnown) knownWords.clear();
  const words = foldText(run)
    .split(' ')
    .filter((word) => word !== '');
  knownWords.set(run, words);
  return words;
};

/** The words of `foldText`, of a long text: each different one is folded once. */
export const foldedWords = (text: string): readonly string[] => {
  const words: string[] = [];
  for (const run of text.split(' ')) {
    if (run !== '') for (const word of foldedWord(run)) words[words.length] = word;
  }
  return words;
};

/** Characters that show nothing: soft hyphen, zero-width marks, direction marks, byte order mark. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
const allInvisible = new RegExp(invisible, 'g');

export const isInvisible = (letter: string | undefined): boolean => letter !== undefined && invisible.test(letter);

/** The same without the joiners that emoji families, Persian and Indic words are written with. */
const idle = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
const allIdle = new RegExp(idle, 'g');

/** What is sent: only what shows nothing and joins nothing is left out. */
export const withoutIdle = (text: string): string => (idle.test(text) ? text.replace(allIdle, '') : text);

export const withoutInvisible = (text: string): string =>
  invisible.test(text) ? text.replace(allInvisible, '') : text;

/** One space for every run of white space, no-break spaces and line breaks included. */
export const tidyText = (text: string): string => {
  const visible = withoutInvisible(text).trim();
  return /[^\S ]| {2}/.test(visible) ? visible.replace(/\s+/g, ' ') : visible;
};

const likeness: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201a\u201b\u2032\u00b4`\u02bc]/g, "'"],
  [/[\u201c-\u201f\u00ab\u00bb\u2033\u301d-\u301f]/g, '"'],
  [/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, '-'],
];

/** Headings, fields and names of files in one spelling: NFC, plain quotes, dashes and spaces. For comparing, never for sending. */
export const plainSpelling = (text: string): string => {
  const tidy = tidyText(text);
  if (/^[\0-\x7f]*$/.test(tidy)) return tidy;
  return likeness.reduce((done, [alike, plain]) => done.replace(alike, plain), tidy.normalize('NFC'));
};

/** `ManagerEmail`, `IDEmpleado`, `firstName` as the words they are made of. */
export const splitCamelCase = (text: string): string =>
  /[\p{Ll}\p{Lu}]\p{Lu}/u.test(text)
    ? text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    : text;

/** Words of a heading, folded: `ManagerEmail` has two; none for a blank one. */
export const headingWords = (heading: string): string[] =>
  foldText(splitCamelCase(heading))
    .split(' ')
    .filter((word) => word !== '');
