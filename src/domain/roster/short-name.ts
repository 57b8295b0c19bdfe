import { foldText } from '../text/fold-text.ts';
import { frequentGivenNames } from './given-names.ts';
import { compareNames, generationKind, generationsOf, isTitle, nameWords } from './identity.ts';

/** A name's words in their order; `given` where it is known that the first given name leads. */
interface Ordered {
  readonly words: readonly string[];
  readonly given: boolean;
}

/** `Dr.`, `Pani`: not before a comma, where a surname stands. */
const withoutTitles = (name: string): string => {
  const words = name.split(' ').filter((word) => word !== '');
  const from = words.findIndex((word) => !isTitle(foldText(word)));
  return words.slice(Math.max(from, 0)).join(' ');
};

const ordered = (name: string): Ordered => {
  const at = name.indexOf(',');
  const [before, behind] = [name.slice(0, at), name.slice(at + 1)].map(withoutTitles);
  const split = at > 0 && nameWords(before!).length > 0 && nameWords(behind!).length > 0;
  const whole = split ? `${behind} ${before}` : withoutTitles(name);
  const generations = generationsOf(name);
  return { words: nameWords(whole).filter((word) => !generations.includes(word)), given: split };
};

/** A legal form behind a name: half of all firms have it in common. */
const legalForm =
  / (?:s ?l(?: ?[ulp])?|s ?a(?: ?u)?(?: de c ?v)?|s de r ?l(?: de c ?v)?|s ?a ?s|s ?c ?p?|s r ?l|c ?b|sp z o ?o(?: sp k)?|sp [jkp]|ltd|limited|llc|inc|plc|gmbh)$/;
const isFirm = (name: string): boolean => legalForm.test(foldText(name));

/** `Słońce Sp. z o.o.` is not `Słońce Polskie Sp. z o.o.` */
const isSameFirm = (a: string, b: string): boolean => {
  const [left, right] = [a, b].map((name) => foldText(name).replace(legalForm, '').split(' ').sort().join(' '));
  return left === right;
};

/** All words of one name stand in the other, and there are two at least, and they call one person. */
export const isWholeName = (a: string, b: string): boolean => {
  if (isFirm(a) && isFirm(b)) return isSameFirm(a, b);
  if (compareNames(a, b) !== 'agree' || generationKind(a) !== generationKind(b)) return false;
  const [left, right] = [ordered(a), ordered(b)];
  return left.words.length <= right.words.length ? isShortFor(left, right) : isShortFor(right, left);
};

/**
 * `José López` is short for `José Luis López García` and `López García José`, and not for `María José López`: the first
 * given name and the first surname stay when a name gets shorter.
 */
const isShortFor = (few: Ordered, many: Ordered): boolean => {
  const [first] = many.words;
  const kept = many.words.filter((word) => few.words.includes(word));
  if (few.words.length < 2 || kept.length < few.words.length || first === undefined || kept[0] !== first) return false;
  if (many.given) return few.given ? few.words[0] === first : isRotation(few.words, kept);
  if (!isRotation(few.words, kept)) return false;
  return isGiven(first) || !(dropsGivenName(few, many.words) || dropsAllGiven(few, many.words));
};

/** Surnames may come first or last, but `García López` is not `López García`, nor `José María` `María José`. */
const isRotation = (one: readonly string[], other: readonly string[]): boolean => {
  const at = other.indexOf(one[0]!);
  return [...other.slice(at), ...other.slice(0, at)].every((word, index) => word === one[index]);
};

/** `Mora Sanz` is the surname of the whole family. */
const dropsAllGiven = (few: Ordered, many: readonly string[]): boolean => {
  const last = many.findLastIndex((word) => few.words.includes(word));
  return !few.words.some(isGiven) && many.slice(last + 1).some(isGiven);
};

const isGiven = (word: string): boolean => frequentGivenNames.has(word);

/** Where the surnames may stand first: whether a given name was left out right before one that was kept. */
const dropsGivenName = (few: Ordered, many: readonly string[]): boolean => {
  const isReversed = few.words[0] !== many[0];
  const keptAt = (at: number): boolean => few.words.includes(many[at] ?? '');
  return many.some((word, at) => {
    if (keptAt(at) || !keptAt(at + 1)) return false;
    const next = many[at + 1]!;
    if (isReversed && next !== few.words[0]) return false;
    // Two left out in a row: a second surname and a given name.
    if (!keptAt(at - 1)) return true;
    return isGiven(word) && (isReversed || isGiven(next));
  });
};
