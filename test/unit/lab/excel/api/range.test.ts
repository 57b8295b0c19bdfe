import { describe, expect, it } from 'vitest';
import { ApiError, NULL } from '../../../../../lab/excel/interpreter/api-error.ts';
import { bookOf } from '../book-of.ts';

const sheet = (rows: (string | number | boolean)[][] = [['']], locale = 'en-US') =>
  bookOf(rows, { locale }).sheetOf('ana');

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof ApiError) return error.code;
    throw error;
  }
  return 'done';
};

describe('writing values', () => {
  it('leaves cells alone where the array has null', () => {
    const ana = sheet([['a', 'b']]);
    ana.getRange('A1:B1').values = [[null, 'new']];
    expect(ana.getRange('A1:B1').values).toEqual([['a', 'new']]);
  });

  it('refuses an array of another size', () => {
    expect(codeOf(() => (sheet().getRange('A1:B1').values = [['only one']]))).toBe('InvalidArgument');
  });

  it('puts a single value into all cells', () => {
    const ana = sheet();
    ana.getRange('A1:B2').values = 7;
    expect(ana.getRange('A1:B2').values).toEqual([
      [7, 7],
      [7, 7],
    ]);
  });

  it.each([
    ['007', 'General', 7, 'General'],
    ['007', '@', '007', '@'],
    ["'007", 'General', '007', 'General'],
    ['12%', 'General', 0.12, '0%'],
    ['1E5', 'General', 100_000, '0.00E+00'],
    ['12345678901234567', 'General', 12_345_678_901_234_500, 'General'],
    ['1/15/2026', 'General', 46_037, 'm/d/yyyy'],
    ['15/01/2026', 'General', '15/01/2026', 'General'],
    ['2026-01-15', 'General', 46_037, 'm/d/yyyy'],
    ['2026-01-15', '@', '2026-01-15', '@'],
    ['true', 'General', true, 'General'],
    ['+5', 'General', 5, 'General'],
    ['-5', 'General', -5, 'General'],
    ['+Ana', 'General', '#NAME?', 'General'],
    ['-Ana', 'General', '#NAME?', 'General'],
    ['+Ana', '@', '+Ana', '@'],
    ['-', 'General', '-', 'General'],
    ['Ana', 'General', 'Ana', 'General'],
    ['1,234.5', '0.00', 1234.5, '0.00'],
  ])('reads %s in a cell of format %s as %s, by US rules in every language', (typed, format, value, formatAfter) => {
    const ana = sheet([['']], 'es-MX');
    const cell = ana.getRange('A1');
    cell.numberFormat = [[format]];
    cell.values = [[typed]];
    expect([cell.values![0]![0], cell.numberFormat![0]![0]]).toEqual([value, formatAfter]);
  });

  it('makes a formula of a text that begins with a sign', () => {
    const cell = sheet().getRange('A1');
    cell.values = [['-Ana']];
    expect([cell.formulas, cell.valueTypes]).toEqual([[['=-Ana']], [['Error']]]);
  });

  it('reads what a person types by the rules of the display language', () => {
    const cell = sheet([['']], 'es-MX').getRange('A1');
    cell.$type('15/01/2026');
    expect(cell.values).toEqual([[46_037]]);
  });

  it('is refused on a protected sheet, except for unlocked cells', () => {
    const { book, sheetOf } = bookOf([['a', 'b']]);
    const ana = sheetOf('ana');
    ana.protection.protect();
    expect(codeOf(() => (ana.getRange('A1').values = [['x']]))).toBe('AccessDenied');
    expect(codeOf(() => (ana.getRange('A1').numberFormat = [['@']]))).toBe('AccessDenied');
    expect(codeOf(() => ana.getRange('1:1').insert('Down'))).toBe('AccessDenied');
    const { look } = ana.$cell(0, 1);
    const patch = { look: { ...look, locked: false } };
    book.colleague.edit({ do: 'cells', sheetId: '{1}', cells: [{ row: 0, column: 1, patch }] });
    book.replica('ana').receiveAll();
    expect(codeOf(() => (ana.getRange('B1').values = [['x']]))).toBe('done');
  });
});

describe('reading a range', () => {
  it('tells kinds of values apart', () => {
    const ana = sheet([['text', 1.5, true, '']]);
    expect(ana.getRange('A1:D1').valueTypes).toEqual([['String', 'Double', 'Boolean', 'Empty']]);
  });

  it('has no cells to read in whole rows and columns', () => {
    expect(sheet().getRange('A:A').values).toBeNull();
  });

  it('quotes the name of a sheet that needs it', () => {
    const ana = sheet();
    ana.name = 'Nómina julio';
    expect(ana.getRange('B2:C3').address).toBe("'Nómina julio'!B2:C3");
  });

  it('refuses what is no address and what lies off the sheet', () => {
    const ana = sheet();
    expect(codeOf(() => ana.getRange('not an address'))).toBe('InvalidArgument');
    expect(codeOf(() => ana.getRange('A1').getOffsetRange(-1, 0))).toBe('InvalidArgument');
    expect(codeOf(() => ana.getRange('XFE1'))).toBe('InvalidArgument');
  });
});

describe('the used range', () => {
  it('ends at the last value, or at the last format where those count', () => {
    const ana = sheet([
      ['', 'a'],
      ['', ''],
      ['', 'b', ''],
    ]);
    ana.getRange('D9').numberFormat = [['@']];
    expect(ana.getUsedRange(true).address).toBe('Sheet1!B1:B3');
    expect(ana.getUsedRange().address).toBe('Sheet1!B1:D9');
  });

  it('is none on an empty sheet and outside the cells in use', () => {
    expect(sheet().getUsedRangeOrNullObject(true)).toBe(NULL);
    expect(
      sheet([['a']])
        .getRange('C5:D9')
        .getUsedRangeOrNullObject(true),
    ).toBe(NULL);
  });
});

describe('visible cells', () => {
  it('are the stretches between hidden rows and columns', () => {
    const ana = sheet([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ]);
    ana.getRange('2:2').rowHidden = true;
    ana.getRange('B:B').columnHidden = true;
    const { address } = ana.getRange('A1:C3').getSpecialCells('Visible');
    expect(address).toBe('Sheet1!A1,Sheet1!C1,Sheet1!A3,Sheet1!C3');
    expect(ana.getRange('2:2').getSpecialCellsOrNullObject('Visible')).toBe(NULL);
  });
});

it('the visible view of a range is a block without its hidden rows and columns', () => {
  const all = sheet([
    ['a', 'b', 'c'],
    ['d', 'e', 'f'],
    [1, 2, 3],
  ]).getRange('A1:C3');
  all.getRow(1).getEntireRow().rowHidden = true;
  all.getColumn(1).getEntireColumn().columnHidden = true;
  const view = all.getVisibleView();
  expect([view.rowCount, view.columnCount]).toEqual([2, 2]);
  expect(view.values).toEqual([
    ['a', 'c'],
    [1, 3],
  ]);
  expect(view.cellAddresses.at(-1)).toEqual(['Sheet1!A3', 'Sheet1!C3']);
});
