import { describe, expect, it } from 'vitest';
import { severityOf } from '../../../../src/domain/issue.ts';
import { readRoster } from '../../../../src/domain/roster/read-roster.ts';
import { codesOf, gridOf, ownHeaders, read, type CellInput } from './grid-of.ts';

const header = ['No. Empleado', 'Nombre', 'Correo', 'Periodo', 'Neto', 'Estatus'];
const person = (number: CellInput, name: string, email: CellInput, rest: readonly CellInput[] = []): CellInput[] => [
  number,
  name,
  email,
  ...['01/01/2026 al 15/01/2026', '5,363.00', null].map((value, index) => rest[index] ?? value),
];
const ana = person('0007', 'Ana Ruiz', 'ana@example.com');
const eva = person('0008', 'Eva Soto', 'eva@example.com');
const leo = person('0009', 'Leo Paz', 'leo@example.com');
const rowsOf = (rows: CellInput[][], options = {}, shape = {}) => read([header, ...rows], options, shape);
const peopleOf = (rows: CellInput[][]) => rowsOf(rows).entries.map(({ row }) => row);

describe('a sheet that cannot be read', () => {
  it.each<[string, CellInput[][], string, object]>([
    ['nothing', [], 'sheet/empty', {}],
    ['blank cells', [[null, ' '], ['']], 'sheet/empty', {}],
    ['a header alone', [header], 'sheet/empty', {}],
    [
      'no header and no address',
      [
        ['uno', 'dos'],
        ['tres', 'cuatro'],
      ],
      'sheet/header-missing',
      {},
    ],
    [
      'no address column',
      [
        ['Nombre', 'Neto'],
        ['Ana', '1.50'],
      ],
      'sheet/column-missing',
      { field: 'email', reason: 'not-found', header: '' },
    ],
    [
      'an address column without addresses',
      [
        ['Nombre', 'Correo'],
        ['Ana', 'brak'],
      ],
      'sheet/column-missing',
      { reason: 'no-addresses', header: 'Correo' },
    ],
  ])('%s', (_name, rows, code, values) => {
    expect(() => read(rows)).toThrowError(
      expect.objectContaining({ code, values: expect.objectContaining({ sheet: 'Hoja1', ...values }) }),
    );
  });
});

describe('which rows are people', () => {
  it('blank rows end nothing, however many', () => {
    expect(peopleOf([ana, [], eva])).toEqual([2, 4]);
    expect(peopleOf([ana, [], [], [], [], [], eva])).toEqual([2, 8]);
  });

  it('500 rows of formulas that show nothing are no people', () => {
    const filler: CellInput[][] = Array.from({ length: 470 }, () => [null, ' ', null, null, '0.00', false]);
    expect(rowsOf([ana, eva, ...filler]).entries).toHaveLength(2);
    expect(rowsOf([ana, eva, ...filler]).issues).toEqual([]);
  });

  it.each<[string, CellInput[]]>([
    ['TOTAL', ['TOTAL', null, null, null, '10,726.00']],
    ['Suma:', [null, 'Suma:', null, null, '10,726.00']],
    ['Razem', [null, 'Razem', null, null, '10,726.00']],
    ['Total general', ['Total general', null, null, null, 10726]],
    ['an amount without anybody', [null, null, null, null, 10726]],
  ])('a total is nobody: %s', (_name, total) => {
    const roster = rowsOf([ana, eva, total]);
    expect(roster.entries).toHaveLength(2);
    expect(codesOf(roster.issues)).toEqual(['4 row/total']);
  });

  it('a person called Total with an address is somebody', () => {
    expect(peopleOf([person('1', 'Total Soluciones', 'total@example.com')])).toEqual([2]);
  });

  it('column numbers and a header printed again are nobody', () => {
    expect(peopleOf([[1, 2, 3, 4, 5, 6], ana, header, eva])).toEqual([3, 5]);
    expect(rowsOf([[1, 2, 3, 4, 5, 6], ana, header, eva]).issues).toEqual([]);
  });

  it('a hidden row that is sent too is judged like any other', () => {
    const rows = [person('0008', 'Eva', 'broken'), person('0009', 'Leo', 'papel'), ana, ana];
    const roster = rowsOf(rows, { hiddenToo: true }, { hiddenRows: [2, 3, 4] });
    expect(codesOf(roster.issues)).toEqual(['2 recipient/invalid', '3 recipient/missing', '5 document/same-period']);
  });

  it('a hidden row is read, marked and left out of the questions', () => {
    const roster = rowsOf([ana, person('0008', 'Eva', 'broken'), ana], {}, { hiddenRows: [2, 3] });
    expect(roster.entries.map(({ hidden }) => hidden)).toEqual([true, true, false]);
    expect(codesOf(roster.issues)).toEqual(['2 row/hidden', '3 row/hidden']);
  });

  it('sheet rows and columns are those of the sheet, wherever the grid begins', () => {
    const roster = rowsOf([ana, person('0008', 'Eva', '')], {}, { firstRow: 10, firstColumn: 2 });
    expect(roster.entries.map(({ row }) => row)).toEqual([11, 12]);
    expect(roster.issues[0]).toMatchObject({
      code: 'recipient/missing',
      row: 12,
      column: 'E',
      values: { cell: 'E12' },
    });
  });
});

describe('who has left, and what was sent elsewhere', () => {
  it.each([
    'BAJA',
    'Baja 12/01/2026',
    'inactivo',
    'Inactiva',
    'zwolniony',
    'Terminated',
    'Left',
    'odszedł',
    'renuncia',
  ])('status %s: left', (status) => {
    expect(codesOf(rowsOf([person(1, 'Ana', 'ana@example.com', ['Enero 2026', '1.00', status])]).issues)).toEqual([
      '2 row/left-company',
    ]);
  });

  it.each(['BAJA TEMPORAL (no enviar)', 'Ruiz Ana (baja)', 'Nowak Jan - zwolniony'])('name %s: left', (name) => {
    expect(codesOf(rowsOf([person(1, name, 'ana@example.com')]).issues)).toEqual(['2 row/left-company']);
  });

  it.each(['Baja California Servicios', 'Bajare Luis', 'Bajanowicz Anna'])('name %s: not left', (name) => {
    expect(rowsOf([person(1, name, 'ana@example.com')]).issues).toEqual([]);
  });

  it.each<CellInput>([
    'sent',
    'Enviado',
    'Enviado 12/01/2026',
    'wysłano',
    'tak',
    'Sí',
    'YES',
    'x',
    '✓',
    '✔️',
    '12/01/2026',
    '2026-01-12 10:30',
    true,
    { value: 46034, text: '12-ene', format: 'dd-mmm' },
    { value: 46034, text: 'sty-26', format: 'mmm-yy' },
  ])('status %j: sent already', (status) => {
    const found = codesOf(rowsOf([person(1, 'Ana', 'ana@example.com', ['Enero 2026', '1.00', status])]).issues);
    expect(found).toEqual(['2 row/already-sent']);
  });

  it.each<CellInput>(['', 'Pendiente', 'Activo', 'no', 'No enviado', 'error', 'nie', false, 0])(
    'status %j: not sent',
    (status) => {
      expect(rowsOf([person(1, 'Ana', 'ana@example.com', ['Enero 2026', '1.00', status])]).issues).toEqual([]);
    },
  );
});

describe('an error in a cell', () => {
  it.each<CellInput>([
    { error: '#N/A' },
    '#N/A',
    '#REF!',
    '#¡REF!',
    '#N/D',
    '#ARG!',
    '#DZIEL/0!',
    '#NAZWA?',
    '#SPILL!',
  ])('%j in a used column is named', (value) => {
    const roster = rowsOf([person('1', 'Ana', 'ana@example.com', ['Enero 2026', value]), eva]);
    expect(roster.issues).toEqual([
      {
        code: 'value/error-cell',
        row: 2,
        column: 'E',
        values: { cell: 'E2', header: 'Neto', value: typeof value === 'object' ? '#N/A' : value },
      },
    ]);
    expect(roster.entries[0]?.amount).toBeUndefined();
  });

  it('in the address is that alone, and no address', () => {
    const roster = rowsOf([person('1', 'Ana', { error: '#N/A' }), eva]);
    expect(codesOf(roster.issues)).toEqual(['2 value/error-cell']);
    expect(roster.entries[0]?.recipients).toEqual([]);
  });

  it('in a column nobody uses says nothing, and stays visible to templates', () => {
    const roster = read([
      ['Correo', 'Puesto'],
      ['ana@example.com', { error: '#N/A' }],
    ]);
    expect(roster.issues).toEqual([]);
    expect(roster.entries[0]?.fields.get('Puesto')).toBe('#N/A');
  });

  it('is not a # in a text', () => {
    expect(rowsOf([person('#12', 'Ana #1', 'ana@example.com')]).issues).toEqual([]);
  });
});

describe('addresses', () => {
  it('several: asked, all, or the first', () => {
    const rows = [person('1', 'Ana', 'ana@example.com; casa@example.org')];
    const ask = rowsOf(rows);
    expect(ask.issues[0]).toMatchObject({
      code: 'recipient/several',
      values: { cell: 'C2', count: 2, first: 'ana@example.com' },
    });
    expect(ask.entries[0]?.recipients).toHaveLength(2);
    expect(rowsOf(rows, { recipients: 'all' })).toMatchObject({ issues: [], entries: [{ recipients: [{}, {}] }] });
    expect(rowsOf(rows, { recipients: 'first' }).entries[0]?.recipients).toEqual([
      { name: '', address: 'ana@example.com' },
    ]);
    expect(rowsOf(rows, { recipients: 'first' }).issues).toEqual([]);
  });

  it('one bad row never stops the rest', () => {
    const roster = rowsOf([person('1', 'Ana', 'ana@@example.com'), eva]);
    expect(codesOf(roster.issues)).toEqual(['2 recipient/invalid']);
    expect(roster.entries[1]?.recipients).toHaveLength(1);
  });

  it('a line break with more than addresses holds the row', () => {
    const roster = rowsOf([person('1', 'Ana', 'ana@example.com\nBcc: evil@example.net'), eva]);
    expect(codesOf(roster.issues)).toEqual(['2 recipient/control-character']);
  });

  it('a likely slip asks, with what was meant', () => {
    const roster = rowsOf([person('1', 'Ana', 'ana@gmial.com')]);
    expect(roster.issues).toEqual([
      {
        code: 'recipient/unlikely-domain',
        row: 2,
        column: 'C',
        values: { cell: 'C2', value: 'ana@gmial.com', other: 'ana@gmail.com' },
      },
    ]);
  });

  it('of different people alike: each row asks, and names the other person', () => {
    const roster = rowsOf([
      person('0007', 'Ana Ruiz', 'casa@example.com'),
      person('0008', 'Eva Soto', 'CASA@example.com'),
      leo,
    ]);
    expect(roster.issues).toEqual([
      {
        code: 'recipient/duplicate',
        row: 2,
        column: 'C',
        values: { cell: 'C2', value: 'casa@example.com', name: 'Eva Soto', other: 'C3', otherRow: 3 },
      },
      {
        code: 'recipient/duplicate',
        row: 3,
        column: 'C',
        values: { cell: 'C3', value: 'CASA@example.com', name: 'Ana Ruiz', other: 'C2', otherRow: 2 },
      },
    ]);
    expect(roster.issues.map(({ code }) => severityOf(code))).toEqual(['ask', 'ask']);
  });
});

describe('the same receipt twice', () => {
  const twice = (change: readonly CellInput[], options = {}) =>
    codesOf(rowsOf([ana, [...ana.slice(0, 3), ...change]], options).issues);

  it('same person and period: the second row asks and names the first', () => {
    const roster = rowsOf([ana, eva, [7, ...ana.slice(1)]]);
    expect(roster.issues).toEqual([
      { code: 'document/same-period', row: 4, column: 'C', values: { cell: 'C4', other: 'C2', otherRow: 2 } },
    ]);
  });

  it('another period is another receipt', () => {
    expect(twice(['16/01/2026 al 31/01/2026', '1.00'])).toEqual([]);
  });

  it('no period at all asks too', () => {
    const roster = read([
      ['Nombre', 'Correo'],
      ['Ana Ruiz', 'ana@example.com'],
      ['Ruiz Ana', 'ana@example.com'],
    ]);
    expect(codesOf(roster.issues)).toEqual(['3 document/same-period']);
  });

  it('folios decide where there are some', () => {
    const folios = ['f0db6372-ec4d-43d5-9901-d18c6e713425', '58cadd41-0d46-40f6-926c-0785f285541d'];
    const sheet = (second: string) =>
      codesOf(
        read([
          ['RFC', 'Correo', 'UUID'],
          ['NUOF880517F53', 'ana@example.com', folios[0]!],
          ['NUOF880517F53', 'ana@example.com', second],
        ]).issues,
      );
    expect(sheet(folios[1]!)).toEqual([]);
    expect(sheet(folios[0]!.toUpperCase())).toEqual(['3 document/same-period']);
  });

  it('a client has several invoices a month: only one alike in everything asks', () => {
    expect(twice(['01/01/2026 al 15/01/2026', '9.00'], { kind: 'invoices' })).toEqual([]);
    expect(twice(['01/01/2026 al 15/01/2026', '5,363.00'], { kind: 'invoices' })).toEqual(['3 document/same-period']);
  });

  it('two people with one name and different numbers are two', () => {
    const rows = [person('12', 'José Hernández', 'a@example.com'), person('31', 'José Hernández', 'b@example.com')];
    expect(rowsOf(rows).issues).toEqual([]);
  });

  it('a generic RFC is nobody in particular', () => {
    const sheet = read([
      ['RFC', 'Nombre', 'Correo'],
      ['XAXX010101000', 'Ana Ruiz', 'ana@example.com'],
      ['XAXX010101000', 'Eva Soto', 'eva@example.com'],
    ]);
    expect(sheet.issues).toEqual([]);
    expect(sheet.entries.map(({ person }) => person.taxId)).toEqual(['', '']);
    expect(sheet.entries[0]?.fields.get('RFC')).toBe('XAXX010101000');
  });
});

describe('a roster', () => {
  it('leaves its grid untouched and lists issues in row order', () => {
    const grid = gridOf([
      header,
      person('1', 'Ana', 'xx'),
      ['TOTAL', null, null, null, 1],
      person('2', 'Eva', ''),
      leo,
    ]);
    const before = JSON.stringify(grid);
    const roster = readRoster(grid, { ownHeaders, recipients: 'ask', kind: 'payroll' });
    expect(codesOf(roster.issues)).toEqual(['2 recipient/invalid', '3 row/total', '4 recipient/missing']);
    expect(JSON.stringify(grid)).toBe(before);
    expect(roster.grid).toBe(grid);
  });

  it('survives being copied, fields and all', () => {
    const [entry] = rowsOf([ana]).entries;
    expect({ ...entry! }.fields.get('Nombre')).toBe('Ana Ruiz');
    expect(structuredClone(entry!)).toEqual(entry);
  });
});
