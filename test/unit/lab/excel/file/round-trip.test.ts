import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { openXlsx, type WriteSheet, writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import type { BookState } from '../../../../../lab/excel/book/book-state.ts';
import { loadCsv } from '../../../../../lab/excel/file/load-csv.ts';
import { resultOf } from '../../../../../lab/excel/book/formula-result.ts';
import { loadXlsx } from '../../../../../lab/excel/file/load-xlsx.ts';
import { saveBook } from '../../../../../lab/excel/file/save-xlsx.ts';
import { SharedBook } from '../../../../../lab/excel/sharing/shared-book.ts';

/** Everything but what is only carried along for the file. */
const gist = ({ sheets, date1904 }: BookState) => ({
  date1904,
  sheets: sheets.map((sheet) => ({
    facts: sheet.facts,
    hidden: [...sheet.hiddenRows].sort((a, b) => a - b),
    columns: [...sheet.columns].filter(([, { hidden }]) => hidden).map(([at]) => at),
    tables: [...sheet.tables.values()],
    merges: sheet.merges,
    cells: sheet.rows.flatMap((row, r) =>
      row.flatMap((cell, c) => {
        const {
          format,
          look: { bold, fill, locked },
        } = cell;
        const content = resultOf(cell, sheet);
        return content.value === '' && format === 'General' && fill === ''
          ? []
          : [[r, c, content, format, bold, fill, locked]];
      }),
    ),
  })),
});

const again = async (state: BookState, file?: Parameters<typeof saveBook>[1]) => {
  const { state: reopened } = await loadXlsx(await saveBook(state, file));
  return gist(reopened);
};

/** What the reader library says of a file, without our model. */
const asRead = async (bytes: Uint8Array) => {
  const { sheets, dateSystem } = await openXlsx(bytes, { readStyles: true });
  return {
    dateSystem,
    sheets: sheets.map(({ name, rows, cells, rowDefs, columns, tables, hidden, veryHidden }) => ({
      name,
      rows: rows.map((row) => row.map((value) => value ?? '')),
      formats: [...(cells ?? [])]
        .map(([key, { style }]) => [key, style?.numFmt ?? 'General'] as const)
        .filter(([, format]) => format !== 'General')
        .sort(([a], [b]) => a.localeCompare(b)),
      hiddenRows: [...(rowDefs ?? [])].filter(([, def]) => def.hidden).map(([row]) => row),
      hiddenColumns: (columns ?? []).flatMap((column, at) => (column?.hidden ? [at] : [])),
      tables: (tables ?? []).map(({ name: table, range, columns: of }) => [table, range, of.map((each) => each.name)]),
      hidden: [hidden ?? false, veryHidden ?? false],
    })),
  };
};

const samples = new URL('../../../../../../shared/samples/sheets/', import.meta.url);
const own = new URL('../../../../../samples/', import.meta.url);
const booksIn = (folder: URL) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.xlsx'))
        .map((name) => new URL(name, folder))
    : [];
const books = [...booksIn(own), ...booksIn(samples)];
if (!existsSync(samples)) console.info('The shared sample sheets are not here: their round trips are left out.');

describe('a book saved and opened again', () => {
  it.each(books.map((url) => [url.pathname.split('/').at(-1)!, url] as const))(
    'is the same: %s',
    async (_name, url) => {
      const { state, file } = await loadXlsx(readFileSync(url));
      expect(state.sheets.length).toBeGreaterThan(0);
      expect(await again(state, file)).toEqual(gist(state));
    },
  );

  it('has the same values, formats, hidden parts and tables by the reader library alone', async () => {
    const bytes = await writeXlsx({ sheets: everything(), dateSystem: '1904' });
    const { state, file } = await loadXlsx(bytes);
    const [before, after] = await Promise.all([bytes, await saveBook(state, file)].map(asRead));
    expect(before!.sheets.map(({ name }) => name)).toEqual(['Nómina', expect.any(String)]);
    expect(after).toEqual(before);
  });

  it('keeps tables, filters, hidden parts, formats, formulas, errors, merges and protection', async () => {
    const { state, file } = await loadXlsx(await writeXlsx({ sheets: everything(), dateSystem: '1904' }));
    const before = gist(state);
    expect(before).toMatchObject({
      date1904: true,
      sheets: [
        {
          facts: { name: 'Nómina', isProtected: true, frozenRows: 1 },
          hidden: [2],
          columns: [1],
          tables: [{ name: 'Pay', area: { top: 0, left: 0, bottom: 4, right: 3 }, showTotals: true }],
          merges: [{ top: 7, left: 0, bottom: 7, right: 3 }],
        },
        { facts: { visibility: 'VeryHidden', filter: { area: { top: 0, left: 0, bottom: 2, right: 0 } } } },
      ],
    });
    const errors = state.sheets[0]!.rows[3]!.filter(({ content }) => content.isError);
    expect(errors.map(({ content }) => content.value)).toEqual(['#N/A', '#DIV/0!']);
    expect(await again(state, file)).toEqual(before);
    const { file: saved } = await loadXlsx(await saveBook(state, file));
    expect(saved.sheets[0]!.tables![0]!.columns[2]).toMatchObject({ name: 'Date', totalFunction: 'count' });
  });

  it('holds what the add-in wrote, and sheets it added', async () => {
    const { state, file } = await loadXlsx(await writeXlsx({ sheets: [{ name: 'A', rows: [['x']] }] }));
    const settings = { locale: 'es-MX', propagationMs: 0, autoSave: true, readOnly: false };
    const { book } = new SharedBook('A.xlsx', state, settings).replica('ana');
    const cell = book.worksheets.getItem('A').getRange('B1');
    cell.numberFormat = [['@']];
    cell.values = [['0012']];
    cell.format.font.bold = true;
    book.worksheets.add('Sobre log').getRange('C3').values = [[5]];
    const { state: reopened } = await loadXlsx(await saveBook(state, file));
    expect(reopened.sheets.map(({ facts }) => facts.name)).toEqual(['A', 'Sobre log']);
    expect(reopened.sheets[0]!.rows[0]![1]).toMatchObject({
      content: { value: '0012' },
      format: '@',
      look: { bold: true },
    });
    expect(reopened.sheets[1]!.rows[2]![2]!.content.value).toBe(5);
  });

  it('works for a CSV file too', async () => {
    const state = loadCsv(
      '\uFEFFNombre;Neto\r\n"Ana; Eva";"1.234,50"\r\n007;12\r\n032180000118359719;\r\n',
      'Lista',
      'es-ES',
    );
    expect(state.sheets[0]!.rows.map((row) => row.map(({ content }) => content.value))).toEqual([
      ['Nombre', 'Neto'],
      ['Ana; Eva', 1234.5],
      ['007', 12],
      ['032180000118359719'],
    ]);
    expect((await again(state)).sheets[0]!.cells).toEqual(gist(state).sheets[0]!.cells);
  });
});

function everything(): WriteSheet[] {
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  cells.set('1,2', { value: 46_037, type: 'number', style: { numFmt: 'dd/mm/yyyy' } });
  cells.set('2,2', { value: 1234.5, type: 'number', style: { numFmt: '"$"#,##0.00', protection: { locked: false } } });
  cells.set('3,2', { value: '#N/A', type: 'error' });
  cells.set('1,3', { value: 3, type: 'formula', formula: 'LEN("abc")', formulaResult: 3 });
  cells.set('2,3', { value: 'abc', type: 'formula', formula: 'LOWER("ABC")', formulaResult: 'abc' });
  cells.set('3,3', { value: '#DIV/0!', type: 'formula', formula: '1/0', formulaResult: '#DIV/0!' });
  const fill = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFCC00' } } as const;
  cells.set('7,0', { value: 'Title', type: 'string', style: { font: { bold: true }, fill } });
  return [
    {
      name: 'Nómina',
      rows: [
        ['Name', 'Id', 'Date', 'Sum'],
        ['Ana', '007', 46_037, 3],
        ['Bea', '008', 1234.5, 'abc'],
        ['Cora', true, '#N/A', '#DIV/0!'],
        ['Total', null, null, null],
        [],
        [],
        ['Title'],
      ],
      cells,
      columns: [{ width: 20 }, { hidden: true }, {}, {}],
      rowDefs: new Map([[2, { hidden: true }]]),
      merges: [{ startRow: 7, startCol: 0, endRow: 7, endCol: 3 }],
      tables: [
        {
          name: 'Pay',
          range: 'A1:D5',
          columns: [
            { name: 'Name', totalLabel: 'Total' },
            { name: 'Id' },
            { name: 'Date', totalFunction: 'count' },
            { name: 'Sum' },
          ],
          showTotalRow: true,
        },
      ],
      protection: { sheet: true },
      freezePane: { rows: 1 },
    },
    {
      name: 'Secret',
      rows: [['Kind'], ['a'], ['b']],
      veryHidden: true,
      autoFilter: { range: 'A1:A3', columns: [{ colIndex: 0, filters: ['a'] }] },
    },
  ];
}
