import { compareBearer, type Bearer } from './bearer.ts';
import { holdsAmount } from './document-amount.ts';
import { isCurp, isPersonal, isRfc } from './identity.ts';
import type { PairingContext, PdfOwner } from './pairing-context.ts';
import { bearerOfPdf } from './pdf-bearer.ts';
import { fitPeriod } from './period-fit.ts';
import type { Found } from './person-index.ts';
import { personOfDocument, type FoundReceipt, type ReadDocument } from './receipt-folder.ts';
import type { DocumentFacts, DocumentPerson } from './receipt.ts';
import type { Entry } from './roster.ts';

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
  if (uuids.length > 1 || namesSeveral(bearer, context) || context.rows.countPeople(sure) > 1) {
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

const namesSeveral = ({ taxIds, nationalIds }: Bearer, { folder }: PairingContext): boolean => {
  const people = taxIds.filter(isPersonal);
  const curps = nationalIds.filter(isCurp);
  if (people.length > 1 || curps.length > 1) return true;
  const [taxId, curp] = [people[0], curps[0]];
  if (taxId === undefined || curp === undefined || !isRfc(taxId)) return false;
  if (taxId.slice(4, 10) === curp.slice(4, 10)) return false;
  // Both hold the birth date; where they differ, only a CFDI that has both can say that it is one person.
  return !folder.receipts.some(({ main }) => {
    const person = personOfDocument(main.facts);
    return person.taxId === taxId && person.nationalId === curp;
  });
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
  const stamped = shown.filter(({ main }) => main.facts.stamped !== false);
  return stamped.length > 0 ? stamped : shown;
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
    const { person, amount } = each.owner;
    const sure =
      facts.people.some(({ employeeNumber }) => employeeNumber !== '') &&
      bearer.compareNumber(person.employeeNumber) === 'agree' &&
      amount !== undefined &&
      amount !== 0 &&
      holdsAmount(facts, amount) === true;
    return sure ? { ...each, match: 'sure' as const } : each;
  });
