import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre';
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BookEvent } from '../../../../lab/excel/interpreter/book-event.ts';
import { Faults } from '../../../../lab/excel/faults.ts';
import { openLabBook } from '../../../../lab/run/open-lab-book.ts';
import type { Workbook } from '../../../../lab/excel/api/workbook.ts';

const settings = { locale: 'es-MX', propagationMs: 0, autoSave: true, protected: false, readOnly: false };
const folder = mkdtempSync(join(tmpdir(), 'sobre-book-'));
const path = join(folder, 'Nómina.xlsx');
const columns = [['Nómina de enero'], ['Nombre', 'Neto'], ['Cora', 30], ['Abel', 10], ['Bea', 20]];

beforeAll(async () => {
  await writeFile(
    path,
    await writeXlsx({
      sheets: [
        { name: 'Notas', rows: [] },
        { name: 'Nómina', rows: columns },
      ],
    }),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const open = async (more: Partial<typeof settings> = {}) => {
  const book = await openLabBook(path, { ...settings, ...more });
  book.activate('Nómina');
  const paneOf = (client: string) => book.replica(client).workbook as unknown as Workbook;
  return { book, paneOf, names: () => book.rows('Nómina').map(({ texts }) => texts[0]) };
};

describe('the book of a lab run', () => {
  it('opens on the sheet and the cells it was told', async () => {
    const { book, paneOf } = await open();
    book.select('A3:B4');
    expect(book.sheets).toEqual(['Notas', 'Nómina']);
    expect(paneOf('ana').worksheets.getActiveWorksheet().name).toBe('Nómina');
    expect(paneOf('ana').getSelectedRange().address).toBe('Nómina!A3:B4');
  });

  it('takes settings and rows that a colleague left, the rows as text below what stands there', async () => {
    const { book } = await open();
    book.setSetting('guard', ['a.example']);
    book.addRows('Nómina', [['0012', 7]]);
    book.addRows('Nueva', [['=1+1']]);
    expect(book.documentSettings?.get('guard')).toBe('["a.example"]');
    expect(book.rows('Nómina').at(-1)?.texts).toEqual(['0012', '7']);
    expect(book.rows('Nueva').map(({ texts }) => texts)).toEqual([['=1+1']]);
  });

  it('sorts below the header row, inserts, deletes and hides rows of the sheet', async () => {
    const { book, names } = await open();
    book.sort('Nombre');
    expect(names()).toEqual(['Nómina de enero', 'Nombre', 'Abel', 'Bea', 'Cora']);
    book.insertRow(4);
    book.deleteRow(3);
    book.hideRow(4);
    expect(book.rows('Nómina').map(({ texts, hidden }) => [texts[0], hidden])).toEqual([
      ['Nómina de enero', false],
      ['Nombre', false],
      ['', false],
      ['Bea', true],
      ['Cora', false],
    ]);
  });

  it('has what a colleague sets come from elsewhere', async () => {
    const { book, paneOf } = await open();
    const sheet = paneOf('ana').worksheets.getActiveWorksheet();
    const heard: BookEvent[] = [];
    book.replica('ana').onEvent((event) => heard.push(event));
    book.setCell('B3', 99);
    expect(sheet.getRange('B3').values).toEqual([[30]]);
    await book.settled();
    expect(sheet.getRange('B3').values).toEqual([[99]]);
    expect(heard.map(({ remote, message }) => [remote, message['address']])).toEqual([[true, 'B3']]);
  });

  it('takes the add-in’s last request back', async () => {
    const { book, paneOf, names } = await open();
    paneOf('ana').worksheets.getActiveWorksheet().getRange('A3:A4').values = [['x'], ['y']];
    expect(names().slice(2)).toEqual(['x', 'y', 'Bea']);
    book.undo();
    expect(names().slice(2)).toEqual(['Cora', 'Abel', 'Bea']);
  });

  it('refuses writes once the sheet is protected, and from the start where it is told so', async () => {
    const { book, paneOf } = await open();
    const write = (pane: Workbook) => () => (pane.worksheets.getActiveWorksheet().getRange('A3').values = [['x']]);
    book.protectSheet();
    expect(write(paneOf('ana'))).toThrow('protected');
    expect(write((await open({ protected: true })).paneOf('ana'))).toThrow('protected');
  });

  it('has everybody’s Excel busy while a cell is edited', async () => {
    const { book, paneOf } = await open();
    paneOf('ana');
    const faults = new Faults();
    expect(() => book.startEditing('A1')).toThrow('attached');
    book.attach({ client: () => ({ faults }) });
    book.startEditing('A1');
    expect(faults.editing).toBe(true);
    book.endEditing();
    expect(faults.editing).toBe(false);
  });

  it('has what one person does happen in that person’s Excel', async () => {
    const { book, paneOf, names } = await open();
    paneOf('ana').worksheets.getActiveWorksheet().getRange('A3').values = [['x']];
    paneOf('bea').worksheets.getActiveWorksheet().getRange('A4').values = [['y']];
    const busy = { ana: new Faults(), bea: new Faults() };
    book.attach({ client: (name) => ({ faults: busy[name as 'ana' | 'bea'] }) });
    book.undo('bea');
    expect(names().slice(2)).toEqual(['x', 'Abel', 'Bea']);
    book.startEditing('A1', 'bea');
    expect([busy.ana.editing, busy.bea.editing]).toEqual([false, true]);
    book.endEditing('bea');
    expect(busy.bea.editing).toBe(false);
  });

  it('saves what everybody will see', async () => {
    const { book, paneOf } = await open({ autoSave: false });
    paneOf('ana').worksheets.getActiveWorksheet().getRange('A3').values = [['Dora']];
    await book.settled();
    const saved = join(folder, 'saved.xlsx');
    await book.save(saved);
    expect((await openLabBook(saved, settings)).rows('Nómina')[2]!.texts).toEqual(['Dora', '30']);
  });

  it('is refused in a sentence when it cannot be opened', async () => {
    await expect(openLabBook(join(folder, 'book.txt'), settings)).rejects.toThrow('.xlsx or .csv');
    await expect(openLabBook(join(folder, 'none.csv'), settings)).rejects.toThrow('cannot be read');
  });
});
