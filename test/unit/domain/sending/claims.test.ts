import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { auditLog } from '../../../../src/domain/sending/audit-log.ts';
import { missingFromLog } from '../../../../src/domain/sending/missing-from-log.ts';
import { undatedPeriod, type DocumentHash, type DocumentKeys } from '../../../../src/domain/sending/document-key.ts';
import { Evidence, type CellEvidence } from '../../../../src/domain/sending/evidence.ts';
import {
  brokenAt,
  chainHash,
  eventId,
  writerTag,
  type LedgerEvent,
  type LedgerKind,
} from '../../../../src/domain/sending/ledger.ts';
import {
  cellsOfLine,
  firstSheetOf,
  lineOfCells,
  logColumns,
  logSheetName,
  logSheetNumber,
} from '../../../../src/domain/sending/log-line.ts';
import { mintReceiptId, receiptIdEntropy } from '../../../../src/domain/sending/receipt-id.ts';

const me = 'AAAAA-1';
const ana = 'BBBBB-2';
const bea = 'CCCCC-3';
const keys: DocumentKeys = { strong: undefined, weak: '1'.repeat(64), period: 'january', dated: true };
const content: DocumentHash = { row: 'row', files: 'files' };
const receiptId = mintReceiptId(new Uint8Array(receiptIdEntropy).fill(7), keys.weak);
const blank: CellEvidence = { receiptId, state: 'none', writer: '' };

const event = (writer: string, seq: number, kind: LedgerKind, detail: Partial<LedgerEvent> = {}): LedgerEvent => ({
  writer,
  seq,
  at: seq * 1_000,
  run: 'r',
  kind,
  receiptId,
  strong: undefined,
  weak: keys.weak,
  period: keys.period,
  rowHash: content.row,
  filesHash: content.files,
  attempt: eventId({ writer, seq }),
  excuses: [],
  messageHash: '',
  providerMessageId: '',
  recipients: 1,
  ...detail,
});

const sentBy = (writer: string): LedgerEvent[] => [
  event(writer, 1, 'sending'),
  event(writer, 2, 'sent', { attempt: `${writer}:1` }),
];

const judge = (ledger: readonly LedgerEvent[], claims: readonly LedgerEvent[], cells = blank) =>
  new Evidence(ledger, me, claims).judge(keys, content, cells).kind;

describe('a log line frees nothing', () => {
  test('that this device sent, whoever says “send again”', () => {
    const again = (writer: string) => event(writer, 9, 'again', { excuses: [`${me}:1`] });
    expect(judge(sentBy(me), [again(ana)])).toBe('sent');
    // In its own name, and in its own sheet, but not in its ledger.
    expect(judge(sentBy(me), [again(me)])).toBe('sent');
    expect(judge([...sentBy(me), again(me)], [])).toBe('free');
  });

  test('that its writer never saw: excuses cannot be laid in store', () => {
    const store = Array.from({ length: 50 }, (_, n) => `${ana}:${n}`);
    expect(judge([], [event(bea, 1, 'again', { excuses: store }), ...sentBy(ana)])).toBe('sent');
    expect(judge([], [event(bea, 1, 'failed', { excuses: store }), ...sentBy(ana)])).toBe('sent');
  });

  test('that somebody else sent, until the one who chose it has sent again', () => {
    const again = event(bea, 1, 'again', { excuses: [`${ana}:1`] });
    expect(judge([], [...sentBy(ana), again])).toBe('sent');
    expect(judge([event(me, 1, 'again', { excuses: [`${ana}:1`] })], sentBy(ana))).toBe('free');
  });

  test('that may have left from here: only this device’s ledger says that it did not', () => {
    const begun = event(me, 1, 'sending');
    for (const kind of ['not-sent', 'failed'] as const) {
      for (const writer of [me, ana]) {
        expect(judge([begun], [event(writer, 9, kind, { attempt: eventId(begun) })]), `${writer} ${kind}`).toBe(
          'unknown',
        );
      }
      expect(judge([begun, event(me, 9, kind, { attempt: eventId(begun) })], [])).toBe('free');
    }
  });

  test('that another writer began and has not settled', () => {
    const mark = event(ana, 1, 'marked');
    expect(judge([], [mark, event(bea, 2, 'not-sent', { attempt: `${ana}:1` })])).toBe('unknown');
    expect(
      judge(
        [],
        [mark, event(bea, 2, 'sent', { attempt: `${bea}:1`, receiptId: 'x', weak: 'y', excuses: [`${ana}:1`] })],
      ),
    ).toBe('unknown');
    expect(judge([], [mark, event(ana, 2, 'not-sent', { attempt: `${ana}:1` })])).toBe('free');
  });

  test('by taking the number of another event, or its attempt, for another document', () => {
    const decoys = [1, 2].map((seq) =>
      event(me, seq, 'sending', { weak: 'other', attempt: `${me}:1`, receiptId: 'other' }),
    );
    expect(judge(sentBy(me), decoys)).toBe('sent');
    expect(
      judge([], [...decoys.map((decoy) => ({ ...decoy, writer: ana, attempt: `${ana}:1` })), ...sentBy(ana)]),
    ).toBe('sent');
  });

  test('and what forbids is believed of everybody', () => {
    expect(judge([], [event(bea, 5, 'sent', { attempt: `${ana}:1` })])).toBe('sent');
    expect(judge([event(me, 1, 'sending')], [event(ana, 5, 'confirmed', { attempt: `${me}:1` })])).toBe('sent');
  });
});

const cellsWith = (kind: LedgerKind, change: Partial<Record<(typeof logColumns)[number], string>>): string[] => {
  const cells = cellsOfLine({ event: event(ana, 2, kind, { attempt: `${ana}:1` }), chain: 'c' });
  return logColumns.map((column, index) => change[column] ?? cells[index] ?? '');
};

const numbers = ['NaN', '', '-1', '1.5', '1e400', 'Infinity', '9'.repeat(40), '=1', '12 000', '8640000000000001', 'x'];

describe('a line that Sobre never writes', () => {
  test.each(['recipients', 'number', 'at'] as const)(
    'with no number under “%s” still forbids, and breaks nothing',
    async (column) => {
      for (const text of numbers) {
        const line = lineOfCells(cellsWith('sent', { [column]: text }), 4)!;
        expect(line.flawed, text).toBe(true);
        expect(judge([], [line.event]), text).toBe('sent');
        for (const value of [line.event.at, line.event.seq, line.event.recipients])
          expect(Number.isSafeInteger(value)).toBe(true);
        expect(cellsOfLine(line)).toHaveLength(logColumns.length);
        expect((await auditLog([line], new Map())).map(({ kind }) => kind)).toEqual(['made-up']);
      }
    },
  );

  test.each(['numbers', 'writer'] as const)('with made-up %s settles nothing', (what) => {
    const change = what === 'writer' ? { writer: `${ana} evil` } : { number: 'NaN' };
    for (const kind of ['not-sent', 'failed'] as const) {
      const line = lineOfCells(cellsWith(kind, change), 4)!;
      expect(judge([], [event(ana, 1, 'marked'), line.event])).toBe('unknown');
    }
    const excuse = lineOfCells(cellsWith('again', { ...change, excuses: `${ana}:1` }), 4)!;
    expect(judge([], [event(ana, 1, 'marked'), excuse.event])).toBe('unknown');
  });

  test('that names neither row nor person holds nobody who has no id yet', () => {
    const line = lineOfCells(cellsWith('sent', { receipt: '', person: '', document: '', period: '' }), 4)!;
    const evidence = new Evidence([], me, [line.event]);
    for (const receiptId of ['', blank.receiptId]) {
      for (const period of [keys.period, undatedPeriod])
        expect(evidence.judge({ ...keys, period }, content, { ...blank, receiptId }).kind).toBe('free');
    }
  });

  test('with a word that is no event is a doubt, and a blank row is nothing', () => {
    expect(judge([], [lineOfCells(cellsWith('sent', { event: 'snet' }), 4)!.event])).toBe('unknown');
    expect(lineOfCells([], 4)).toBeUndefined();
    expect(
      lineOfCells(
        logColumns.map(() => ''),
        4,
      ),
    ).toBeUndefined();
    expect(lineOfCells([null, {}, undefined, true], 4)).toBeUndefined();
  });
});

test('lines of before provider and sender were noted are read, and their chain holds', async () => {
  const sha = (text: string) => createHash('sha256').update(text).digest('hex');
  const old = [
    'A-1',
    3,
    5_000,
    'run',
    'sent',
    receiptId,
    '',
    keys.weak,
    'january',
    'row',
    '',
    'A-1:2',
    [],
    'm',
    'g',
    1,
  ];
  const chain = sha(`\n${JSON.stringify(old)}`);
  const cells = [
    '1970-01-01T00:00:05.000Z',
    'sent',
    receiptId,
    '',
    keys.weak,
    'january',
    'row',
    '',
    'A-1:2',
    '',
    'm',
    'g',
  ];
  const line = lineOfCells([...cells, '1', 'run', 'A-1', '3', '5000', chain], 4)!;
  expect(line.flawed).toBeUndefined();
  expect([line.event.provider, line.event.sender]).toEqual([undefined, undefined]);
  expect(await brokenAt([line])).toBe(-1);

  const via = { ...line.event, provider: 'google.gmail', sender: 'ab12' };
  const next = { event: via, chain: await chainHash(chain, via) };
  const again = lineOfCells(cellsOfLine(next), 5)!;
  expect(await brokenAt([line, again])).toBe(-1);
  expect(await brokenAt([line, { ...again, event: { ...again.event, sender: 'other' } }])).toBe(1);
});

test('a full log goes on in another sheet of the same name with a number', () => {
  expect([logSheetName('12345-x'), logSheetName('12345-x', 3)]).toEqual(['Sobre log · 12345', 'Sobre log · 12345 3']);
  const number = (name: string) => logSheetNumber(name, '12345-x');
  expect([1, 2, 30].map((n) => number(logSheetName('12345-x', n)))).toEqual([1, 2, 30]);
  expect(['Sobre log · 12346', 'Sobre log · 12345 x', 'Sobre log · 12345 0', 'Sobre log · 123456'].map(number)).toEqual(
    [0, 0, 0, 0],
  );
  expect(firstSheetOf('Sobre log · 12345 3')).toBe('Sobre log · 12345');
  expect(firstSheetOf('Sobre log · 12345')).toBe('Sobre log · 12345');
});

test('what a copy of this browser profile claimed with the same id is asked about, also where the logs are gone', () => {
  const panes = new Set(['HERE']);
  const claimed = (pane?: string): CellEvidence => ({
    receiptId,
    state: 'sending',
    writer: writerTag(me),
    ...(pane === undefined ? {} : { pane }),
  });
  const judged = (cells: CellEvidence) => new Evidence([], me, [], panes).judge(keys, content, cells).kind;
  expect(judged(claimed('ELSEWHERE'))).toBe('unknown');
  expect(judged(claimed('HERE'))).toBe('free');
  expect(judged(claimed())).toBe('free');
});

test('“send again” for one person frees nobody else, whose attempt a made-up line gave that one', () => {
  const other = { receiptId: `${receiptId}X`, weak: '2'.repeat(64) };
  const again = event(me, 9, 'again', { ...other, excuses: [`${me}:1`] });
  const claim = event(ana, 1, 'unknown', { ...other, attempt: `${me}:1` });
  const judged = (id: string) => judge([...sentBy(me), again], [claim], { ...blank, receiptId: id });
  expect([judged(receiptId), judged('')]).toEqual(['sent', 'sent']);
});

test('lines without an attempt are told apart by their sheet', () => {
  const cells = cellsOfLine({ event: event(ana, 1, 'unknown', { attempt: '' }), chain: '' });
  const attempts = ['Sobre log · AAAAA', 'Sobre log · BBBBB'].map(
    (sheet) => lineOfCells(cells, 12, sheet)?.event.attempt,
  );
  expect(new Set(attempts).size).toBe(2);
  for (const attempt of attempts) expect(attempt).not.toMatch(/\s/);
});

test('an outcome with the number of a mark is still missing from a log that has the mark', () => {
  const began = event(me, 12, 'sending');
  const unknown = event(me, 13, 'unknown', { attempt: `${me}:12` });
  const mark = event(me, 13, 'marked', { receiptId: `${receiptId}Z`, weak: '3'.repeat(64) });
  const missing = missingFromLog([{ event: mark, chain: 'c' }], [began, unknown], new Set([receiptId]));
  expect(missing.map(({ kind }) => kind)).toEqual(['unknown']);
});

test('what this device sent under a former id still counts as its own, and no line of that id frees it', () => {
  const former = [event(ana, 1, 'sending')];
  const freed = event(ana, 2, 'not-sent', { attempt: `${ana}:1` });
  expect(new Evidence(former, me, [freed]).judge(keys, content, blank).kind).toBe('unknown');
  expect(judge([...sentBy(ana), event(me, 9, 'again', { excuses: [`${ana}:1`] })], [])).toBe('free');
});

test('a status that was taken away frees no row whose id stands for this document, with a time beside it', () => {
  expect(judge([], [], { ...blank, hasTime: true })).toBe('same-period');
  expect(judge([], [], { ...blank, hasTime: false })).toBe('free');
  expect(judge([], [], { ...blank, receiptId: '', hasTime: true })).toBe('free');
});
