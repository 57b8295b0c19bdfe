import { bearerOfPerson, type Bearer, type Match } from './holder.ts';
import { holdsAmount } from './document-amount.ts';
import type { IssueCode } from '../issue.ts';
import { hasNumberAndAmount } from './number-and-amount.ts';
import { personKey } from '../roster/person.ts';
import { wantedPeriod, type PairingContext } from './pairing-context.ts';
import { bearerOfPdf } from './pdf-holder.ts';
import { liesBeside } from './period-fit.ts';
import { personOfDocument, type ReadDocument } from './receipt-folder.ts';
import { fileTooLarge, type DocumentFacts, type Reading, type ReceiptDocument } from '../receipt/receipt.ts';
import type { Entry } from '../roster/roster.ts';
import { whosePdf } from './whose-pdf.ts';

/**
 * What speaks against sending this document to this row; empty when its content proves that it is theirs. `named` says
 * that the sheet names the file: then a name that only one person of the sheet has is proof enough.
 */
export const judge = (
  entry: Entry,
  document: ReceiptDocument,
  context: PairingContext,
  named: boolean,
): readonly IssueCode[] => {
  const { reading } = document;
  if (reading.verdict !== 'read') return [codeOfUnread(reading)];
  const read = { document, facts: reading.facts };
  return reading.facts.format === 'xml' ? judgeXml(entry, read, context, named) : judgePdf(entry, read, context, named);
};

export const codeOfUnread = (reading: Exclude<Reading, { verdict: 'read' }>): IssueCode => {
  if (reading.verdict === 'cannot-tell') return 'receipt/unverified';
  if (reading.verdict === 'damaged') return 'receipt/damaged';
  return reading.reason === fileTooLarge ? 'receipt/too-large' : 'receipt/refused';
};

const judgeXml = (
  entry: Entry,
  { facts }: ReadDocument,
  context: PairingContext,
  named: boolean,
): readonly IssueCode[] => {
  const [uuid = ''] = facts.uuids;
  if (context.folder.forged.has(uuid)) return ['receipt/used-twice'];
  if (facts.people.length > 1) return ['receipt/several-people'];
  if (facts.kind === 'other') return ['receipt/other-kind'];
  const bearer = bearerOfPerson(personOfDocument(facts));
  const match = context.rows.compare(entry.person, bearer);
  if (match === 'other' || isAnothersFolio(entry, uuid, context)) return ['receipt/other-person'];
  if (facts.kind !== wantedKind(context)) return ['receipt/other-kind'];
  if (context.employer !== '' && facts.employer !== context.employer) return ['receipt/other-employer'];
  if (context.folder.cancelled.has(uuid)) return ['receipt/cancelled'];
  if (context.folder.replaced.has(uuid)) return ['receipt/replaced'];
  if (isAnotherReceipt(entry, uuid, facts, context)) return ['receipt/not-found'];
  if (entry.amount !== undefined && holdsAmount(facts, entry.amount) === false) return ['receipt/amount-differs'];
  const sure =
    match === 'sure' ||
    isConfirmed(entry, facts, bearer, context) ||
    (uuid !== '' && uuid === entry.uuid) ||
    (named && isUniqueName(entry, facts, context));
  return [...(facts.stamped === false ? draft : []), ...(sure ? [] : unverified)];
};

/** A CFDI with the row's number and amount, where nobody else has that number. */
export const isConfirmed = (entry: Entry, facts: DocumentFacts, bearer: Bearer, { rows }: PairingContext): boolean =>
  hasNumberAndAmount(entry, facts, bearer) && rows.isOwnNumber(entry.person.employeeNumber);

const draft: readonly IssueCode[] = ['receipt/draft'];
const unverified: readonly IssueCode[] = ['receipt/unverified'];

export const wantedKind = ({ input }: PairingContext): DocumentFacts['kind'] =>
  input.kind === 'payroll' ? 'payroll' : 'invoice';

/** The folio stands in the row of somebody else. */
const isAnothersFolio = (entry: Entry, uuid: string, { rowsByUuid }: PairingContext): boolean => {
  const rows = rowsByUuid.get(uuid) ?? [];
  return uuid !== '' && rows.length > 0 && rows.every(({ person }) => personKey(person) !== personKey(entry.person));
};

/** Theirs perhaps, but not the one the row is about. */
const isAnotherReceipt = (entry: Entry, uuid: string, facts: DocumentFacts, context: PairingContext): boolean => {
  if (entry.uuid !== '' && uuid !== '') return uuid !== entry.uuid;
  const wanted = wantedPeriod(entry, context);
  return wanted === 'none' || liesBeside(facts, wanted);
};

const isUniqueName = (entry: Entry, facts: DocumentFacts, { rows }: PairingContext): boolean => {
  const found = rows.find(bearerOfPerson(personOfDocument(facts))).map(({ owner }) => owner);
  return found.some(({ row }) => row === entry.row) && rows.countPeople(found) === 1;
};

const judgePdf = (entry: Entry, pdf: ReadDocument, context: PairingContext, named: boolean): readonly IssueCode[] => {
  const { facts } = pdf;
  const owner = whosePdf(pdf, context);
  if (owner.kind === 'several') return ['receipt/several-people'];
  if (owner.kind === 'contradiction' || isLockedForAnother(entry, facts, context)) return ['receipt/other-person'];
  const uuid = facts.uuids.length === 1 ? (facts.uuids[0] ?? '') : '';
  if (isAnothersFolio(entry, uuid, context)) return ['receipt/other-person'];
  if (owner.kind === 'receipt') {
    const codes = judgeXml(entry, owner.receipt.main, context, named);
    // The CFDI itself says that it is a draft.
    if (codes.some((code) => code !== 'receipt/draft')) return codes;
  } else {
    const match = matchOfPdf(entry, pdf, context, owner.kind === 'rows' ? owner.found : undefined, uuid);
    if (match === 'other') return ['receipt/other-person'];
    if (isOtherEmployer(facts, context)) return ['receipt/other-employer'];
    if (context.folder.cancelled.has(uuid)) return ['receipt/cancelled'];
    if (context.folder.replaced.has(uuid)) return ['receipt/replaced'];
    if (isAnotherReceipt(entry, uuid, facts, context)) return ['receipt/not-found'];
    if (match !== 'sure' && !(named && match === 'likely')) return unverified;
  }
  const differs = entry.amount !== undefined && holdsAmount(facts, entry.amount) === false;
  return differs ? ['receipt/amount-differs'] : [];
};

const matchOfPdf = (
  entry: Entry,
  { facts }: ReadDocument,
  context: PairingContext,
  found: readonly { readonly owner: Entry; readonly match: Match }[] | undefined,
  uuid: string,
): Match => {
  const match = context.rows.compare(entry.person, bearerOfPdf(facts, context.folder.employers));
  if (match === 'other') return 'other';
  if (found === undefined) return match;
  const own = found.find(({ owner }) => owner.row === entry.row)?.match;
  if (own === undefined && found.some((each) => each.match === 'sure')) return 'other';
  if (uuid !== '' && uuid === entry.uuid) return 'sure';
  return own ?? 'unsaid';
};

/** Only the password of another person opens it. */
const isLockedForAnother = (entry: Entry, { openedWith }: DocumentFacts, { rowsByPassword }: PairingContext): boolean =>
  openedWith !== undefined &&
  openedWith !== entry.password &&
  (rowsByPassword.get(openedWith) ?? []).some(({ person }) => personKey(person) !== personKey(entry.person));

/** A PDF without its CFDI prints some company's tax id, but not that of the run's issuer. */
const isOtherEmployer = ({ people, employer, compactText }: DocumentFacts, context: PairingContext): boolean => {
  if (context.employer === '') return false;
  const companies = [employer, ...people.map(({ taxId }) => taxId)].filter((taxId) => taxId.length === 12);
  return companies.length > 0 && !compactText.includes(context.employer);
};
