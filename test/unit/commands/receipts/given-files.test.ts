import { expect, test } from 'vitest';
import { GivenFiles } from '../../../../src/commands/receipts/given-files.ts';
import { entry } from '../../../fakes/entry.ts';

const person = (row: number, name: string, address = `${name.toLowerCase()}@example.com`) =>
  entry(row, { person: { name }, recipients: [{ name: '', address }] });
const sheet = [person(2, 'Ana'), person(3, 'Luis')];
const given = (to = sheet[0]!) => {
  const files = new GivenFiles();
  files.give('ab12', 'scan.pdf', to);
  return files;
};

test('a file stays with its person when the rows are sorted', () => {
  expect([...given().rows(sheet)]).toEqual([['ab12', 2]]);
  expect([...given().rows([person(2, 'Luis'), person(3, 'Ana')])]).toEqual([['ab12', 3]]);
});

test('a file is given to nobody once its person is gone, has another address or stands in several other rows', () => {
  expect(given().rows([person(2, 'Luis')]).size).toBe(0);
  expect(given().rows([person(2, 'Ana', 'other@example.com')]).size).toBe(0);
  expect(given().rows([person(5, 'Ana'), person(6, 'Ana')]).size).toBe(0);
  expect([...given().rows([person(2, 'Ana'), person(6, 'Ana')])]).toEqual([['ab12', 2]]);
});

test('a file can be taken back, and a row that says nobody takes none', () => {
  const files = given();
  expect(files.list(sheet)).toEqual([{ sha256: 'ab12', file: 'scan.pdf', row: 2 }]);
  files.takeBack('ab12');
  expect(files.rows(sheet).size).toBe(0);
  expect(given(entry(2, { person: {}, recipients: [] })).rows(sheet).size).toBe(0);
});
