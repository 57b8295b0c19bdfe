import { describe, expect, it } from 'vitest';
import type { BookEvent } from '../../../../../lab/excel/interpreter/book-event.ts';
import { sheetTexts } from '../../../../../lab/excel/book/sheet-texts.ts';
import { bookOf } from '../book-of.ts';

const people = [
  ['Name', 'Status'],
  ['Cora', ''],
  ['Abel', ''],
  ['Bea', ''],
];

const turn = () => new Promise<void>((resolve) => queueMicrotask(resolve));

describe('a shared book', () => {
  it('shows a write to its writer at once and to others when it has arrived', () => {
    const { clock, sheetOf } = bookOf(people);
    const [ana, bea] = [sheetOf('ana'), sheetOf('bea')];
    ana.getRange('B2').values = [['sent']];
    expect(ana.getRange('B2').values).toEqual([['sent']]);
    clock.pass(799);
    expect(bea.getRange('B2').values).toEqual([['']]);
    clock.pass(1);
    expect(bea.getRange('B2').values).toEqual([['sent']]);
  });

  it('lets the later write win on every copy', () => {
    const { clock, sheetOf } = bookOf(people);
    const [ana, bea] = [sheetOf('ana'), sheetOf('bea')];
    ana.getRange('B2').values = [['ana']];
    clock.pass(100);
    bea.getRange('B2').values = [['bea']];
    expect(ana.getRange('B2').values).toEqual([['ana']]);
    clock.pass(800);
    for (const sheet of [ana, bea]) expect(sheet.getRange('B2').values).toEqual([['bea']]);
  });

  it('moves a write with its row when a row comes in above before it arrives', () => {
    const { clock, sheetOf, valuesOf } = bookOf(people);
    const [ana, bea] = [sheetOf('ana'), sheetOf('bea')];
    bea.getRange('2:2').insert('Down');
    ana.getRange('B3').values = [['sent']];
    clock.pass(800);
    expect(valuesOf('ana')).toEqual(valuesOf('bea'));
    expect(bea.getRange('A4:B4').values).toEqual([['Abel', 'sent']]);
  });

  it('keeps the rows apart that two people insert at one place and fill', () => {
    const { clock, sheetOf, valuesOf } = bookOf(people);
    for (const client of ['ana', 'bea']) sheetOf(client);
    for (const client of ['ana', 'bea']) {
      sheetOf(client).getRange('2:2').insert('Down');
      sheetOf(client).getRange('A2').values = [[client]];
    }
    clock.pass(800);
    expect(valuesOf('ana')).toEqual(valuesOf('bea'));
    expect(valuesOf('ana').map(([name]) => name)).toEqual(['Name', 'bea', 'ana', 'Cora', 'Abel', 'Bea']);
  });

  it('drops a write to a row that somebody deleted meanwhile', () => {
    const { clock, sheetOf, valuesOf } = bookOf(people);
    const [ana, bea] = [sheetOf('ana'), sheetOf('bea')];
    bea.getRange('3:3').delete('Up');
    ana.getRange('B3:B4').values = [['one'], ['two']];
    clock.pass(800);
    expect(valuesOf('ana')).toEqual(valuesOf('bea'));
    expect(valuesOf('ana')).toEqual([
      ['Name', 'Status'],
      ['Cora', ''],
      ['Bea', 'two'],
    ]);
  });

  it('lets a write land at its position when somebody sorted meanwhile', () => {
    const { clock, sheetOf, valuesOf } = bookOf(people);
    const [ana, bea] = [sheetOf('ana'), sheetOf('bea')];
    bea.getRange('A1:B4').sort.apply([{ key: 0 }], false, true);
    ana.getRange('B2').values = [['for Cora']];
    clock.pass(800);
    expect(valuesOf('ana')).toEqual(valuesOf('bea'));
    expect(bea.getRange('A2:B2').values).toEqual([['Abel', 'for Cora']]);
  });

  it('brings a new sheet and what is written on it to the others', () => {
    const { book, clock, sheetOf } = bookOf(people);
    sheetOf('bea');
    const log = book.replica('ana').book.worksheets.add('Log');
    log.getRange('A1').values = [['hello']];
    clock.pass(800);
    const theirs = book.replica('bea').book.worksheets.getItem('Log');
    expect(theirs.id).toBe(log.id);
    expect(theirs.getRange('A1').values).toEqual([['hello']]);
  });

  it('gives the later of two sheets of one name a number', () => {
    const { book, clock, sheetOf } = bookOf(people);
    sheetOf('ana');
    sheetOf('bea');
    for (const client of ['ana', 'bea']) book.replica(client).book.worksheets.add('Log');
    clock.pass(800);
    expect(book.state.sheets.map(({ facts }) => facts.name)).toEqual(['Sheet1', 'Log', 'Log (2)']);
  });

  it('keeps writes back until they are saved where AutoSave is off', () => {
    const { book, clock, sheetOf } = bookOf(people, { autoSave: false });
    const [ana, bea] = [sheetOf('ana'), sheetOf('bea')];
    ana.getRange('B2').values = [['sent']];
    clock.pass(5_000);
    expect(bea.getRange('B2').values).toEqual([['']]);
    expect(sheetTexts(book.state, '{1}', 'en-US')[1]).toEqual(['Cora', '']);
    book.replica('ana').book.save();
    clock.pass(800);
    expect(bea.getRange('B2').values).toEqual([['sent']]);
  });

  it('fits kept back writes to what others did before the saving', () => {
    const { book, clock, sheetOf, valuesOf } = bookOf(people, { autoSave: false });
    const [ana, bea] = [sheetOf('ana'), sheetOf('bea')];
    ana.getRange('B4').values = [['for Bea']];
    bea.getRange('2:2').insert('Down');
    book.replica('bea').save();
    book.replica('ana').save();
    clock.pass(800);
    expect(valuesOf('ana')).toEqual(valuesOf('bea'));
    expect(ana.getRange('A5:B5').values).toEqual([['Bea', 'for Bea']]);
  });

  it('is settled when everything has arrived', async () => {
    const { book, clock, sheetOf } = bookOf(people, { autoSave: false });
    sheetOf('bea');
    sheetOf('ana').getRange('B2').values = [['sent']];
    let isSettled = false;
    const settled = book.settled().then(() => (isSettled = true));
    await turn();
    expect(isSettled).toBe(false);
    clock.pass(800);
    await settled;
    expect(sheetOf('bea').getRange('B2').values).toEqual([['sent']]);
  });
});

describe('undo', () => {
  it('takes back all writes of the last request, not those before it', async () => {
    const { book, sheetOf } = bookOf(people);
    const sheet = sheetOf('ana');
    sheet.getRange('B2').values = [['sending']];
    await turn();
    sheet.getRange('B2').values = [['sent']];
    sheet.getRange('B3').values = [['sent']];
    await turn();
    book.replica('ana').undo();
    expect(sheet.getRange('B2:B3').values).toEqual([['sending'], ['']]);
  });

  it('reaches the others like any other change', async () => {
    const { book, clock, sheetOf } = bookOf(people);
    const bea = sheetOf('bea');
    sheetOf('ana').getRange('B2').values = [['sent']];
    await turn();
    clock.pass(800);
    book.replica('ana').undo();
    expect(bea.getRange('B2').values).toEqual([['sent']]);
    clock.pass(800);
    expect(bea.getRange('B2').values).toEqual([['']]);
  });

  it('leaves cells alone that others have changed since, and follows moved rows', async () => {
    const { book, clock, sheetOf } = bookOf(people);
    const [ana, bea] = [sheetOf('ana'), sheetOf('bea')];
    ana.getRange('B2:B3').values = [['one'], ['two']];
    await turn();
    clock.pass(800);
    bea.getRange('B2').values = [['theirs']];
    bea.getRange('2:2').insert('Down');
    clock.pass(800);
    book.replica('ana').undo();
    expect(ana.getRange('B3:B4').values).toEqual([['theirs'], ['']]);
  });

  it('brings a deleted row back with what was in it', () => {
    const { book, sheetOf, valuesOf } = bookOf(people);
    const before = valuesOf('ana');
    sheetOf('ana').getRange('3:3').delete('Up');
    expect(valuesOf('ana')).toHaveLength(3);
    book.replica('ana').undo();
    expect(valuesOf('ana')).toEqual(before);
  });
});

describe('events', () => {
  const listen = (book: ReturnType<typeof bookOf>['book'], client: string) => {
    const heard: BookEvent[] = [];
    book.replica(client).onEvent((event) => heard.push(event));
    return heard;
  };
  const gist = ({ name, remote, message }: BookEvent) => [name, remote, message['source'], message['triggerSource']];

  it('tell the writer’s own add-in that it was itself, and others that it was somebody else', () => {
    const { book, clock, sheetOf } = bookOf(people);
    const [ana, bea] = [listen(book, 'ana'), listen(book, 'bea')];
    sheetOf('ana').getRange('B2:B3').values = [['x'], ['y']];
    expect(ana.map(gist)).toEqual([['Worksheet.onChanged', false, 'Local', 'ThisLocalAddin']]);
    expect(ana[0]!.message).toMatchObject({ changeType: 'RangeEdited', worksheetId: '{1}', address: 'B2:B3' });
    expect(bea).toEqual([]);
    clock.pass(800);
    expect(bea.map(gist)).toEqual([['Worksheet.onChanged', true, 'Remote', 'Unknown']]);
  });

  it('do not take what the person does by hand for the add-in’s doing', () => {
    const { book } = bookOf(people);
    const heard = listen(book, 'ana');
    book.replica('ana').desk.act({ do: 'enter', sheetId: '{1}', row: 1, column: 1, text: '5' });
    expect(heard.map(gist)).toEqual([['Worksheet.onChanged', false, 'Local', 'Unknown']]);
  });

  it('carry what one cell held before and after, and nothing of the kind for several cells', () => {
    const { book, clock, sheetOf } = bookOf(people);
    const [ana, bea] = [listen(book, 'ana'), listen(book, 'bea')];
    const cell = sheetOf('ana').getRange('B2');
    cell.values = [['']];
    cell.values = [[5]];
    const before = { valueBefore: '', valueTypeBefore: 'Empty' };
    expect(ana[1]!.message).toMatchObject({ ...before, valueAfter: 5, valueTypeAfter: 'Double' });
    clock.pass(800);
    expect(bea.at(-1)!.message).toMatchObject({ ...before, valueAfter: 5, valueTypeAfter: 'Double' });
    sheetOf('ana').getRange('B2:B3').values = [['x'], ['y']];
    expect(ana.at(-1)!.message).not.toHaveProperty('valueAfter');
  });

  it('name the shift of inserted and deleted rows as office.js reads it', () => {
    const { book, sheetOf } = bookOf(people);
    const heard = listen(book, 'ana');
    const row = sheetOf('ana').getRange('2:2');
    row.insert('Down');
    row.delete('Up');
    expect(heard.map(({ message }) => [message['changeType'], message['shiftDirection']])).toEqual([
      ['RowInserted', 'ShiftCellDown'],
      ['RowDeleted', 'ShiftCellUp'],
    ]);
  });

  it('name inserted and deleted columns and cells, and which way the others went', () => {
    const { book, sheetOf } = bookOf(people);
    const heard = listen(book, 'ana');
    sheetOf('ana').getRange('B:B').insert('Right');
    sheetOf('ana').getRange('B:B').delete('Left');
    sheetOf('ana').getRange('A2').insert('Right');
    sheetOf('ana').getRange('A2').delete('Left');
    expect(heard.map(({ message }) => [message['changeType'], message['address'], message['shiftDirection']])).toEqual([
      ['ColumnInserted', 'B:B', 'ShiftCellRight'],
      ['ColumnDeleted', 'B:B', 'ShiftCellLeft'],
      ['CellInserted', 'A2', 'ShiftCellRight'],
      ['CellDeleted', 'A2', 'ShiftCellLeft'],
    ]);
  });

  it('say nothing of contents when only a format changed', () => {
    const { book, sheetOf } = bookOf(people);
    const heard = listen(book, 'ana');
    sheetOf('ana').getRange('B2').numberFormat = [['@']];
    expect(heard.map(({ name }) => name)).toEqual(['Worksheet.onFormatChanged']);
  });
});

describe('what an add-in writes', () => {
  it('is told text by text, and nothing that is done by hand', () => {
    const { book, sheetOf } = bookOf(people);
    const written: string[] = [];
    book.onWrite((text) => written.push(text));
    sheetOf('ana').getRange('A2:B2').values = [['Ana', 5]];
    book.replica('ana').byHand(() => (sheetOf('ana').getRange('A2').values = [['Bob']]));
    expect(written).toEqual(['Ana', '5']);
  });

  it('is refused where the book is read-only', () => {
    const { sheetOf } = bookOf(people, { readOnly: true });
    expect(() => (sheetOf('ana').getRange('B2').values = [['x']])).toThrow('read');
  });
});
