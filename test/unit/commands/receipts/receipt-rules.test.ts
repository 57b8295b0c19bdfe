import { expect, test } from 'vitest';
import { receiptOptions } from '../../../../src/commands/receipts/receipt-choices.ts';
import { ReceiptRules } from '../../../../src/commands/receipts/receipt-rules.ts';
import { entry } from '../../../fakes/entry.ts';
import { fakeChoices } from '../../../fakes/fake-choices.ts';
import { rosterOf } from '../../../fakes/roster.ts';

const rules = (kept: Readonly<Record<string, unknown>> = {}) =>
  new ReceiptRules({ book: fakeChoices(new Map(Object.entries(kept))) });
const named = [entry(2, { fileNames: ['ana.pdf'] }), entry(3)];
const plain = [entry(2), entry(3)];

test('until somebody chooses, files go by the column that names them, else by what is in them', () => {
  expect(rules().mode(rosterOf(named, { header: 'X', texts: ['', ''] }))).toBe('column');
  expect(rules().mode(rosterOf(plain, { header: 'X', texts: ['', ''] }))).toBe('auto');
  expect(rules({ files: 'none' }).mode(rosterOf(named, { header: 'X', texts: ['', ''] }))).toBe('none');
});

test('an option holds as the workbook has it, else as it is from the beginning', () => {
  expect(rules().options).toEqual(receiptOptions);
  expect(rules({ 'prints-xml': true }).options).toEqual({ ...receiptOptions, 'prints-xml': true });
});

test('a column decides who gets files and whose are locked', () => {
  const said = ['sí', 'no'];
  const people = said.map((text, index) => entry(index + 2, { fields: new Map([['Adjuntar', text]]) }));
  const roster = rosterOf(people, { header: 'Adjuntar', texts: said });
  const chosen = rules({ 'attach-column': 'Adjuntar' });
  expect(chosen.of(roster).attachColumn).toBeDefined();
  expect([...chosen.bareRows(roster)]).toEqual([3]);
  expect([...rules().bareRows(roster)]).toEqual([]);
  expect(rules({ 'lock-column': 'Adjuntar' }).password(roster.entries[0]!, roster)).toBe('sí');
  expect(rules().password(roster.entries[0]!, roster)).toBe('');
});

test('nothing that makes or locks a PDF is loaded unless it may be needed', () => {
  const roster = rosterOf(plain, { header: 'X', texts: ['', ''] });
  expect(rules({ files: 'auto' }).mayMake(roster)).toBe(false);
  for (const kept of [{ files: 'make' }, { 'prints-xml': true }, { 'lock-column': 'X' }])
    expect(rules({ files: 'auto', ...kept }).mayMake(roster)).toBe(true);
});
