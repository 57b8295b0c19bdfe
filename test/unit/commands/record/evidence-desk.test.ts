import { expect, test } from 'vitest';
import { EvidenceDesk } from '../../../../src/commands/record/evidence-desk.ts';
import type { SessionPorts } from '../../../../src/commands/base/session-ports.ts';
import type { LedgerEvent } from '../../../../src/domain/sending/ledger.ts';
import { logSheetName } from '../../../../src/domain/sending/log-line.ts';
import type { LogSheet } from '../../../../src/domain/workbook.ts';
import { memoryLedger } from '../../../fakes/memory-ledger.ts';

const event = (writer: string, seq: number): LedgerEvent => ({
  writer,
  seq,
  at: seq,
  run: 'r',
  kind: 'sent',
  receiptId: `id${seq}`,
  strong: undefined,
  weak: 'weak',
  period: 'p',
  rowHash: 'row',
  filesHash: undefined,
  attempt: `${writer}:${seq}`,
  excuses: [],
  messageHash: '',
  providerMessageId: '',
  recipients: 1,
});

const sheet = (name: string, writer: string, seqs: readonly number[]): LogSheet => ({
  name,
  writer,
  beacon: undefined,
  lines: seqs.map((seq) => ({ event: event(writer, seq), chain: `${name}-${seq}` })),
});

const me = 'AAAAA-1';

const deskOver = async (logs: readonly LogSheet[], kept: LedgerEvent[]) => {
  const desk = new EvidenceDesk({
    ledger: () => Promise.resolve(memoryLedger(me, kept)),
    soleSender: () => Promise.resolve(() => undefined),
    workbook: { readLogs: () => Promise.resolve(logs) },
    clock: { now: () => 0 },
  } as unknown as SessionPorts);
  await desk.open();
  await desk.refresh();
  return desk;
};

test('numbers go on after marks that stand in the log alone, and not after one that somebody made up', async () => {
  const kept = [event(me, 7)];
  const marked = await deskOver([sheet(logSheetName(me), me, [8, 9])], kept);
  expect(marked.nextSeq).toBe(10);
  const madeUp = await deskOver([sheet(logSheetName(me), me, [8, 2 ** 44])], kept);
  expect(madeUp.nextSeq).toBe(9);
});

test('a sheet that only calls itself this device’s is not taken for its log', async () => {
  const forged = sheet('Sobre log · 00000', me, [500]);
  const desk = await deskOver([forged, sheet(logSheetName(me, 2), me, [3]), sheet(logSheetName(me), me, [1, 2])], []);
  expect(desk.ownLines.map(({ event: { seq } }) => seq)).toEqual([1, 2, 3]);
  expect(desk.chain).toBe(`${logSheetName(me, 2)}-3`);
});

test('what was weighed once is not weighed again while nothing is new', async () => {
  const logs = [sheet(logSheetName('BBBBB-2'), 'BBBBB-2', [1])];
  const kept: LedgerEvent[] = [];
  const desk = await deskOver(logs, kept);
  const first = desk.evidence();
  expect(desk.evidence()).toBe(first);
  await desk.record([event(me, 1)]);
  expect(desk.evidence()).not.toBe(first);
});

test('while another pane of the device sends nothing is put on record, and afterwards behind what that one wrote', async () => {
  const kept: LedgerEvent[] = [event(me, 1)];
  const ledger = memoryLedger(me, kept);
  const device = { isBusy: false };
  const desk = new EvidenceDesk({
    ledger: () => Promise.resolve(ledger),
    soleSender: () => Promise.resolve(device.isBusy ? undefined : () => undefined),
    workbook: { readLogs: () => Promise.resolve([]) },
    clock: { now: () => 0 },
  } as unknown as SessionPorts);
  await desk.open();
  device.isBusy = true;
  await expect(desk.record([event(me, 0)])).rejects.toMatchObject({ code: 'run/other-sender' });
  await ledger.append([event(me, 2), event(me, 3)]);
  device.isBusy = false;
  expect((await desk.record([event(me, 0)])).map(({ seq }) => seq)).toEqual([4]);
});

test('a device that sees its own id used from a pane that was never opened here goes on under another one', async () => {
  const beacon = { writer: me, phase: 'sending', who: 'Ana', at: 1, done: 1, total: 3, over: '' } as const;
  const shown = (pane: string): LogSheet[] => [
    { name: logSheetName(me), writer: me, beacon: { ...beacon, pane }, lines: [] },
  ];
  const here = await deskOver(shown('PANE'), [event(me, 1)]);
  expect([here.ledger?.writer, here.beacons()]).toEqual([me, []]);
  const copied = await deskOver(shown('STRANGE'), [event(me, 1)]);
  expect(copied.ledger?.writer).not.toBe(me);
  expect(copied.beacons()).toMatchObject([{ writer: me, who: 'Ana' }]);
  // What it had sent it still knows.
  expect(copied.evidence().knows('id1')).toBe(true);
});

test('what is put on record while the log is read in part is numbered behind all of it', async () => {
  const log = sheet(logSheetName(me), me, [8, 9]);
  const desk = new EvidenceDesk({
    ledger: () => Promise.resolve(memoryLedger(me, [event(me, 7)])),
    soleSender: () => Promise.resolve(() => undefined),
    workbook: {
      readLogs: (how?: string) => Promise.resolve(how === 'first' ? [{ ...log, lines: [], unread: 2 }] : [log]),
    },
    clock: { now: () => 0 },
  } as unknown as SessionPorts);
  await desk.open();
  await desk.refresh('first');
  expect([desk.unread, desk.reading]).toEqual([2, { read: 0, total: 2 }]);
  expect((await desk.record([event(me, 0)])).map(({ seq }) => seq)).toEqual([10]);
  expect([desk.unread, desk.reading]).toEqual([0, undefined]);
});
