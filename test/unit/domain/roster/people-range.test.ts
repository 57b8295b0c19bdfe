import { describe, expect, it } from 'vitest';
import { rowToReach } from '../../../../src/domain/roster/below-table.ts';
import { peopleRange, type TableRange } from '../../../../src/domain/roster/people-range.ts';
import { readRoster } from '../../../../src/domain/roster/read-roster.ts';
import { countsFrom1904 } from '../../../../src/domain/text/date-system.ts';
import { gridOf, ownHeaders, type CellInput } from './grid-of.ts';

const table = (
  id: string,
  firstRow: number,
  rowCount: number,
  firstColumn: number,
  columnCount: number,
): TableRange => ({
  table: { id, name: id, hasTotals: false },
  firstRow,
  rowCount,
  firstColumn,
  columnCount,
});
const people: CellInput[][] = [
  ['Nombre', 'Correo', 'Neto', null, 'Límite', 'Cuota'],
  ['Ana Ruiz', 'ana@x.mx', 1, null, 1, 1],
  ['Eva Soto', 'eva@x.mx', 2, null, 2, 2],
  ['Leo Paz', 'leo@x.mx', 3, null, 3, 3],
  [null, null, null, null, 4, 4],
  [null, null, null, null, 5, 5],
];
const rosterOf = (rows: readonly (readonly CellInput[])[], tables: readonly TableRange[]) =>
  readRoster(peopleRange(gridOf(rows), tables), { ownHeaders, recipients: 'ask', kind: 'payroll' });

describe('which table or range is read', () => {
  it('is the one that holds the addresses, not the largest', () => {
    const roster = rosterOf(people, [table('rates', 1, 6, 4, 2), table('people', 1, 4, 0, 3)]);
    expect(roster.grid.table?.id).toBe('people');
    expect(roster.entries.map(({ row }) => row)).toEqual([2, 3, 4]);
  });

  it('rows below the table are said with their rows', () => {
    const roster = rosterOf(people.slice(0, 4), [table('people', 1, 3, 0, 3)]);
    expect(roster.entries.map(({ row }) => row)).toEqual([2, 3]);
    expect(roster.issues).toMatchObject([{ code: 'sheet/people-unread', values: { reason: 'below', rows: '4' } }]);
  });

  it('a table can be made to reach who stands right below it, and nobody further off', () => {
    const below = (...rows: readonly (readonly CellInput[])[]) =>
      rowToReach(rosterOf([...people.slice(0, 3), ...rows], [table('people', 1, 3, 0, 3)]));
    const [nora, raul]: CellInput[][] = [
      ['Nora Lara', 'nora@x.mx', 4],
      ['Raúl Mora', 'raul@x.mx', 5],
    ];
    expect(below(nora!, raul!)).toBe(5);
    expect(below([], nora!, raul!)).toBe(6);
    expect(below([], [], [], [], nora!)).toBeUndefined();
    expect(below(nora!, [], [], raul!)).toBeUndefined();
    expect(below([null, null, 'rh@x.mx'])).toBeUndefined();
    expect(below()).toBeUndefined();
  });

  it('a table of anything else beside a plain list is left alone', () => {
    expect(rosterOf(people, [table('rates', 1, 6, 4, 2)]).grid.table).toBeUndefined();
  });

  it('a table is as long as it is, with its blank rows', () => {
    expect(peopleRange(gridOf(people.slice(0, 4)), [table('people', 1, 9, 0, 3)]).rows).toHaveLength(9);
  });
});

describe('the year days are counted from', () => {
  const dated = (text: string, format: string) => countsFrom1904(gridOf([[{ value: 44_575, text, format }]]).rows);

  it.each([
    ['15/01/26', 'dd/mm/yy'],
    ['15/01/2026', 'dd/mm/yyyy'],
    ['ene-26', 'mmm-yy'],
  ])('%s as %s is 1904', (text, format) => expect(dated(text, format)).toBe(true));

  it.each([
    ['14/01/22', 'dd/mm/yy'],
    ['14/01/2022', 'dd/mm/yyyy'],
    ['ene-22', 'mmm-yy'],
    ['14-ene', 'dd-mmm'],
  ])('%s as %s is 1900', (text, format) => expect(dated(text, format)).toBe(false));
});
