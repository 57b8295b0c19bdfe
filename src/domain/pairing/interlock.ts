import { holderOfPerson, type Holder, type Match } from './holder.ts';
import { judgeNumber } from './invoice-number.ts';
import { fitsLabel, fitsType } from './label-fit.ts';
import { judgeCalled } from './called-otherwise.ts';
import { otherCompany } from './company-ids.ts';
import { holdsAmount, sameAmount } from './document-amount.ts';
import { severityOf, type IssueCode } from '../issue.ts';
import { namedBeside } from './named-beside.ts';
import { hasNameAndNet, hasNumberAndAmount, namesakes } from './number-and-amount.ts';
import { personKey } from '../roster/person.ts';
import { aboutReader, isAssigned, wantedPeriod, type PairingContext, type PdfOwner } from './pairing-context.ts';
import {
  alsoNames,
  namesOfTwo,
  otherPerson,
  severalPeople,
  sides,
  spanOf,
  spanText,
  unverified,
  type Finding,
} from './both-sides.ts';
import { personalIds } from './one-person.ts';
import { holderOfPdf, otherNumber, strangeName } from './pdf-holder.ts';
import { judgeVoid } from './judge-void.ts';
import { hasStrangePicture, strangePart, type StrangePart } from './own-pages.ts';
import { strangeId } from './foreign-ids.ts';
import { beyondMisspelling } from './misspelt-ids.ts';
import { liesBeside } from './period-fit.ts';
import { baseName, personOfDocument, type FoundReceipt, type ReadDocument } from './receipt-folder.ts';
import {
  fileTooLarge,
  type DocumentFacts,
  type FileTrait,
  type Reading,
  type ReceiptDocument,
} from '../receipt/receipt.ts';
import type { Entry } from '../roster/roster.ts';
import { hasStrangeDrawing } from './strange-drawing.ts';
import { strangeOnPage } from './strange-page.ts';
import { judgeTwoIds } from './two-ids.ts';
import { nameOrId, whosePdf } from './whose-pdf.ts';

/**
 * What speaks against sending this document to this row; empty when its content proves that it is theirs. A name that the
 * sheet gives to the file is a claim, and proves nothing.
 */
export const judge = (entry: Entry, document: ReceiptDocument, context: PairingContext): readonly Finding[] => {
  const { reading } = document;
  if (reading.verdict !== 'read') {
    const code = codeOfUnread(reading);
    return code === 'receipt/unverified' && isAssigned(entry, document, context) ? [] : [{ code }];
  }
  const { facts } = reading;
  const read = { document, facts };
  const found = facts.format === 'xml' ? judgeXml(entry, read, context) : judgePdf(entry, read, context);
  return [
    ...found,
    ...judgeInside(entry, read, context),
    ...judgeTraits(entry, facts, context),
    ...judgeVoid(document, facts),
  ];
};

/** Files inside a file are judged as files of their own, and what nobody can read in one is worth a question. */
const judgeInside = (entry: Entry, { document, facts }: ReadDocument, context: PairingContext): readonly Finding[] =>
  (facts.inside ?? []).flatMap(({ name, reading }): readonly Finding[] => {
    const hidden = { code: 'receipt/hidden-content', values: { reason: 'attachment', name } } as const;
    if (reading.verdict === 'unread') return [{ code: 'receipt/reader-missing', values: aboutReader(reading) }];
    if (reading.verdict !== 'read') return [hidden];
    const found = judge(entry, { ...document, reading }, context);
    return found.map((each) => (each.code === 'receipt/unverified' ? hidden : each));
  });

/** Of these a person should know before the file leaves. */
const telling = [
  'hidden-text',
  'script',
  'launch',
  'portfolio',
  'earlier-revision',
  'no-end',
  'picture-page',
] as const satisfies readonly FileTrait[];

const judgeTraits = (entry: Entry, facts: DocumentFacts, context: PairingContext): readonly Finding[] => {
  const isUnread = hasStrangeDrawing(facts, context) || hasStrangePicture(entry, facts, context.folder.employers);
  const pictures: readonly FileTrait[] = isUnread ? ['picture-page'] : [];
  const traits = [...(facts.traits ?? []), ...pictures];
  return telling
    .filter((trait) => traits.includes(trait))
    .slice(0, 1)
    .map((reason) => ({ code: 'receipt/hidden-content', values: { reason } }));
};

export const codeOfUnread = (reading: Exclude<Reading, { verdict: 'read' }>): IssueCode => {
  if (reading.verdict === 'cannot-tell') return 'receipt/unverified';
  if (reading.verdict === 'damaged') return 'receipt/damaged';
  if (reading.verdict === 'unread') return 'receipt/reader-missing';
  return reading.reason === fileTooLarge ? 'receipt/too-large' : 'receipt/refused';
};

const judgeXml = (entry: Entry, read: ReadDocument, context: PairingContext): readonly Finding[] => {
  const { facts } = read;
  const [uuid = ''] = facts.uuids;
  if (context.folder.forged.has(uuid)) return [{ code: 'receipt/used-twice' }];
  if (facts.people.length > 1) return [severalPeople(namesOfTwo(facts))];
  if (facts.kind === 'other') return [{ code: 'receipt/other-kind' }];
  const holder = holderOfPerson(personOfDocument(facts));
  const match = context.rows.compare(entry.person, holder);
  if (match === 'other' || isAnothersFolio(entry, uuid, context)) return [otherPerson(entry, facts, context)];
  const called = judgeCalled(entry, facts, context) ?? judgeTwoIds(entry, facts, context);
  if (called?.code === 'receipt/other-person') return [called];
  if (facts.kind !== wantedKind(context)) return [{ code: 'receipt/other-kind' }];
  if (context.employer !== '' && facts.employer !== context.employer)
    return [{ code: 'receipt/other-employer', values: sides(context.employer, facts.employer) }];
  if (context.folder.cancelled.has(uuid)) return [{ code: 'receipt/cancelled' }];
  if (context.folder.replaced.has(uuid)) return [{ code: 'receipt/replaced' }];
  const late = judgeTime(entry, uuid, facts, context) ?? judgeNumber(entry, facts, context);
  if (late?.code === 'receipt/not-found') return [late];
  const amounts = judgeAmount(entry, facts);
  if (amounts !== undefined) return [amounts];
  const sure = match === 'sure' || isConfirmed(entry, facts, holder, context) || isOwnFolio(entry, uuid);
  return [
    ...(facts.stamped === false ? [{ code: 'receipt/draft' } as const] : []),
    ...(sure ? [] : [unverified(entry, read, context)]),
    ...(late === undefined ? [] : [late]),
    ...(called === undefined ? [] : [called]),
    ...judgeSpelling(entry, holder),
    ...judgeAddenda(read, context),
  ];
};

/** Name, number and net may be a namesake's, where the row's own id is spelt so that it cannot be compared. */
const judgeSpelling = ({ person }: Entry, holder: Holder): readonly Finding[] => {
  const theirs = beyondMisspelling(person, holder);
  return theirs === '' ? [] : [alsoNames(['', theirs])];
};

/** What a company adds to its CFDI may name anybody; an id of a person it is not for is worth a question. */
const judgeAddenda = ({ facts }: ReadDocument, { folder }: PairingContext): readonly Finding[] => {
  const own = personOfDocument(facts);
  const other = personalIds(facts, folder.employers).find(
    ({ label, value }) => label === 'Addenda' && value !== own.taxId && value !== own.nationalId,
  );
  return other === undefined ? [] : [alsoNames(['', other.value])];
};

const isOwnFolio = ({ uuid }: Entry, folio: string): boolean => folio !== '' && folio === uuid;

/** A CFDI with the row's number and amount, or its name and net, where nobody else has them. */
export const isConfirmed = (entry: Entry, facts: DocumentFacts, holder: Holder, { rows }: PairingContext): boolean => {
  if (hasNumberAndAmount(entry, facts, holder)) return rows.isOwnNumber(entry.person.employeeNumber);
  if (!hasNameAndNet(entry, facts, holder)) return false;
  return rows.countPeople(namesakes(rows.find(holder), facts, holder)) <= 1;
};

export const wantedKind = ({ input }: PairingContext): DocumentFacts['kind'] =>
  input.kind === 'payroll' ? 'payroll' : 'invoice';

/** The folio stands in the row of somebody else. */
const isAnothersFolio = (entry: Entry, uuid: string, { rowsByUuid }: PairingContext): boolean => {
  const rows = rowsByUuid.get(uuid) ?? [];
  return uuid !== '' && rows.length > 0 && rows.every(({ person }) => personKey(person) !== personKey(entry.person));
};

/**
 * Theirs perhaps, but of another time than the row's, or of none that can be read. A folio in the row says which document
 * is meant, but not that it is of the days the row says.
 */
const judgeTime = (entry: Entry, uuid: string, facts: DocumentFacts, context: PairingContext): Finding | undefined => {
  if (entry.uuid !== '' && uuid !== '' && uuid !== entry.uuid) {
    return { code: 'receipt/not-found', values: sides(entry.uuid, uuid) };
  }
  const wanted = wantedPeriod(entry, context);
  if (wanted === 'none') return { code: 'receipt/not-found' };
  // The most frequent period of the files is no word of the row's.
  const isSaid = entry.period !== undefined || context.input.period !== undefined;
  if (isOwnFolio(entry, uuid) && !isSaid) return undefined;
  if (liesBeside(facts, wanted)) return { code: 'receipt/not-found', values: sides(spanText(wanted!), spanOf(facts)) };
  if (context.input.kind !== 'payroll') return undefined;
  const { period, payDate, periodsApart: apart } = facts;
  if (period === undefined && payDate === undefined && apart === undefined)
    return { code: 'receipt/undated', values: wanted === undefined ? {} : { mine: spanText(wanted) } };
  if (isSaid || period === undefined) return undefined;
  if (fitsLabel(entry.periodLabel, period) !== false && fitsType(entry.periodLabel, facts)) return undefined;
  return { code: 'receipt/undated', values: { mine: entry.periodLabel, when: spanText(period) } };
};

const judgeAmount = ({ amount }: Entry, facts: DocumentFacts): Finding | undefined => {
  if (amount === undefined || holdsAmount(facts, amount) !== false) return undefined;
  const said = facts.net ?? facts.nets?.[0]?.amount;
  return {
    code: 'receipt/amount-differs',
    values: said === undefined ? {} : sides(amount.toFixed(2), said.toFixed(2)),
  };
};

/** The sheet's net stands somewhere in the file, and the file says another net: a former version of it. */
const judgeNet = ({ amount, amountIsNet }: Entry, { nets = [] }: DocumentFacts): readonly Finding[] => {
  if (amountIsNet !== true || amount === undefined || amount === 0 || nets.length === 0) return [];
  if (nets.some((net) => sameAmount(net.amount, amount))) return [];
  return [{ code: 'receipt/unverified', values: sides(amount.toFixed(2), nets[0]!.amount.toFixed(2)) }];
};

const judgePdf = (entry: Entry, pdf: ReadDocument, context: PairingContext): readonly Finding[] => {
  const { facts } = pdf;
  const owner = whosePdf(pdf, context);
  if (owner.kind === 'several') return [severalPeople(owner.values)];
  if (owner.kind === 'contradiction' || isLockedForAnother(entry, facts, context))
    return [otherPerson(entry, facts, context)];
  const strange = strangePart(entry, facts, context.folder.employers);
  const several = strange === undefined ? [] : [judgePart(entry, strange)];
  if (strange?.sure === true) return several;
  const uuid = facts.uuids.length === 1 ? (facts.uuids[0] ?? '') : '';
  if (isAnothersFolio(entry, uuid, context)) return [otherPerson(entry, facts, context)];
  const foreign = strangeId(entry, facts, context);
  if (foreign?.sure === true)
    return [{ code: 'receipt/other-person', values: sides(foreign.own || nameOrId(entry.person), foreign.value) }];
  const called = judgeCalled(entry, facts, context);
  const holder = holderOfPdf(facts, context.folder.employers);
  const onPage = strangeOnPage(entry, facts, context);
  const beside = uuid === '' ? namedBeside(entry, facts, context) : '';
  const company = otherCompany(entry, facts, context);
  const more = [
    ...(onPage === '' ? [] : [alsoNames(['', onPage])]),
    ...(beside === '' ? [] : [alsoNames(['', beside])]),
    ...(foreign === undefined ? [] : [alsoNames(['', foreign.value])]),
    ...('second' in owner && owner.second !== undefined ? [alsoNames(owner.second)] : []),
    ...(called === undefined ? [] : [called]),
    ...judgeSpelling(entry, holder),
    ...judgeNumbered(entry, facts, holder),
    ...judgeNet(entry, facts),
    ...(company === '' ? [] : [alsoNames(['', company])]),
    ...judgeFileName(entry, pdf, context),
    ...judgePeriods(facts, context),
    ...several,
  ];
  const found =
    owner.kind === 'receipt'
      ? judgeShown(entry, owner.receipt, pdf, context)
      : judgeLoose(entry, pdf, owner, uuid, context);
  if (found.some(({ code }) => severityOf(code) !== 'ask')) return found;
  const amounts = judgeAmount(entry, facts);
  return amounts === undefined ? [...found, ...more] : [amounts];
};

/** What may prove may contradict: father and son have a name and a net in common, and a number each. */
const judgeNumbered = ({ person }: Entry, facts: DocumentFacts, holder: Holder): readonly Finding[] => {
  if (holder.holds(person.taxId) || holder.holds(person.nationalId)) return [];
  const other = holder.compareNumber(person.employeeNumber) === 'agree' ? '' : otherNumber(facts, person);
  return other === '' ? [] : [alsoNames(['', other])];
};

/**
 * A file that is called by the id of somebody else in the sheet was made for them, where no label says that it is this
 * person's: an id that stands alone may be a slip of whoever filled in its form.
 */
const judgeFileName = (
  { person }: Entry,
  { document, facts }: ReadDocument,
  context: PairingContext,
): readonly Finding[] => {
  if (document.file.isPart === true) return [];
  const words = baseName(document.file.name)
    .toUpperCase()
    .split(/[^A-Z0-9Ñ&]+/);
  const [other] = words.flatMap((word) => context.rowsById.get(word) ?? []);
  if (other === undefined || personKey(other.person) === personKey(person)) return [];
  const isSaid = personalIds(facts, context.folder.employers).some(
    ({ label, value }) => label !== '' && (value === person.taxId || value === person.nationalId),
  );
  return isSaid ? [] : [alsoNames(['', `${other.person.name} (${document.file.name})`])];
};

/** A page like the others that does not name the person of the others is another receipt. */
const judgePart = ({ person }: Entry, { page, says, sure }: StrangePart): Finding => {
  if (sure) return severalPeople([nameOrId(person), says || `p. ${page}`]);
  return says === '' ? { code: 'receipt/unverified' } : alsoNames(['', says]);
};

/** Of two periods, whatever proves whose it is: last month's pay would leave with this month's. */
const judgePeriods = ({ periodsApart: apart }: DocumentFacts, { input }: PairingContext): readonly Finding[] => {
  if (apart === undefined || input.kind !== 'payroll') return [];
  return [{ code: 'receipt/undated', values: { theirs: apart.map(spanText).join(' / ') } }];
};

/** A PDF that shows a CFDI of the folder is that CFDI's person's, and must be of its days. */
const judgeShown = (
  entry: Entry,
  { main }: FoundReceipt,
  { facts }: ReadDocument,
  context: PairingContext,
): readonly Finding[] => {
  // The CFDI itself says that it is a draft.
  const found = judgeXml(entry, main, context).filter(({ code }) => code !== 'receipt/draft');
  if (found.length > 0 || main.facts.period === undefined) return found;
  // By person and net alone last fortnight's is tied to this one's CFDI as well.
  if (
    context.input.kind === 'payroll' &&
    facts.uuids.length === 0 &&
    facts.period === undefined &&
    facts.payDate === undefined
  )
    return facts.periodsApart === undefined
      ? [{ code: 'receipt/undated', values: { mine: spanText(main.facts.period) } }]
      : [];
  if (!liesBeside(facts, main.facts.period)) return found;
  return [{ code: 'receipt/not-found', values: sides(spanText(main.facts.period), spanOf(facts)) }];
};

const judgeLoose = (
  entry: Entry,
  pdf: ReadDocument,
  owner: PdfOwner,
  uuid: string,
  context: PairingContext,
): readonly Finding[] => {
  const { facts } = pdf;
  const match = matchOfPdf(entry, pdf, context, owner.kind === 'rows' ? owner.found : undefined, uuid);
  if (match === 'other') return [otherPerson(entry, facts, context)];
  if (isOtherEmployer(facts, context)) return [{ code: 'receipt/other-employer' }];
  if (context.folder.cancelled.has(uuid)) return [{ code: 'receipt/cancelled' }];
  if (context.folder.replaced.has(uuid)) return [{ code: 'receipt/replaced' }];
  const late = judgeTime(entry, uuid, facts, context) ?? judgeNumber(entry, facts, context);
  if (late?.code === 'receipt/not-found') return [late];
  const isGiven = isAssigned(entry, pdf.document, context);
  // Who opened the file to say whose it is has seen its period too, where there is none to hold it against.
  const isSeen = isGiven && late?.code === 'receipt/undated' && late.values?.['mine'] === undefined;
  return [
    ...(match === 'sure' || isGiven ? [] : [unverified(entry, pdf, context)]),
    ...(late === undefined || isSeen ? [] : [late]),
  ];
};

const matchOfPdf = (
  entry: Entry,
  { facts }: ReadDocument,
  context: PairingContext,
  found: readonly { readonly owner: Entry; readonly match: Match }[] | undefined,
  uuid: string,
): Match => {
  const match = context.rows.compare(entry.person, holderOfPdf(facts, context.folder.employers));
  if (match === 'other') return 'other';
  if (found === undefined) return match;
  const own = found.find(({ owner }) => owner.row === entry.row)?.match;
  if (own === undefined && found.some((each) => each.match === 'sure')) return 'other';
  if (isOwnFolio(entry, uuid)) return 'sure';
  // Nothing of the row is in it, and it names somebody else.
  if (own === undefined && strangeName(facts, entry.person.name, context.folder.employers) !== '') return 'other';
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
