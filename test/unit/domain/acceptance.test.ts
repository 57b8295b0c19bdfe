import { expect, test } from 'vitest';
import { Accepted } from '../../../src/domain/acceptance.ts';
import { issue, type Issue } from '../../../src/domain/issue.ts';
import type { Entry } from '../../../src/domain/roster/roster.ts';
import { entry } from '../../fakes/entry.ts';

const asking = (of: Entry, files = 'f1', row = 'r1') => ({ entry: of, hash: { row, files } });
const ana = entry(2, { person: { name: 'Ana Ruiz' } });
const luis = entry(3, { person: { name: 'Luis Gil' } });
const unverified = (row: number, file = 'scan.pdf'): Issue => issue('receipt/unverified', row, 'C', { file });

const afterAna = () => {
  const accepted = new Accepted();
  accepted.accept('receipt/unverified', [[unverified(2), asking(ana)]]);
  accepted.accept('document/changed', [[issue('document/changed', 2, 'D', { date: '1' }), asking(ana)]]);
  return accepted;
};

test('agreed to for one person is agreed to for nobody else, though the same is asked', () => {
  expect(afterAna().has(unverified(3), asking(luis))).toBe(false);
});

test('a question that moved with its row stays answered', () => {
  const moved = { ...ana, row: 9 };
  expect(afterAna().has(unverified(9), asking(moved))).toBe(true);
});

test('another file, or another content under the same name, is another question', () => {
  expect(afterAna().has(unverified(2, 'other.pdf'), asking(ana))).toBe(false);
  expect(afterAna().has(unverified(2), asking(ana, 'f2'))).toBe(false);
});

test('a receipt that changed again after a person let the change go is asked about again', () => {
  const changed = issue('document/changed', 2, 'D', { date: '1' });
  expect(afterAna().has(changed, asking(ana))).toBe(true);
  expect(afterAna().has(changed, asking(ana, 'f1', 'r2'))).toBe(false);
});

test('whoever is written to at another address by then is asked about again', () => {
  const elsewhere = { ...ana, recipients: [{ name: '', address: 'other@elsewhere.example' }] };
  expect(afterAna().has(unverified(2), asking(elsewhere))).toBe(false);
});
