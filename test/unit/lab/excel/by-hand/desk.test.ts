import { describe, expect, it } from 'vitest';
import { quickest } from '../../../../fakes/quickest.ts';
import { bookOf } from '../book-of.ts';

const people = [
  ['Name', 'Net'],
  ['Cora', 30],
  ['Abel', 10],
  ['Bea', 20],
];
const sheetId = '{1}';

describe('the desk of a person at a shared book', () => {
  it('shows tabs, rows, widths and what is hidden', () => {
    const { book, sheetOf } = bookOf(people);
    sheetOf('ana').getRange('3:3').rowHidden = true;
    const { desk } = book.replica('ana');
    expect(desk.tabs()).toEqual([{ id: sheetId, name: 'Sheet1', active: true }]);
    expect(desk.layout(sheetId)).toMatchObject({ rowCount: 4, columnCount: 2, hiddenRows: [2], widths: [64, 64] });
    expect(desk.rows(sheetId, 1, 1)).toEqual([{ at: 1, cells: [{ text: 'Cora' }, { text: '30', right: true }] }]);
  });

  it('filters and sorts a table, and takes each back by undo', async () => {
    const { book, sheetOf } = bookOf(people);
    sheetOf('ana').tables.add('A1:B4', true);
    const { desk } = book.replica('ana');
    await Promise.resolve();
    expect(desk.distinct(sheetId, 0)).toEqual(['Abel', 'Bea', 'Cora']);
    desk.act({ do: 'filter', sheetId, column: 0, shown: ['Bea'] });
    expect(desk.layout(sheetId)).toMatchObject({ hiddenRows: [1, 2], filterArea: { filtered: [0] } });
    await Promise.resolve();
    desk.act({ do: 'undo' });
    expect(desk.layout(sheetId)).toMatchObject({ hiddenRows: [], filterArea: { filtered: [] } });
    desk.act({ do: 'sort', sheetId, column: 1, ascending: true });
    expect(desk.rows(sheetId, 1, 3).map(({ cells }) => cells[0]!.text)).toEqual(['Abel', 'Bea', 'Cora']);
  });

  it('types, clears, inserts and deletes', () => {
    const { book, valuesOf } = bookOf(people);
    const { desk } = book.replica('ana');
    desk.act({ do: 'enter', sheetId, row: 1, column: 1, text: '=SUM(B3:B4)' });
    expect([desk.formula(sheetId, 1, 1), desk.rows(sheetId, 1, 1)[0]!.cells[1]!.text]).toEqual(['=SUM(B3:B4)', '30']);
    desk.act({ do: 'clear', sheetId, range: { top: 1, left: 1, bottom: 1, right: 1 } });
    desk.act({ do: 'insert-row', sheetId, row: 2 });
    desk.act({ do: 'delete-row', sheetId, row: 4 });
    expect(valuesOf('ana').map(([name]) => name)).toEqual(['Name', 'Cora', '', 'Abel']);
    expect(desk.formula(sheetId, 1, 1)).toBe('');
  });

  it('selects for the add-in to see, and tells the page of every change', () => {
    const { book } = bookOf(people);
    const replica = book.replica('ana');
    let changes = 0;
    replica.onChange(() => (changes += 1));
    replica.desk.act({ do: 'select', sheetId, range: { top: 1, left: 0, bottom: 2, right: 1 } });
    expect(replica.book.getSelectedRanges().address).toBe('Sheet1!A2:B3');
    expect(changes).toBe(1);
  });

  it('is quick with five thousand rows', async () => {
    const rows = Array.from({ length: 5_000 }, (_, row) => Array.from({ length: 20 }, (_c, c) => row * c));
    const ms = await quickest(500, () => {
      const { desk } = bookOf(rows).book.replica('ana');
      desk.layout(sheetId);
      desk.rows(sheetId, 2_000, 100);
    });
    expect(ms).toBeLessThan(500);
  });
});
