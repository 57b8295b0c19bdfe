import { severityOf, type IssueCode } from '../../src/domain/issue.ts';
import en from '../../src/texts/en/sheet.json' with { type: 'json' };
import type { SentMail } from '../google/sent-mail.ts';
import { wordings, type Language } from './labels.ts';
import type { LabBook, SheetRow } from './lab-book.ts';

export type RowStatus = 'sent' | 'failed' | 'unknown' | 'held' | 'later' | 'skipped' | 'waiting';

export interface ReportRow {
  readonly sheet: string;
  readonly row: number;
  readonly email: string;
  readonly sentTo: string;
  readonly receiptId: string;
  readonly status: RowStatus;
  readonly statusText: string;
  readonly code: string;
  readonly detail: string;
  readonly sentAt: string;
}

export interface ReportIssue {
  readonly row: number;
  readonly column: string;
  readonly code: string;
  readonly severity: string;
  readonly text: string;
}

const languages: readonly Language[] = ['es', 'pl', 'en'];

const statuses = [
  'sent',
  'failed',
  'unknown',
  'held',
  'later',
  'skipped',
  'waiting',
  'claimed',
  'sending',
  'saved',
] as const;
const own = ['status', 'sentAt', 'sentTo', 'receiptId'] as const;
type Own = (typeof own)[number];

const one = (language: Language, key: string): string => wordings(language, key)[0] ?? '';

/** Index of each of Sobre's columns in the header row, and that row. Found by what the headers say. */
const findOwnColumns = (rows: readonly SheetRow[]) => {
  for (const header of rows) {
    for (const language of languages) {
      const found = own.map((column) =>
        header.texts.findIndex((text) => text.trim() === one(language, `column.${column}`)),
      );
      if (found.every((index) => index >= 0)) {
        const columns = Object.fromEntries(own.map((column, index) => [column, found[index] ?? -1])) as Record<
          Own,
          number
        >;
        return { header, columns, language };
      }
    }
  }
  return undefined;
};

/** A status cell's words back to the state and the code they stand for. */
export const readStatus = (text: string): { status: RowStatus; code: string; claimed: boolean } | undefined => {
  const trimmed = text.trim();
  for (const language of languages) {
    for (const status of statuses) {
      const word = one(language, `status.${status}`);
      if (trimmed !== word && !trimmed.startsWith(`${word}:`) && !trimmed.startsWith(`${word} · `)) continue;
      const phrase = trimmed.slice(word.length + 1).trim();
      const claimed = status === 'claimed' || status === 'sending';
      // Saved as a file is not sent: to Gmail the row still waits.
      const plain: RowStatus = claimed || status === 'saved' ? 'waiting' : status;
      return { status: plain, code: phrase === '' || claimed ? '' : codeOf(language, phrase), claimed };
    }
  }
  return undefined;
};

let phrases: Map<string, string> | undefined;

const codeOf = (language: Language, phrase: string): string => {
  phrases ??= new Map(
    languages.flatMap((each) => reasonCodes.map((code) => [`${each}/${one(each, `reason.${code}`)}`, code] as const)),
  );
  return phrases.get(`${language}/${phrase}`) ?? '';
};

const reasonCodes: readonly string[] = Object.keys((en as { reason: object }).reason);

const isAddress = /[^\s@<>,;]+@[^\s@<>,;]+/;

/** Every data row of the sheet, read from its cells; rows nothing was written to say why by what the pane listed. */
export const reportRows = (book: LabBook, sheet: string, issues: readonly ReportIssue[]): readonly ReportRow[] => {
  const rows = book.rows(sheet);
  const found = findOwnColumns(rows);
  const header = found?.header ?? headerByContent(rows);
  // Without headings every row is somebody's.
  const above = header?.row ?? 0;
  const total = new Set(issues.filter(({ code }) => code === 'row/total').map(({ row }) => row));
  return rows
    .filter(({ row, texts }) => row > above && !total.has(row) && texts.some((text) => text.trim() !== ''))
    .map((row) => reportRow(sheet, row, found?.columns, issues));
};

/** The last row of words above the first address; without any address the first one. */
const headerByContent = (rows: readonly SheetRow[]): SheetRow | undefined => {
  const firstPerson = rows.findIndex(({ texts }) => texts.some((text) => isAddress.test(text)));
  const hasWords = ({ texts }: SheetRow) => texts.filter((text) => text !== '').length >= 2;
  return firstPerson === -1 ? rows.find(hasWords) : rows.slice(0, firstPerson).findLast(hasWords);
};

const reportRow = (
  sheet: string,
  { row, texts, hidden }: SheetRow,
  columns: Record<Own, number> | undefined,
  issues: readonly ReportIssue[],
): ReportRow => {
  const cell = (column: Own): string => (columns === undefined ? '' : (texts[columns[column]] ?? ''));
  const ownIndexes = new Set(columns === undefined ? [] : Object.values(columns));
  const email = texts.find((text, index) => !ownIndexes.has(index) && isAddress.test(text)) ?? '';
  const statusText = cell('status');
  const read = readStatus(statusText);
  const untouched = untouchedStatus(hidden, row, issues);
  const status = read ?? untouched;
  return {
    sheet,
    row,
    email,
    sentTo: cell('sentTo'),
    receiptId: cell('receiptId'),
    status: status.status,
    statusText,
    code: status.code,
    detail: issues.find((issue) => issue.row === row && issue.code === status.code)?.text ?? '',
    sentAt: cell('sentAt'),
  };
};

/** Nothing was written here: hidden, or the pane said why it stays out. */
const untouchedStatus = (
  hidden: boolean,
  row: number,
  issues: readonly ReportIssue[],
): { status: RowStatus; code: string } => {
  if (hidden) return { status: 'skipped', code: 'row/hidden' };
  const found = issues.filter((issue) => issue.row === row);
  const by = (severity: string) => found.find((issue) => issue.severity === severity);
  const skipped = by('info');
  if (skipped !== undefined) return { status: 'skipped', code: skipped.code };
  const held = by('error') ?? by('ask');
  if (held !== undefined) return { status: 'held', code: held.code };
  const later = by('later');
  return later === undefined ? { status: 'waiting', code: '' } : { status: 'later', code: later.code };
};

export const severityText = (code: string): string => {
  try {
    return severityOf(code as IssueCode) ?? '';
  } catch {
    return '';
  }
};

export const mailboxOf = (mail: SentMail, eml: string) => ({
  n: mail.n,
  id: mail.id,
  from: mail.from,
  to: mail.to,
  cc: mail.cc,
  bcc: mail.bcc,
  subject: mail.subject,
  reference: mail.reference,
  acceptedAtMs: mail.acceptedAtMs,
  bytes: mail.bytes,
  sha256: mail.sha256,
  attachments: mail.attachments,
  eml,
});
