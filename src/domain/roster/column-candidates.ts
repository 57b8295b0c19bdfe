import { shareOf, type ColumnContent } from './column-content.ts';
import { foldText, splitCamelCase } from '../text/fold-text.ts';
import type { RunKind } from '../run-choices.ts';
import { clientScore, headerScores, leastScore } from './header-score.ts';
import {
  alternateWords,
  amountRanks,
  copyWords,
  notNetWords,
  otherPartyWords,
  relativeWords,
  superiorWords,
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
  foldText(splitCamelCase(header))
    .split(' ')
    .some((word) => words.has(word));

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

export const isAlternateHeader = (header: string): boolean => hasWord(header, alternateWords);

const namesExactly = (header: string, field: HeaderField): boolean => (headerScores(header).get(field) ?? 0) >= 100;

/** Periods are dates or names of periods; a bare number only under a heading that says nothing but period. */
const holdsPeriods = ({ header, content }: SeenColumn): boolean => {
  if (shareOf(content, 'period') >= half || shareOf(content, 'label') >= most) return true;
  const shared = content.distinct <= Math.max(1, content.filled / 2);
  const numbers = shareOf(content, 'amount') >= half;
  if (!shared || shareOf(content, 'decimal') > 0 || !namesExactly(header, 'period')) return false;
  return !numbers || shareOf(content, 'small') >= most;
};

/** Which fields the cells of a filled column can be, whatever its header says. */
const holds = (field: HeaderField, seen: SeenColumn): boolean => {
  const { header, content } = seen;
  switch (field) {
    case 'amount':
      return shareOf(content, 'amount') >= half && !hasWord(header, notNetWords);
    case 'uuid':
      return shareOf(content, 'uuid') >= half;
    case 'taxId':
    case 'nationalId':
      return shareOf(content, 'longId') >= half;
    case 'name':
    case 'firstName':
    case 'lastName':
    case 'secondLastName':
      return shareOf(content, 'name') >= half && shareOf(content, 'period') < half;
    case 'employeeNumber': {
      const repeats = content.filled > 3 && content.distinct / content.filled < half;
      const words = shareOf(content, 'words') >= most && content.distinct > 1;
      return !repeats && !words && shareOf(content, 'decimal') < half && !dated(content);
    }
    case 'invoiceNumber':
      return shareOf(content, 'decimal') < half && !dated(content) && shareOf(content, 'words') < most;
    case 'period':
      return holdsPeriods(seen);
    case 'file':
      return shareOf(content, 'decimal') < half && !dated(content);
    case 'language':
      return shareOf(content, 'language') >= half;
    case 'status':
      // `Estado` and `State` are also places.
      return !/^(estado|state|stan)$/.test(foldText(header)) || shareOf(content, 'status') >= half;
    default:
      return true;
  }
};

const dated = (content: ColumnContent): boolean => shareOf(content, 'period') >= half;

/** Which fields a column cannot be, whatever its header says. */
const impossible = (field: HeaderField, seen: SeenColumn): boolean => {
  const { header, content } = seen;
  if (field === 'email' || field === 'cc' || field === 'bcc') return true;
  if (isOthersAddress(seen) || isAddressColumn(seen)) return true;
  const otherParty = hasWord(header, otherPartyWords);
  if (otherParty && (personFields.includes(field) || field === 'amount')) return true;
  return content.filled > 0 && !holds(field, seen);
};

/** A Mexican NIP is a PIN, a Polish one a tax id of ten digits: the cells decide. */
const nipField = (content: ColumnContent): HeaderField =>
  content.filled === 0 || shareOf(content, 'nip') >= most ? 'taxId' : 'password';

/** Below every filled column with a header word, above none. */
const emptyCosts = 50;

const scoresOf = ({ header, content }: SeenColumn, kind: RunKind): Map<HeaderField, number> => {
  const scores = new Map(headerScores(header));
  if (kind === 'payroll') scores.delete('invoiceNumber');
  const client = kind === 'invoices' ? clientScore(header) : 0;
  if (client >= leastScore) scores.set('name', Math.max(client, scores.get('name') ?? 0));
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
  if (seen.repeated === true) return [];
  const scores = scoresOf(seen, kind);
  const cost = content.filled === 0 ? emptyCosts : 0;
  const field = provenField(seen);
  const byHeader = [...scores]
    .filter(([name, score]) => score >= leastScore && name !== field && !impossible(name, seen))
    .map(([name, score]): Candidate => ({ field: name, column, score: score - cost }));
  if (field === undefined || isCopyHeader(seen.header)) return byHeader;
  // Between two columns that prove the same, the header decides.
  return [...byHeader, { field, column, score: proven + (scores.get(field) ?? 0) / 1_000 }];
};

const amountRank = (header: string): number => amountRanks.find(([, words]) => words.test(foldText(header)))?.[0] ?? 0;

/** Of several money columns only those nearest to net pay stay. */
const nearestToNet = (candidates: readonly Candidate[], headers: ReadonlyMap<number, string>): Candidate[] => {
  const rankOf = (candidate: Candidate): number => amountRank(headers.get(candidate.column) ?? '');
  const best = Math.max(...candidates.filter(({ field }) => field === 'amount').map(rankOf));
  return candidates.filter((candidate) => candidate.field !== 'amount' || rankOf(candidate) === best);
};

/** Every field a column could be, best first. */
export const candidates = (columns: readonly SeenColumn[], kind: RunKind): Candidate[] => {
  const headers = new Map(columns.map(({ column, header }) => [column, header]));
  return nearestToNet(
    columns.flatMap((seen) => candidatesOf(seen, kind)),
    headers,
  ).sort((a, b) => b.score - a.score || a.column - b.column);
};

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
      if (shareOf(content, 'words') >= most) return [{ field: 'name', column, score: 70 + content.distinct / 1_000 }];
      const unique = content.distinct === content.filled && shareOf(content, 'code') >= most;
      return unique ? [{ field: 'employeeNumber', column, score: 60 }] : [];
    })
    .sort((a, b) => b.score - a.score || a.column - b.column);
