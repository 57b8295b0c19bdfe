import { expect, test } from 'vitest';
import { areThere, chosenRows, rowsOfChosen } from '../../../../src/domain/roster/chosen-rows.ts';
import { entry } from '../../../fakes/entry.ts';

const at = (row: number, name: string, periodLabel = '') => entry(row, { person: { name }, periodLabel });

test('rows are found where they stand now', () => {
  const chosen = chosenRows([at(2, 'Ana Ruiz'), at(3, 'Luis Gil')]);
  const now = [at(2, 'Zoe Paz'), at(3, 'Luis Gil'), at(7, 'Ana Ruiz')];
  expect([...rowsOfChosen(chosen, now)].sort()).toEqual([3, 7]);
});

test('whoever takes the place of a chosen row is not meant, and it is missed', () => {
  const chosen = chosenRows([at(2, 'Ana Ruiz', 'quincena 1')]);
  for (const other of [at(2, 'Zoe Paz', 'quincena 1'), at(2, 'Ana Ruiz', 'quincena 2')]) {
    expect([rowsOfChosen(chosen, [other]).size, areThere(chosen, [other])]).toEqual([0, false]);
  }
});

test('of two rows that say the same only the chosen one is meant, and neither once both moved', () => {
  const chosen = chosenRows([at(2, 'Ana Ruiz')]);
  expect([...rowsOfChosen(chosen, [at(2, 'Ana Ruiz'), at(3, 'Ana Ruiz')])]).toEqual([2]);
  expect(areThere(chosen, [at(4, 'Ana Ruiz'), at(5, 'Ana Ruiz')])).toBe(false);
});
