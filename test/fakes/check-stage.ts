import type { Acceptance } from '../../src/domain/acceptance.ts';
import { checkRows, type CheckInput } from '../../src/domain/check.ts';
import type { IssueCode } from '../../src/domain/issue.ts';
import { documentHash, documentKeys } from '../../src/domain/sending/document-key.ts';
import { Evidence } from '../../src/domain/sending/evidence.ts';
import type { LedgerEvent, LedgerKind } from '../../src/domain/sending/ledger.ts';
import { wholeMonth, type Period } from '../../src/domain/text/period.ts';
import { mintReceiptId, receiptIdEntropy } from '../../src/domain/sending/receipt-id.ts';
import type { Entry, Roster } from '../../src/domain/roster/roster.ts';
import { entry, type EntryValues } from './entry.ts';
import { words } from './run-stage.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 0, 31);
export const january = wholeMonth(2026, 1);
export const own = 'AAAAA-1';
export const noRow = { status: '', sentAt: '', sentTo: '', receiptId: '' };
export const ana = (values: EntryValues = {}): Entry =>
  entry(2, { person: { employeeNumber: '1' }, amount: 1, ...values });

export const rosterOf = (entries: readonly Entry[]): Roster => ({
  grid: {
    sheet: 'S',
    sheetId: '{1}',
    firstColumn: 0,
    columnCount: 7,
    hiddenColumns: [],
    rows: [],
    date1904: false,
    decimalSeparator: '.',
  },
  headerIndex: 0,
  headerless: false,
  columns: [],
  mapping: {},
  proposedCc: undefined,
  emailChoices: [],
  ownColumns: { status: 3, sentAt: 4, sentTo: 5, receiptId: 6 },
  entries,
  issues: [],
  understood: {
    headingRow: 1,
    groups: [],
    roles: [],
    otherParties: [],
    rowsRead: entries.map(({ row }) => row),
    leftOut: [],
    unread: [],
    period: undefined,
  },
});

/** Whatever is asked with these codes was agreed to. */
export const accepting = (...codes: readonly IssueCode[]): Acceptance => ({ has: ({ code }) => codes.includes(code) });

export const check = async (entries: readonly Entry[], more: Partial<CheckInput> = {}) =>
  checkRows({
    roster: rosterOf(entries),
    kind: 'payroll',
    scope: 'visible',
    selected: new Set(),
    attaching: false,
    documentsOf: () => [],
    moreIssues: [],
    period: january,
    evidence: new Evidence([], own),
    claimants: new Set(['BBBBB']),
    accepted: accepting(),
    now,
    words: [words],
    dateText: (at) => new Date(at).toISOString().slice(0, 10),
    ...more,
  });

export interface Sending {
  readonly period: Period | undefined;
  readonly daysAgo?: number;
  readonly uuid?: string;
  readonly writer?: string;
}

/** Evidence that this row was begun `daysAgo`, with what came of it. */
export const begun = async (
  row: Entry,
  kind: LedgerKind,
  { period, daysAgo = 10, uuid = '', writer = own }: Sending = { period: january },
) => {
  const basis = { entry: row, kind: 'payroll' as const, uuid, period, files: [] };
  const keys = await documentKeys(basis);
  const hash = await documentHash(basis);
  const event: LedgerEvent = {
    writer,
    seq: 1,
    at: now - daysAgo * day,
    run: 'r',
    kind: kind === 'marked' ? kind : 'sending',
    receiptId: mintReceiptId(new Uint8Array(receiptIdEntropy), keys.weak),
    strong: keys.strong,
    weak: keys.weak,
    period: keys.period,
    rowHash: hash.row,
    filesHash: hash.files,
    attempt: `${writer}:1`,
    excuses: [],
    messageHash: '',
    providerMessageId: '',
    recipients: 1,
  };
  return {
    evidence: new Evidence(kind === 'marked' ? [event] : [event, { ...event, seq: 2, kind }], own),
    shown: { ...noRow, status: 'Sent', receiptId: event.receiptId },
  };
};
