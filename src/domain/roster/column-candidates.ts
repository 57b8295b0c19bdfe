import { shareOf, type ColumnContent } from './column-content.ts';
import { foldText } from '../text/fold-text.ts';
import { headerScores, leastScore } from './header-score.ts';
import {
  alternateWords,
  amountRanks,
  copyWords,
  notNetWords,
  otherPartyWords,
  superiorWords,
  type HeaderField,
} from './vocabulary.ts';

/** A column of the sheet with what its header and its cells say. */
export interface SeenColumn {
  readonly column: number;
  readonly header: string;
  readonly content: ColumnContent;
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

const personFields: readonly HeaderField[] = ['name', 'firstName', 'lastName', 'employeeNumber', 'taxId', 'nationalId'];

const hasWord = (header: string, words: ReadonlySet<string>): boolean =>
  foldText(header)
    .split(' ')
    .some((word) => words.has(word));

export const isAddressColumn = ({ content }: SeenColumn): boolean => shareOf(content, 'address') >= half;

/** Copies to somebody else, by the header alone. */
export const isCopyHeader = (header: string): boolean =>
  hasWord(header, superiorWords) || hasWord(header, copyWords) || /\b(c c|do wiadomosci)\b/.test(foldText(header));

export const isBlindCopyHeader = (header: string): boolean => /\b(bcc|cco|udw|oculta|blind)\b/.test(foldText(header));

export const isAlternateHeader = (header: string): boolean => hasWord(header, alternateWords);

/** Which fields the cells of a column rule out, whatever its header says. */
const impossible = (field: HeaderField, { header, content }: SeenColumn): boolean => {
  if (field === 'email' || field === 'cc' || field === 'bcc') return true;
  if (isCopyHeader(header) || isAddressColumn({ column: 0, header, content })) return true;
  const otherParty = hasWord(header, otherPartyWords);
  if (otherParty && (personFields.includes(field) || field === 'amount')) return true;
  if (content.filled === 0) return false;
  switch (field) {
    case 'amount':
      return shareOf(content, 'amount') < half || hasWord(header, notNetWords);
    case 'uuid':
      return shareOf(content, 'uuid') < half;
    case 'taxId':
    case 'nationalId':
      return shareOf(content, 'longId') < half;
    case 'name':
    case 'firstName':
    case 'lastName':
      return shareOf(content, 'amount') >= half;
    case 'employeeNumber':
      return content.filled > 3 && content.distinct / content.filled < half;
    case 'status':
      // `Estado` and `State` are also places.
      return /^(estado|state|stan)$/.test(foldText(header)) && shareOf(content, 'status') < half;
    default:
      return false;
  }
};

/** A Mexican NIP is a PIN, a Polish one a tax id of ten digits: the cells decide. */
const nipField = (content: ColumnContent): HeaderField =>
  content.filled === 0 || shareOf(content, 'nip') >= most ? 'taxId' : 'password';

const scoresOf = ({ header, content }: SeenColumn): Map<HeaderField, number> => {
  const scores = new Map(headerScores(header));
  if (foldText(header) === 'nip') {
    scores.delete('taxId');
    scores.set(nipField(content), 100);
  }
  const period = scores.get('period');
  if (period !== undefined && shareOf(content, 'period') >= half) scores.set('period', period + 15);
  return scores;
};

const provenField = ({ header, content }: SeenColumn): HeaderField | undefined => {
  if (hasWord(header, otherPartyWords) || headerScores(header).has('password')) return undefined;
  if (shareOf(content, 'uuid') >= most) return 'uuid';
  if (shareOf(content, 'curp') >= most) return 'nationalId';
  if (shareOf(content, 'rfc') >= most) return 'taxId';
  return shareOf(content, 'file') >= most ? 'file' : undefined;
};

const candidatesOf = (seen: SeenColumn): Candidate[] => {
  const { column } = seen;
  const scores = scoresOf(seen);
  const field = provenField(seen);
  const byHeader = [...scores]
    .filter(([name, score]) => score >= leastScore && name !== field && !impossible(name, seen))
    .map(([name, score]): Candidate => ({ field: name, column, score }));
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
export const candidates = (columns: readonly SeenColumn[]): Candidate[] => {
  const headers = new Map(columns.map(({ column, header }) => [column, header]));
  return nearestToNet(columns.flatMap(candidatesOf), headers).sort((a, b) => b.score - a.score || a.column - b.column);
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
