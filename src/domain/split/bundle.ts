import { holderOfPdf } from '../pairing/pdf-holder.ts';
import { alike, partsOf } from '../pairing/like-forms.ts';
import { isPersonsClaim, personalIds } from '../pairing/one-person.ts';
import { strangePart } from '../pairing/own-pages.ts';
import { createContext, type PairingContext } from '../pairing/pairing-context.ts';
import type { ReadDocument } from '../pairing/receipt-folder.ts';
import { nameOrId, whosePdf } from '../pairing/whose-pdf.ts';
import { comparableNumber, nameWords } from '../roster/identity.ts';
import { personKey } from '../roster/person.ts';
import { isWholeName } from '../roster/short-name.ts';
import { foldText } from '../text/fold-text.ts';
import type { DocumentFacts, IdentityClaim, ReceiptDocument } from '../receipt/receipt.ts';
import type { Entry } from '../roster/roster.ts';
import type { RunKind } from '../run-choices.ts';
import type { Steps } from '../steps.ts';
import { ownMarks, pageMark, type PageMark } from './page-mark.ts';
import type { ReadPage } from './read-page.ts';

/** Whose a page is, by what it says. */
export type PageOwner =
  | { readonly kind: 'row'; readonly entry: Entry; readonly name: string }
  /** Somebody whom the sheet does not have. */
  | { readonly kind: 'stranger'; readonly name: string }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'no-text' }
  /** Two people or two slips. Such a page is never cut. */
  | { readonly kind: 'several'; readonly values: readonly [string, string] };

export interface BundlePage {
  readonly owner: PageOwner;
  /** Of a page of several: the people of the sheet whom it names. */
  readonly names: ReadonlySet<string>;
  /** What a label gives to the person it is for. */
  readonly claims: readonly IdentityClaim[];
  readonly mark: PageMark | undefined;
  /** Whether a bookmark that can be believed leads to it. */
  readonly begins: boolean;
  /** Whether it says what is paid in the end: a whole slip, and no mere continuation. */
  readonly hasNet: boolean;
  readonly words: ReadonlySet<string>;
}

/** A page that names so many is a list of the house's, and nobody's second page. */
export const fewestOfList = 3;

/** All pages of a file, with whose each is. What follows from it is `planSplit`. */
export interface Bundle {
  readonly pages: readonly BundlePage[];
  readonly entries: readonly Entry[];
}

export interface BundleInput {
  readonly entries: readonly Entry[];
  readonly pages: readonly ReadPage[];
  readonly kind: RunKind;
}

/** Looks at each page as at a file of its own, by the rules that decide whose a file is; about a page a step. */
export function* bundleSteps({ entries, pages, kind }: BundleInput): Steps<Bundle> {
  const documents = pages.map(asDocument);
  const context = yield* createContext({ entries, documents: slipsOf(documents), mode: 'auto', kind });
  const owners: PageOwner[] = [];
  for (const [index, { facts }] of pages.entries()) {
    const document = documents[index];
    owners.push(
      facts === undefined || document === undefined ? { kind: 'no-text' } : ownerOf({ document, facts }, context),
    );
    yield;
  }
  const people = new Set(owners.flatMap((owner) => ('name' in owner ? [owner.name] : [])));
  const marks = pages.map(({ facts }) => pageMark(facts?.text ?? ''));
  const own = people.size > 1 ? ownMarks(marks) : marks;
  const hasBookmarks = canBelieve(pages, owners);
  const judged: BundlePage[] = [];
  for (const [index, { facts, bookmark }] of pages.entries()) {
    judged.push({
      owner: owners[index]!,
      names: owners[index]!.kind === 'several' && facts !== undefined ? peopleOn(facts, context) : new Set(),
      claims: facts === undefined ? [] : claimsOf(facts, context),
      mark: own[index],
      begins: hasBookmarks && bookmark !== '',
      hasNet: hasNet(facts),
      words: facts === undefined ? new Set() : (partsOf(facts)[0]?.words ?? new Set()),
    });
    yield;
  }
  return { entries, pages: judged };
}

const hasNet = (facts: DocumentFacts | undefined): boolean => (facts?.nets ?? []).length > 0;

const fewestSlips = 3;

/** What all slips print is the employer's; second pages and covers do not print it, and would outnumber them. */
const slipsOf = (documents: readonly (ReceiptDocument | undefined)[]): readonly ReceiptDocument[] => {
  const all = documents.flatMap((each) => each ?? []);
  const where = (is: (facts: DocumentFacts) => boolean) =>
    all.filter(({ reading }) => reading.verdict === 'read' && is(reading.facts));
  const kinds = [where(hasNet), where(({ amounts }) => amounts.length > 0)];
  return kinds.find(({ length }) => length >= fewestSlips) ?? all;
};

const asDocument = ({ facts }: ReadPage, index: number): ReceiptDocument | undefined =>
  facts && {
    file: { name: `${index + 1}.pdf`, size: 0, read: () => Promise.reject(new Error('A page alone is no file')) },
    sha256: `page ${index + 1}`,
    mediaType: 'application/pdf',
    reading: { verdict: 'read', facts },
  };

/** What a label gives to the person; where no label does, the ids that nobody else is said to have. */
const claimsOf = (facts: DocumentFacts, { folder }: PairingContext): readonly IdentityClaim[] => {
  const seen = (facts.holders ?? []).filter(({ hidden }) => hidden !== true);
  const labelled = seen.filter((claim) => claim.whose === 'holder' && isPersonsClaim(claim, folder.employers));
  return labelled.length > 0 ? labelled : personalIds(facts, folder.employers).filter((claim) => seen.includes(claim));
};

const ownerOf = (page: ReadDocument, context: PairingContext): PageOwner => {
  const { facts } = page;
  const whose = whosePdf(page, context);
  if (whose.kind === 'several') return whose;
  const entry = entryOf(facts, context);
  const claims = claimsOf(facts, context);
  if (entry !== undefined) {
    const strange = strangePart(entry, facts, context.folder.employers);
    const name = nameOrId(entry.person);
    return strange?.sure === true ? { kind: 'several', values: [name, strange.says] } : { kind: 'row', entry, name };
  }
  if (claims.length === 0) return { kind: 'nobody' };
  const name = claims.find(({ kind }) => kind === 'name')?.value ?? claims[0]!.value;
  // Nobody can say of strangers which of two forms is whose.
  return hasTwoForms(facts) ? { kind: 'several', values: [name, ''] } : { kind: 'stranger', name };
};

const peopleOn = (facts: DocumentFacts, { rows, folder }: PairingContext): ReadonlySet<string> => {
  const found = rows.find(holderOfPdf(facts, folder.employers)).filter(({ match }) => match !== 'other');
  return new Set(found.map(({ owner }) => personKey(owner.person)));
};

const hasTwoForms = (facts: DocumentFacts): boolean => {
  const [first, second] = partsOf(facts);
  return first !== undefined && second !== undefined && first.text !== second.text && alike(first.words, second.words);
};

/** The one person of the sheet whose ids it says, or whom a label names. A word or number that happens to be theirs is nothing. */
const entryOf = (facts: DocumentFacts, context: PairingContext): Entry | undefined => {
  const { rows, folder } = context;
  const found = rows.find(holderOfPdf(facts, folder.employers));
  const sure = found.filter(({ match }) => match === 'sure').map(({ owner }) => owner);
  const labelled = claimsOf(facts, context);
  const likely = found
    .filter(({ owner }) => labelled.some((claim) => isSaidOf(claim, owner)))
    .map(({ owner }) => owner);
  const people = sure.length > 0 ? sure : likely;
  return rows.countPeople(people) === 1 ? people[0] : undefined;
};

const isSaidOf = ({ kind, value }: IdentityClaim, { person }: Entry): boolean => {
  if (kind === 'name') return isWholeName(value, person.name);
  if (kind === 'number')
    return comparableNumber(value) !== '' && comparableNumber(value) === comparableNumber(person.employeeNumber);
  return value === person.taxId || value === person.nationalId;
};

export const isSamePerson = (one: BundlePage, other: BundlePage): boolean => {
  if (one.owner.kind === 'row' && other.owner.kind === 'row')
    return personKey(one.owner.entry.person) === personKey(other.owner.entry.person);
  if (areNamedAlike(one, other)) return true;
  const kinds = [...new Set(one.claims.map(({ kind }) => kind))];
  const valuesOf = ({ claims }: BundlePage, kind: IdentityClaim['kind']) =>
    claims.filter((each) => each.kind === kind).map(({ value }) => value);
  const common = kinds.filter((kind) => valuesOf(other, kind).length > 0);
  return (
    common.length > 0 &&
    common.every((kind) => valuesOf(one, kind).some((value) => valuesOf(other, kind).includes(value)))
  );
};

/** What stands beside a name is read as a part of it now and then; of strangers no sheet says which part. */
const areNamedAlike = (one: BundlePage, other: BundlePage): boolean => {
  if (one.owner.kind !== 'stranger' || other.owner.kind !== 'stranger') return false;
  const [shorter, longer] = [one.owner.name, other.owner.name]
    .map((name) => nameWords(name).map(foldText))
    .sort((a, b) => a.length - b.length) as [string[], string[]];
  return shorter.length > 1 && shorter.every((word) => longer.includes(word));
};

/** A second whole slip of the same form. */
export const isAnotherSlip = (one: BundlePage, other: BundlePage): boolean =>
  one.hasNet && other.hasNet && alike(one.words, other.words);

/** Bookmarks that name the people whose pages they lead to: at least two, and none that names somebody else. */
const canBelieve = (pages: readonly ReadPage[], owners: readonly PageOwner[]): boolean => {
  const marked = pages.flatMap(({ bookmark }, index) => {
    const owner = owners[index]!;
    return bookmark === '' || owner.kind !== 'row' ? [] : [{ bookmark, owner }];
  });
  return marked.length > 1 && marked.every(({ bookmark, owner }) => isCalled(bookmark, owner));
};

const isCalled = (bookmark: string, owner: { readonly name: string; readonly entry: Entry }): boolean => {
  const words = new Set(foldText(bookmark).split(' '));
  const name = nameWords(owner.name);
  const number = owner.entry.person.employeeNumber;
  return (
    (name.length > 1 && name.every((word) => words.has(foldText(word)))) ||
    (number.length > 2 && words.has(foldText(number)))
  );
};
