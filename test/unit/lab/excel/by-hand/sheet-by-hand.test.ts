import { describe, expect, it } from 'vitest';
import type {
  FilterSurface,
  RangeSurface,
  SheetSurface,
  TableSurface,
} from '../../../../../lab/excel/by-hand/book-surface.ts';
import { SheetDesk } from '../../../../../lab/excel/by-hand/sheet-by-hand.ts';
import { NULL } from '../../../../../lab/excel/interpreter/api-error.ts';

/** A sheet of texts that notes what is done to it. */
function sheetOf(texts: string[][], { hidden = [] as number[], table = false, filter = false } = {}) {
  const deeds: unknown[] = [];
  const rowCount = texts.length;
  const columnCount = texts[0]?.length ?? 0;
  const range = (r: number, c: number, n: number, m: number): RangeSurface => ({
    rowIndex: r,
    columnIndex: c,
    rowCount: n,
    columnCount: m,
    text: Array.from({ length: n }, (_, i) => Array.from({ length: m }, (_, j) => texts[r + i]?.[c + j] ?? '')),
    get valueTypes() {
      return this.text.map((row) => row.map((text) => (/^\d/.test(text) ? 'Double' : 'String')));
    },
    format: { columnWidth: 48, fill: { color: c === 1 ? '#FFCC00' : '#FFFFFF' }, font: { bold: r === 0 } },
    columnHidden: c === 2,
    set values(values: unknown) {
      deeds.push(['write', r, c, values]);
    },
    $type: (text) => void deeds.push(['enter', r, c, text]),
    set rowHidden(on: boolean) {
      deeds.push(['hidden', r, n, on]);
    },
    sort: { apply: (fields, _case, headers) => void deeds.push(['sort sheet', fields, headers]) },
    clear: () => void deeds.push(['clear', r, c, n, m]),
    delete: () => void deeds.push(['delete', r]),
    insert: () => void deeds.push(['insert', r]),
    getEntireRow: () => range(r, 0, n, 16_384),
    getSpecialCellsOrNullObject: () => {
      const shown = texts.map((_, at) => at).filter((at) => !hidden.includes(at));
      return { areas: { items: shown.map((at) => range(at, 0, 1, 1)) } };
    },
    select: () => void deeds.push(['select', r, c, n, m]),
  });
  const filterSurface: FilterSurface = {
    criteria: [null, { filterOn: 'Values' }],
    apply: (_range, column, criteria) => void deeds.push(['filter sheet', column, criteria.values]),
    clearCriteria: () => void deeds.push(['clear filter']),
    clearColumnCriteria: (column) => void deeds.push(['clear column', column]),
    getRangeOrNullObject: () => (filter ? range(0, 0, rowCount, columnCount) : NULL),
  };
  const tableSurface: TableSurface = {
    columns: {
      items: (texts[0] ?? []).map((_, at) => ({
        filter: {
          applyValuesFilter: (values) => void deeds.push(['filter table', at, values]),
          clear: () => void deeds.push(['clear table column', at]),
        },
      })),
    },
    autoFilter: filterSurface,
    sort: { apply: (fields) => void deeds.push(['sort table', fields]) },
    getRange: () => range(0, 0, rowCount, columnCount),
  };
  const sheet: SheetSurface = {
    id: '{1}',
    name: 'Nómina',
    tables: { items: table ? [tableSurface] : [] },
    autoFilter: filterSurface,
    activate: () => void deeds.push(['activate']),
    getRangeByIndexes: range,
    getUsedRangeOrNullObject: () => (rowCount > 0 ? range(0, 0, rowCount, columnCount) : NULL),
  };
  const book = {
    worksheets: { items: [sheet, { ...sheet, id: '{2}', visibility: 'Hidden' }], getActiveWorksheet: () => sheet },
  };
  const desk = new SheetDesk(book, () => void deeds.push(['undo']));
  return { desk, deeds };
}

const PEOPLE = [
  ['Nombre', 'Correo', 'Clave'],
  ['Zoe', 'z@x.example', '7'],
  ['Ana', 'a@x.example', '8'],
  ['Ana', 'b@x.example', '9'],
];
const sheetId = '{1}';

describe('a person’s desk', () => {
  it('shows the sheets that are not hidden', () => {
    expect(sheetOf(PEOPLE).desk.tabs()).toEqual([{ id: '{1}', name: 'Nómina', active: true }]);
  });

  it('lays out rows, columns and what is hidden', () => {
    expect(sheetOf(PEOPLE, { hidden: [2] }).desk.layout(sheetId)).toMatchObject({
      rowCount: 4,
      columnCount: 3,
      hiddenRows: [2],
      hiddenColumns: [2],
      widths: [64, 64, 64],
      filterArea: null,
    });
    expect(sheetOf([]).desk.layout(sheetId)).toMatchObject({ rowCount: 0, columnCount: 0, hiddenRows: [] });
  });

  it.each(['table', 'filter'])('finds the header of a %s and its filtered columns', (kind) => {
    const { desk } = sheetOf(PEOPLE, { [kind]: true });
    expect(desk.layout(sheetId).filterArea).toEqual({ top: 0, left: 0, bottom: 3, right: 2, filtered: [1] });
  });

  it('shows texts, numbers on the right, colours and bold', () => {
    const [header, zoe] = sheetOf(PEOPLE).desk.rows(sheetId, 0, 2);
    expect(header?.cells[0]).toEqual({ text: 'Nombre', bold: true });
    expect(zoe?.cells.slice(1)).toEqual([
      { text: 'z@x.example', fill: '#FFCC00' },
      { text: '7', right: true },
    ]);
    expect(sheetOf(PEOPLE).desk.rows(sheetId, 4, 10)).toEqual([]);
  });

  it('lists each text of a column once, without its header', () => {
    expect(sheetOf(PEOPLE, { table: true }).desk.distinct(sheetId, 0)).toEqual(['Ana', 'Zoe']);
  });

  it('enters, clears, selects, inserts, deletes, hides and takes back', () => {
    const { desk, deeds } = sheetOf(PEOPLE);
    const range = { top: 1, left: 0, bottom: 2, right: 1 };
    desk.act({ do: 'enter', sheetId, row: 1, column: 2, text: '12' });
    desk.act({ do: 'clear', sheetId, range });
    desk.act({ do: 'select', sheetId, range });
    desk.act({ do: 'insert-row', sheetId, row: 3 });
    desk.act({ do: 'delete-row', sheetId, row: 2 });
    desk.act({ do: 'hide-row', sheetId, row: 1 });
    desk.act({ do: 'undo' });
    expect(deeds).toEqual([
      ['enter', 1, 2, '12'],
      ['clear', 1, 0, 2, 2],
      ['select', 1, 0, 2, 2],
      ['insert', 3],
      ['delete', 2],
      ['hidden', 1, 1, true],
      ['undo'],
    ]);
  });

  it('sorts a table by its column, a plain sheet below its header', () => {
    const sort = { do: 'sort', sheetId, column: 1, ascending: false } as const;
    const inTable = sheetOf(PEOPLE, { table: true });
    inTable.desk.act(sort);
    expect(inTable.deeds).toEqual([['sort table', [{ key: 1, ascending: false }]]]);
    const plain = sheetOf(PEOPLE);
    plain.desk.act(sort);
    expect(plain.deeds).toEqual([['sort sheet', [{ key: 1, ascending: false }], true]]);
  });

  it('filters a table or a filtered sheet by values, and takes the filter away', () => {
    const on = { do: 'filter', sheetId, column: 0, shown: ['Ana'] } as const;
    const off = { ...on, shown: null };
    const inTable = sheetOf(PEOPLE, { table: true });
    inTable.desk.act(on);
    inTable.desk.act(off);
    expect(inTable.deeds).toEqual([
      ['filter table', 0, ['Ana']],
      ['clear table column', 0],
    ]);
    const onSheet = sheetOf(PEOPLE, { filter: true });
    onSheet.desk.act(on);
    onSheet.desk.act(off);
    expect(onSheet.deeds).toEqual([
      ['filter sheet', 0, ['Ana']],
      ['clear column', 0],
    ]);
    expect(() => sheetOf(PEOPLE).desk.act(on)).toThrow('no filter');
  });

  it('shows all rows again: no filter, no hidden row', () => {
    const { desk, deeds } = sheetOf(PEOPLE, { table: true });
    desk.act({ do: 'show-all', sheetId });
    expect(deeds).toEqual([['clear filter'], ['hidden', 0, 4, false]]);
  });

  it('refuses a sheet that is gone', () => {
    expect(() => sheetOf(PEOPLE).desk.rows('{9}', 0, 1)).toThrow("doesn't exist");
  });
});
