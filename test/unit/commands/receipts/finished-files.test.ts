import { expect, test } from 'vitest';
import { FinishedFiles } from '../../../../src/commands/receipts/finished-files.ts';
import { entry } from '../../../fakes/entry.ts';
import { unreadDocument } from '../../../fakes/receipt-documents.ts';

const first = { from: '2026-01-01', to: '2026-01-15' };
const second = { from: '2026-01-16', to: '2026-01-31' };
const sheet = (...periods: readonly (typeof first | undefined)[]) =>
  periods.map((period, at) => entry(at + 2, { period }));
const [old, fresh] = [unreadDocument('old.pdf'), unreadDocument('fresh.pdf')];
const ended = () => {
  const files = new FinishedFiles();
  files.remember([old], sheet(first, first));
  return files;
};

test('before a run, and while the sheet names no other period, every file stays', () => {
  expect(new FinishedFiles().staying([old], sheet(second))).toEqual([old]);
  expect(ended().staying([old, fresh], sheet(first, first))).toEqual([old, fresh]);
  expect(ended().staying([old], sheet(undefined, first))).toEqual([old]);
});

test('a new period typed over the old rows takes out the files of the finished run, and no others', () => {
  expect(ended().staying([old, fresh], sheet(second, first))).toEqual([fresh]);
  const labelled = [entry(2, { periodLabel: 'quincena 2' })];
  expect(ended().staying([old], labelled)).toEqual([]);
});
