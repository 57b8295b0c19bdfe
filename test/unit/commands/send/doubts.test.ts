import { expect, test } from 'vitest';
import { Mailboxes } from '../../../../src/commands/account/mailboxes.ts';
import { Doubts } from '../../../../src/commands/send/doubts.ts';
import type { CheckedRow } from '../../../../src/domain/check.ts';
import type { MailProvider } from '../../../../src/domain/ports.ts';
import { senderMark, type LedgerEvent } from '../../../../src/domain/sending/ledger.ts';
import type { LogSheet } from '../../../../src/domain/workbook.ts';

const minute = 60_000;

/** A pane that is connected as `current` and knows `addresses`; `search`: whether its provider has one. */
const paneOf = async (current: string, addresses: readonly string[], search = true, own = 'LUZ') => {
  const account = (address: string) => ({ address, displayName: '', kept: false });
  const at = { current };
  const provider = {
    accounts: { current: () => account(at.current), list: () => addresses.map(account) },
    searchUrl: (text: string) => (search ? `https://mail.example/${at.current}/${text}` : undefined),
  } as unknown as MailProvider;
  let time = 1_000;
  const mailboxes = new Mailboxes(
    { provider, providers: { id: 'google.gmail' }, sender: () => ({ name: '', address: at.current }) },
    () => undefined,
  );
  const beacon = { writer: 'ANA', phase: 'idle', who: 'Ana', at: 1, done: 0, total: 0, over: '' } as const;
  const logs: readonly LogSheet[] = [{ name: 'log', writer: 'ANA', beacon, lines: [] }];
  const doubts = new Doubts(
    { now: () => time, elapsed: () => time, sleep: () => Promise.resolve() },
    mailboxes,
    () => logs,
    (tag) => tag === own,
  );
  mailboxes.of({ provider: 'google.gmail', sender: 'x' });
  await Promise.all(addresses.map(senderMark));
  await new Promise((resolve) => setImmediate(resolve));
  return { doubts, at, pass: (ms: number) => (time += ms) };
};

const rowOf = (event: Partial<LedgerEvent> | undefined) =>
  ({
    verdict: 'unknown',
    entry: { row: 5, person: { name: 'Luz' }, own: { receiptId: 'AAAA-BBBB-CCCC' } },
    evidence: { kind: 'unknown', event: event && { receiptId: 'AAAA-BBBB-CCCC', writer: 'ANA', ...event } },
  }) as unknown as CheckedRow;

const nomina = 'nomina@empresa.example';
const other = 'otra@empresa.example';

test('a doubt is searched in the mailbox that sent, and may be sent again two minutes later', async () => {
  const { doubts, pass } = await paneOf(nomina, [nomina, other]);
  const row = rowOf({ provider: 'google.gmail', sender: await senderMark('Nomina@Empresa.example') });
  expect(doubts.row(row)).toMatchObject({
    mailbox: { of: 'this' },
    searchUrl: `https://mail.example/${nomina}/AAAA-BBBB`,
  });
  expect(doubts.mayRepeat(row)).toBe(false);
  doubts.search(row);
  pass(2 * minute - 1);
  expect(doubts.mayRepeat(row)).toBe(false);
  pass(1);
  expect(doubts.mayRepeat(row)).toBe(true);
});

test('in another mailbox nothing is searched, and nothing sent again, however often it is tried', async () => {
  const { doubts, at, pass } = await paneOf(nomina, [nomina, other]);
  const row = rowOf({ provider: 'google.gmail', sender: await senderMark(other) });
  expect(doubts.search(row)).toBeUndefined();
  pass(10 * minute);
  expect(doubts.mayRepeat(row)).toBe(false);
  expect(doubts.row(row).mailbox).toEqual({ of: 'other', address: other, who: 'Ana' });
  // Once that account is connected it is looked for there; what was opened there counts there alone.
  at.current = other;
  expect(doubts.search(row)).toBe(`https://mail.example/${other}/AAAA-BBBB`);
  pass(2 * minute);
  at.current = nomina;
  expect(doubts.mayRepeat(row)).toBe(false);
  at.current = other;
  expect(doubts.mayRepeat(row)).toBe(true);
});

test('of a mailbox that this device does not know it is said who sent', async () => {
  const { doubts } = await paneOf(nomina, [nomina]);
  const stranger = { provider: 'google.gmail', sender: await senderMark('ana@empresa.example') };
  expect(doubts.row(rowOf(stranger)).mailbox).toEqual({ of: 'other', address: '', who: 'Ana' });
  const plugin = { provider: 'acme.relay', sender: await senderMark(nomina) };
  expect(doubts.row(rowOf(plugin)).searchUrl).toBeUndefined();
});

test('a line of before senders were noted is searched here, and says that it does not know', async () => {
  const { doubts } = await paneOf(nomina, [nomina]);
  for (const row of [rowOf({}), rowOf(undefined)]) {
    expect(doubts.row(row)).toMatchObject({
      mailbox: { of: 'unsaid' },
      searchUrl: `https://mail.example/${nomina}/AAAA-BBBB`,
    });
  }
});

test.each([
  ['a line of a colleague that does not say which mailbox', {}, undefined],
  ['a cell in which a colleague was sending', undefined, { state: 'sending', who: 'Bea', writer: 'BEA' }],
  ['a cell of which nobody knows who wrote it', undefined, { state: 'unknown', who: '', writer: '' }],
])('what is not found here proves nothing of %s: it is never sent again from here', async (_what, event, status) => {
  const { doubts, pass } = await paneOf(nomina, [nomina]);
  const row = { ...rowOf(event), status } as unknown as CheckedRow;
  doubts.search(row);
  pass(10 * minute);
  expect(doubts.mayRepeat(row)).toBe(false);
  expect(doubts.row(row)).toMatchObject({ mayRepeat: false, mailbox: { of: 'unsaid' } });
});

test('what this very device wrote before it noted mailboxes is looked for here, and may go again', async () => {
  const { doubts, pass } = await paneOf(nomina, [nomina], true, 'ANA');
  const cell = {
    ...rowOf(undefined),
    status: { state: 'sending', who: 'Ana', writer: 'ANA' },
  } as unknown as CheckedRow;
  for (const row of [rowOf({}), cell]) doubts.search(row);
  pass(2 * minute);
  expect([doubts.mayRepeat(rowOf({})), doubts.mayRepeat(cell)]).toEqual([true, true]);
});

test('without a search there is no “send again”', async () => {
  const { doubts, pass } = await paneOf(nomina, [nomina], false);
  const row = rowOf({ provider: 'google.gmail', sender: await senderMark(nomina) });
  doubts.search(row);
  pass(10 * minute);
  expect(doubts.mayRepeat(row)).toBe(false);
});

test('a doubt without an id is looked for by hand: a search for nothing would open the way for every such row', async () => {
  const { doubts, pass } = await paneOf(nomina, [nomina]);
  const doubt = (row: number) =>
    ({
      verdict: 'unknown',
      entry: { row, person: { name: 'Luz' }, own: { receiptId: '' } },
      evidence: { kind: 'unknown', event: undefined },
    }) as unknown as CheckedRow;
  expect([doubts.row(doubt(2)).searchUrl, doubts.search(doubt(2))]).toEqual([undefined, undefined]);
  pass(3 * minute);
  expect([doubts.mayRepeat(doubt(2)), doubts.mayRepeat(doubt(3))]).toEqual([false, false]);
});
