import { expect, test } from 'vitest';
import {
  brokenAt,
  chainHash,
  writerTag,
  type LedgerEvent,
  type LogLine,
} from '../../../../src/domain/sending/ledger.ts';

const event = (seq: number): LedgerEvent => ({
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
});

const chained = async (events: readonly LedgerEvent[]): Promise<LogLine[]> => {
  const lines: LogLine[] = [];
  for (const each of events) {
    lines.push({ event: each, chain: await chainHash(lines.at(-1)?.chain ?? '', each) });
  }
  return lines;
};

const six = () => chained([1, 2, 3, 4, 5, 6].map(event));

test('an untouched log is whole, and so is an empty one', async () => {
  expect(await brokenAt(await six())).toBe(-1);
  expect(await brokenAt([])).toBe(-1);
});

test('a log of before senders were noted still verifies, and goes on with lines that note them', async () => {
  // Computed apart from the product, by the sixteen fields that lines had then.
  const old = { event: event(1), chain: 'fc13b37d0c6107ebe142c7a065b9386c15a8571d088a8dd36f0c2f05a0a28338' };
  const next = { ...event(2), provider: 'relay.https', sender: 'abc' };
  const lines = [old, { event: next, chain: await chainHash(old.chain, next) }];
  expect(await brokenAt(lines)).toBe(-1);
  const claimed = { ...old, event: { ...old.event, provider: 'relay.https', sender: 'abc' } };
  expect(await brokenAt([claimed])).toBe(0);
});

const edits: Partial<LedgerEvent>[] = [
  { writer: 'BBBBB-2' },
  { seq: 9 },
  { at: 9 },
  { run: 'x' },
  { kind: 'failed' },
  { receiptId: 'x' },
  { strong: 'x' },
  { weak: 'x' },
  { period: 'x' },
  { rowHash: 'x' },
  { filesHash: 'x' },
  { attempt: 'x' },
  { excuses: ['x'] },
  { messageHash: 'x' },
  { providerMessageId: 'x' },
  { recipients: 9 },
];

test.each(edits)('an edited line is found where it stands: %o', async (edit) => {
  const lines = await six();
  const broken = lines.map((line, n) => (n === 2 ? { ...line, event: { ...line.event, ...edit } } : line));
  expect(await brokenAt(broken)).toBe(2);
});

test('a removed line is found at the line that followed it', async () => {
  const lines = await six();
  for (let gone = 0; gone < 5; gone += 1) expect(await brokenAt(lines.filter((_, n) => n !== gone))).toBe(gone);
});

test('swapped lines are found at the first of them', async () => {
  const [first, second, third, ...rest] = (await six()) as [LogLine, LogLine, LogLine, ...LogLine[]];
  expect(await brokenAt([first, third, second, ...rest])).toBe(1);
});

test('a line put in from another log is found', async () => {
  const lines = await six();
  const [foreign] = (await chained([event(9)])) as [LogLine];
  expect(await brokenAt([...lines.slice(0, 3), foreign, ...lines.slice(3)])).toBe(3);
});

test('the tag is the short form of a writer', () => {
  expect(writerTag('AAAAA-1')).toBe('AAAAA');
});
