import { noContent, shareOf, type ColumnContent } from './column-content.ts';
import { isOfOther } from '../text/other-matters.ts';
import { monthOfName } from '../text/month-names.ts';
import { foldText, headingWords, splitCamelCase } from '../text/fold-text.ts';
import type { RunKind } from '../run-choices.ts';
import { clientScore, headerScores, leastScore } from './header-score.ts';
import {
  alternateWords,
  amountRanks,
  besidePayWords,
  copyWords,
  dueRanks,
  notDueWords,
  notNetWords,
  otherPartyWords,
  relativeWords,
  sellerWords,
  superiorWords,
  withTax,
  type HeaderField,
} from './vocabulary.ts';

/** A column of the sheet with what its header and its cells say. */
export interface SeenColumn {
  readonly column: number;
  readonly header: string;
  readonly content: ColumnContent;
  /** The heading above its heading; '' where there is none. */
  readonly group?: string;
  /** Another filled column has the same heading and comes first: this one belongs to another list, or to nobody knows what. */
  readonly repeated?: boolean;
}

export interface Candidate {
  readonly field: HeaderField;
  readonly column: number;
  readonly score: number;
}

/** Content that proves a field weighs more than any header. */
const proven = 110;
const most = 0.6;
const half = 0.5;

const personFields: readonly HeaderField[] = [
  'name',
  'firstName',
  'lastName',
  'secondLastName',
  'employeeNumber',
  'taxId',
  'nationalId',
];

const hasWord = (header: string, words: ReadonlySet<string>): boolean =>
  headingWords(header).some((word) => words.has(word));

/** Somebody to be called, not the way to reach the person: `Datos de contacto` is their own. */
const contactPerson = /\b(personas? (de )?contacto|contact persons?|osob\w* (kontaktow\w*|do kontaktu))\b/;

const isRelativeHeading = (header: string): boolean =>
  hasWord(header, relativeWords) || contactPerson.test(foldText(header));

const isPartyHeading = (header: string): boolean =>
  isRelativeHeading(header) ||
  hasWord(header, superiorWords) ||
  /\b(reporta a|reports to|podlega)\b/.test(foldText(header));

/** About a relative, a contact or a superior, by its heading or by the one above it. */
export const isOtherParty = ({ header, group = '' }: Pick<SeenColumn, 'header' | 'group'>): boolean =>
  isPartyHeading(header) || isPartyHeading(group);

/** Of these nobody is written to, not even in copy. */
export const isRelative = ({ header, group = '' }: Pick<SeenColumn, 'header' | 'group'>): boolean =>
  isRelativeHeading(header) || isRelativeHeading(group);

/** `Emisor`, `Datos de la empresa` above a heading: the house's, and nothing that could be a title's words. */
export const isOfTheHouse = ({ group = '' }: Pick<SeenColumn, 'group'>): boolean => {
  const words = headingWords(group).filter((word) => !/^(datos|dane|data|details|de|del|la|el|of|the)$/.test(word));
  return words.length > 0 && words.every((word) => otherPartyWords.has(word));
};

/** The heading above says whose these columns are: the person's of the row. */
export const isOwnGroup = ({ group = '' }: Pick<SeenColumn, 'group'>): boolean => {
  const scores = headerScores(group);
  return group !== '' && (scores.has('name') || scores.has('employeeNumber'));
};

export const isAddressColumn = ({ content }: SeenColumn): boolean => shareOf(content, 'address') >= half;

/** Copies to somebody else, by the header alone. */
export const isCopyHeader = (header: string): boolean =>
  hasWord(header, superiorWords) || hasWord(header, copyWords) || /\b(c c|do wiadomosci)\b/.test(foldText(header));

/** Addresses that are not the person's of the row. */
export const isOthersAddress = (seen: SeenColumn): boolean => isCopyHeader(seen.header) || isOtherParty(seen);

export const isBlindCopyHeader = (header: string): boolean => /\b(bcc|cco|udw|oculta|blind)\b/.test(foldText(header));

export const isAlternateHeader = (header: string): boolean =>
  hasWord(header, alternateWords) || hasWord(header, sellerWords);

const numbered = 90;

const namesExactly = (header: string, field: HeaderField): boolean => (headerScores(header).get(field) ?? 0) >= 100;

/** Periods are dates or names of periods; a bare number only under a heading that says nothing but period. */
const holdsPeriods = ({ header, content }: SeenColumn): boolean => {
  if (shareOf(content, 'period') >= half || shareOf(content, 'label') >= most) return true;
  const shared = content.distinct <= Math.max(1, content.filled / 2);
  const numbers = shareOf(content, 'amount') >= half;
  if (!shared || shareOf(content, 'decimal') > 0 || !namesExactly(header, 'period')) return false;
  return !numbers || shareOf(content, 'small') >= most;
};

/** How near a money column is to what is paid, or asked for, by its own heading before the one above it. */
const amountRank = ({ header, group = '' }: Pick<SeenColumn, 'header' | 'group'>, kind: RunKind): number => {
  const ranks = kind === 'invoices' ? dueRanks : amountRanks;
  const [own, above] = [header, group].map((text) => ranks.find(([, words]) => words.test(foldText(text)))?.[0] ?? 0);
  return Math.max(own ?? 0, above ?? 0);
};

/** The heading above says that what is paid stands below it. */
export const isPaidGroup = ({ group = '' }: Pick<SeenColumn, 'group'>, kind: RunKind): boolean =>
  amountRank({ header: '', group }, kind) > 1;

const paysOut = /\b(pagar|pagad[oa]|percibir|payable|wyplaty|zaplaty|depositar|net[oa]?|netto)\b/;

/** A part, a base or a sum before something is taken: `Importe` below `DEVENGOS` too, not `Líquido` below it. */
const isPart = (seen: SeenColumn, kind: RunKind): boolean => {
  const parts = kind === 'invoices' ? notDueWords : notNetWords;
  if (seen.header.includes('%')) return true;
  if (kind === 'invoices' && withTax.test(foldText(seen.header))) return false;
  if (kind === 'payroll' && hasWord(seen.header, besidePayWords) && !paysOut.test(foldText(seen.header))) return true;
  return (
    hasWord(seen.header, parts) || (hasWord(seen.group ?? '', parts) && amountRank({ header: seen.header }, kind) < 3)
  );
};

/** Which fields the cells of a filled column can be, whatever its header says. */
const holds = (field: HeaderField, seen: SeenColumn, kind: RunKind): boolean => {
  const { header, content } = seen;
  switch (field) {
    case 'amount':
      return shareOf(content, 'amount') >= half && !isPart(seen, kind);
    case 'uuid':
      return shareOf(content, 'uuid') >= half;
    case 'taxId':
    case 'nationalId':
      return shareOf(content, 'longId') >= half;
    case 'name':
    case 'firstName':
    case 'lastName':
    case 'secondLastName':
      return shareOf(content, 'name') >= half && shareOf(content, 'period') < half && shareOf(content, 'login') < half;
    case 'employeeNumber': {
      const repeats = content.filled > 2 && content.distinct / content.filled < half;
      const words = shareOf(content, 'words') >= most && content.distinct > 1;
      return !repeats && !words && shareOf(content, 'decimal') < half && !dated(content);
    }
    case 'invoiceNumber':
      return (
        shareOf(content, 'decimal') < half &&
        (!dated(content) || shareOf(content, 'series') >= most || isNumberEach(seen)) &&
        shareOf(content, 'words') < most
      );
    case 'dueDate':
      return dated(content);
    case 'period':
      return holdsPeriods(seen);
    case 'file':
      // `Documento` is also what somebody's identity card is called.
      if (/^dokument|^document/.test(foldText(header)) && shareOf(content, 'cardNumber') >= half) return false;
      return shareOf(content, 'decimal') < half && !dated(content) && !isSortOfDocument(content);
    case 'password':
      return shareOf(content, 'answer') < half;
    case 'language':
      return shareOf(content, 'language') >= half;
    case 'status':
      // `Bank status` is the bank's.
      if (hasWord(header, otherPartyWords)) return false;
      // `Estado` and `State` are also places.
      return !/^(estado|state|stan)$/.test(foldText(header)) || shareOf(content, 'status') >= half;
    default:
      return true;
  }
};

const aNumber = /^(numero|numer|number|nr|no|num)$/;

/** `11/2026`, `12/2026`, `13/2026` under `Numer`: each document has its own. */
const isNumberEach = ({ header, content }: SeenColumn): boolean =>
  content.filled > 2 && content.distinct === content.filled && aNumber.test(foldText(header));

/** `DNI`, `NIE`, `Pasaporte`: a few words for many rows are no names of files. */
const isSortOfDocument = (content: ColumnContent): boolean =>
  content.filled > 3 && content.distinct * 2 <= content.filled && shareOf(content, 'file') < half;

const dated = (content: ColumnContent): boolean => shareOf(content, 'period') >= half;

/** `Imię drugie`, `Middle name`: some have it beside the name they are called by. */
const isSecondGivenName = (header: string): boolean =>
  /^((drugie|segundo|middle|other|otros) (imie|nombres?|names?)|(imie|nombre|name) (drugie|segundo|2))$/.test(
    foldText(header),
  );

/** Which fields a column cannot be, whatever its header says. */
const impossible = (field: HeaderField, seen: SeenColumn, kind: RunKind): boolean => {
  const { header, content } = seen;
  if (field === 'email' || field === 'cc' || field === 'bcc') return true;
  if (isOthersAddress(seen) || isAddressColumn(seen)) return true;
  const otherParty = hasWord(header, otherPartyWords) || isOfTheHouse(seen);
  if (isSecondGivenName(header) && (field === 'name' || field === 'firstName')) return true;
  if (otherParty && (personFields.includes(field) || field === 'amount')) return true;
  return content.filled > 0 && !holds(field, seen, kind);
};

/** A Mexican NIP is a PIN, a Polish one a tax id of ten digits: the cells decide. */
const nipField = (content: ColumnContent): HeaderField =>
  content.filled === 0 || shareOf(content, 'nip') >= most ? 'taxId' : 'password';

/** Below every filled column with a header word, above none. */
const emptyCosts = 50;

const scoresOf = ({ header, content }: SeenColumn, kind: RunKind): Map<HeaderField, number> => {
  const scores = new Map(headerScores(header));
  if (isOfOther(foldText(splitCamelCase(header)))) scores.delete('period');
  // Nobody is paid by it, so only what says so in full is taken for it.
  if (kind === 'payroll' || !namesExactly(header, 'dueDate')) scores.delete('dueDate');
  else if (scores.has('dueDate')) scores.delete('period');
  if (kind === 'payroll') scores.delete('invoiceNumber');
  else if (aNumber.test(foldText(header))) scores.set('invoiceNumber', 90);
  const client = kind === 'invoices' ? clientScore(header) : 0;
  if (client >= leastScore) scores.set('name', Math.max(client, scores.get('name') ?? 0));
  // `Trabajador` over `000012`, beside the names.
  if (namesExactly(header, 'name') && shareOf(content, 'name') < half && shareOf(content, 'code') >= most)
    scores.set('employeeNumber', numbered);
  // Beside other words `nom` is a pay run: `Área nóm.`.
  if (/^(nom|nome|izena)$/.test(foldText(header))) scores.set('name', 100);
  // Of a pair, as US lists head it; beside other words `last` is a time.
  if (/^(first|last)$/.test(foldText(header))) scores.set(foldText(header) === 'first' ? 'firstName' : 'lastName', 100);
  if (foldText(header) === 'nip') {
    scores.delete('taxId');
    scores.set(nipField(content), 100);
  }
  const period = scores.get('period');
  if (period !== undefined && shareOf(content, 'period') >= half) scores.set('period', period + 15);
  return scores;
};

const provenField = (seen: SeenColumn): HeaderField | undefined => {
  const { header, content } = seen;
  if (isOtherParty(seen) || hasWord(header, otherPartyWords) || headerScores(header).has('password')) return undefined;
  if (shareOf(content, 'uuid') >= most) return 'uuid';
  if (shareOf(content, 'curp') >= most) return 'nationalId';
  if (shareOf(content, 'rfc') >= most) return 'taxId';
  return shareOf(content, 'file') >= most ? 'file' : undefined;
};

const candidatesOf = (seen: SeenColumn, kind: RunKind): Candidate[] => {
  const { column, content } = seen;
  // `Importe` under `LÍQUIDO`, after another under `DEVENGOS`, is told by its group.
  if (seen.repeated === true && !isPaidGroup(seen, kind)) return [];
  const scores = new Map([...scoresOf(seen, kind)].filter(([field]) => seen.repeated !== true || field === 'amount'));
  const cost = content.filled === 0 ? emptyCosts : 0;
  const field = seen.repeated === true ? undefined : provenField(seen);
  const byHeader = [...scores]
    .filter(([name, score]) => score >= leastScore && name !== field && !impossible(name, seen, kind))
    .map(([name, score]): Candidate => ({ field: name, column, score: score - cost }));
  if (field === undefined || isCopyHeader(seen.header)) return byHeader;
  // Between two columns that prove the same, the header decides.
  return [...byHeader, { field, column, score: proven + (scores.get(field) ?? 0) / 1_000 }];
};

/** Of several money columns only those nearest to what is paid stay. */
const nearestToNet = (found: readonly Candidate[], columns: readonly SeenColumn[], kind: RunKind): Candidate[] => {
  const ranks = new Map(columns.map((seen) => [seen.column, amountRank(seen, kind)]));
  const rankOf = ({ column }: Candidate): number => ranks.get(column) ?? 0;
  const best = Math.max(...found.filter(({ field }) => field === 'amount').map(rankOf));
  return found.filter((candidate) => candidate.field !== 'amount' || rankOf(candidate) === best);
};

const isMonth = (header: string): boolean => monthOfName(foldText(header).split(' ')[0] ?? '') !== undefined;

/** `Enero | Febrero | Marzo | Total`: the sum of months is not what is paid now. */
const isSumOfMonths = ({ field, column }: Candidate, columns: readonly SeenColumn[]): boolean => {
  if (field !== 'amount') return false;
  const header = columns.find((each) => each.column === column)?.header ?? '';
  const months = columns.filter((each) => isMonth(each.header) && shareOf(each.content, 'amount') >= half);
  return months.length > 1 && /\b(total|suma|razem|sum)\b/.test(foldText(header));
};

/** One id beside the addresses of many is their employer's, few are of several: `CIF`, `NIP`. Those would be one person. */
export const isIdOfTheHouse = (
  { field, column }: Candidate,
  columns: readonly SeenColumn[],
  kind: RunKind,
): boolean => {
  if (kind !== 'payroll' || (field !== 'taxId' && field !== 'nationalId')) return false;
  const content = columns.find((each) => each.column === column)?.content ?? noContent;
  const addresses = Math.max(0, ...columns.filter(isAddressColumn).map((each) => each.content.distinct));
  const isMany = addresses * 2 > content.filled;
  const isFew = content.filled > 3 && content.distinct * 3 <= addresses * 2;
  return isMany && content.filled >= 3 && (content.distinct === 1 || isFew);
};

/** Every field a column could be, best first. */
export const candidates = (columns: readonly SeenColumn[], kind: RunKind): Candidate[] =>
  nearestToNet(
    columns.flatMap((seen) => candidatesOf(seen, kind)).filter((each) => !isSumOfMonths(each, columns)),
    columns,
    kind,
  ).sort((a, b) => b.score - a.score || a.column - b.column);

/** Fields of columns without headers: by their cells alone. */
export const candidatesByContent = (columns: readonly SeenColumn[]): Candidate[] =>
  columns
    .flatMap((seen): Candidate[] => {
      const { column, content } = seen;
      if (isAddressColumn(seen) || content.filled === 0) return [];
      const field = provenField(seen);
      if (field !== undefined) return [{ field, column, score: proven }];
      if (shareOf(content, 'period') >= most) return [{ field: 'period', column, score: 90 }];
      if (shareOf(content, 'decimal') >= most) return [{ field: 'amount', column, score: 80 }];
      if (shareOf(content, 'words') >= most && shareOf(content, 'status') < half)
        return [{ field: 'name', column, score: 70 + content.distinct / 1_000 }];
      const unique = content.distinct === content.filled && shareOf(content, 'code') >= most;
      return unique ? [{ field: 'employeeNumber', column, score: 60 }] : [];
    })
    .sort((a, b) => b.score - a.score || a.column - b.column);
