import { isPersonsClaim } from './one-person.ts';
import { isNobodys } from '../roster/person.ts';
import { comparableNumber } from '../roster/identity.ts';
import { fieldText } from '../text/field-value.ts';
import type { PairingContext } from './pairing-context.ts';
import type { DocumentFacts, IdentityClaim } from '../receipt/receipt.ts';
import type { Entry } from '../roster/roster.ts';

/** A personal number that no rule here knows, and that the row does not say. */
export interface StrangeId {
  /** The row's own of that form; '' where it has none. */
  readonly own: string;
  readonly value: string;
  /** Another row says it, or this row another of the same form: else it may be the person's own. */
  readonly sure: boolean;
}

const bareOf = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');
const shapeOf = (bare: string): string => bare.replace(/[A-Z]/g, 'A').replace(/\d/g, '9');

/** The first such number of a document, a sure one before the others; undefined where there is none. */
export const strangeId = (entry: Entry, facts: DocumentFacts, context: PairingContext): StrangeId | undefined => {
  const claims = foreignClaims(facts, context.folder.employers);
  if (claims.length === 0) return undefined;
  const said = cellsOf(entry);
  const own = [entry.person.taxId, entry.person.nationalId].map(bareOf).filter((id) => id !== '' && !isNobodys(id));
  const found = claims.flatMap(({ label, value, hidden }): readonly StrangeId[] => {
    if (said.has(value) || said.has(comparableNumber(value))) return [];
    const rival = own.find((id) => shapeOf(id) === shapeOf(value));
    const sure = rival !== undefined || isAnothers(value, context);
    return sure || hidden === true || !isOfTheForm(label, value, context) ? [{ own: rival ?? '', value, sure }] : [];
  });
  return found.find(({ sure }) => sure) ?? found[0];
};

const foreignClaims = ({ holders = [] }: DocumentFacts, employers: ReadonlySet<string>): readonly IdentityClaim[] =>
  holders.filter((claim) => claim.kind === 'foreignId' && isPersonsClaim(claim, employers));

/** All that the row says, under whatever heading. */
const cellsOf = ({ person, fields }: Entry): ReadonlySet<string> =>
  new Set(
    [
      ...[person.taxId, person.nationalId].map(bareOf),
      comparableNumber(person.employeeNumber),
      ...[...fields.values()].map((value) => bareOf(fieldText(value))),
    ].filter((value) => value !== ''),
  );

const isAnothers = (value: string, { input }: PairingContext): boolean =>
  input.entries.some(({ person }) => [person.taxId, person.nationalId].map(bareOf).includes(value));

/** From so many files on, what most of them print is the form's. */
const fewest = 3;

/** A label that most files of the folder have, each with its own number, or a number that most of them print: the employer's. */
const isOfTheForm = (label: string, value: string, { folder }: PairingContext): boolean => {
  const valuesOf = ({ holders = [] }: DocumentFacts) => holders.filter(({ kind }) => kind === 'foreignId');
  const all = folder.pdfs.map(({ facts }) => valuesOf(facts));
  const most = Math.max(fewest, Math.floor(folder.pdfs.length / 2) + 1);
  const sharing = all.filter((claims) => claims.some((claim) => claim.value === value)).length;
  if (sharing >= most) return true;
  const labelled = all.flatMap((claims) => claims.find((claim) => claim.label === label)?.value ?? []);
  return sharing === 1 && new Set(labelled).size >= most;
};
