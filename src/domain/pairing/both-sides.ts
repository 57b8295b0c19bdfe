import type { IssueCode } from '../issue.ts';
import { namesOf } from './pdf-holder.ts';
import type { PairingContext } from './pairing-context.ts';
import { personalIds } from './one-person.ts';
import { noPerson, personOfDocument, type ReadDocument } from './receipt-folder.ts';
import type { DocumentFacts } from '../receipt/receipt.ts';
import type { Entry, Person } from '../roster/roster.ts';
import type { Period } from '../text/period.ts';

/** One thing that speaks against a document and a row, with what each of them says. */
export interface Finding {
  readonly code: IssueCode;
  /** `mine` is the row's value, `theirs` the file's. */
  readonly values?: Readonly<Record<string, string | number>>;
}

/** The row's value and the file's, for a sentence that shows both. */
export const sides = (mine: string, theirs: string): Readonly<Record<string, string>> =>
  mine === '' || theirs === '' ? {} : { mine, theirs };

export const spanText = ({ from, to }: Period): string => (from === to ? from : `${from} – ${to}`);

export const spanOf = ({ period, payDate }: DocumentFacts): string =>
  period === undefined ? (payDate ?? '') : spanText(period);

const described = (values: readonly string[]): string =>
  [...new Set(values.filter((value) => value !== ''))].join(' · ');

const personText = ({ name, taxId, nationalId, employeeNumber }: Person): string => {
  const id = [taxId, nationalId, employeeNumber].find((value) => value !== '') ?? '';
  return described([name, id]);
};

/** Whom a file names: name and strongest id, as it says them. */
const holderText = (facts: DocumentFacts, { folder }: PairingContext): string => {
  if (facts.format === 'xml') return personText(personOfDocument(facts));
  const [id] = personalIds(facts, folder.employers).map(({ value }) => value);
  const number = facts.people.find(({ employeeNumber }) => employeeNumber !== '')?.employeeNumber;
  return described([namesOf(facts)[0] ?? '', id ?? number ?? facts.uuids[0] ?? '']);
};

const both = (entry: Entry, facts: DocumentFacts, context: PairingContext): Readonly<Record<string, string>> =>
  sides(personText(entry.person), holderText(facts, context));

export const otherPerson = (entry: Entry, facts: DocumentFacts, context: PairingContext): Finding => ({
  code: 'receipt/other-person',
  values: both(entry, facts, context),
});

/** Where the file names nobody, `give` is its SHA-256: a person says whose it is. */
export const unverified = (entry: Entry, { document, facts }: ReadDocument, context: PairingContext): Finding => {
  const said = both(entry, facts, context);
  return { code: 'receipt/unverified', values: said['theirs'] === undefined ? { give: document.sha256 } : said };
};

/** `values` are two that the file says and that are not one person's. */
export const severalPeople = ([mine, theirs]: readonly [string, string]): Finding => ({
  code: 'receipt/several-people',
  values: sides(mine, theirs),
});

/** The first two people an XML is for. */
export const namesOfTwo = ({ people }: DocumentFacts): readonly [string, string] => [
  personText(people[0] ?? noPerson),
  personText(people[1] ?? noPerson),
];

/** The folio proves the person; the file names somebody else beside. */
export const alsoNames = ([, also]: readonly [string, string]): Finding => ({
  code: 'receipt/unverified',
  values: { also },
});
