import { expect, test } from 'vitest';
import type { LedgerEvent, LedgerKind } from '../../../../src/domain/sending/ledger.ts';
import { recentAnswers } from '../../../../src/domain/sending/send-log.ts';

const own = 'AAAAA';
const event = (kind: LedgerKind, attempt: string, at: number, writer = own): LedgerEvent => ({
  writer,
  seq: 1,
  at,
  run: 'r',
  kind,
  receiptId: 'id',
  strong: undefined,
  weak: 'w',
  period: 'p',
  rowHash: 'h',
  filesHash: undefined,
  attempt,
  excuses: [],
  messageHash: '',
  providerMessageId: '',
  recipients: 1,
});

test('after a reload the minute still holds what was answered in it, up to now where no answer is on record', () => {
  const now = 100_000;
  const events = [
    event('sending', 'a', 39_000),
    event('sent', 'a', 39_900),
    event('sending', 'b', 39_500),
    event('sent', 'b', 41_000),
    event('sending', 'c', 60_000),
    event('sending', 'd', 61_000),
    event('not-sent', 'd', 61_500),
    event('sending', 'e', 62_000),
    event('unknown', 'e', 90_000),
    event('sending', 'f', 63_000, 'BBBBB'),
  ];
  expect(recentAnswers(events, own, now)).toEqual([41_000, 90_000, now]);
});

test('what a person found out later about a send does not move it', () => {
  const events = [event('sending', 'a', 1_000), event('unknown', 'a', 2_000), event('confirmed', 'a', 90_000)];
  expect(recentAnswers(events, own, 91_000)).toEqual([]);
});
