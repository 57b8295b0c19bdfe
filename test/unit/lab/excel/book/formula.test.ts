import { describe, expect, it } from 'vitest';
import { bookOf } from '../book-of.ts';

const amounts = [
  ['Name', 'Net'],
  ['Ana', 100],
  ['Bea', 50.5],
  ['Total', '=SUM(B2:B3)'],
];

function sheet() {
  const { sheetOf } = bookOf([['']]);
  const ana = sheetOf('ana');
  ana.getRange('A1:B4').values = amounts;
  return ana;
}

describe('a sum', () => {
  it('follows the cells it sums', () => {
    const ana = sheet();
    expect(ana.getRange('B4').values).toEqual([[150.5]]);
    ana.getRange('B2').values = [[1]];
    expect(ana.getRange('B4').values).toEqual([[51.5]]);
    expect(ana.getRange('B4').formulas).toEqual([['=SUM(B2:B3)']]);
    expect(ana.getRange('B4').valueTypes).toEqual([['Double']]);
  });

  it('grows with a row inserted inside it and shrinks with a deleted one', () => {
    const ana = sheet();
    ana.getRange('3:3').insert('Down');
    ana.getRange('B3').values = [[10]];
    expect(ana.getRange('B5').formulas).toEqual([['=SUM(B2:B4)']]);
    expect(ana.getRange('B5').values).toEqual([[160.5]]);
    ana.getRange('2:2').delete('Up');
    expect(ana.getRange('B4').formulas).toEqual([['=SUM(B2:B3)']]);
    expect(ana.getRange('B4').values).toEqual([[60.5]]);
  });

  it('loses its reference when all its cells go', () => {
    const ana = sheet();
    ana.getRange('2:3').delete('Up');
    expect(ana.getRange('B2').formulas).toEqual([['=SUM(#REF!)']]);
  });

  it('is an error where one of its cells is', () => {
    const ana = sheet();
    ana.getRange('B3').values = [['=NOSUCH()']];
    expect(ana.getRange('B4').values).toEqual([['#NAME?']]);
    expect(ana.getRange('B4').valueTypes).toEqual([['Error']]);
  });

  it('as a subtotal leaves hidden rows and other subtotals out', () => {
    const ana = sheet();
    ana.getRange('B4:B5').values = [['=SUBTOTAL(109,B2:B3)'], ['=SUBTOTAL(109,B2:B4)']];
    ana.getRange('2:2').rowHidden = true;
    expect(ana.getRange('B4:B5').values).toEqual([[50.5], [50.5]]);
  });

  it('sums a column of a table', () => {
    const ana = sheet();
    const table = ana.tables.add('A1:B3', true);
    table.name = 'Pay';
    ana.getRange('D1').values = [['=SUM(Pay[Net])']];
    expect(ana.getRange('D1').values).toEqual([[150.5]]);
  });
});
