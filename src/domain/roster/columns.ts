import { isBlank } from '../text/cell-text.ts';
import {
  candidates,
  candidatesByContent,
  isIdOfTheHouse,
  isAddressColumn,
  isAlternateHeader,
  isBlindCopyHeader,
  isCopyHeader,
  isOthersAddress,
  isRelative,
  type Candidate,
  type SeenColumn,
} from './column-candidates.ts';
import { agreementOf, namesOthers } from './column-agreement.ts';
import { contentOf, noContent, shareOf } from './column-content.ts';
import { agreeing, disagreeing, nameColumns, nearScore, rolesOf } from './column-roles.ts';
import { oneList, withRepeated } from './column-lists.ts';
import { foldText } from '../text/fold-text.ts';
import { columnLetters, emptyCell, type Grid, type GridRow } from '../grid.ts';
import { groupTexts, headerIndexOf, headerTexts } from './header-row.ts';
import { headerScores } from './header-score.ts';
import { findOwnColumns, ownHeaderTexts, type OwnHeaders } from '../sending/own-columns.ts';
import type { Field, Mapping, OwnColumns, RosterColumn } from './roster.ts';
import { besideColumns, periodColumnsOf, type PeriodColumns } from './period-columns.ts';
import type { RunKind } from '../run-choices.ts';
import type { Role } from './understanding.ts';

export interface Detection {
  /** Index into `grid.rows`; −1 when the sheet has no header and the cells alone decided. */
  readonly headerIndex: number;
  readonly columns: readonly RosterColumn[];
  /** Never holds `cc` or `bcc`: those are proposed, not taken. */
  readonly mapping: Mapping;
  readonly proposedCc: number | undefined;
  readonly emailChoices: readonly number[];
  readonly ownColumns: OwnColumns;
  /** The heading above each column's heading; '' for none. */
  readonly groups: readonly string[];
  readonly roles: readonly Role[];
  readonly otherParties: readonly number[];
  /** Columns of addresses that are not the person's. */
  readonly otherAddresses: readonly number[];
  /** What stands beside the column of periods and is of it. */
  readonly periodColumns: PeriodColumns;
  /** Columns of another list beside the people. */
  readonly foreign: readonly number[];
}

/** Columns the person chose: the field is theirs, and no other field takes the column. */
export type Chosen = ReadonlyMap<Field, number>;

/** `Importe`, `Importe (H)`: every column can be named. */
const namedApart = (headers: readonly string[], lettersOf: (column: number) => string): string[] => {
  const seen = new Set<string>();
  return headers.map((header, column) => {
    const name = header !== '' && seen.has(header.toLowerCase()) ? `${header} (${lettersOf(column)})` : header;
    seen.add(name.toLowerCase());
    return name;
  });
};

interface Emails {
  readonly choices: readonly number[];
  readonly preset: number | undefined;
  /** Columns between which headings and addresses do not decide. */
  readonly rivals: readonly number[];
  readonly copies: readonly number[];
  /** Of relatives and contacts. */
  readonly others: readonly number[];
}

/** So many addresses show whether each is of one person. */
const fewest = 3;

/** Address columns: to the person, of whom the plainest is the preset, and to somebody else. */
const findEmails = (columns: readonly SeenColumn[]): Emails => {
  const scoreOf = ({ header }: SeenColumn): number => headerScores(header).get('email') ?? 0;
  const withAddresses = columns.filter(
    (seen) =>
      isAddressColumn(seen) || (seen.content.counts.address > 0 && (scoreOf(seen) > 0 || isCopyHeader(seen.header))),
  );
  const others = withAddresses.filter(isOthersAddress);
  const choices = withAddresses.filter((seen) => !others.includes(seen) && seen.repeated !== true);
  const someOwn = choices.some(({ content }) => content.filled >= fewest && content.distinct > content.filled * 0.8);
  // Beside addresses of one person each, those that serve several people are an office's or a superior's.
  const isShared = ({ content }: SeenColumn): boolean =>
    someOwn && content.filled >= fewest && content.distinct * 2 <= content.filled;
  const rank = (seen: SeenColumn): number =>
    scoreOf(seen) - (isAlternateHeader(seen.header) ? 1_000 : 0) - (isShared(seen) ? 2_000 : 0);
  const [preset, ...rest] = [...choices].sort(
    (a, b) => rank(b) - rank(a) || b.content.counts.address - a.content.counts.address || a.column - b.column,
  );
  return {
    choices: choices.map(({ column }) => column),
    preset: preset?.column,
    rivals: rest
      .filter((seen) => preset !== undefined && rank(preset) - rank(seen) < nearScore)
      .map(({ column }) => column),
    copies: others.filter((seen) => !isRelative(seen)).map(({ column }) => column),
    others: others.filter(isRelative).map(({ column }) => column),
  };
};

/** Where the addresses proved another column than the headings did, every other one is a rival until they prove it is not. */
const rivalsBeside = ({ preset, rivals, choices }: Emails, email: number | undefined): readonly number[] =>
  email === preset ? rivals : choices.filter((column) => column !== email);

/** Best first, one column a field and one field a column. */
const assign = (taken: Chosen, offered: readonly Candidate[]): Map<Field, number> => {
  const mapping = new Map(taken);
  const used = new Set(taken.values());
  for (const { field, column } of offered) {
    if (mapping.has(field) || used.has(column)) continue;
    mapping.set(field, column);
    used.add(column);
  }
  return mapping;
};

const isSomewhereFilled = (grid: Grid, column: number): boolean =>
  grid.rows.some(({ cells }) => !isBlank(cells[column] ?? emptyCell));

const wordsAt = ({ cells }: GridRow, column: number): readonly string[] =>
  foldText((cells[column] ?? emptyCell).text)
    .split(' ')
    .filter((word) => word !== '');

/** A whole name that shares no word with given name and surname of its row is somebody else's: a beneficiary's, a payer's. */
const strangersName = (rows: readonly GridRow[], mapping: ReadonlyMap<Field, number>): number | undefined => {
  const [name, first, last] = (['name', 'firstName', 'lastName'] as const).map((field) => mapping.get(field));
  if (name === undefined || first === undefined || last === undefined) return undefined;
  const named = rows.filter((row) => wordsAt(row, name).length > 0 && wordsAt(row, last).length > 0);
  const agreeing = named.filter((row) => {
    const own = [...wordsAt(row, first), ...wordsAt(row, last)];
    return wordsAt(row, name).filter((word) => own.includes(word)).length > 1;
  });
  return agreeing.length * 2 < named.length ? name : undefined;
};

/** Whole names where given names are meant, of other people than those the name column names: another list beside it. */
const otherPeople = (rows: readonly GridRow[], mapping: ReadonlyMap<Field, number>): number | undefined => {
  const [name, first] = [mapping.get('name'), mapping.get('firstName')];
  if (name === undefined || first === undefined) return undefined;
  const filled = rows.filter((row) => wordsAt(row, name).length > 0 && wordsAt(row, first).length > 0);
  const strange = filled.filter((row) => {
    const [own, other] = [wordsAt(row, name), wordsAt(row, first)];
    return own.length > 1 && other.length > 1 && !other.some((word) => own.includes(word));
  });
  return filled.length > 1 && strange.length * 2 > filled.length ? first : undefined;
};

/** What no heading decides the addresses prove: whose they are by the names, and which names they are made of. */
const byProof = (
  rows: readonly GridRow[],
  mapping: Map<Field, number>,
  chosen: Chosen,
  free: readonly SeenColumn[],
  choices: readonly number[],
): void => {
  const email = mapping.get('email') ?? -1;
  if (email < 0) return;
  const names = nameColumns(mapping);
  if (names.length === 0) {
    const own = chosen.has('name') ? undefined : namesOf(rows, email, free, new Set(mapping.values()));
    if (own !== undefined) mapping.set('name', own);
  } else if (!chosen.has('email') && (agreementOf(rows, names, email) ?? 1) <= disagreeing) {
    const [own, ...more] = choices.filter((column) => (agreementOf(rows, names, column) ?? 0) >= agreeing);
    if (own !== undefined && more.length === 0) mapping.set('email', own);
  }
};

/** The one column of names that the addresses are made of. */
const namesOf = (
  rows: readonly GridRow[],
  email: number,
  free: readonly SeenColumn[],
  used: ReadonlySet<number>,
): number | undefined => {
  const [own, ...more] = free
    .filter((seen) => !used.has(seen.column) && !isOthersAddress(seen) && shareOf(seen.content, 'name') > mostNames)
    .map(({ column }) => column)
    .filter((column) => (agreementOf(rows, [column], email) ?? 0) >= agreeing);
  return more.length === 0 ? own : undefined;
};

const mostNames = 0.9;

interface Headers {
  readonly headerIndex: number;
  /** As they stand; '' where there is none. */
  readonly texts: readonly string[];
  /** Told apart; the column's letters where there is none but values. */
  readonly names: readonly string[];
  readonly groups: readonly string[];
}

const readHeaders = (grid: Grid, { ownHeaders, headingRow }: DetectionWords): Headers => {
  const ownTexts = ownHeaderTexts(ownHeaders);
  const isOwn = (text: string): boolean => ownTexts.has(foldText(text));
  const chosen = grid.table === undefined ? grid.rows.findIndex(({ row }) => row === headingRow) : -1;
  const isOther = (header: string): boolean => isOthersAddress({ column: 0, header, content: noContent });
  const headerIndex = chosen === -1 ? headerIndexOf(grid, isOwn, isOther) : chosen;
  const lettersOf = (column: number): string => columnLetters(grid.firstColumn + column);
  const texts =
    headerIndex === -1 ? Array.from({ length: grid.columnCount }, () => '') : headerTexts(grid, headerIndex);
  const names = namedApart(texts, lettersOf).map((name, column) =>
    name === '' && isSomewhereFilled(grid, column) ? lettersOf(column) : name,
  );
  return { headerIndex, texts, names, groups: headerIndex === -1 ? [] : groupTexts(grid, headerIndex, texts) };
};

export interface OwnWords {
  readonly ownHeaders: OwnHeaders;
  /** Whether a status cell is in Sobre's words, of any language. Default: none is. */
  readonly isOwnStatus?: (text: string) => boolean;
}

export interface DetectionWords extends OwnWords {
  /** Default: payroll. */
  readonly kind?: RunKind;
  /** 1-based sheet row that the person chose as the headings; a table has its own. */
  readonly headingRow?: number;
}

/** Finds the header row and what each column means. `choose` maps a field to −1 where the person wants none. */
export const detectColumns = (
  grid: Grid,
  words: DetectionWords,
  choose: (headers: readonly string[]) => Chosen = () => new Map(),
): Detection => {
  const { ownHeaders, isOwnStatus = () => false, kind = 'payroll' } = words;
  const { headerIndex, texts, names, groups } = readHeaders(grid, words);
  const rows = grid.rows.slice(headerIndex + 1);
  const ownColumns = findOwnColumns(texts, rows, ownHeaders, isOwnStatus);
  const own = new Set(Object.values(ownColumns));
  const all = texts
    .map((header, column): SeenColumn => ({
      column,
      header,
      content: contentOf(rows, column),
      group: groups[column] ?? '',
    }))
    .filter(({ column }) => !own.has(column));
  const seen = withRepeated(oneList(all));
  const chosen = choose(names);
  const reserved = new Set([...chosen].filter(([field]) => field !== 'email').map(([, column]) => column));
  const emails = findEmails(seen.filter(({ column }) => !reserved.has(column)));
  const taken = new Map(chosen);
  if (!taken.has('email') && emails.preset !== undefined) taken.set('email', emails.preset);
  const addresses = new Set([...emails.choices, ...emails.copies, ...emails.others]);
  const free = seen.filter(({ column }) => !addresses.has(column));
  const found = headerIndex === -1 ? candidatesByContent(free) : candidates(free, kind);
  const offered = found.filter((each) => !isIdOfTheHouse(each, seen, kind));
  const mapping = assign(taken, offered);
  if (headerIndex !== -1) byProof(rows, mapping, chosen, free, emails.choices);
  const stranger = chosen.has('name') ? undefined : strangersName(rows, mapping);
  if (stranger !== undefined) mapping.delete('name');
  const otherColumn = chosen.has('firstName') ? undefined : otherPeople(rows, mapping);
  if (otherColumn !== undefined) mapping.delete('firstName');
  const periods = headerIndex === -1 ? undefined : ownPeriodColumns(mapping, chosen, free);
  if (periods !== undefined) mapping.set('period', periods.main);
  const copy = chosen.get('cc') ?? chosen.get('bcc') ?? emails.copies[0] ?? -1;
  const proposedCc = copy < 0 ? undefined : copy;
  const party = seen.filter((each) => isOthersAddress(each) || each.column === stranger).map(({ column }) => column);
  return {
    headerIndex,
    columns: names.map((header, column) => ({
      column,
      letters: columnLetters(grid.firstColumn + column),
      header,
      field: fieldOf(column, mapping, proposedCc, header),
      hidden: grid.hiddenColumns.includes(column),
    })),
    mapping: Object.fromEntries([...mapping].filter(([, column]) => column >= 0)),
    proposedCc,
    emailChoices: emails.choices,
    ownColumns,
    groups,
    roles: rolesOf({
      mapping,
      chosen,
      offered: periods?.beside.end === undefined ? offered : [spanCandidate(periods.main), ...offered],
      besidePeriod: periods === undefined ? [] : besideColumns(periods.beside),
      seen,
      rivals: rivalsBeside(emails, mapping.get('email')),
      otherPeople: otherColumn,
      choices: emails.choices.filter((column) => !isAlternateHeader(texts[column] ?? '')),
      headerless: headerIndex === -1,
      kind,
      agreement: (columns, addresses) => agreementOf(rows, columns, addresses),
      namesOthers: (columns, addresses) => namesOthers(rows, columns, addresses),
    }),
    otherAddresses: [...emails.copies, ...emails.others],
    otherParties: party.filter((column) => ![...chosen.values()].includes(column)),
    periodColumns: periods?.beside ?? { parts: [] },
    foreign: all.filter(({ column }) => !seen.some((each) => each.column === column)).map(({ column }) => column),
  };
};

/** First and last day in two columns say it plainer than any heading. */
const spanCandidate = (column: number): Candidate => ({ field: 'period', column, score: 100 });

const ownPeriodColumns = (mapping: ReadonlyMap<Field, number>, chosen: Chosen, free: readonly SeenColumn[]) => {
  const main = mapping.get('period');
  const used = new Set(mapping.values());
  return main === -1 ? undefined : periodColumnsOf(main, chosen.has('period'), free, (column) => !used.has(column));
};

const fieldOf = (
  column: number,
  mapping: ReadonlyMap<Field, number>,
  proposedCc: number | undefined,
  header: string,
): Field | undefined => {
  const found = [...mapping].find(([, mapped]) => mapped === column)?.[0];
  if (found !== undefined) return found;
  if (column !== proposedCc) return undefined;
  return isBlindCopyHeader(header) ? 'bcc' : 'cc';
};
