import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { chainHash, type LedgerEvent } from '../../../src/domain/sending/ledger.ts';
import { cellsOfLine, chainColumn, logColumns, logSheetName } from '../../../src/domain/sending/log-line.ts';
import type { LogReading } from '../../../src/domain/workbook.ts';
import { LogReader } from '../../../src/office/log-reader.ts';
import { isDeep } from '../../fakes/deep.ts';
import { digests } from '../../fakes/instant-digest.ts';
import { LogExcel } from '../../fakes/log-excel.ts';
import { memoryStore } from '../../kit/fake-context.ts';

const writer = 'AAAAA-1';
/** Of a page, and of a sheet that is full. */
const [page, full] = [2_000, 10_000];

const event = (seq: number): LedgerEvent => ({
  writer,
  seq,
  at: seq,
  run: 'AAAAA-1',
  kind: seq % 2 === 1 ? 'marked' : 'sent',
  receiptId: String(seq).padStart(34, '7'),
  strong: undefined,
  weak: 'b'.repeat(64),
  period: 'c'.repeat(16),
  rowHash: 'd'.repeat(64),
  filesHash: 'e'.repeat(64),
  attempt: `AAAAABBBBBCCCCCDDDDD:${seq}`,
  excuses: [],
  messageHash: 'f'.repeat(64),
  providerMessageId: '9'.repeat(16),
  recipients: 1,
});

/** Lines as Sobre writes them, each chained to the one above, over as many sheets as they need. */
const writeLines = async (sheets: Map<string, string[][]>, count: number) => {
  let chain = '';
  let lines: string[][] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    if ((seq - 1) % full === 0) {
      lines = [['Record'], [writer, 'idle', '', '1', '0', '0', ''], [...logColumns]];
      sheets.set(logSheetName(writer, (seq - 1) / full + 1), lines);
    }
    chain = await chainHash(chain, event(seq));
    lines.push(cellsOfLine({ event: event(seq), chain }));
  }
  return lines;
};

let excel: LogExcel;
let takeAway: () => void;
beforeEach(() => {
  excel = new LogExcel();
  takeAway = excel.install();
});
afterEach(() => takeAway());

/** What a pane that is opened now reads, and how many bytes Excel hands over for it. */
const opened = async (device: ReturnType<typeof memoryStore>) => {
  excel.answers.length = 0;
  const lines = (await new LogReader(device).read()).flatMap((log) => log.lines);
  return { lines, bytes: excel.answers.reduce((sum, each) => sum + each, 0) };
};

/** What the first look of a pane brings, without waiting for a long record. */
const looked = async (reader = new LogReader(memoryStore())) => {
  excel.answers.length = 0;
  const logs = await reader.read('first');
  return {
    lines: logs.flatMap((log) => log.lines),
    unread: logs.reduce((sum, { unread = 0 }) => sum + unread, 0),
    answers: excel.answers.length,
    bytes: excel.answers.reduce((sum, each) => sum + each, 0),
  };
};

const pagesOf = ({ kept }: ReturnType<typeof memoryStore>) => [...kept.keys()].filter((key) => key !== 'pages').length;

const knows = (device: ReturnType<typeof memoryStore>, pages: number) =>
  vi.waitFor(() => expect(pagesOf(device)).toBe(pages), { timeout: 60_000, interval: 5 });

const seqs = (lines: readonly { readonly event: LedgerEvent }[]) => lines.map((each) => each.event.seq);

/** The mails of years; a slice of them in `npm test`. */
const mails = isDeep ? 50_000 : 6_000;

test('a workbook of 50,000 mails opens with no more from Excel than one of 1,000, and with every line', async () => {
  await writeLines(excel.sheets, 2_000);
  const few = await opened(memoryStore());
  excel.sheets.clear();
  await writeLines(excel.sheets, 2 * mails);
  const device = memoryStore();
  const first = await opened(device);
  expect(first.bytes).toBeGreaterThan((mails / 2_000) * few.bytes);
  await knows(device, mails / 1_000);
  const again = await opened(device);
  expect(again.bytes).toBeLessThan(few.bytes);
  expect(again.lines).toEqual(first.lines);
}, 180_000);

test('a device that never saw them sees a workbook of 50,000 mails as soon as one of 1,000: the record is read behind', async () => {
  await writeLines(excel.sheets, 2_000);
  const few = await looked();
  expect([few.lines.length, few.unread]).toEqual([2_000, 0]);
  excel.sheets.clear();
  await writeLines(excel.sheets, 2 * mails);
  const reader = new LogReader(memoryStore());
  const many = await looked(reader);
  expect([many.lines.length, many.unread]).toEqual([0, 2 * mails]);
  expect(many.bytes).toBeLessThan(few.bytes);
  expect(many.answers).toBeLessThanOrEqual(few.answers);
  const told: number[] = [];
  const rest = reader.read('new', (lines) => told.push(lines));
  await vi.waitFor(() => expect(told.length).toBeGreaterThan(1));
  const so = told.at(-1);
  const between = await looked(reader);
  expect(between.unread).toBe(2 * mails - so!);
  expect(between.lines.length).toBe(so);
  const all = await rest;
  expect(seqs(all.flatMap((log) => log.lines))).toEqual(Array.from({ length: 2 * mails }, (_, at) => at + 1));
  expect(all.some(({ unread }) => unread !== undefined)).toBe(false);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
}, 180_000);

test('what is kept for another day is verified once all is read', async () => {
  await writeLines(excel.sheets, 2 * mails);
  const device = memoryStore();
  const reader = new LogReader(device);
  const before = digests.count;
  let read = 0;
  await reader.read('new', () => (read = digests.count - before));
  expect(read).toBe(0);
  await knows(device, mails / 1_000);
}, 180_000);

describe('what a device has verified is known by the hash that stands at its end', () => {
  const stage = async (count: number, pages: number) => {
    const lines = await writeLines(excel.sheets, count);
    const device = memoryStore();
    await opened(device);
    await knows(device, pages);
    return { lines, device };
  };

  test('what came since is read from the sheet', async () => {
    const { lines, device } = await stage(page + 30, 1);
    const chain = await chainHash(String(lines.at(-1)?.[chainColumn]), event(page + 31));
    lines.push(cellsOfLine({ event: event(page + 31), chain }));
    const { lines: read, bytes } = await opened(device);
    expect(seqs(read)).toEqual(Array.from({ length: page + 31 }, (_, at) => at + 1));
    expect(bytes).toBeLessThan(100_000);
  });

  test.each<[string, (lines: string[][]) => void, (seq: number) => boolean]>([
    ['a line taken out', (lines) => lines.splice(100, 1), (seq) => seq !== 98],
    ['the last hash is another', (lines) => (lines[page + 2]![chainColumn] = '0'.repeat(64)), () => true],
    ['it is cut off', (lines) => lines.splice(50), (seq) => seq <= 47],
  ])('where it does not fit the sheet is read: %s', async (_what, change, stays) => {
    const { lines, device } = await stage(page + 30, 1);
    change(lines);
    const read = seqs((await opened(device)).lines);
    expect(read).toEqual(Array.from({ length: page + 30 }, (_, at) => at + 1).filter(stays));
  });

  test('what somebody rewrote further up frees nothing, and is found once the record is checked', async () => {
    const { lines, device } = await stage(page, 1);
    lines[100]![logColumns.indexOf('event')] = 'not-sent';
    const reader = new LogReader(device);
    const kinds = async (how: LogReading) => (await reader.read(how)).flatMap((log) => log.lines)[97]?.event.kind;
    expect([await kinds('new'), await kinds('anew')]).toEqual(['sent', 'not-sent']);
  });

  test('a page that does not hold together is not kept', async () => {
    const lines = await writeLines(excel.sheets, 2 * page);
    lines[100]![logColumns.indexOf('event')] = 'not-sent';
    const device = memoryStore();
    await opened(device);
    await knows(device, 1);
    expect([...device.kept.keys()].some((key) => key.includes(`/${page}/`))).toBe(true);
  });

  test('the log of another workbook under the same name is another one', async () => {
    const { device } = await stage(page, 1);
    const lines = excel.sheets.get(logSheetName(writer))!;
    let chain = '';
    for (let seq = 1; seq <= page; seq += 1) {
      const other = { ...event(seq), receiptId: 'other' };
      chain = await chainHash(chain, other);
      lines[seq + 2] = cellsOfLine({ event: other, chain });
    }
    expect(new Set((await opened(device)).lines.map((each) => each.event.receiptId))).toEqual(new Set(['other']));
  });
});
