import { foldText, tidyText } from '../text/fold-text.ts';
import { frequentGivenNames } from './given-names.ts';
import { withoutLeadingZeros } from './person.ts';

/** Fillers between the words of a name; they agree with everybody's. */
const particles: ReadonlySet<string> = new Set('de del la las los el san santa von van der den da dos'.split(' '));

/** Parts of names as forms cut them: `Ma. Guadalupe Hdez.`, `Fco. Javier Mtz.` */
const cutShort: ReadonlyMap<string, string> = new Map(
  (
    'ma maria,fco francisco,fca francisca,gpe guadalupe,fdo fernando,fdez fernandez,hdez hernandez,hdz hernandez,' +
    'rdz rodriguez,rdguez rodriguez,rguez rodriguez,glez gonzalez,gzlez gonzalez,mtz martinez,mtnez martinez,' +
    'schz sanchez,dguez dominguez,jmnz jimenez,vzqz vazquez,vqz vazquez,gtz gutierrez,mdz mendez,rmz ramirez'
  )
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** The whole of a word of a name, lower case without accents, that is often cut short; else the word. */
export const wholeWord = (word: string): string => cutShort.get(word) ?? word;

/** Words before a name that are no part of it. */
const titles = /^(?:sr|sra|srta|don|dona|d|da|dr|dra|lic|ing|arq|prof|mtro|mtra|mgr|inz|pan|pani|mr|mrs|ms|miss)$/;
export const isTitle = (word: string): boolean => titles.test(word);

/** Pairing asks for the same names thousands of times. */
const knownWords = new Map<string, readonly string[]>();
const mostKnown = 10_000;

/** The words of a name that tell people apart: lower case, without accents. */
export const nameWords = (name: string): readonly string[] => {
  const known = knownWords.get(name);
  if (known !== undefined) return known;
  const all = foldText(name)
    .split(' ')
    .filter((word) => word.length > 1 && /[a-z]/.test(word))
    .map(wholeWord);
  const untitled = all.findIndex((word) => !titles.test(word));
  const telling = all
    .slice(all.length - untitled > 1 ? Math.max(untitled, 0) : 0)
    .filter((word) => !particles.has(word));
  // `Łoś Ewa`: what is a filler elsewhere is a surname where nothing else stands beside the given name.
  const words = telling.length > 1 ? telling : all;
  if (knownWords.size >= mostKnown) knownWords.clear();
  const distinct = [...new Set(words)];
  knownWords.set(name, distinct);
  return distinct;
};

/** The one-letter parts of a name: `Kumar R` and `Kumar S` are two people. A lone `y` joins two surnames. */
export const nameInitials = (name: string): readonly string[] =>
  foldText(name)
    .split(' ')
    .filter((word) => /^[a-xz]$/.test(word));

/** Father and son of one name; the first word of a name is none of these: `Sr. Juan Pérez`, `Junior Pérez`. */
const generations: ReadonlyMap<string, string> = new Map(
  'jr jr,junior jr,hijo jr,syn jr,ml jr,sr sr,senior sr,padre sr,ojciec sr,ii ii,iii iii,iv iv,nieto iii'
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** What tells apart people of one name and one family, as it is written, lower case. */
export const generationsOf = (name: string): readonly string[] => {
  if (!/\b(?:j(?:unio)?r|s(?:enio)?r|hijo|padre|nieto|syn|ojciec|m[lł]|i{2,3}|iv)(?![\p{L}])/iu.test(name)) return [];
  return foldText(name)
    .split(' ')
    .filter((word, at) => at > 0 && generations.has(word));
};

/** The same whatever it is called: `hijo`, `Jr.`. */
export const generationKind = (name: string): string =>
  [...new Set(generationsOf(name).map((word) => generations.get(word)))].join();

/**
 * `agree` from two words in common; `differ` when two full names share none, or when their one-letter parts do not fit;
 * else nothing can be said.
 */
export const compareNames = (a: string, b: string): 'agree' | 'differ' | 'unclear' => {
  const [left, right] = [nameWords(a), new Set(nameWords(b))];
  const common = left.filter((word) => right.has(word)).length;
  if (common >= 2)
    return compareGenerations(a, b) ?? (areTwoNames(a, b) ? compareInitialsOfTwo(a, b) : compareInitials(a, b));
  return common === 0 && left.length >= 2 && right.size >= 2 ? 'differ' : 'unclear';
};

/** Brothers and sisters have their surnames in common: that says nothing yet. */
const compareInitialsOfTwo = (a: string, b: string): 'differ' | 'unclear' =>
  compareInitials(a, b) === 'differ' ? 'differ' : 'unclear';

/** A son is not his father; where one name alone says it, the other may have left it out. */
const compareGenerations = (a: string, b: string): 'differ' | 'unclear' | undefined => {
  const [ofA, ofB] = [generationKind(a), generationKind(b)];
  if (ofA === ofB) return undefined;
  return ofA !== '' && ofB !== '' ? 'differ' : 'unclear';
};

/** An initial fits the same one, and a word that begins with it and is not in the other name. */
const compareInitials = (a: string, b: string): 'agree' | 'differ' | 'unclear' => {
  const [ofA, ofB] = [nameInitials(a), nameInitials(b)];
  if (ofA.length === 0 && ofB.length === 0) return 'agree';
  const unmatched = (initials: readonly string[], other: string, own: string): readonly string[] => {
    const words = nameWords(other).filter((word) => !nameWords(own).includes(word));
    const all = [...nameInitials(other), ...words];
    return initials.filter((initial) => !all.some((part) => part.startsWith(initial)));
  };
  const [strayA, strayB] = [unmatched(ofA, b, a), unmatched(ofB, a, b)];
  if (strayA.length > 0 && strayB.length > 0) return 'differ';
  const hasMore = (one: string, two: string) => nameWords(one).some((word) => !nameWords(two).includes(word));
  if (strayA.length > 0) return hasMore(b, a) ? 'unclear' : 'agree';
  return strayB.length > 0 && hasMore(a, b) ? 'unclear' : 'agree';
};

/** Gender alone tells these apart: `Daniel` and `Daniela`, `Emil` and `Emilia`. */
const isOfAnotherSex = (rest: string): boolean => rest.length === 1 || (rest.length <= 3 && rest.endsWith('a'));
const shortestWidth = 14;

/** Whether a word may be the other cut short: by a dot, by the width of a field, or to a few letters. */
const isCutFrom = (word: string, whole: string, name: string): boolean => {
  if (word === whole) return true;
  if (!whole.startsWith(word)) return false;
  const dotted = foldDots(name).includes(`${word}.`);
  if (word.length === 1 || dotted) return true;
  if (frequentGivenNames.has(word) || isOfAnotherSex(whole.slice(word.length))) return false;
  const isLast = foldText(name).endsWith(word);
  return word.length <= 4 || (isLast && name.trim().length >= shortestWidth);
};

const foldDots = (name: string): string => (name.includes('.') ? name.split('.').map(foldText).join('.') : '');

/**
 * Whether two names cannot be one person's: each has a part that the other has not, not even cut short, or one is the
 * son's.
 */
export const areTwoNames = (a: string, b: string): boolean => {
  if (generationKind(a) !== generationKind(b)) return true;
  const strange = (one: string, other: string): boolean => {
    const parts = [...nameWords(other), ...nameInitials(other)];
    const generation = generationsOf(one);
    const own = nameWords(one).filter((word) => !generation.includes(word));
    return [...own, ...nameInitials(one)].some(
      (word) => !parts.some((part) => isCutFrom(word, part, one) || isCutFrom(part, word, other)),
    );
  };
  return strange(a, b) && strange(b, a);
};

/** Employee numbers are compared without case, spaces and leading zeros: `0007` and ` 7` are one number. */
export const comparableNumber = (text: string): string =>
  withoutLeadingZeros(tidyText(text).toUpperCase().replaceAll(' ', ''));

/** Folio of a CFDI: upper case, without white space or braces, with plain hyphens. */
export const normalUuid = (text: string): string =>
  tidyText(text)
    .toUpperCase()
    .replace(/[\s{}]/g, '')
    .replace(/[\u2010-\u2015]/g, '-');

/** CURP: letters of the name, birth date, sex, state, consonants, two check characters. */
export const isCurp = (text: string): boolean => /^[A-ZÑ]{4}\d{6}[HMX][A-Z]{5}[0-9A-Z]\d$/.test(text);

/** RFC of a person (13) or a company (12). The check digit is wrong in some that exist. */
export const isRfc = (text: string): boolean =>
  /^[A-ZÑ&]{3,4}\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[A-Z0-9]{2}[0-9A]$/.test(text);

/** The RFC of a person, not of a company. */
export const isPersonal = (taxId: string): boolean => taxId.length === 13;

/** Eleven digits: the number of the Mexican social security, or a PESEL. */
export const isElevenDigits = (text: string): boolean => /^\d{11}$/.test(text);

/** A folio of the tax authority: 32 hexadecimal digits in five groups. */
export const isUuid = (text: string): boolean => /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/i.test(text);

/**
 * Ids that stand for anybody, so that they identify nobody: the generic RFC and CURP of the public and of foreigners,
 * and numbers of one digit repeated. Normalised ids of any kind; '' is nobody's too.
 */
export const isNobody = (id: string): boolean =>
  id === '' || /^X[AE]XX010101(000|[HMX][A-Z]{5}[0-9A-Z]\d)$/.test(id) || /^([0-9X])\1*$/.test(id);
