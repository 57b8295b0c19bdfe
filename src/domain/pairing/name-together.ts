import { generationsOf, nameWords, wholeWord } from '../roster/identity.ts';
import { frequentGivenNames } from '../roster/given-names.ts';
import { isWholeName } from '../roster/short-name.ts';
import { foldedWords } from '../text/fold-text.ts';
import type { DocumentFacts } from '../receipt/receipt.ts';

/** A word of a text, and whether a line or a label ends behind it. */
interface Said {
  readonly word: string;
  readonly ends: boolean;
}

/** On one line so many other words may stand between the parts of a name: a second given name, a label. */
const mostBetween = 3;
/** A name broken over lines may have so many labels and numbers between, and nothing that may be a name. */
const mostBesides = 6;

const labels: ReadonlySet<string> = new Set(
  (
    'nombre nombres apellido apellidos paterno materno name names surname first last given family imie imiona nazwisko ' +
    'nif dni nie rfc curp nss naf nip pesel num numero nro clave codigo employee empleado trabajador pracownik ewid'
  ).split(' '),
);

const isNoName = (word: string): boolean => word.length < 3 || /\d/.test(word) || labels.has(word);

const known = new WeakMap<DocumentFacts, readonly Said[]>();

const saidIn = (facts: DocumentFacts): readonly Said[] => {
  const before = known.get(facts);
  if (before !== undefined) return before;
  const said = saidBy(facts.lines ?? facts.text ?? '');
  known.set(facts, said);
  return said;
};

/** `C/ Luis Vives 3 - Mora de Rubielos`: streets are called after people, and towns as people are. */
const streetFirst =
  /^\s*(?:c\/|calle|avda|avenida|av\.|plaza|pza|paseo|carretera|ctra|camino|ronda|ul\.|ulica|al\.|aleja|os\.|osiedle|pl\.|col\.|colonia)(?![a-z])/i;
const streetLast = /\b(?:street|road|avenue|lane|st\.|rd\.|ave\.)/gi;

/** Word by word: a search for a number and a street behind it would go through a long line for each number. */
const isStreet = (part: string): boolean => {
  const first = streetFirst.exec(part)?.[0];
  if (first !== undefined && /\d|s\/n/i.test(part.slice(first.length))) return true;
  const last = [...part.matchAll(streetLast)].at(-1);
  return last !== undefined && /\d/.test(part.slice(0, last.index));
};

const saidBy = (text: string): readonly Said[] => {
  const said: Said[] = [];
  for (const part of text.split(/[\n:]/)) {
    if (isStreet(part)) continue;
    const words = foldedWords(part);
    for (let at = 0; at < words.length; at += 1)
      said[said.length] = { word: wholeWord(words[at]!), ends: at === words.length - 1 };
  }
  return said;
};

/** Whether a document says these words of a name side by side, in any order. */
export const standTogether = (facts: DocumentFacts, wanted: readonly string[]): boolean =>
  wanted.length > 0 && timesTogether(saidIn(facts), wanted, 1) > 0;

/** Whether this name is all of the name wherever its words stand side by side: `José López` is a part of `María José López`. */
export const calledInFull = (facts: DocumentFacts, name: string): boolean => {
  const said = saidIn(facts);
  const wanted = new Set(nameWords(name));
  const found: string[] = [];
  for (let at = 0; at < said.length; at += 1) {
    const end = wanted.has(said[at]!.word) ? endOfName(said, at, wanted) : undefined;
    if (end === undefined) continue;
    found.push(nameAround(said, at, end, wanted));
    at = end;
  }
  return found.length > 0 && found.every((each) => isWholeName(name, each));
};

/** With the given names right before it, and what makes a son of a father right behind it. */
const nameAround = (said: readonly Said[], from: number, end: number, wanted: ReadonlySet<string>): string => {
  let first = from;
  while (first > 0 && !said[first - 1]!.ends && frequentGivenNames.has(said[first - 1]!.word)) first -= 1;
  const line = said.slice(end, end + 4);
  const lineEnd = line.findIndex(({ ends }) => ends);
  const behind = line.slice(0, lineEnd < 0 ? line.length : lineEnd + 1).map(({ word }) => word);
  const inside = said.slice(first, end + 1).map(({ word }) => word);
  const words = inside.filter((word) => wanted.has(word) || !isNoName(word));
  return [...words, ...generationsOf(behind.join(' '))].join(' ');
};

/** How often a text says a name, its words side by side. */
export const timesNamed = (text: string, name: readonly string[]): number => {
  const { said, words } = keptBy(text);
  return name.every((word) => words.has(word)) ? timesTogether(said, name, Number.POSITIVE_INFINITY) : 0;
};

interface Kept {
  readonly said: readonly Said[];
  readonly words: ReadonlySet<string>;
}

/** A page is asked for the names of one person after another. */
const kept = new Map<string, Kept>();
const mostKept = 200;

const keptBy = (text: string): Kept => {
  const before = kept.get(text);
  if (before !== undefined) return before;
  const said = saidBy(text);
  const made = { said, words: new Set(said.map(({ word }) => word)) };
  if (kept.size >= mostKept) kept.clear();
  kept.set(text, made);
  return made;
};

const timesTogether = (said: readonly Said[], name: readonly string[], most: number): number => {
  const wanted = new Set(name);
  let times = 0;
  for (let at = 0; at < said.length && times < most; at += 1) {
    if (!wanted.has(said[at]!.word)) continue;
    const end = endOfName(said, at, wanted);
    if (end === undefined) continue;
    times += 1;
    at = end;
  }
  return times;
};

/** Where the name that begins here ends; undefined where it is none. */
const endOfName = (said: readonly Said[], from: number, wanted: ReadonlySet<string>): number | undefined => {
  const left = new Set(wanted);
  let [strange, besides, broken] = [0, 0, false];
  for (let at = from; at < said.length; at += 1) {
    const { word, ends } = said[at]!;
    if (wanted.has(word)) left.delete(word);
    else if (isNoName(word)) besides += 1;
    else strange += 1;
    if (left.size === 0) return at;
    broken ||= ends;
    if (strange > (broken ? 0 : mostBetween) || strange + besides > mostBesides) return undefined;
  }
  return undefined;
};

/** Whether a name stands there in full, or two words of it without another name's beside them. */
export const twoStandTogether = (facts: DocumentFacts, name: string, found: readonly string[]): boolean => {
  if (found.length === nameWords(name).length) return standTogether(facts, found);
  const pairs = found.flatMap((word, at) => found.slice(at + 1).map((other) => new Set([word, other])));
  const said = saidIn(facts);
  return pairs.some((pair) => said.some((_, at) => isShortAt(said, at, pair, name)));
};

const isShortAt = (said: readonly Said[], at: number, pair: ReadonlySet<string>, name: string): boolean => {
  const end = pair.has(said[at]!.word) ? endOfName(said, at, pair) : undefined;
  if (end === undefined) return false;
  const isWord = (each: Said | undefined): each is Said => each !== undefined && !isNoName(each.word);
  const [before, behind] = [said[at - 1], said[end + 1]];
  const words = said.slice(at, end + 1).filter((each) => pair.has(each.word) || isWord(each));
  const around = [
    ...(isWord(before) && !before.ends ? [before] : []),
    ...words,
    ...(isWord(behind) && !said[end]!.ends ? [behind] : []),
  ];
  return isWholeName(name, around.map(({ word }) => word).join(' '));
};
