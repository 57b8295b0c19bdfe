import { expect, test } from 'vitest';
import { Drafts } from '../../../../src/commands/message/drafts.ts';
import type { CheckedRow } from '../../../../src/domain/check.ts';
import { entry } from '../../../fakes/entry.ts';

const drafts = (at = { time: 0 }) => {
  let random = 0;
  return new Drafts({
    clock: { now: () => (at.time += 1), elapsed: () => at.time, sleep: () => Promise.resolve() },
    random: (count: number) => Uint8Array.from({ length: count }, () => (random += 1)),
  });
};
const key = 'a'.repeat(64);
const rowOf = (receiptId: string, weak = key) =>
  ({ entry: { ...entry(2), own: { ...entry(2).own, receiptId } }, keys: { weak } }) as unknown as CheckedRow;

test('what the preview showed is what leaves: id, date and boundaries stay', () => {
  const kept = drafts();
  const shown = kept.of(key);
  expect(kept.of(key)).toEqual(shown);
  expect(kept.takeReceiptId(key)).toBe(shown.receiptId);
});

test('a second row for the same document gets another id', () => {
  const kept = drafts();
  const first = kept.takeReceiptId(key);
  expect(kept.takeReceiptId(key)).not.toBe(first);
});

test('the id in the row counts where it is this document’s, and no other', () => {
  const kept = drafts();
  const own = kept.mint(key);
  expect(kept.idOf(rowOf(own)).receiptId).toBe(own);
  const other = 'b'.repeat(64);
  expect(kept.idOf(rowOf(own, other)).receiptId).toBe(kept.of(other).receiptId);
});

test.each([3 * 86_400_000, -86_400_000])('what was looked at long before it leaves is dated anew (%i ms)', (passed) => {
  const at = { time: 1_767_000_000_000 };
  const kept = drafts(at);
  const shown = kept.of(key);
  at.time += passed;
  expect(kept.of(key)).toEqual({ ...shown, date: at.time });
  expect(kept.takeReceiptId(key)).toBe(shown.receiptId);
});
