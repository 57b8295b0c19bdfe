import { describe, expect, test } from 'vitest';
import { checkRows, type CheckInput } from '../../../src/domain/check.ts';
import { documentHash, documentKeys } from '../../../src/domain/sending/document-key.ts';
import { Evidence } from '../../../src/domain/sending/evidence.ts';
import { issue, type IssueCode } from '../../../src/domain/issue.ts';
import type { LedgerEvent, LedgerKind } from '../../../src/domain/sending/ledger.ts';
import { wholeMonth, type Period } from '../../../src/domain/text/period.ts';
import { mintReceiptId, receiptIdEntropy } from '../../../src/domain/sending/receipt-id.ts';
import type { Entry, Roster } from '../../../src/domain/roster/roster.ts';
import { entry, type EntryValues } from '../../fakes/entry.ts';
import { words } from '../../fakes/run-stage.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 0, 31);
const january = wholeMonth(2026, 1);
const own = 'AAAAA-1';
const noRow = { status: '', sentAt: '', sentTo: '', receiptId: '' };
const ana = (values: EntryValues = {}): Entry => entry(2, { person: { employeeNumber: '1' }, amount: 1, ...values });

const rosterOf = (entries: readonly Entry[]): Roster => ({
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
  rowsBelow: 0,
});

const check = async (entries: readonly Entry[], more: Partial<CheckInput> = {}) =>
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
    accepted: new Set(),
    now,
    words: [words],
    dateText: (at) => new Date(at).toISOString().slice(0, 10),
    ...more,
  });

const verdictOf = async (row: Entry, more: Partial<CheckInput> = {}) => (await check([row], more)).rows[0]?.verdict;

interface Sending {
  readonly period: Period | undefined;
  readonly daysAgo?: number;
  readonly uuid?: string;
}

/** Evidence that this row was begun `daysAgo`, with what came of it. */
const begun = async (
  row: Entry,
  kind: LedgerKind,
  { period, daysAgo = 10, uuid = '' }: Sending = { period: january },
) => {
  const basis = { entry: row, kind: 'payroll' as const, uuid, period, files: [] };
  const keys = await documentKeys(basis);
  const hash = await documentHash(basis);
  const event: LedgerEvent = {
    writer: own,
    seq: 1,
    at: now - daysAgo * day,
    run: 'r',
    kind: 'sending',
    receiptId: mintReceiptId(new Uint8Array(receiptIdEntropy), keys.weak),
    strong: keys.strong,
    weak: keys.weak,
    period: keys.period,
    rowHash: hash.row,
    filesHash: hash.files,
    attempt: `${own}:1`,
    excuses: [],
    messageHash: '',
    providerMessageId: '',
    recipients: 1,
  };
  return {
    evidence: new Evidence([event, { ...event, seq: 2, kind }], own),
    shown: { ...noRow, status: 'Sent', receiptId: event.receiptId },
  };
};

describe('a row that was sent before', () => {
  test('is sent, and needs no files any more', async () => {
    const { evidence } = await begun(ana(), 'sent');
    const missing = issue('receipt/not-found', 2, '');
    const { rows, issues } = await check([ana()], { evidence, moreIssues: [missing] });
    expect([rows[0]?.verdict, issues.map(({ code }) => code)]).toEqual(['sent', ['row/already-sent']]);
  });

  test('asks when its amount changed, and the decision excuses exactly that attempt', async () => {
    const { evidence } = await begun(ana(), 'sent');
    const changed = ana({ amount: 2 });
    expect(await verdictOf(changed, { evidence })).toBe('ask');
    const { rows } = await check([changed], { evidence, accepted: new Set<IssueCode>(['document/changed']) });
    expect([rows[0]?.verdict, rows[0]?.excuses]).toEqual(['ready', [`${own}:1`]]);
  });

  test('is ready next month', async () => {
    const { evidence, shown } = await begun(ana(), 'sent');
    expect(await verdictOf(ana({ own: shown }), { evidence, period: wholeMonth(2026, 2) })).toBe('ready');
  });

  test('without a period asks after five days, and before is taken for the same', async () => {
    const old = await begun(ana(), 'sent', { period: undefined, daysAgo: 6 });
    const fresh = await begun(ana(), 'sent', { period: undefined, daysAgo: 4 });
    expect(await verdictOf(ana(), { evidence: old.evidence, period: undefined })).toBe('ask');
    expect(await verdictOf(ana(), { evidence: fresh.evidence, period: undefined })).toBe('sent');
  });

  test('whose answer was lost is unknown, whatever was accepted', async () => {
    const { evidence } = await begun(ana(), 'unknown');
    const accepted = new Set<IssueCode>(['document/changed', 'document/same-period']);
    expect(await verdictOf(ana(), { evidence, accepted })).toBe('unknown');
  });
});

describe('what the cells alone say', () => {
  test('Sent without its id is held: nobody can tell whose it was', async () => {
    const { rows } = await check([ana({ own: { ...noRow, status: 'Sent' } })]);
    expect(rows[0]?.verdict).not.toBe('ready');
  });

  test('a claim of a colleague who is sending is theirs, our own and a dead run’s are free', async () => {
    const claim = (tag: string) => ana({ own: { ...noRow, status: `Queued · Bea · ${tag}` } });
    const verdicts = await Promise.all(['BBBBB', 'AAAAA', 'CCCCC'].map((tag) => verdictOf(claim(tag))));
    expect(verdicts).toEqual(['claimed', 'ready', 'ready']);
  });

  test('one id in two rows holds both', async () => {
    const receiptId = mintReceiptId(new Uint8Array(receiptIdEntropy), 'a'.repeat(64));
    const twin = (row: number) => entry(row, { person: { employeeNumber: String(row) }, own: { ...noRow, receiptId } });
    const { rows } = await check([twin(2), twin(3)]);
    expect(rows.map(({ verdict }) => verdict)).toEqual(['held', 'held']);
  });

  test('another address than it was sent to asks', async () => {
    const row = ana({ own: { ...noRow, sentTo: 'old@example.com' } });
    expect(await verdictOf(row)).toBe('ask');
    expect(await verdictOf(ana({ own: { ...noRow, sentTo: 'PERSON2@example.com' } }))).toBe('ready');
  });
});

describe('which rows go', () => {
  test('hidden rows stay unless all were asked for', async () => {
    const moreIssues = [issue('row/hidden', 2, '')];
    expect([
      await verdictOf(ana({ hidden: true }), { moreIssues }),
      await verdictOf(ana({ hidden: true }), { moreIssues, scope: 'all' }),
    ]).toEqual(['skipped', 'ready']);
  });

  test('of a selection only what is selected', async () => {
    const selected = (rows: number[]) => ({ scope: 'selected' as const, selected: new Set(rows) });
    expect([await verdictOf(ana(), selected([3])), await verdictOf(ana(), selected([2]))]).toEqual([
      'skipped',
      'ready',
    ]);
  });

  test('an error holds although everything was accepted; a question only until it is answered', async () => {
    const accepted = new Set<IssueCode>(['recipient/invalid', 'recipient/several']);
    const error = [issue('recipient/invalid', 2, 'B')];
    const question = [issue('recipient/several', 2, 'B')];
    expect([
      await verdictOf(ana(), { moreIssues: error, accepted }),
      await verdictOf(ana(), { moreIssues: question }),
      await verdictOf(ana(), { moreIssues: question, accepted }),
      await verdictOf(ana(), { moreIssues: [issue('recipient/missing', 2, 'B')] }),
    ]).toEqual(['held', 'ask', 'ready', 'later']);
  });
});
