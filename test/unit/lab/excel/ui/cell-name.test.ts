import { describe, expect, it } from 'vitest';
import { columnName, parseCellName, rangeName } from '../../../../../lab/excel/ui/cell-name.ts';

describe('names of cells', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('column %i is %s', (column, name) => {
    expect(columnName(column)).toBe(name);
    expect(parseCellName(`${name}7`)).toEqual({ row: 6, column });
  });

  it('a range of one cell has one name', () => {
    expect(rangeName({ top: 1, left: 1, bottom: 1, right: 1 })).toBe('B2');
    expect(rangeName({ top: 1, left: 1, bottom: 3, right: 2 })).toBe('B2:C4');
  });

  it.each(['', 'A', '7', 'A0', 'A1:B2', 'ABCD1'])('%j is none', (text) => expect(parseCellName(text)).toBeUndefined());
  it('case, blanks and dollar signs do not matter', () =>
    expect(parseCellName(' $b$2 ')).toEqual({ row: 1, column: 1 }));
});
