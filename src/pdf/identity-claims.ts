import type { IdentityClaim } from '../domain/receipt/receipt.ts';
import { isCurp, isRfc } from '../domain/roster/identity.ts';
import { hasRfcCheck, isNaf, isNif, isNss, isPesel } from '../domain/roster/national-ids.ts';
import { employerTails, noOwners, ownerWords, valueLabels, type LabelKind, type Whose } from './identity-labels.ts';
import { isNip, wholeNationalId, wholeTaxId } from '../domain/roster/whole-id.ts';
import { foreignIds } from './foreign-ids.ts';
import { nameClaims } from './name-claims.ts';
import { isPayee } from './payee.ts';

/** Something of the text that bears on whose a value is. */
type Mark =
  | { readonly at: number; readonly end: number; readonly type: 'owner'; readonly whose: Whose | 'unsaid' }
  | { readonly at: number; readonly end: number; readonly type: 'label'; readonly kind: LabelKind }
  | ({ readonly at: number; readonly end: number; readonly type: 'value' } & Value);

type Pattern = 'rfc' | 'curp' | 'nif' | 'digits' | 'short' | 'number' | 'foreign';
interface Value {
  readonly pattern: Pattern;
  readonly value: string;
  /** Of a foreign id, and of one without its zeros. */
  readonly label?: string;
}

const anyOf = (patterns: readonly string[]): string => patterns.join('|');
const owners = (Object.keys(ownerWords) as Whose[]).map(
  (whose) =>
    [
      whose,
      new RegExp(String.raw`(?<![A-ZÑ]|${anyOf(noOwners)})(?:${anyOf(ownerWords[whose])})(?![A-ZÑ])`, 'g'),
    ] as const,
);
const labels = valueLabels.map(
  ([kind, list]) => [kind, new RegExp(String.raw`(?<![A-Z0-9Ñ])(?:${anyOf(list)})(?![A-ZÑ])`, 'g')] as const,
);

const values: readonly (readonly [Pattern, RegExp])[] = [
  ['rfc', /(?<![A-Z0-9Ñ&])[A-ZÑ&]{3,4}[- ]?\d{6}[- ]?[A-Z0-9]{2}[0-9A](?![A-Z0-9Ñ&])/g],
  ['curp', /(?<![A-Z0-9Ñ])[A-ZÑ]{4}\d{6}[HMX][A-Z]{5}[0-9A-Z]\d(?![A-Z0-9Ñ])/g],
  ['nif', /(?<![A-Z0-9.,])(?:\d{2}[. ]?\d{3}[. ]?\d{3}|[XYZKLM][- ]?\d[. ]?\d{3}[. ]?\d{3})[- ]?[A-Z](?![A-Z0-9])/g],
  ['digits', /(?<![A-Z\d/.,-])\d{2}[ /-]?(?:\d[ -]?){7,8}[ /-]?\d{2}(?![\d/A-Z]|[.,-]\d)/g],
];
/** An id that a cell of numbers cut of its zeros, right behind its label or below it. */
const shortBehind = /[ :.#\n-]{0,6}(\d{9,10}|[XYZ]?\d{5,7}[A-Z])(?![\dA-Z]|[.,/-]\d)/y;
const numberBehind = /\s*[:#.]?\s*([A-Z]{1,3}\/\d{1,8}|[A-Z0-9][A-Z0-9-]{0,14})(?![A-Z0-9/.,])/y;

/** An account's digits, alone or after the country's letters, are no identity's, whatever a cut of them looks like. */
const account = /(?<![A-Z0-9])(?:[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?\d{1,3})?|\d{2}(?: ?\d{4}){6})(?![A-Z0-9])/g;

const marksIn = (page: string): readonly Mark[] => {
  const text = page.replace(account, (found) => (/\d{4} ?\d{4}/.test(found) ? '#'.repeat(found.length) : found));
  const marks: Mark[] = [];
  for (const [whose, pattern] of owners) {
    for (const { index, 0: found } of text.matchAll(pattern)) {
      const end = index + found.length;
      marks.push({ at: index, end, type: 'owner', whose: isPayee(text, index, end) ? 'unsaid' : whose });
    }
  }
  for (const [kind, pattern] of labels) {
    for (const { index, 0: found } of text.matchAll(pattern)) {
      const end = index + found.length;
      marks.push({ at: index, end, type: 'label', kind });
      const number = kind === 'number' ? numberAt(text, end) : undefined;
      if (number !== undefined) marks.push(number);
      const short = kind === 'taxId' || kind === 'nationalId' ? shortAt(text, end, found) : undefined;
      if (short !== undefined) marks.push(short);
    }
  }
  for (const [pattern, expression] of values) {
    for (const { index, 0: found } of text.matchAll(expression)) {
      marks.push({ at: index, end: index + found.length, type: 'value', pattern, value: found });
    }
  }
  for (const found of foreignIds(text)) marks.push({ ...found, type: 'value', pattern: 'foreign' });
  return marks.sort((a, b) => a.at - b.at || a.end - b.end);
};

const shortAt = (text: string, end: number, label: string): Mark | undefined => {
  shortBehind.lastIndex = end;
  const written = shortBehind.exec(text)?.[1];
  const value = written === undefined ? undefined : idOfShort(written, label);
  return value === undefined
    ? undefined
    : {
        at: shortBehind.lastIndex - written!.length,
        end: shortBehind.lastIndex,
        type: 'value',
        pattern: 'short',
        value,
        label,
      };
};

/** Ten digits behind `NIP/PESEL` are a firm's. */
const idOfShort = (written: string, label: string): string | undefined => {
  if (!/^\d+$/.test(written)) {
    const whole = wholeTaxId(written);
    return whole === written ? undefined : whole;
  }
  if (!label.includes('PESEL') || isNip(written)) return undefined;
  const whole = wholeNationalId(written, written, '');
  return isPesel(whole) ? whole : undefined;
};

const numberAt = (text: string, end: number): Mark | undefined => {
  numberBehind.lastIndex = end;
  const value = numberBehind.exec(text)?.[1];
  if (value === undefined || !/\d/.test(value)) return undefined;
  const at = numberBehind.lastIndex - value.length;
  return { at, end: numberBehind.lastIndex, type: 'value', pattern: 'number', value };
};

/** Words for an employer or a third party speak of what stands right behind them. */
interface Scope {
  readonly whose: Whose;
  readonly at: number;
  readonly end: number;
  /** Kinds of value it has already been given. */
  readonly taken: Set<IdentityClaim['kind']>;
  /** A holder's word stands before it on the same line: two columns, and which is whose is open. */
  readonly beside: boolean;
  /** Where the employer's own number, which ends what is said of them, begins. */
  closed?: number;
}

const reach = 160;
const labelReach = 240;
const otherReach = 14;

const countLines = (text: string): number => text.split('\n').length - 1;

const whoseBy = (scope: Scope | undefined, kind: IdentityClaim['kind'], text: string, at: number) => {
  if (scope === undefined) return 'unsaid';
  if (scope.whose === 'holder') return 'holder';
  const gap = text.slice(scope.end, at);
  if (scope.closed !== undefined && text.slice(scope.closed, at).includes('\n')) return 'unsaid';
  const endsLine = /^[ :.]*\n/.test(gap);
  if (scope.beside || gap.length > reach || scope.taken.has(kind) || countLines(gap) > (endsLine ? 3 : 1))
    return 'unsaid';
  scope.taken.add(kind);
  return scope.whose;
};

const tail = new RegExp(String.raw`[\s·,;|()-]*(?:${anyOf(employerTails)})`, 'y');
const hasEmployerTail = (text: string, end: number): boolean => {
  tail.lastIndex = end;
  return tail.test(text);
};

interface Placed {
  readonly at: number;
  readonly end: number;
}

/** `CIF/NIF`, `NIP lub PESEL`: what stands behind both may be a person's. */
const areJoint = (plain: string, one: Placed, other: Placed | undefined): boolean => {
  if (other === undefined) return false;
  const [first, last] = one.at < other.at ? [one, other] : [other, one];
  return (
    last.at >= first.end &&
    last.at - first.end < 14 &&
    /^(?:[ /.-]|NUMER|NR|LUB|ALBO|OR|O|Y|U)*$/.test(plain.slice(first.end, last.at))
  );
};

/** Only an employer has one. */
const ownNumber = /^(?:C\.? ?I\.? ?F|NIP|REGON|KRS)/;

const mexican = /\bR\.?F\.?C\b|\bC\.?U\.?R\.?P\b|\bIMSS\b/;

/** Every identity value of one page, with whose it is. `text` in upper case, with its lines; `plain` without accents. */
export const identityClaims = (text: string, plain: string): readonly IdentityClaim[] => {
  const claims: IdentityClaim[] = [...nameClaims(text, plain)];
  const isMexican = mexican.test(plain);
  let scope: Scope | undefined;
  const lastLabels = new Map<LabelKind, LastLabel>();
  for (const mark of marksIn(plain)) {
    if (mark.type === 'owner') {
      const { whose } = mark;
      const beside = scope?.whose === 'holder' && whose !== 'holder' && !plain.slice(scope.end, mark.at).includes('\n');
      scope = whose === 'unsaid' ? undefined : { whose, at: mark.at, end: mark.end, taken: new Set(), beside };
      continue;
    }
    if (mark.type === 'label') {
      if (mark.kind === 'other' && scope !== undefined && ownNumber.test(plain.slice(mark.at, mark.end)))
        scope.closed ??= mark.at;
      lastLabels.set(mark.kind, {
        at: mark.at,
        end: mark.end,
        label: plain.slice(mark.at, mark.end).replace(/[^A-ZÑ0-9]/g, ''),
      });
      continue;
    }
    const other = lastLabels.get('other');
    const isJoint =
      other !== undefined &&
      ['taxId', 'nationalId'].some((kind) => areJoint(plain, other, lastLabels.get(kind as LabelKind)));
    const isOthers =
      other !== undefined &&
      !isJoint &&
      mark.at - other.end <= otherReach &&
      !/\d/.test(plain.slice(other.end, mark.at));
    const labelOf = (kind: LabelKind) => {
      const found = lastLabels.get(kind);
      return found !== undefined && found.given !== true && mark.at - found.end <= labelReach ? found.label : '';
    };
    const read = readValue(mark, labelOf, isMexican);
    if (mark.pattern === 'digits') giveBeside(lastLabels, plain, mark.at);
    if (read === undefined || (isOthers && other.label !== 'CIF')) continue;
    const said = isOthers ? 'employer' : whoseBy(scope, read.kind, plain, mark.at);
    const whose = said === 'unsaid' && hasEmployerTail(plain, mark.end) ? 'employer' : said;
    claims.push({ ...read, whose });
  }
  return claims;
};

interface LastLabel extends Placed {
  readonly label: string;
  /** Its value stood right behind it: what comes later is no second one. */
  given?: boolean;
}

/** `NSS: 04108812349 Cta. 60512345673`: the label has had its number; one that heads a column has many. */
const giveBeside = (labels: ReadonlyMap<LabelKind, LastLabel>, plain: string, at: number): void => {
  for (const kind of ['nationalId', 'socialSecurity'] as const) {
    const found = labels.get(kind);
    if (found !== undefined && /^[ :.#-]{0,4}$/.test(plain.slice(found.end, at))) found.given = true;
  }
};

type Read = Pick<IdentityClaim, 'kind' | 'value' | 'label'>;

const readValue = (
  { pattern, value, label: foreign = '' }: Value,
  labelOf: (kind: LabelKind) => string,
  isMexican: boolean,
): Read | undefined => {
  const bare = value.replace(/[\s./-]/g, '');
  switch (pattern) {
    case 'rfc':
      // Set apart by spaces it may be any three words, unless its check character follows from the others.
      return isRfc(bare) && (!value.includes(' ') || hasRfcCheck(bare))
        ? { kind: 'taxId', value: bare, label: labelOf('taxId') }
        : undefined;
    case 'curp':
      return isCurp(bare) ? { kind: 'nationalId', value: bare, label: labelOf('nationalId') } : undefined;
    case 'nif': {
      const label = labelOf('taxId');
      // A letter set apart from eight digits is only a NIF where a label says so.
      return isNif(bare) && (label !== '' || !value.includes(' ') || /\d[. ]\d{3}[. ]\d{3}/.test(value))
        ? { kind: 'taxId', value: bare, label }
        : oddNif(value, bare, label);
    }
    case 'foreign':
      return { kind: 'foreignId', value: bare, label: foreign };
    case 'short':
      return {
        kind: /^\d+$/.test(bare) ? 'nationalId' : 'taxId',
        value: bare,
        label: foreign.replace(/[^A-ZÑ0-9]/g, ''),
      };
    case 'number':
      return { kind: 'number', value, label: labelOf('number') };
    case 'digits':
      return readDigits(bare, value, labelOf, isMexican);
  }
};

/** A NIF with a wrong letter is one all the same, where its label stands before it. */
const oddNif = (written: string, value: string, label: string): Read | undefined =>
  label !== '' && !/\d \d|^[A-Z] /.test(written) && /^(?:[NDR]\w*)$/.test(label) && !/^RFC|^REG/.test(label)
    ? { kind: 'taxId', value, label }
    : undefined;

const readDigits = (
  bare: string,
  value: string,
  labelOf: (kind: LabelKind) => string,
  isMexican: boolean,
): Read | undefined => {
  const [national, social] = [labelOf('nationalId'), labelOf('socialSecurity')];
  const asIs = /^\d+$/.test(value);
  if (bare.length === 12) {
    if (social === '' && !(isNaf(bare) && (asIs || /^\d\d\/\d{8}\/\d\d$/.test(value)))) return undefined;
    return { kind: 'socialSecurity', value: bare, label: social };
  }
  if (bare.length !== 11) return undefined;
  if (national === 'PESEL') return { kind: 'nationalId', value: bare, label: national };
  if (social !== '') return { kind: 'socialSecurity', value: bare, label: social };
  if (!asIs && !/^\d{6}[ -]\d{5}$/.test(value)) return undefined;
  if (isPesel(bare)) return { kind: 'nationalId', value: bare, label: '' };
  // One number in ten passes the check of an NSS, so that only a Mexican receipt is asked for one.
  return isMexican && asIs && isNss(bare) ? { kind: 'socialSecurity', value: bare, label: '' } : undefined;
};
