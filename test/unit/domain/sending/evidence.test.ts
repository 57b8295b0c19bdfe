import { describe, expect, test } from 'vitest';
import { Evidence, type CellEvidence } from '../../../../src/domain/sending/evidence.ts';
import {
  filesHash,
  noFilesHash,
  type DocumentHash,
  type DocumentKeys,
} from '../../../../src/domain/sending/document-key.ts';
import { eventId, type LedgerEvent, type LedgerKind } from '../../../../src/domain/sending/ledger.ts';
import { mintReceiptId, receiptIdEntropy } from '../../../../src/domain/sending/receipt-id.ts';

const own = 'AAAAA-1';
const other = 'BBBBB-2';
const hex = (digit: string): string => digit.repeat(64);
const january: DocumentKeys = { strong: undefined, weak: hex('1'), period: 'january', dated: true };
const february: DocumentKeys = { strong: undefined, weak: hex('2'), period: 'february', dated: true };
const hash: DocumentHash = { row: 'row', files: 'files' };
const receiptId = mintReceiptId(new Uint8Array(receiptIdEntropy).fill(7), january.weak);
const empty: CellEvidence = { receiptId: '', state: 'none', writer: '' };
const shows = (state: CellEvidence['state'], writer = ''): CellEvidence => ({ receiptId, state, writer });

const event = (seq: number, kind: LedgerKind, detail: Partial<LedgerEvent> = {}): LedgerEvent => {
  const writer = detail.writer ?? own;
  return {
    writer,
    seq,
    at: seq * 1_000,
    run: 'r',
    kind,
    receiptId,
    strong: undefined,
    weak: january.weak,
    period: january.period,
    rowHash: hash.row,
    filesHash: hash.files,
    attempt: eventId({ writer, seq }),
    excuses: [],
    messageHash: '',
    providerMessageId: '',
    recipients: 1,
    ...detail,
  };
};

const attempt = (seq: number, outcome: LedgerKind | undefined, detail: Partial<LedgerEvent> = {}): LedgerEvent[] => {
  const begun = event(seq, 'sending', detail);
  return outcome === undefined ? [begun] : [begun, event(seq + 1, outcome, { ...detail, attempt: begun.attempt })];
};

const judge = (events: LedgerEvent[], cells = empty, keys = january, content = hash) =>
  new Evidence(events, own).judge(keys, content, cells);

describe('the device’s own ledger', () => {
  test('without any evidence a row is free', () => {
    expect(judge([])).toEqual({ kind: 'free' });
  });

  test('what it sent stays sent although the cells were cleared', () => {
    expect(judge(attempt(1, 'sent'))).toEqual({ kind: 'sent', at: 2_000, changed: false, attempts: [`${own}:1`] });
  });

  test('a request without an outcome is unknown, and dangles', () => {
    const events = attempt(1, undefined);
    expect(judge(events)).toMatchObject({ kind: 'unknown', attempts: [`${own}:1`] });
    expect(new Evidence(events, own).dangling(own)).toEqual(events);
    expect(new Evidence(events, own).dangling(other)).toEqual([]);
  });

  test('a lost answer is unknown', () => {
    expect(judge(attempt(1, 'unknown')).kind).toBe('unknown');
  });

  test('a mail that came back stays sent, on the day it was, until a person asks for it again', () => {
    const returned = (writer: string) => event(9, 'returned', { writer, attempt: `${own}:1` });
    const sent = { kind: 'sent', at: 2_000, attempts: [`${own}:1`] };
    expect(judge([...attempt(1, 'sent'), returned(own)])).toMatchObject(sent);
    expect(judge([event(0, 'returned', { writer: other, attempt: `${own}:1` }), ...attempt(1, 'sent')])).toMatchObject(
      sent,
    );
    expect(judge([returned(other)]).kind).toBe('sent');
    expect(judge([...attempt(1, undefined), returned(other)]).kind).toBe('sent');
    const again = event(10, 'again', { attempt: `${own}:1`, excuses: [`${own}:1`] });
    expect(judge([...attempt(1, 'sent'), returned(own), again]).kind).toBe('free');
  });

  test.each(['failed', 'not-sent'] as const)('%s leaves the row free', (kind) => {
    expect(judge(attempt(1, kind)).kind).toBe('free');
  });

  test('of two outcomes the one that forbids more wins, whatever their order', () => {
    const [begun, sent] = attempt(1, 'sent') as [LedgerEvent, LedgerEvent];
    const late = event(9, 'not-sent', { attempt: begun.attempt });
    expect(judge([begun, sent, late]).kind).toBe('sent');
    expect(judge([late, sent, begun]).kind).toBe('sent');
  });

  test('an outcome whose request line was lost still counts', () => {
    expect(judge(attempt(1, 'sent').slice(1)).kind).toBe('sent');
  });

  test('a mail found in Gmail makes the unknown row sent', () => {
    const events = attempt(1, 'unknown');
    expect(judge([...events, event(5, 'confirmed', { attempt: `${own}:1` })]).kind).toBe('sent');
  });

  test('a document sent once without its folio is not sent again with it', () => {
    const withFolio = { ...january, strong: hex('f') };
    expect(judge(attempt(1, 'sent'), empty, withFolio).kind).toBe('sent');
  });

  test('two folios of one person and period are two documents', () => {
    const sent = attempt(1, 'sent', { strong: hex('e'), receiptId: 'other' });
    expect(judge(sent, empty, { ...january, strong: hex('f') }).kind).toBe('free');
  });
});

describe('another device, by the log sheets', () => {
  test('its sent rows are sent here too', () => {
    expect(judge(attempt(1, 'sent', { writer: other })).kind).toBe('sent');
  });

  test('a mark of a writer that died is unknown', () => {
    expect(judge([event(1, 'marked', { writer: other })]).kind).toBe('unknown');
  });

  test('a mark that came to nothing leaves the row free', () => {
    const mark = event(1, 'marked', { writer: other });
    expect(judge([mark, event(2, 'not-sent', { writer: other, attempt: mark.attempt })]).kind).toBe('free');
  });

  test('a mark that an outcome excuses is not a second attempt', () => {
    const mark = event(1, 'marked', { writer: other });
    const failed = event(3, 'failed', { writer: other, attempt: `${other}:2`, excuses: [mark.attempt] });
    expect(judge([mark, failed]).kind).toBe('free');
  });

  test('this device’s own marks say nothing: its ledger knows', () => {
    expect(judge([event(1, 'marked')])).toEqual({ kind: 'free' });
  });

  test('the same line from ledger and log counts once', () => {
    const lines = attempt(1, 'sent', { writer: other });
    expect(judge([...lines, ...lines])).toMatchObject({ kind: 'sent', attempts: [`${other}:1`] });
  });
});

describe('only the cells', () => {
  test('a row that shows Sent is sent', () => {
    expect(judge([], shows('sent'))).toEqual({ kind: 'sent', at: 0, attempts: [], changed: false });
  });

  test('a row that shows Check Gmail is unknown', () => {
    expect(judge([], shows('unknown')).kind).toBe('unknown');
  });

  test('a row that another writer was sending is unknown', () => {
    expect(judge([], shows('sending', 'BBBBB')).kind).toBe('unknown');
  });

  test('a row that this device was sending, and whose request its ledger does not hold, is free', () => {
    expect(judge([], shows('sending', 'AAAAA')).kind).toBe('free');
  });

  test('a claim or another text is no evidence of a send', () => {
    for (const state of ['claimed', 'other', 'none'] as const) expect(judge([], shows(state)).kind).toBe('free');
  });

  test('a cell that Ctrl+Z blanked stays sent by its log', () => {
    expect(judge(attempt(1, 'sent', { writer: other }), shows('none')).kind).toBe('sent');
  });

  test('Sent in a cell is not explained by a send that failed', () => {
    expect(judge(attempt(1, 'failed', { writer: other }), shows('sent')).kind).toBe('sent');
  });
});

describe('which document', () => {
  test('next month’s copy of the sheet is free where the log came along', () => {
    expect(judge(attempt(1, 'sent'), shows('sent'), february, { row: 'row', files: 'others' }).kind).toBe('free');
  });

  test('next month’s copy asks where no log came along, for its id stands for another document', () => {
    expect(judge([], shows('sent'), february).kind).toBe('same-period');
    expect(judge([], shows('sent'), january).kind).toBe('sent');
  });

  test('whoever stands in the row of somebody else’s receipt is asked about, and excuses nothing of theirs', () => {
    const another = { ...january, weak: hex('9') };
    const verdict = judge(attempt(1, 'sent'), shows('sent'), another);
    expect(verdict).toEqual({ kind: 'sent', at: 2_000, changed: true, attempts: [] });
    expect(judge(attempt(1, 'sent'), shows('sent'))).toMatchObject({ changed: false });
  });

  test('what was sent to a person elsewhere counts before what the row held for somebody else', () => {
    const another = { ...january, weak: hex('9') };
    const elsewhere = attempt(3, 'sent', {
      weak: another.weak,
      receiptId: mintReceiptId(new Uint8Array(receiptIdEntropy).fill(8), another.weak),
    });
    expect(judge([...attempt(1, 'sent'), ...elsewhere], shows('sent'), another)).toEqual({
      kind: 'sent',
      at: 4_000,
      changed: false,
      attempts: [`${own}:3`],
    });
  });

  test('the same id and period are the same document although the row was renamed', () => {
    const renamed = { ...january, weak: hex('9') };
    expect(judge(attempt(1, 'sent'), shows('sent'), renamed).kind).toBe('sent');
  });

  test('the same document with other content is sent and changed', () => {
    const row = judge(attempt(1, 'sent'), empty, january, { ...hash, row: 'raised' });
    const files = judge(attempt(1, 'sent'), empty, january, { ...hash, files: 'others' });
    expect([row, files]).toMatchObject([
      { kind: 'sent', changed: true },
      { kind: 'sent', changed: true },
    ]);
  });

  test('files that are not at hand change nothing', () => {
    const verdict = judge(attempt(1, 'sent'), empty, january, { ...hash, files: undefined });
    expect(verdict).toMatchObject({ kind: 'sent', changed: false });
  });

  test('without a period nobody can tell, so a person is asked', () => {
    const undated = { ...january, dated: false };
    expect(judge(attempt(1, 'sent'), empty, undated)).toMatchObject({ kind: 'same-period', attempts: [`${own}:1`] });
    expect(judge([], shows('sent'), undated).kind).toBe('same-period');
  });
});

describe('send again', () => {
  const again = (...excuses: string[]) => event(20, 'again', { excuses });

  test('excuses the attempt it names', () => {
    expect(judge([...attempt(1, 'sent'), again(`${own}:1`)]).kind).toBe('free');
  });

  test('excuses exactly the attempts it names', () => {
    const events = [...attempt(1, 'sent'), ...attempt(5, 'sent', { writer: other }), again(`${own}:1`)];
    expect(judge(events)).toMatchObject({ kind: 'sent', attempts: [`${other}:5`] });
  });

  test('for a second row leaves the first one sent as it was, and the first may be sent again by itself', () => {
    const second = mintReceiptId(new Uint8Array(receiptIdEntropy).fill(9), january.weak);
    const both = [
      ...attempt(1, 'sent'),
      event(3, 'again', { receiptId: second, excuses: [`${own}:1`] }),
      ...attempt(4, 'sent', { receiptId: second, rowHash: 'other' }),
    ];
    const ofSecond = { ...shows('sent'), receiptId: second };
    expect(judge(both, shows('sent'))).toMatchObject({
      kind: 'sent',
      changed: false,
      attempts: [`${own}:1`, `${own}:4`],
    });
    expect(judge(both, ofSecond, january, { ...hash, row: 'other' })).toMatchObject({ kind: 'sent', changed: false });
    const repeated = [...both, event(9, 'again', { excuses: [`${own}:1`, `${own}:4`] })];
    expect(judge(repeated, shows('none'))).toEqual({ kind: 'free' });
    expect(judge(repeated, ofSecond, january, { ...hash, row: 'other' })).toMatchObject({ kind: 'sent' });
  });

  test('does not excuse the attempt it leads to', () => {
    const events = [...attempt(1, 'sent'), again(`${own}:1`), ...attempt(21, 'sent')];
    expect(judge(events)).toMatchObject({ kind: 'sent', attempts: [`${own}:21`] });
  });
});

test('a row that lost its id gets the one under which its document was last begun', () => {
  const evidence = new Evidence(attempt(1, 'sent'), own);
  expect([evidence.receiptIdOf(january), evidence.receiptIdOf(february)]).toEqual([receiptId, undefined]);
  expect([evidence.knows(receiptId), evidence.knows('')]).toEqual([true, false]);
});

describe('the files of a mail of another period', () => {
  const next: DocumentKeys = { strong: undefined, weak: hex('9'), period: 'march', dated: true };

  test('ask, whoever the row names and whatever its cells say', () => {
    expect(judge(attempt(1, 'sent'), empty, next)).toEqual({
      kind: 'same-period',
      at: 2_000,
      attempts: [`${own}:1`],
    });
    expect(judge(attempt(1, undefined), empty, next).kind).toBe('same-period');
    expect(judge(attempt(1, 'unknown'), empty, next).kind).toBe('same-period');
  });

  test('no file at all has the hash that is left out', async () => {
    expect(await filesHash([])).toBe(noFilesHash);
  });

  test('are free where they never left, are others, or are not at hand', () => {
    expect(judge(attempt(1, 'failed'), empty, next).kind).toBe('free');
    expect(judge(attempt(1, 'not-sent'), empty, next).kind).toBe('free');
    expect(judge(attempt(1, 'sent'), empty, next, { row: 'row', files: 'others' }).kind).toBe('free');
    expect(judge(attempt(1, 'sent'), empty, next, { row: 'row', files: undefined }).kind).toBe('free');
    expect(judge(attempt(1, 'sent', { filesHash: undefined }), empty, next).kind).toBe('free');
  });

  test('are free where there are none, where a person chose that they go again, and in one period for several people', () => {
    expect(
      judge(attempt(1, 'sent', { filesHash: noFilesHash }), empty, next, { row: 'row', files: noFilesHash }).kind,
    ).toBe('free');
    const chosen = event(3, 'again', { weak: next.weak, excuses: [`${own}:1`], attempt: `${own}:1` });
    expect(judge([...attempt(1, 'sent'), chosen], empty, next).kind).toBe('free');
    expect(judge(attempt(1, 'sent'), empty, { ...next, period: january.period }).kind).toBe('free');
  });
});

describe('a row that once said its period and once did not', () => {
  const undated: DocumentKeys = { strong: undefined, weak: hex('3'), period: '?', dated: false };

  test('asks, whichever of the two came first', () => {
    const sentDated = attempt(1, 'sent');
    expect(judge(sentDated, shows('sent'), undated).kind).toBe('same-period');
    const sentUndated = attempt(1, 'sent', { weak: undated.weak, period: '?' });
    expect(judge(sentUndated, shows('sent'), february).kind).toBe('same-period');
  });

  test('is free when the folios differ: that is another receipt', () => {
    const sent = attempt(1, 'sent', { strong: hex('8'), period: '?' });
    expect(judge(sent, shows('sent'), { ...february, strong: hex('9') }).kind).toBe('free');
  });
});
