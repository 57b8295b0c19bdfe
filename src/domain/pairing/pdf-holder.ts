import type { Agreement, Holder } from './holder.ts';
import { calledInFull, standTogether, twoStandTogether } from './name-together.ts';
import { isPersonsClaim, personalIds } from './one-person.ts';
import { foldedWords } from '../text/fold-text.ts';
import { areTwoNames, comparableNumber, nameInitials, nameWords, wholeWord } from '../roster/identity.ts';
import { formOf } from '../roster/national-ids.ts';
import { isNobodys } from '../roster/person.ts';
import { isWholeName } from '../roster/short-name.ts';
import type { DocumentFacts, IdentityClaim } from '../receipt/receipt.ts';
import type { Person } from '../roster/roster.ts';

/** What is looked up again and again in one PDF's text; computed when first asked for. */
interface TextIndex {
  readonly ids: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  /** Numbers behind a word that only says that they are one: `Clave: 0044`. */
  readonly keyed: ReadonlySet<string>;
  readonly numbered: readonly NumberedName[];
}

/** A line that is a number and a name, and nothing else: `816 QUIÑONES JUÁREZ GUADALUPE`. */
interface NumberedName {
  readonly number: string;
  readonly name: string;
}

const numberedLine = /^((?:[A-Z]{1,3}[-/]?)?\d{1,10})[ .:-]+(\p{L}[\p{L}'’.-]*(?:,? \p{L}[\p{L}'’.-]*){1,5})$/gmu;

const numberedIn = (lines: string): readonly NumberedName[] =>
  [...lines.matchAll(numberedLine)].map(([, number = '', name = '']) => ({ number: comparableNumber(number), name }));

const keyed =
  /(?<!(?:LISTA|P[ŁL]AC|PERIODO|QUINCENA|SEMANA|CATORCENA|GRUPO|COTIZACI[OÓ]N|TARIFA|RACHUNEK|CUENTA|CTA|CONCEPTO|POSTAL)[ .:]{1,3})(?<![A-Z])(?:CLAVE|C[OÓ]D(?:IGO)?|N[UÚ]M(?:ERO)?|NR|NRO|N[º°]|ID)[ .:#º°]{1,4}([A-Z0-9][A-Z0-9-]{0,14})(?![A-Z0-9/.,])/g;

const indexes = new WeakMap<DocumentFacts, TextIndex>();

const indexOf = (facts: DocumentFacts): TextIndex => {
  const known = indexes.get(facts);
  if (known !== undefined) return known;
  const text = facts.text ?? '';
  const runs = text.match(/[A-Z0-9Ñ&]+(?:[-./][A-Z0-9Ñ&]+)*/g) ?? [];
  const withDigit = runs.filter((run) => /\d/.test(run));
  const made = {
    ids: new Set(withDigit.flatMap((run) => [run.replace(/[-./]/g, ''), ...run.split(/[-./]/)])),
    numbers: new Set(withDigit.filter(isNumberOfSomebody).map(comparableNumber)),
    words: new Set(foldedWords(text).map(wholeWord)),
    keyed: new Set(
      [...text.matchAll(keyed)].flatMap(([label, number = '']) =>
        number.length < 3 && !label.startsWith('CLAVE') ? [] : [comparableNumber(number)],
      ),
    ),
    numbered: numberedIn(facts.lines ?? ''),
  };
  indexes.set(facts, made);
  return made;
};

/** Short numbers, years, dates and amounts stand in every receipt: unlabelled, they are nobody's number. */
export const isNumberOfSomebody = (run: string): boolean =>
  run.length >= 3 && !/^(19|20)\d\d$/.test(run) && !/^\d+\.\d+$/.test(run) && !/^\d+[-/.]\d+[-/.]\d+$/.test(run);

/** The people a PDF's text names. `employers` are ids of issuers, which every receipt prints. */
export const holderOfPdf = (facts: DocumentFacts, employers: ReadonlySet<string>): Holder => {
  const claims = personalIds(facts, employers);
  const seen = claims.filter(({ hidden }) => hidden !== true).map(({ value }) => value);
  const claimed = new Set((facts.holders ?? []).map(({ value }) => value));
  // Ids set apart letter by letter are in the text without its spaces only, and nothing says whose they are.
  const unclaimed = (values: readonly string[]) =>
    values.filter((id) => id !== '' && !claimed.has(id) && !employers.has(id) && !isNobodys(id));
  const taxIds = distinct([
    ...idsOf(claims, 'taxId'),
    ...unclaimed(facts.people.map(({ taxId }) => taxId)),
    ...companiesOf(facts, employers),
  ]);
  const nationalIds = distinct([
    ...idsOf(claims, 'nationalId'),
    ...idsOf(claims, 'socialSecurity'),
    ...unclaimed(facts.people.map(({ nationalId }) => nationalId)),
  ]);
  const labelled = distinct(
    [...facts.people.map(({ employeeNumber }) => employeeNumber), ...numbersOf(facts, employers)].map(comparableNumber),
  );
  const forms = new Set([...taxIds, ...nationalIds].map(formOf));
  const named = [...forms].some((form) => form !== undefined && form !== 'company');
  const index = () => indexOf(facts);
  return {
    exact: false,
    taxIds,
    nationalIds,
    ids: () => (named ? [...taxIds, ...nationalIds] : index().ids),
    numbers: () => (labelled.length > 0 ? labelled : index().numbers),
    words: () => index().words,
    holds: (id) => {
      if (id === '' || employers.has(id) || isNobodys(id)) return false;
      if (seen.includes(id) || taxIds.concat(nationalIds).some((own) => own === id && !claimed.has(id))) return true;
      // It is printed, but as somebody else's; or the text has another one of its form.
      const form = formOf(id);
      if (claimed.has(id) || (form !== undefined && form !== 'company' && forms.has(form))) return false;
      return index().ids.has(id) ? id.length >= 6 : id.length >= 9 && standsApart(facts, id);
    },
    compareNumber: (number): Agreement => {
      const wanted = comparableNumber(number);
      if (wanted === '') return 'unclear';
      if (labelled.length > 0) return labelled.includes(wanted) ? 'agree' : 'differ';
      const isSaid = index().keyed.has(wanted) || index().numbered.some((line) => line.number === wanted);
      return isSaid ? 'agree' : 'unclear';
    },
    // All of the name, unless a number says the same: a text of two hundred words holds two words of many names.
    compareName: (name): Agreement => {
      const wanted = nameWords(name);
      const found = wanted.filter((word) => index().words.has(word));
      if (found.length === 0 && wanted.length >= 2 && namesOf(facts).length > 0) return 'differ';
      const isWhole =
        found.length === wanted.length && nameInitials(name).every((initial) => hasInitial(facts, index(), initial));
      if (found.length < 2 || !(isWhole || labelled.length > 0)) return 'unclear';
      if (namesOf(facts).length > 0 && namesOf(facts).every((own) => areTwoNames(own, name))) return 'unclear';
      if (isLabelled(facts, name)) return 'agree';
      return !signsIt(facts, name) && twoStandTogether(facts, name, found) ? 'agree' : 'unclear';
    },
    saysName: (name) => {
      const names = namesOf(facts);
      return names.length > 0 ? names.some((own) => isWholeName(name, own)) : isSaidOfHolder(facts, name);
    },
  };
};

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values.filter((value) => value !== ''))];

const idsOf = (claims: readonly IdentityClaim[], kind: IdentityClaim['kind']): readonly string[] =>
  claims.filter((claim) => claim.kind === kind).map(({ value }) => value);

const companiesOf = ({ people }: DocumentFacts, employers: ReadonlySet<string>): readonly string[] =>
  people.map(({ taxId }) => taxId).filter((id) => formOf(id) === 'company' && !employers.has(id) && !isNobodys(id));

const visible = ({ holders = [] }: DocumentFacts, kind: IdentityClaim['kind']): readonly IdentityClaim[] =>
  holders.filter((claim) => claim.kind === kind && claim.hidden !== true);

const numbersOf = (facts: DocumentFacts, employers: ReadonlySet<string>): readonly string[] =>
  visible(facts, 'number')
    .filter((claim) => isPersonsClaim(claim, employers))
    .map(({ value }) => value);

/** Another number that stands before the row's own name, where no label gives one; '' where there is none. */
export const otherNumber = (facts: DocumentFacts, { name, employeeNumber }: Person): string => {
  const wanted = comparableNumber(employeeNumber);
  if (wanted === '' || nameWords(name).length < 2) return '';
  const own = indexOf(facts).numbered.filter((line) => isWholeName(name, line.name));
  return own.some(({ number }) => number === wanted) ? '' : (own[0]?.number ?? '');
};

/** Names that a label says are the holder's. */
export const namesOf = (facts: DocumentFacts): readonly string[] =>
  visible(facts, 'name')
    .filter(({ whose }) => whose === 'holder')
    .map(({ value }) => value);

/** Names of which one alone can be the holder's: behind one label each, or of the lines of one list. */
export const namesApart = (facts: DocumentFacts): readonly (readonly string[])[] => {
  const behind = new Map<string, readonly string[]>();
  for (const { whose, label, value } of visible(facts, 'name'))
    if (whose === 'holder') behind.set(label, [...(behind.get(label) ?? []), value]);
  return [...behind.values(), ...(facts.lists ?? []).map((list) => list.map(({ name }) => name))];
};

/** A name that a label says is the holder's and that cannot be this one; '' where there is none. */
export const strangeName = (facts: DocumentFacts, name: string, employers: ReadonlySet<string>): string =>
  name === ''
    ? ''
    : (visible(facts, 'name')
        .filter(({ whose, value }) => whose === 'holder' && !employers.has(value))
        .map(({ value }) => value)
        .find((value) => areTwoNames(value, name)) ?? '');

/** Somebody of another name who is paid by this file, or stands in one list with this person; '' where there is none. */
export const nameBeside = (facts: DocumentFacts, name: string, employers: ReadonlySet<string>): string => {
  if (name === '') return '';
  const payees = visible(facts, 'name').filter(({ whose, value }) => whose === 'unsaid' && !employers.has(value));
  const others = [...payees.map(({ value }) => value), ...listedWith(facts, name)];
  return others.find((value) => areTwoNames(value, name)) ?? '';
};

/** Two amounts behind a name, lines like its own, or a label that gives it, tell a line of a list from a word of the text. */
const listedWith = (facts: DocumentFacts, name: string): readonly string[] => {
  const labelled = namesOf(facts);
  const list = (facts.lists ?? []).find((lines) =>
    lines.some(
      (line) =>
        isWholeName(line.name, name) && (line.amounts > 1 || line.alike === true || labelled.includes(line.name)),
    ),
  );
  return (list ?? []).map((line) => line.name);
};

/** Whether the text prints a name in full, and not as a boss's or a relative's. */
export const printsName = (facts: DocumentFacts, name: string): boolean =>
  !isOthers(facts, name) && saysInFull(facts, name);

const isSaidOfHolder = (facts: DocumentFacts, name: string): boolean =>
  !signsIt(facts, name) && saysInFull(facts, name) && calledInFull(facts, name);

/** Who made or signs a payslip is not whom it is for. */
const signsIt = (facts: DocumentFacts, name: string): boolean => isOthers(facts, name, signers);

const signers =
  /^(?:ELABORO|REVISO|AUTORIZO|FIRMADO|JEF|SUPERVISOR|RESPONSABLE|REP|APODERAD|PRZELOZON|KIEROWNIK|SPORZADZIL|ZATWIERDZIL|PODPISAN|KSIEGOW|KADROW|MANAGER|PREPARED|APPROVED|SIGNED|DIGITALLY)/;

/** A label gives this name to who signs, to a relative, to the employer. */
export const isGivenToOthers = (facts: DocumentFacts, name: string): boolean => isOthers(facts, name);

const isOthers = (facts: DocumentFacts, name: string, labels = /^/): boolean => {
  const words = nameWords(name);
  return visible(facts, 'name').some(({ whose, value, label }) => {
    const said = nameWords(value);
    const isTheirs = whose !== 'holder' && whose !== 'unsaid' && labels.test(label);
    return isTheirs && words.every((word) => said.includes(word));
  });
};

const saysInFull = (facts: DocumentFacts, name: string): boolean => {
  const words = nameWords(name);
  return words.length >= 2 && words.every((word) => indexOf(facts).words.has(word)) && standTogether(facts, words);
};

/** A label gives this name to the holder, in one line or in parts. */
const isLabelled = (facts: DocumentFacts, name: string): boolean =>
  namesOf(facts).some((own) => isWholeName(name, own));

/** An initial stands for a word of the name a label gives, or as a letter of its own. */
const hasInitial = (facts: DocumentFacts, { words }: TextIndex, initial: string): boolean => {
  const names = namesOf(facts);
  if (names.length === 0) return words.has(initial);
  return names.some((name) => [...nameWords(name), ...nameInitials(name)].some((part) => part.startsWith(initial)));
};

/** The id with what may stand between its characters, and not in the middle of something longer. */
const standsApart = ({ compactText, text = '' }: DocumentFacts, id: string): boolean => {
  if (!compactText.includes(id)) return false;
  const spread = [...id].map((character) => character.replace(/[^A-Z0-9]/, '[$&]')).join('[ ./-]{0,2}');
  return new RegExp(`(?<![A-Z0-9Ñ])${spread}(?![A-Z0-9Ñ])`).test(text);
};
