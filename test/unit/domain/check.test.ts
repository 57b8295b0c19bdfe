import { describe, expect, test } from 'vitest';
import type { CheckInput } from '../../../src/domain/check.ts';
import { issue } from '../../../src/domain/issue.ts';
import { wholeMonth } from '../../../src/domain/text/period.ts';
import { mintReceiptId, receiptIdEntropy } from '../../../src/domain/sending/receipt-id.ts';
import type { Entry } from '../../../src/domain/roster/roster.ts';
import { entry, type EntryValues } from '../../fakes/entry.ts';
import { xmlDocument } from '../../fakes/receipt-documents.ts';
import { accepting, ana, begun, check, january, noRow, own } from '../../fakes/check-stage.ts';

const verdictOf = async (row: Entry, more: Partial<CheckInput> = {}) => (await check([row], more)).rows[0]?.verdict;

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
    const { rows } = await check([changed], { evidence, accepted: accepting('document/changed') });
    expect([rows[0]?.verdict, rows[0]?.excuses]).toEqual(['ready', [`${own}:1`]]);
  });

  test('a file that names nobody is let go by no tick for its kind, one that names somebody is', async () => {
    const nameless = issue('receipt/unverified', 2, '', { file: 'scan.pdf', give: 'ab12' });
    const named = issue('receipt/unverified', 2, '', { file: 'x.pdf', mine: 'Ana Ruiz', theirs: 'Ana Ruiz Paz' });
    const accepted = accepting('receipt/unverified');
    expect(await verdictOf(ana(), { moreIssues: [nameless], accepted })).toBe('ask');
    expect(await verdictOf(ana(), { moreIssues: [named], accepted })).toBe('ready');
  });

  test('is ready next month', async () => {
    const { evidence, shown } = await begun(ana(), 'sent');
    expect(await verdictOf(ana({ own: shown }), { evidence, period: wholeMonth(2026, 2) })).toBe('ready');
  });

  test('without a period is sent while it stands as it was sent, and asks after five days', async () => {
    const old = await begun(ana(), 'sent', { period: undefined, daysAgo: 6 });
    const fresh = await begun(ana(), 'sent', { period: undefined, daysAgo: 4 });
    const row = ana({ own: fresh.shown });
    expect(await verdictOf(row, { evidence: fresh.evidence, period: undefined })).toBe('sent');
    expect(await verdictOf(ana({ own: old.shown }), { evidence: old.evidence, period: undefined })).toBe('ask');
  });

  test('without a period asks in any other row or workbook, an hour later and with the same amount', async () => {
    const { evidence } = await begun(ana(), 'sent', { period: undefined, daysAgo: 1 / 24 });
    const { rows } = await check([ana()], { evidence, period: undefined });
    expect([rows[0]?.verdict, rows[0]?.issues.map(({ code }) => code)]).toEqual(['ask', ['document/same-period']]);
  });

  test('without a period asks for another amount or file, and for a row that has neither', async () => {
    const { evidence, shown } = await begun(ana(), 'sent', { period: undefined, daysAgo: 1 });
    expect(await verdictOf(ana({ amount: 2, own: shown }), { evidence, period: undefined })).toBe('ask');
    const documentsOf = () => [xmlDocument('other.xml')];
    expect(await verdictOf(ana({ own: shown }), { evidence, period: undefined, documentsOf })).toBe('ask');
    const bare = ana({ amount: undefined });
    const notice = await begun(bare, 'sent', { period: undefined, daysAgo: 1 });
    const again = ana({ amount: undefined, own: notice.shown });
    expect(await verdictOf(again, { evidence: notice.evidence, period: undefined })).toBe('ask');
  });

  test.each([
    ['quincena 22', 'quincena 23', 'ready'],
    ['quincena 22', 'quincena 22', 'sent'],
    ['s 9 2026', 's 10 2026', 'ready'],
    ['aguinaldo 2026', 'aguinaldo 2026', 'sent'],
  ])('a day after %s, %s is %s', async (before, now, verdict) => {
    const { evidence } = await begun(ana({ periodLabel: before }), 'sent', { period: undefined, daysAgo: 1 });
    expect(await verdictOf(ana({ periodLabel: now }), { evidence, period: undefined })).toBe(verdict);
  });

  test('under the same label asks for another amount, and after three weeks where the label says no year', async () => {
    const labelled = ana({ periodLabel: 'quincena 22' });
    const fresh = await begun(labelled, 'sent', { period: undefined, daysAgo: 1 });
    const changed = ana({ periodLabel: 'quincena 22', amount: 2 });
    const { rows } = await check([changed], { evidence: fresh.evidence });
    expect(rows[0]?.issues.map(({ code }) => code)).toEqual(['document/changed']);
    const old = await begun(labelled, 'sent', { period: undefined, daysAgo: 21 });
    expect(await verdictOf(labelled, { evidence: old.evidence })).toBe('ask');
    const ofYear = ana({ periodLabel: 'quincena 22 2026' });
    const known = await begun(ofYear, 'sent', { period: undefined, daysAgo: 200 });
    expect(await verdictOf(ofYear, { evidence: known.evidence })).toBe('sent');
  });

  test('a row that was sent by dates and now has a label asks', async () => {
    const { evidence, shown } = await begun(ana(), 'sent');
    expect(await verdictOf(ana({ own: shown, periodLabel: 'quincena 1' }), { evidence })).toBe('ask');
  });

  test('invoices are told by their number, whatever day they are of', async () => {
    const first = ana({ invoiceNumber: 'F-1' });
    const rows = [first, ana({ row: 9, invoiceNumber: 'F-2' }), ana({ row: 10, invoiceNumber: 'F-2' })];
    const { rows: checked } = await check(rows, { kind: 'invoices' });
    expect(checked.map(({ verdict }) => verdict)).toEqual(['ready', 'ready', 'ask']);
  });

  test('whose answer was lost is unknown, whatever was accepted', async () => {
    const { evidence } = await begun(ana(), 'unknown');
    const accepted = accepting('document/changed', 'document/same-period');
    expect(await verdictOf(ana(), { evidence, accepted })).toBe('unknown');
  });
});

describe('two rows for one person and period', () => {
  const pair = (second: EntryValues = {}) => [ana(), ana({ row: 9, ...second })];
  const story = async (entries: readonly Entry[], more: Partial<CheckInput> = {}) => {
    const { rows } = await check(entries, more);
    return rows.map(({ entry, verdict, issues }) => `${entry.row} ${verdict} ${issues.map(({ code }) => code).join()}`);
  };

  test('the first goes, the second asks whether it is a receipt of its own', async () => {
    expect(await story(pair())).toEqual(['2 ready ', '9 ask document/same-period']);
    const { issues } = await check(pair());
    expect(issues[0]?.values).toMatchObject({ otherRow: 2 });
  });

  test('both go once the person said so, also when one of them was sent before', async () => {
    const accepted = accepting('document/same-period');
    expect(await story(pair(), { accepted })).toEqual(['2 ready ', '9 ready document/same-period']);
    const { evidence, shown } = await begun(ana(), 'sent');
    const { rows } = await check([ana({ own: shown }), ana({ row: 9 })], { evidence, accepted });
    expect(rows.map(({ verdict, excuses }) => [verdict, excuses])).toEqual([
      ['sent', []],
      ['ready', [`${own}:1`]],
    ]);
  });

  test('after the first was sent the second still asks, wherever it stands and whatever its amount', async () => {
    const { evidence, shown } = await begun(ana(), 'sent');
    const rows = [ana({ row: 1, amount: 5 }), ana({ own: shown }), ana({ row: 9 })];
    expect(await story(rows, { evidence })).toEqual([
      '1 ask document/same-period',
      '2 sent row/already-sent',
      '9 ask document/same-period',
    ]);
  });

  test('folios of their own make them two receipts', async () => {
    expect(await story([ana({ uuid: 'A' }), ana({ row: 9, uuid: 'B' })])).toEqual(['2 ready ', '9 ready ']);
    expect(await story([ana({ uuid: 'A' }), ana({ row: 9 })])).toEqual(['2 ready ', '9 ask document/same-period']);
  });

  test('a row that cannot go keeps nobody back', async () => {
    const moreIssues = [issue('value/error-cell', 2, 'B')];
    expect(await story(pair(), { moreIssues })).toEqual(['2 held value/error-cell', '9 ready ']);
  });
});

test('what a colleague’s run has marked and not yet said is theirs, not in doubt', async () => {
  const { evidence } = await begun(ana(), 'marked', { period: january, writer: 'BBBBB-2' });
  expect(await verdictOf(ana(), { evidence })).toBe('claimed');
  expect(await verdictOf(ana(), { evidence, claimants: new Set() })).toBe('unknown');
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
    const accepted = accepting('recipient/invalid', 'recipient/several');
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

test('while lines of the record are unread nobody is ready, whatever was decided, and who was sent is', async () => {
  const { evidence } = await begun(ana(), 'sent');
  const changed = { evidence, accepted: accepting('document/changed'), unread: 12 };
  expect(await verdictOf(ana({ amount: 2 }), changed)).toBe('later');
  expect(await verdictOf(ana(), { evidence, unread: 12 })).toBe('sent');
  const { rows, issues } = await check([ana()], { unread: 12 });
  expect([rows[0]?.verdict, issues.map(({ code, values }) => [code, values['lines']])]).toEqual([
    'later',
    [['record/unread', 12]],
  ]);
});
