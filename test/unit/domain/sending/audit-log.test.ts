import { expect, test } from 'vitest';
import { auditLog } from '../../../../src/domain/sending/audit-log.ts';
import { missingFromLog } from '../../../../src/domain/sending/missing-from-log.ts';
import { chainHash, eventId, type LedgerEvent, type LogLine } from '../../../../src/domain/sending/ledger.ts';

const event = (seq: number, detail: Partial<LedgerEvent> = {}): LedgerEvent => ({
  writer: 'AAAAA-1',
  seq,
  at: seq,
  run: 'r',
  kind: 'sent',
  receiptId: `id${seq}`,
  strong: undefined,
  weak: 'weak',
  period: 'period',
  rowHash: 'row',
  filesHash: undefined,
  attempt: `AAAAA-1:${seq}`,
  excuses: [],
  messageHash: 'hash',
  providerMessageId: 'm',
  recipients: 1,
  ...detail,
});

const events = [1, 2, 3, 4, 5, 6].map((seq) => event(seq));
const known = new Map(events.map((each) => [eventId(each), each]));
const nobodyKnows = new Map<string, LedgerEvent>();

const six = async (): Promise<LogLine[]> => {
  const lines: LogLine[] = [];
  for (const each of events) {
    lines.push({ event: each, chain: await chainHash(lines.at(-1)?.chain ?? '', each) });
  }
  return lines;
};

test('the chain check passes an untouched log', async () => {
  expect(await auditLog(await six(), known)).toEqual([]);
  expect(await auditLog([], known)).toEqual([]);
});

test('the chain check finds an edited row', async () => {
  const edited = (await six()).map((line, n) => (n === 2 ? { ...line, event: event(3, { kind: 'failed' }) } : line));
  expect(await auditLog(edited, known)).toEqual([{ index: 2, kind: 'changed' }]);
  expect(await auditLog(edited, nobodyKnows)).toEqual([{ index: 2, kind: 'doubtful' }]);
});

test('the chain check finds a removed row', async () => {
  const lines = await six();
  for (let gone = 0; gone < 5; gone += 1) {
    const rest = lines.filter((_, n) => n !== gone);
    expect(await auditLog(rest, known)).toEqual([{ index: gone, kind: 'removed' }]);
    expect(await auditLog(rest, nobodyKnows)).toEqual([{ index: gone, kind: 'doubtful' }]);
  }
});

test('the chain check finds reordered rows', async () => {
  const [first, second, third, fourth, ...rest] = (await six()) as [LogLine, LogLine, LogLine, LogLine, ...LogLine[]];
  expect(await auditLog([first, third, second, fourth, ...rest], nobodyKnows)).toEqual([
    { index: 1, kind: 'moved' },
    { index: 2, kind: 'moved' },
    { index: 3, kind: 'moved' },
  ]);
});

test('rows removed from the end are missed by the device that wrote them', async () => {
  const lines = (await six()).slice(0, 4);
  expect(await auditLog(lines, known)).toEqual([]);
  expect(missingFromLog(lines, events, new Set(['id5', 'id6']))).toEqual(events.slice(4));
});

test('an attempt that has an outcome needs no line of its beginning, one without any does', () => {
  const begun = [
    event(7, { kind: 'sending', attempt: 'a', receiptId: 'id1' }),
    event(8, { kind: 'sending', attempt: 'b', receiptId: 'id1' }),
  ];
  const outcome = event(9, { attempt: 'a', receiptId: 'id1' });
  expect(missingFromLog([], [...begun, outcome], new Set(['id1'])).map(({ seq }) => seq)).toEqual([8, 9]);
});

test('what the device did in other workbooks is not missed here', async () => {
  const lines = (await six()).slice(0, 4);
  expect(missingFromLog(lines, events, new Set(['elsewhere']))).toEqual([]);
});
