import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../../../lab/excel/interpreter/api-error.ts';
import type { Worksheet } from '../../../../../lab/excel/api/worksheet.ts';
import { bookOf } from '../book-of.ts';

const pay = [
  ['Name', 'Mail', 'Net', 'Bonus'],
  ['Ana', 'ana@x.example', 100, 1],
  ['Bea', 'bea@x.example', 50, 2],
  ['Total', '', '=SUM(C2:C3)', '=SUM($D$2:$D$3)'],
];

function people() {
  const { book, clock, sheetOf } = bookOf([['']]);
  const ana = sheetOf('ana');
  ana.getRange('A1:D4').values = pay;
  clock.pass(800);
  return { book, clock, ana, bea: sheetOf('bea') };
}

const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'done';
  } catch (error) {
    return error instanceof ApiError ? error.code : String(error);
  }
};
const valuesOf = (sheet: Worksheet) => sheet.getUsedRange(true).values;
const formulasOf = (sheet: Worksheet, address: string) => sheet.getRange(address).formulas;

/** One turn of the event loop is one step of undo. */
const nextTurn = () => Promise.resolve();

describe('a whole column', () => {
  it('comes in empty, and what was there goes to the right, for everybody', () => {
    const { clock, ana, bea } = people();
    expect(ana.getRange('B:C').insert('Right').address).toBe('Sheet1!B:C');
    clock.pass(800);
    for (const sheet of [ana, bea]) {
      expect(sheet.getRange('A2:F2').values).toEqual([['Ana', '', '', 'ana@x.example', 100, 1]]);
      expect(formulasOf(sheet, 'E4:F4')).toEqual([['=SUM(E2:E3)', '=SUM($F$2:$F$3)']]);
      expect(sheet.getRange('E4').values).toEqual([[150]]);
    }
  });

  it('goes with what was in it, and formulas that meant it say so', () => {
    const { ana } = people();
    ana.getRange('F1').values = [['=SUM(A1:C1)']];
    ana.getRange('C:C').delete('Left');
    expect(ana.getRange('A2:C2').values).toEqual([['Ana', 'ana@x.example', 1]]);
    expect(formulasOf(ana, 'C4:E4')).toEqual([['=SUM($C$2:$C$3)', '', '']]);
    expect(formulasOf(ana, 'E1')).toEqual([['=SUM(A1:B1)']]);
    ana.getRange('C:C').delete('Left');
    expect(valuesOf(ana)!.at(-1)).toEqual(['Total', '', '', '']);
  });

  it('takes hidden columns, widths, merged cells and conditional formats along', () => {
    const { book, ana } = people();
    ana.getRange('C:C').columnHidden = true;
    ana.getRange('D:D').format.columnWidth = 99;
    const format = ana.getRange('C2:D4').conditionalFormats.add('Custom');
    format.custom.rule.formula = '=C2>$D2';
    book.replica('ana').state.sheets[0]!.merges.push({ top: 5, left: 1, bottom: 5, right: 2 });
    ana.getRange('B:B').insert('Right');
    expect([ana.getRange('C:C').columnHidden, ana.getRange('D:D').columnHidden]).toEqual([false, true]);
    expect(ana.getRange('E:E').format.columnWidth).toBe(99);
    expect([format.getRange().address, format.custom.rule.formula]).toEqual(['Sheet1!D2:E4', '=D2>$E2']);
    expect(book.replica('ana').state.sheets[0]!.merges).toEqual([{ top: 5, left: 2, bottom: 5, right: 3 }]);
  });

  it('inside a table gets a name of its own, and takes a column’s filter along', () => {
    const { ana } = people();
    const table = ana.tables.add('A1:D3', true);
    table.columns.getItem('Net').filter.applyValuesFilter(['100']);
    ana.getRange('C:C').insert('Right');
    expect(table.columns.items.map(({ name }) => name)).toEqual(['Name', 'Mail', 'Column1', 'Net', 'Bonus']);
    expect(table.autoFilter.criteria.map((one) => one?.values ?? null)).toEqual([null, null, null, ['100'], null]);
    ana.getRange('A:A').delete('Left');
    expect(table.getRange().address).toBe('Sheet1!A1:D3');
    expect(table.autoFilter.criteria.map((one) => one?.values ?? null)).toEqual([null, null, ['100'], null]);
    ana.getRange('A:D').delete('Left');
    expect(ana.tables.count).toBe(0);
  });

  it('takes the sheet’s own filter along', () => {
    const { ana } = people();
    ana.autoFilter.apply('B1:D3', 1, { filterOn: 'Values', values: ['100'] });
    ana.getRange('A:A').insert('Right');
    expect(ana.autoFilter.getRange().address).toBe('Sheet1!C1:E3');
    ana.getRange('C:C').delete('Left');
    expect(ana.autoFilter.criteria).toEqual([{ filterOn: 'Values', values: ['100'] }, null]);
  });

  it('is there again, with all that hung on it, when its deletion is undone', async () => {
    const { book, ana } = people();
    const table = ana.tables.add('A1:D3', true);
    table.columns.getItem('Net').filter.applyValuesFilter(['100']);
    ana.getRange('C:C').columnHidden = true;
    await nextTurn();
    const before = structuredClone([ana.getUsedRange().formulas, table.$state, [...ana.$state.columns]]);
    await nextTurn();
    ana.getRange('C:C').delete('Left');
    expect(table.columns.count).toBe(3);
    await nextTurn();
    book.replica('ana').undo();
    expect([ana.getUsedRange().formulas, table.$state, [...ana.$state.columns]]).toEqual(before);
  });

  it('moves sideways only, and not on a protected sheet', () => {
    const { ana } = people();
    expect(codeOf(() => ana.getRange('B:B').insert('Down'))).toBe('InvalidOperation');
    expect(codeOf(() => ana.getRange('2:2').delete('Left'))).toBe('InvalidOperation');
    expect(codeOf(() => ana.getRange('B:B').insert('Left' as 'Right'))).toBe('InvalidArgument');
    ana.protection.protect();
    expect(codeOf(() => ana.getRange('B:B').insert('Right'))).toBe('AccessDenied');
  });
});

describe('cells', () => {
  it('that come in push those of their own rows to the right, and formulas follow', () => {
    const { clock, ana, bea } = people();
    ana.getRange('F1').values = [['=SUM(C4:C4)']];
    ana.getRange('B4').insert('Right');
    clock.pass(800);
    for (const sheet of [ana, bea]) {
      expect(sheet.getRange('A4:E4').formulas).toEqual([['Total', '', '', '=SUM(C2:C3)', '=SUM($D$2:$D$3)']]);
      expect(sheet.getRange('A2:D2').values).toEqual([['Ana', 'ana@x.example', 100, 1]]);
      expect(formulasOf(sheet, 'F1')).toEqual([['=SUM(D4:D4)']]);
    }
  });

  it('that go pull those of their own rows to the left', () => {
    const { ana } = people();
    ana.getRange('B2:C3').delete('Left');
    expect(ana.getRange('A2:D3').values).toEqual([
      ['Ana', 1, '', ''],
      ['Bea', 2, '', ''],
    ]);
    expect(formulasOf(ana, 'C4')).toEqual([['=SUM(#REF!)']]);
  });

  it('move up and down in their own columns', () => {
    const { ana } = people();
    ana.getRange('B2').insert('Down');
    expect(ana.getRange('B1:B4').values).toEqual([['Mail'], [''], ['ana@x.example'], ['bea@x.example']]);
    ana.getRange('B2:B3').delete('Up');
    expect(ana.getRange('B1:B3').values).toEqual([['Mail'], ['bea@x.example'], ['']]);
    expect(ana.getRange('A1:A4').values).toEqual([['Name'], ['Ana'], ['Bea'], ['Total']]);
  });

  it('stay where a table or merged cells would be torn', () => {
    const { book, ana } = people();
    ana.tables.add('C1:D3', true);
    expect(codeOf(() => ana.getRange('A2').insert('Right'))).toBe('InvalidOperation');
    expect(codeOf(() => ana.getRange('A4').insert('Right'))).toBe('done');
    book.replica('ana').state.sheets[0]!.merges.push({ top: 5, left: 3, bottom: 6, right: 3 });
    expect(codeOf(() => ana.getRange('A6').delete('Left'))).toBe('InvalidOperation');
  });

  it('come back when it is undone', async () => {
    const { book, ana } = people();
    const before = valuesOf(ana);
    await nextTurn();
    ana.getRange('A2:B3').delete('Left');
    expect(valuesOf(ana)).not.toEqual(before);
    await nextTurn();
    book.replica('ana').undo();
    expect(valuesOf(ana)).toEqual(before);
  });
});
