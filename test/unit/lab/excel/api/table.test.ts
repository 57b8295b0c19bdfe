import { describe, expect, it } from 'vitest';
import { NULL } from '../../../../../lab/excel/interpreter/api-error.ts';
import { bookOf } from '../book-of.ts';

const people = [
  ['Name', 'Net'],
  ['Cora', 30],
  ['Abel', 10],
  ['Bea', 20],
];

function pay() {
  const opened = bookOf(people);
  const sheet = opened.sheetOf('ana');
  const table = sheet.tables.add('A1:B4', true);
  return { ...opened, sheet, table };
}

describe('a table', () => {
  it('takes columns at its end, with their header and values', () => {
    const { sheet, table } = pay();
    table.columns.add(null, [['Status'], ['a'], ['b'], ['c']]);
    expect(table.getRange().address).toBe('Sheet1!A1:C4');
    expect(sheet.getRange('C1:C4').values).toEqual([['Status'], ['a'], ['b'], ['c']]);
    expect(table.columns.getItem('Status').getDataBodyRange().address).toBe('Sheet1!C2:C4');
  });

  it('takes no column in its middle', () => {
    expect(() => pay().table.columns.add(1, [['Status'], ['a'], ['b'], ['c']])).toThrow('end');
  });

  it('does not write over cells beside it', () => {
    const { sheet, table } = pay();
    sheet.getRange('C3').values = [['note']];
    expect(() => table.columns.add(undefined, [['Status'], [''], [''], ['']])).toThrow('free');
    expect(sheet.getRange('C3').values).toEqual([['note']]);
  });

  it('reaches as far as it is made to, from the same header', () => {
    const { sheet, table } = pay();
    table.resize(sheet.getRange('A1:B6'));
    expect(table.getRange().address).toBe('Sheet1!A1:B6');
    expect(() => table.resize('A2:B6')).toThrow('header');
    expect(() => table.resize('D1:E6')).toThrow('header');
  });

  it('sorts its body and leaves its header', () => {
    const { sheet, table } = pay();
    table.sort.apply([{ key: 1, ascending: false }]);
    expect(sheet.getRange('A1:A4').values).toEqual([['Name'], ['Cora'], ['Bea'], ['Abel']]);
  });

  it('hides the rows its filter does not let through and shows them again', () => {
    const { sheet, table } = pay();
    table.columns.getItem('Name').filter.applyValuesFilter(['Abel', 'Bea']);
    const shown = table.getDataBodyRange().getSpecialCells('Visible');
    expect(shown.address).toBe('Sheet1!A3:B4');
    expect(table.autoFilter.criteria[0]).toEqual({ filterOn: 'Values', values: ['Abel', 'Bea'] });
    table.clearFilters();
    expect(sheet.getRange('2:4').rowHidden).toBe(false);
  });

  it('grows with a row inserted inside it and moves with one above it, for everybody', () => {
    const { book, clock, sheet, table } = pay();
    const bea = book.replica('bea').book.worksheets.getItem('{1}');
    clock.pass(800);
    sheet.getRange('3:3').insert('Down');
    sheet.getRange('1:1').insert('Down');
    clock.pass(800);
    expect(table.getRange().address).toBe('Sheet1!A2:B6');
    expect(bea.tables.getItem(table.id).getRange().address).toBe('Sheet1!A2:B6');
  });

  it('is found by name or id, and nowhere when it does not exist', () => {
    const { sheet, table } = pay();
    expect(sheet.tables.getItem('table1')).toBe(table);
    expect(sheet.tables.getItem(table.id)).toBe(table);
    expect(sheet.tables.getItemOrNullObject('Other')).toBe(NULL);
  });
});

describe('a sheet’s own filter', () => {
  it('hides rows below its header by what they show', () => {
    const { sheetOf } = bookOf(people);
    const sheet = sheetOf('ana');
    sheet.getRange('B2:B4').numberFormat = [['0.00'], ['0.00'], ['0.00']];
    sheet.autoFilter.apply('A1:B4', 1, { filterOn: 'Values', values: ['10.00'] });
    expect(sheet.getRange('A1:A4').getSpecialCells('Visible').address).toBe('Sheet1!A1,Sheet1!A3');
    expect(sheet.autoFilter.isDataFiltered).toBe(true);
    sheet.autoFilter.remove();
    expect(sheet.getRange('A1:A4').rowHidden).toBe(false);
    expect(sheet.autoFilter.getRangeOrNullObject()).toBe(NULL);
  });

  it('keeps hidden rows in their place when the others are sorted', () => {
    const { sheetOf } = bookOf(people);
    const sheet = sheetOf('ana');
    sheet.getRange('3:3').rowHidden = true;
    sheet.getRange('A1:B4').sort.apply([{ key: 0 }], false, true);
    expect(sheet.getRange('A2:A4').values).toEqual([['Bea'], ['Abel'], ['Cora']]);
  });
});
