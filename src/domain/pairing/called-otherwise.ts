import { alsoNames, otherPerson, type Finding } from './both-sides.ts';
import { isCutShort } from './cut-name.ts';
import { standTogether } from './name-together.ts';
import { holderOfPerson, type Holder } from './holder.ts';
import { holderOfPdf, nameBeside, namesOf, printsName, strangeName } from './pdf-holder.ts';
import type { PairingContext } from './pairing-context.ts';
import { personOfDocument } from './receipt-folder.ts';
import { areTwoNames, nameWords } from '../roster/identity.ts';
import { personKey } from '../roster/person.ts';
import type { DocumentFacts } from '../receipt/receipt.ts';
import type { Entry } from '../roster/roster.ts';

/** Whether two names are of the same words. */
export const isSameName = (a: string, b: string): boolean => {
  const [left, right] = [nameWords(a), nameWords(b)];
  return left.length === right.length && left.every((word) => right.includes(word)) && !areTwoNames(a, b);
};

/** What the name in a file says against a row, whatever id they share: a column of ids may have slipped by a line. */
export const judgeCalled = (entry: Entry, facts: DocumentFacts, context: PairingContext): Finding | undefined =>
  nameWords(entry.person.name).length < 2
    ? undefined
    : facts.format === 'xml'
      ? calledInXml(entry, facts, context)
      : calledInPdf(entry, facts, context);

const calledInXml = (entry: Entry, facts: DocumentFacts, context: PairingContext): Finding | undefined => {
  const person = personOfDocument(facts);
  const { name } = person;
  if (name === '' || !areTwoNames(entry.person.name, name)) return undefined;
  const holder = holderOfPerson(person);
  const isAnothers = othersNear(entry, holder, context).some((other) => isSameName(other.person.name, name));
  if (isAnothers) return otherPerson(entry, facts, context);
  const { taxId, nationalId, employeeNumber } = entry.person;
  const agreeing = [taxId, nationalId].filter((id) => holder.holds(id)).length;
  // A nickname beside two that agree; one alone may stand a line too low.
  const isSure = agreeing > 1 || (agreeing > 0 && holder.compareNumber(employeeNumber) === 'agree');
  return isSure ? undefined : alsoNames([entry.person.name, name]);
};

const calledInPdf = (entry: Entry, facts: DocumentFacts, context: PairingContext): Finding | undefined => {
  const { employers } = context.folder;
  const { name } = entry.person;
  const other = strangeName(facts, name, employers) || nameBeside(facts, name, employers);
  if (other !== '') return isTheirs(entry, other, facts, context) ? undefined : alsoNames([name, other]);
  if (namesOf(facts).length > 0 || standTogether(facts, nameWords(name))) return undefined;
  const near = othersNear(entry, holderOfPdf(facts, employers), context);
  const another = near.find(({ person }) => areTwoNames(person.name, name) && isPrinted(person.name, facts, context));
  const called = another?.person.name ?? nameAtId(entry, facts);
  return called === '' ? undefined : alsoNames([name, called]);
};

/** Cut short at the edge of its box, where an id says whose it is and nobody else in the sheet can be meant. */
const isTheirs = (entry: Entry, cut: string, facts: DocumentFacts, context: PairingContext): boolean => {
  const { name, taxId, nationalId } = entry.person;
  if (!isCutShort(cut, name)) return false;
  const holder = holderOfPdf(facts, context.folder.employers);
  if (!holder.holds(taxId) && !holder.holds(nationalId)) return false;
  return !othersNear(entry, holder, context).some(
    ({ person }) => isCutShort(cut, person.name) || isSameName(cut, person.name),
  );
};

/** A name right beside the row's id that has a word of the row's name and is another one. */
const nameAtId = ({ person }: Entry, facts: DocumentFacts): string => {
  const words = nameWords(person.name);
  const ids = [person.taxId, person.nationalId].filter((id) => id !== '' && facts.compactText.includes(id));
  if (ids.length === 0) return '';
  const lines = (facts.lines ?? facts.text ?? '').split('\n');
  const at = lines.findIndex((line) => ids.some((id) => line.replace(/[\s./-]/g, '').includes(id)));
  const beside = [lines[at - 1], lines[at], lines[at + 1]].flatMap((line = '') => line.match(wordsOnly) ?? []);
  return beside.find((each) => isLikeName(each, words) && areTwoNames(each, person.name))?.trim() ?? '';
};

const wordsOnly = /(?<![\p{L}\d/.])\p{L}[\p{L}'’ ,-]{4,60}(?![\p{L}\d/.:])/gu;
const isLikeName = (text: string, words: readonly string[]): boolean => {
  const own = nameWords(text);
  return own.length >= 2 && own.length <= 5 && own.some((word) => words.includes(word));
};

const fewestFiles = 3;

/** In full, and not in most files of the folder: that is who signs them. */
const isPrinted = (name: string, facts: DocumentFacts, { folder }: PairingContext): boolean => {
  if (nameWords(name).length < 2 || !printsName(facts, name)) return false;
  const count = folder.pdfs.filter((pdf) => printsName(pdf.facts, name)).length;
  return count < fewestFiles || count <= folder.pdfs.length / 2;
};

const othersNear = (entry: Entry, holder: Holder, { rows }: PairingContext): readonly Entry[] => {
  const own = personKey(entry.person);
  return rows.nearByName(holder).filter(({ person }) => personKey(person) !== own && nameWords(person.name).length > 1);
};
