import { compareHolder, type Holder } from './holder.ts';
import { isSameName } from './called-otherwise.ts';
import { holdsAmount } from './document-amount.ts';
import { hasNameAndNet, hasNumberAndAmount, namesakes, namesNobodyElse } from './number-and-amount.ts';
import { areTwoNames, comparableNumber, isCurp, isPersonal, isRfc } from '../roster/identity.ts';
import type { PairingContext, PdfOwner } from './pairing-context.ts';
import { conflictIn, type Conflict } from './one-person.ts';
import { holderOfPdf, namesApart, namesOf, printsName } from './pdf-holder.ts';
import { fitPeriod } from './period-fit.ts';
import type { Found } from './person-index.ts';
import { personOfDocument, type FoundReceipt, type ReadDocument } from './receipt-folder.ts';
import type { DocumentFacts, DocumentPerson } from '../receipt/receipt.ts';
import type { Entry, Person } from '../roster/roster.ts';

export const whosePdf = (pdf: ReadDocument, context: PairingContext): PdfOwner => {
  const known = context.pdfOwners.get(pdf.facts);
  if (known !== undefined) return known;
  const owner = findOwner(pdf, context);
  context.pdfOwners.set(pdf.facts, owner);
  return owner;
};

const findOwner = (pdf: ReadDocument, context: PairingContext): PdfOwner => {
  const { facts } = pdf;
  const { employers } = context.folder;
  const holder = holderOfPdf(facts, employers);
  const uuids = ownUuids(facts, context);
  const [uuid = ''] = uuids;
  if (uuids.length > 1) return { kind: 'several', values: [uuids[0]!, uuids[1]!] };
  const conflict =
    conflictIn(facts, employers) ?? knownConflict(facts, holder, context) ?? twoOfTheSheet(facts, holder, context);
  const receipt = context.folder.byUuid.get(uuid);
  // The folio says whose it is: a second id, somebody's who is only named, is worth a question and no more.
  const proven = receipt !== undefined || context.rowsByUuid.has(uuid);
  if (conflict !== undefined && !(conflict.soft && proven)) return { kind: 'several', values: conflict.values };
  const second = conflict === undefined ? {} : { second: conflict.values };
  const found = context.rows.find(holder);
  const sure = found.filter(({ match }) => match === 'sure').map(({ owner }) => owner);
  if (conflict === undefined && context.rows.countPeople(sure) > 1)
    return { kind: 'several', values: namesOfTwo(sure) };
  if (receipt !== undefined) {
    const other = compareHolder(asPerson(personOfDocument(receipt.main.facts)), holder, true) === 'other';
    return other ? { kind: 'contradiction' } : { kind: 'receipt', receipt, ...second };
  }
  const shown = uuid === '' ? shownReceipts(pdf, holder, context) : [];
  if (shown.length === 1) return { kind: 'receipt', receipt: shown[0]! };
  if (shown.length > 1) return { kind: 'ambiguous' };
  const rows = confirmed(found, facts, holder, context);
  const people = context.rows.countPeople(rows.filter(({ match }) => match === 'sure').map(({ owner }) => owner));
  // Two people of one name: the text does not say which.
  const unclear = people > 1 || (people === 0 && context.rows.countPeople(found.map(({ owner }) => owner)) > 1);
  return { kind: 'rows', found: unclear ? [] : onlySure(rows), uuid, ...second };
};

const onlySure = (found: readonly Found<Entry>[]): readonly Found<Entry>[] =>
  found.some(({ match }) => match === 'sure') ? found.filter(({ match }) => match === 'sure') : found;

const namesOfTwo = (entries: readonly Entry[]): readonly [string, string] => {
  const names = [...new Set(entries.map(({ person }) => nameOrId(person)))];
  return [names[0] ?? '', names[1] ?? ''];
};

export const nameOrId = ({ name, taxId, nationalId, employeeNumber }: Person): string =>
  [name, taxId, nationalId, employeeNumber].find((value) => value !== '') ?? '';

const asPerson = ({ name, employeeNumber, taxId, nationalId }: DocumentPerson) => ({
  name,
  employeeNumber,
  taxId,
  nationalId,
});

/** A CFDI that replaces others may print their folios beside its own. */
const ownUuids = ({ uuids }: DocumentFacts, { folder }: PairingContext): readonly string[] => {
  if (uuids.length < 2) return uuids;
  const own = uuids.filter((uuid) => {
    const replaces = folder.byUuid.get(uuid)?.main.facts.replaces ?? [];
    return uuids.every((other) => other === uuid || replaces.includes(other));
  });
  return own.length === 1 ? own : uuids;
};

/** Two people of the sheet printed in full: without an id that says which of them, the file is for neither. */
const twoOfTheSheet = (
  facts: DocumentFacts,
  holder: Holder,
  { rows, folder }: PairingContext,
): Conflict | undefined => {
  const near = rows.nearByName(holder);
  const two = namesApart(facts).flatMap((names) => twoCalled(names, near));
  if (two.length > 0) return { values: [nameOrId(two[0]!.person), nameOrId(two[1]!.person)], soft: false };
  if (near.length < 2 || near.some(({ person }) => holder.holds(person.taxId) || holder.holds(person.nationalId)))
    return undefined;
  const printed = near.map(({ person }) => person.name).filter((name) => printsName(facts, name));
  const pairs = printed.flatMap((name, at) => printed.slice(at + 1).map((each) => [name, each] as const));
  const labelled = namesOf(facts);
  const isCalled = (name: string) => labelled.some((each) => isSameName(each, name));
  const areTwo = ([a, b]: readonly [string, string]) =>
    areTwoNames(a, b) || (isCalled(a) && isCalled(b) && !isSameName(a, b));
  const [first, other] =
    pairs.find((pair) => areTwo(pair) && !pair.some((name) => isEverywhere(name, folder.pdfs))) ?? [];
  return first === undefined || other === undefined ? undefined : { values: [first, other], soft: true };
};

/** `Maj Ewa` and `Maj-Lis Ewa`: one name may be a part of the other's, but each stands by itself. */
const twoCalled = (names: readonly string[], near: readonly Entry[]): readonly Entry[] => {
  const called = near.filter(({ person }) => names.some((name) => isSameName(name, person.name)));
  const stranger = called.find(({ person }) => !isSameName(person.name, called[0]!.person.name));
  return stranger === undefined ? [] : [called[0]!, stranger];
};

const fewest = 3;

/** A name in more than half of the files is that of the house, however much like somebody's in the sheet. */
const isEverywhere = (name: string, pdfs: readonly ReadDocument[]): boolean => {
  const count = pdfs.filter(({ facts }) => printsName(facts, name)).length;
  return count >= fewest && count > pdfs.length / 2;
};

/** People whom only the sheet or the other files tell apart. */
const knownConflict = (
  facts: DocumentFacts,
  holder: Holder,
  { rows, receipts }: PairingContext,
): Conflict | undefined => {
  const numbers = new Set(
    facts.people.map(({ employeeNumber }) => comparableNumber(employeeNumber)).filter((number) => number !== ''),
  );
  // One number may be somebody else's by chance; two labelled ones are two people's.
  const known = [rows, receipts].flatMap((index) => index.holders(holder, numbers.size > 1 ? numbers : []));
  for (const [at, a] of known.entries()) {
    const b = known.slice(at + 1).find((each) => areDifferent(a, each));
    if (b !== undefined) return { values: [nameOrId(a), nameOrId(b)], soft: numbers.size <= 1 };
  }
  const [taxId] = holder.taxIds.filter(isPersonal);
  const [curp] = holder.nationalIds.filter(isCurp);
  if (taxId === undefined || curp === undefined || !isRfc(taxId)) return undefined;
  // Both hold the birth date; where they differ, only a CFDI that has both can say that it is one person.
  const isOne = known.some((person) => person.taxId === taxId && person.nationalId === curp);
  return isOne || taxId.slice(4, 10) === curp.slice(4, 10) ? undefined : { values: [taxId, curp], soft: true };
};

/** Ids of one form that differ, and none in common: a mistake in one of two ids makes nobody two people. */
const areDifferent = (a: Person, b: Person): boolean => {
  const differ = (form: (id: string) => boolean, x: string, y: string) => form(x) && form(y) && x !== y;
  const share = (x: string, y: string) => x !== '' && x === y;
  if (share(a.taxId, b.taxId) || share(a.nationalId, b.nationalId)) return false;
  return differ(isRfc, a.taxId, b.taxId) || differ(isCurp, a.nationalId, b.nationalId);
};

/** Receipts of the PDF's person that its dates and amounts allow. */
const shownReceipts = (pdf: ReadDocument, holder: Holder, { receipts }: PairingContext): readonly FoundReceipt[] => {
  const fits = ({ main: { facts } }: FoundReceipt): boolean => {
    const sameTime = facts.period === undefined || fitPeriod(pdf.facts, facts.period) !== 'outside';
    return sameTime && (facts.net === undefined || holdsAmount(pdf.facts, facts.net) !== false);
  };
  const shown = receipts
    .find(holder)
    .filter(({ owner, match }) => match === 'sure' || confirmedByNumber(pdf.facts, holder, owner))
    .map(({ owner }) => owner)
    .filter(fits);
  const preferred = [
    ({ main }: FoundReceipt) => main.facts.stamped !== false,
    ({ main }: FoundReceipt) => main.facts.employer !== '' && pdf.facts.compactText.includes(main.facts.employer),
  ];
  return preferred.reduce((left, isBetter) => (left.some(isBetter) ? left.filter(isBetter) : left), shown);
};

const printsEmployer = ({ compactText }: DocumentFacts, { employer }: DocumentFacts): boolean =>
  employer !== '' && compactText.includes(employer);

/** A labelled number and the exact amount together are more than either, in one firm or beside the name. */
const confirmedByNumber = (facts: DocumentFacts, holder: Holder, { main }: FoundReceipt): boolean => {
  const { employeeNumber, name } = personOfDocument(main.facts);
  return (
    facts.people.some((person) => person.employeeNumber !== '') &&
    holder.compareNumber(employeeNumber) === 'agree' &&
    (namesNobodyElse(name, holder) || printsEmployer(facts, main.facts)) &&
    main.facts.net !== undefined &&
    holdsAmount(facts, main.facts.net) === true
  );
};

const confirmed = (
  found: readonly Found<Entry>[],
  facts: DocumentFacts,
  holder: Holder,
  { rows }: PairingContext,
): readonly Found<Entry>[] => {
  const isOnly = rows.countPeople(namesakes(found, facts, holder)) === 1;
  return found.map((each) => {
    const labelled = facts.people.some(({ employeeNumber }) => employeeNumber !== '');
    const sure =
      (labelled && hasNumberAndAmount(each.owner, facts, holder)) ||
      (isOnly && hasNameAndNet(each.owner, facts, holder));
    return sure ? { ...each, match: 'sure' as const } : each;
  });
};
