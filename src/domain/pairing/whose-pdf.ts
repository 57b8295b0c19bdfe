import { compareBearer, type Bearer } from './holder.ts';
import { holdsAmount } from './document-amount.ts';
import { hasNumberAndAmount } from './number-and-amount.ts';
import { comparableNumber, isCurp, isPersonal, isRfc } from '../roster/identity.ts';
import type { PairingContext, PdfOwner } from './pairing-context.ts';
import { bearerOfPdf } from './pdf-holder.ts';
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
  const bearer = bearerOfPdf(facts, context.folder.employers);
  const uuids = ownUuids(facts, context);
  const found = context.rows.find(bearer);
  const sure = found.filter(({ match }) => match === 'sure').map(({ owner }) => owner);
  if (uuids.length > 1 || namesSeveral(facts, bearer, context) || context.rows.countPeople(sure) > 1) {
    return { kind: 'several' };
  }
  const [uuid = ''] = uuids;
  const receipt = context.folder.byUuid.get(uuid);
  if (receipt !== undefined) {
    const other = compareBearer(asPerson(personOfDocument(receipt.main.facts)), bearer, true) === 'other';
    return other ? { kind: 'contradiction' } : { kind: 'receipt', receipt };
  }
  const shown = uuid === '' ? shownReceipts(pdf, bearer, context) : [];
  if (shown.length === 1) return { kind: 'receipt', receipt: shown[0]! };
  if (shown.length > 1) return { kind: 'ambiguous' };
  // Two people of one name: the text does not say which.
  const unclear = sure.length === 0 && context.rows.countPeople(found.map(({ owner }) => owner)) > 1;
  return { kind: 'rows', found: unclear ? [] : confirmed(found, facts, bearer), uuid };
};

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

const namesSeveral = (facts: DocumentFacts, bearer: Bearer, { rows, receipts }: PairingContext): boolean => {
  const people = bearer.taxIds.filter(isPersonal);
  const curps = bearer.nationalIds.filter(isCurp);
  if (people.length > 1 || curps.length > 1) return true;
  const numbers = new Set(
    facts.people.map(({ employeeNumber }) => comparableNumber(employeeNumber)).filter((number) => number !== ''),
  );
  // One number may be somebody else's by chance; two labelled ones are two people's.
  const known = [rows, receipts].flatMap((index) => index.holders(bearer, numbers.size > 1 ? numbers : []));
  if (known.some((a, at) => known.slice(at + 1).some((b) => areDifferent(a, b)))) return true;
  const [taxId, curp] = [people[0], curps[0]];
  if (taxId === undefined || curp === undefined || !isRfc(taxId)) return false;
  // Both hold the birth date; where they differ, only a CFDI that has both can say that it is one person.
  const isOne = known.some((person) => person.taxId === taxId && person.nationalId === curp);
  return !isOne && taxId.slice(4, 10) !== curp.slice(4, 10);
};

/** Ids of one form that differ, and none in common: a mistake in one of two ids makes nobody two people. */
const areDifferent = (a: Person, b: Person): boolean => {
  const differ = (form: (id: string) => boolean, x: string, y: string) => form(x) && form(y) && x !== y;
  const share = (x: string, y: string) => x !== '' && x === y;
  if (share(a.taxId, b.taxId) || share(a.nationalId, b.nationalId)) return false;
  return differ(isRfc, a.taxId, b.taxId) || differ(isCurp, a.nationalId, b.nationalId);
};

/** Receipts of the PDF's person that its dates and amounts allow. */
const shownReceipts = (pdf: ReadDocument, bearer: Bearer, { receipts }: PairingContext): readonly FoundReceipt[] => {
  const fits = ({ main: { facts } }: FoundReceipt): boolean => {
    const sameTime = facts.period === undefined || fitPeriod(pdf.facts, facts.period) !== 'outside';
    return sameTime && (facts.net === undefined || holdsAmount(pdf.facts, facts.net) !== false);
  };
  const shown = receipts
    .find(bearer)
    .filter(({ owner, match }) => match === 'sure' || confirmedByNumber(pdf.facts, bearer, owner))
    .map(({ owner }) => owner)
    .filter(fits);
  const preferred = [
    ({ main }: FoundReceipt) => main.facts.stamped !== false,
    ({ main }: FoundReceipt) => main.facts.employer !== '' && pdf.facts.compactText.includes(main.facts.employer),
  ];
  return preferred.reduce((left, isBetter) => (left.some(isBetter) ? left.filter(isBetter) : left), shown);
};

/** A labelled number and the exact amount together are more than either. */
const confirmedByNumber = (facts: DocumentFacts, bearer: Bearer, { main }: FoundReceipt): boolean => {
  const { employeeNumber } = personOfDocument(main.facts);
  return (
    facts.people.some((person) => person.employeeNumber !== '') &&
    bearer.compareNumber(employeeNumber) === 'agree' &&
    main.facts.net !== undefined &&
    holdsAmount(facts, main.facts.net) === true
  );
};

const confirmed = (found: readonly Found<Entry>[], facts: DocumentFacts, bearer: Bearer): readonly Found<Entry>[] =>
  found.map((each) => {
    const labelled = facts.people.some(({ employeeNumber }) => employeeNumber !== '');
    const sure = labelled && hasNumberAndAmount(each.owner, facts, bearer);
    return sure ? { ...each, match: 'sure' as const } : each;
  });
