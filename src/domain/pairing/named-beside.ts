import { isCutShort } from './cut-name.ts';
import { sortedWords } from './folder-employers.ts';
import { folderTally } from './folder-tally.ts';
import type { PairingContext } from './pairing-context.ts';
import { isGivenToOthers } from './pdf-holder.ts';
import type { ReadDocument } from './receipt-folder.ts';
import { frequentGivenNames } from '../roster/given-names.ts';
import { areTwoNames, nameWords } from '../roster/identity.ts';
import type { DocumentFacts } from '../receipt/receipt.ts';
import type { Entry } from '../roster/roster.ts';

/**
 * Somebody else whom a PDF names by no label: a second line of a list, the person of a slip that the row's person signs.
 * '' where there is none. Who is printed in most files is of the house, and so is whom a label says to be another's.
 */
export const namedBeside = ({ person }: Entry, facts: DocumentFacts, { folder, input }: PairingContext): string => {
  const words = nameWords(person.name);
  // Who sends an invoice may be a person, and no label says that it is theirs.
  if (words.length < 2 || input.kind !== 'payroll') return '';
  const others = (facts.bareNames ?? []).map((name) => otherIn(name, person.name, words));
  const isTheirs = (name: string): boolean =>
    name !== '' &&
    !isOfTheHouse(name, folder.pdfs) &&
    !isGivenToOthers(facts, name) &&
    !standsBeforeId(name, facts, folder.pdfs);
  return others.find(isTheirs) ?? '';
};

/** `Julián Mas 00000001R` in every file: the id behind the name is judged for itself, and says no more than it. */
const standsBeforeId = (name: string, { text = '' }: DocumentFacts, pdfs: readonly ReadDocument[]): boolean => {
  const at = text.indexOf(name);
  const isId =
    at >= 0 && /^[ ,:-]{1,3}[A-Z]?\d{7,11}[A-Z]?(?![A-Z0-9])/.test(text.slice(at + name.length, at + name.length + 20));
  return isId && pdfs.length > 1 && timesPrinted(sortedWords(name), pdfs) === pdfs.length;
};

/** Two names may stand side by side, as heads of columns do. */
const otherIn = (name: string, own: string, words: readonly string[]): string => {
  const said = nameWords(name);
  const isOwn = words.every((word) => said.includes(word));
  if (!isOwn) return areTwoNames(name, own) && !isCutShort(name, own) ? name : '';
  const from = said.findIndex((word) => words.includes(word));
  const end = said.findLastIndex((word) => words.includes(word)) + 1;
  // `JOSE LUIS LOPEZ GARCIA` is all of José López's name.
  if (end - from > words.length) return '';
  const rest = [said.slice(0, from), said.slice(end)].find(
    (part) => part.length >= 2 && part.some((word) => frequentGivenNames.has(word)),
  );
  return rest === undefined ? '' : rest.join(' ').toUpperCase();
};

const fewest = 3;
const timesPrinted = folderTally(({ bareNames = [] }) => bareNames.map(sortedWords));

const isOfTheHouse = (name: string, pdfs: readonly ReadDocument[]): boolean => {
  const count = timesPrinted(sortedWords(name), pdfs);
  return count >= fewest && count > pdfs.length / 2;
};
