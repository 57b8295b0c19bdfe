import { sameAmount } from './document-amount.ts';
import { areTwoNames, comparableNumber } from '../roster/identity.ts';
import { formOf } from '../roster/national-ids.ts';
import { isNobodys } from '../roster/person.ts';
import type { DocumentFacts, IdentityClaim } from '../receipt/receipt.ts';

/** Two values of a document that are not one person's, or not one receipt's. */
export interface Conflict {
  readonly values: readonly [string, string];
  /** A second id alone: where the folio proves the person, a question is enough. */
  readonly soft: boolean;
}

/** All identity values of a document and of the files inside it. */
const claimsOf = (facts: DocumentFacts): readonly IdentityClaim[] => [
  ...(facts.holders ?? []),
  ...(facts.inside ?? []).flatMap(({ reading }) => (reading.verdict === 'read' ? insideClaims(reading.facts) : [])),
];

const insideClaims = (facts: DocumentFacts): readonly IdentityClaim[] => {
  if (facts.format === 'pdf') return claimsOf(facts);
  const of = (kind: IdentityClaim['kind'], value: string | undefined, label: string): IdentityClaim[] =>
    value === undefined || value === '' ? [] : [{ kind, value, whose: 'holder', label }];
  return facts.people.flatMap(({ name, taxId, nationalId, socialSecurity }) => [
    ...of('name', name, anyLabel),
    ...of('taxId', taxId, anyLabel),
    ...of('nationalId', nationalId, anyLabel),
    ...of('socialSecurity', socialSecurity, anyLabel),
  ]);
};

/** Stands beside every label. */
const anyLabel = '*';

/** Whether a claim speaks of the person a document is for, or may. */
export const isPersonsClaim = ({ whose, value }: IdentityClaim, employers: ReadonlySet<string>): boolean =>
  (whose === 'holder' || whose === 'unsaid') && !isNobodys(value) && !employers.has(value);

/** Ids of the people a document may be for: whatever passes for one, with or without a label. */
export const personalIds = (facts: DocumentFacts, employers: ReadonlySet<string>): readonly IdentityClaim[] =>
  claimsOf(facts).filter((claim) => {
    if (claim.kind === 'name' || claim.kind === 'number') return false;
    return isPersonsClaim(claim, employers) && formOf(claim.value) !== 'company';
  });

/** What makes a document two people's or two receipts', by its own content alone; undefined when nothing does. */
export const conflictIn = (facts: DocumentFacts, employers: ReadonlySet<string>): Conflict | undefined => {
  const claims = claimsOf(facts).filter((claim) => isPersonsClaim(claim, employers));
  const others = twoNumbers(claims) ?? twoNames(claims) ?? twoNets(facts) ?? twoBeginnings(facts, claims);
  if (others !== undefined) return { values: others, soft: false };
  const ids = twoIds(personalIds(facts, employers));
  return ids.length === 0 ? undefined : { values: ids[0]!, soft: ids.length === 1 };
};

type Two = readonly [string, string];

/** One pair for each kind of id that has two values. */
const twoIds = (claims: readonly IdentityClaim[]): readonly Two[] => {
  const first = new Map<string, string>();
  const pairs = new Map<string, Two>();
  for (const { kind, value, label } of claims) {
    const form = kind === 'foreignId' ? label : formOf(value);
    if (form === undefined || isAnyNumber(kind, label, form)) continue;
    const key = form === 'eleven' || kind === 'foreignId' ? `${form} ${kind}` : form;
    const known = first.get(key);
    if (known === undefined) first.set(key, value);
    else if (known !== value && !pairs.has(key)) pairs.set(key, [known, value]);
  }
  return [...pairs.values()];
};

/** One number in ten passes the check of an NSS: without a label it may be an account's, and makes nobody a second. */
const isAnyNumber = (kind: IdentityClaim['kind'], label: string, form: string): boolean =>
  kind === 'socialSecurity' && label === '' && form === 'eleven';

const twoNumbers = (claims: readonly IdentityClaim[]): Two | undefined =>
  twoBehindALabel(claims, 'number', (a, b) => comparableNumber(a) !== comparableNumber(b));

const twoNames = (claims: readonly IdentityClaim[]): Two | undefined => twoBehindALabel(claims, 'name', areTwoNames);

/** Each value is held against the first behind its label. */
const twoBehindALabel = (
  claims: readonly IdentityClaim[],
  kind: IdentityClaim['kind'],
  differ: (a: string, b: string) => boolean,
): Two | undefined => {
  const first = new Map<string, string>();
  for (const { label, value } of claims.filter((claim) => claim.kind === kind)) {
    const against = label === anyLabel ? [...first.values()] : [first.get(label), first.get(anyLabel)];
    const other = against.find((known) => known !== undefined && differ(known, value));
    if (other !== undefined) return [other, value];
    if (!first.has(label)) first.set(label, value);
  }
  return undefined;
};

const twoNets = ({ nets = [] }: DocumentFacts): Two | undefined => {
  const first = new Map<string, number>();
  for (const { label, amount } of nets) {
    const known = first.get(label);
    if (known === undefined) first.set(label, amount);
    else if (!sameAmount(known, amount)) return [known.toFixed(2), amount.toFixed(2)];
  }
  return undefined;
};

const firstPage = /(?<![A-ZÀ-Ž])(?:P[AÁ]G(?:INA)?\.?|HOJA|PAGE|STRONA|STR\.?) ?:? ?1 ?(?:DE|OF|Z|\/) ?\d/g;

/** A second first page, unless the one person is named again on it: the copy for the files. */
const twoBeginnings = (facts: DocumentFacts, claims: readonly IdentityClaim[]): Two | undefined => {
  const found = [...(facts.text ?? '').matchAll(firstPage)].map(([mark]) => mark);
  if (found.length < 2) return undefined;
  const named = claims.some(({ value, hidden }) => hidden !== true && timesIn(facts.text ?? '', value) >= found.length);
  return named ? undefined : [found[0]!, found[1]!];
};

const timesIn = (text: string, value: string): number => text.split(value.toUpperCase()).length - 1;
