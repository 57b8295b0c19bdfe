import { describe, expect, it } from 'vitest';
import { missingOwnHeaders } from '../../../../src/domain/sending/own-columns.ts';
import { lettersOf, ownHeaders, read, type CellInput } from './grid-of.ts';

const RFC = ['NUOF880517F53', 'HERL791102N60', 'IAPA950130FI5'];
const CURP = ['NUOF880517MGTXRR06', 'HERL791102HJCRMS01', 'IAPA950130MGTBXN00'];
const UUID = [
  'f0db6372-ec4d-43d5-9901-d18c6e713425',
  '58cadd41-0d46-40f6-926c-0785f285541d',
  'd1013b7a-0961-49e2-b407-e4e8d6680b75',
];
const mails = ['ana@example.com', 'eva@example.com', 'leo@example.com'];

/** Columns as header → three values; an address column first where none is given. */
const sheet = (columns: Readonly<Record<string, readonly CellInput[]>>, shape = {}) => {
  const all = Object.values(columns).some((values) => values.includes(mails[0]!))
    ? columns
    : { Correo: mails, ...columns };
  const rows = [0, 1, 2].map((index) => Object.values(all).map((values) => values[index] ?? null));
  return read([Object.keys(all), ...rows], shape);
};
const fields = (columns: Readonly<Record<string, readonly CellInput[]>>) => {
  const roster = sheet(columns);
  return Object.fromEntries(
    roster.columns.flatMap(({ header, field }) => (field === undefined ? [] : [[header, field]])),
  );
};

describe('a header', () => {
  it.each([
    ['Núm. empl.', 'employeeNumber'],
    ['No. de Empleado', 'employeeNumber'],
    ['Emploee ID', 'employeeNumber'],
    ['Nombre del empleado', 'name'],
    ['Nazwisko i imię', 'name'],
    ['Employee Name', 'name'],
    ['Nómina: nombre completo', 'name'],
    ['Apellidos', 'lastName'],
    ['Imię', 'firstName'],
    ['Haslo do pliku', 'password'],
    ['Contrasena del PDF', 'password'],
    ['Clave de acceso', 'password'],
    ['Clave', 'employeeNumber'],
    ['Estatus', 'status'],
    ['¿Enviado?', 'status'],
  ])('%s means %s', (header, field) => {
    expect(fields({ [header]: ['a1', 'b2', 'c3'] })).toMatchObject({ [header]: field });
  });

  it.each(['Idioma', 'Język wiadomości'])('%s means the language where its cells are languages', (header) => {
    expect(fields({ [header]: ['español', 'pl', 'EN'] })).toMatchObject({ [header]: 'language' });
  });

  it.each([
    ['Departamento', ['Ventas', 'Ventas', 'Compras']],
    ['CLABE', ['012180015700000001', '012180015700000002', '012180015700000003']],
    ['SSN (last 4)', ['1234', '5678', '0042']],
    ['Nombre del banco', ['Uno', 'Dos', 'Tres']],
    ['RFC patrón', ['AAA010101AA1', 'AAA010101AA1', 'AAA010101AA1']],
    ['Employer', ['Demo', 'Demo', 'Demo']],
    ['Liczba dni', [30, 28, 30]],
    ['Dni robocze', [20, 21, 22]],
    ['Horas extra', [1, 2, 3]],
    ['Estado', ['Jalisco', 'Sonora', 'Yucatán']],
    ['Observaciones', ['', 'x', '']],
  ])('%s with %j means nothing to us', (header, values) => {
    expect(fields({ [header]: values })).not.toHaveProperty([header]);
  });

  it('Estado is a status where its values are', () => {
    expect(fields({ Estado: ['Enviado', '', 'Pendiente'] })).toMatchObject({ Estado: 'status' });
  });
});

describe('the cells weigh more than a header', () => {
  it('addresses under any name are the address column', () => {
    expect(fields({ Usuario: mails, Nombre: ['Ana', 'Eva', 'Leo'] })).toEqual({ Usuario: 'email', Nombre: 'name' });
  });

  it('an address header over no address is not one', () => {
    expect(fields({ 'E-mail': ['sí', 'no', 'sí'], Contacto: mails })).toEqual({ Contacto: 'email' });
  });

  it('RFC, CURP, UUID and file names are known by themselves', () => {
    expect(fields({ A1: RFC, B1: CURP, C1: UUID, D1: ['a.pdf', 'b.pdf', 'c.pdf'] })).toEqual({
      Correo: 'email',
      A1: 'taxId',
      B1: 'nationalId',
      C1: 'uuid',
      D1: 'file',
    });
  });

  it('but a password column of RFCs stays the password column', () => {
    expect(fields({ 'Contraseña PDF': RFC })).toEqual({ Correo: 'email', 'Contraseña PDF': 'password' });
    expect(fields({ 'Contraseña PDF': RFC, 'R.F.C.': RFC })).toMatchObject({
      'Contraseña PDF': 'password',
      'R.F.C.': 'taxId',
    });
  });

  it('NIP is a Polish tax id of ten digits, and a PIN otherwise', () => {
    expect(fields({ NIP: ['525-000-11-22', '5250001123', '5250001124'] })).toMatchObject({ NIP: 'taxId' });
    expect(fields({ NIP: ['1234', '0042', '9999'] })).toMatchObject({ NIP: 'password' });
  });

  it('a period that can be read is preferred to a number of one', () => {
    const found = fields({ Periodo: ['1', '1', '1'], 'Fecha de pago': ['15/01/2026', '15/01/2026', '15/01/2026'] });
    expect(found).toEqual({ Correo: 'email', 'Fecha de pago': 'period' });
  });
});

describe('several money columns', () => {
  const amounts = ['1,000.00', '2,000.00', '3,000.00'];
  it.each([
    [['Importe', 'Total', 'Neto'], 'Neto'],
    [['Total', 'Importe'], 'Total'],
    [['Brutto', 'Do wypłaty', 'Suma'], 'Do wypłaty'],
    [['TOTAL DEVENGADO', 'TOTAL A DEDUCIR', 'LÍQUIDO A PERCIBIR'], 'LÍQUIDO A PERCIBIR'],
    [['Gross pay', 'Net Pay', 'Total'], 'Net Pay'],
    [['Total percepciones', 'Sueldo neto quincenal', 'Total'], 'Sueldo neto quincenal'],
  ])('of %j it is %s', (headers, net) => {
    const found = fields(Object.fromEntries(headers.map((header) => [header, amounts])));
    expect(Object.entries(found).filter(([, field]) => field === 'amount')).toEqual([[net, 'amount']]);
  });

  it('gross pay alone is no net pay', () => {
    expect(fields({ 'Sueldo bruto': amounts, Bruto: amounts })).toEqual({ Correo: 'email' });
  });
});

describe('address columns', () => {
  const choose = (...headers: string[]) => {
    const roster = sheet(Object.fromEntries(headers.map((header) => [header, mails])));
    const headerAt = (column: number | undefined) => roster.columns[column ?? -1]?.header;
    return {
      email: headerAt(roster.mapping.email),
      choices: roster.emailChoices.map(headerAt),
      copies: headerAt(roster.proposedCc),
      cc: headerAt(roster.mapping.cc),
    };
  };

  it.each([
    [['Personal Email', 'Work Email'], 'Work Email'],
    [['Correo alterno', 'Correo'], 'Correo'],
    [['E-mail prywatny', 'E-mail służbowy'], 'E-mail służbowy'],
    [['Correo 2', 'Correo'], 'Correo'],
    [['Correo personal'], 'Correo personal'],
  ])('of %j the preset is %s, and all are offered', (headers, preset) => {
    const found = choose(...headers);
    expect(found.email).toBe(preset);
    expect(found.choices).toEqual(headers);
    expect(found.copies).toBeUndefined();
  });

  it.each(['Correo jefe', 'Correo supervisor', 'Manager email', 'E-mail przełożonego', 'DW', 'Con copia', 'CC', 'UDW'])(
    '%s is proposed as copy, and never taken as recipient or by itself',
    (header) => {
      expect(choose(header, 'Correo')).toEqual({ email: 'Correo', choices: ['Correo'], copies: header, cc: undefined });
      expect(() => choose(header)).toThrowError(expect.objectContaining({ code: 'sheet/column-missing' }));
    },
  );

  it('a copy is used when it is ticked, blind where its header says so', () => {
    const rows = [
      ['Correo', 'Correo jefe'],
      ['ana@example.com', 'jefa@example.com; rh@example.com'],
    ];
    expect(read(rows).entries[0]?.cc).toEqual([]);
    expect(read(rows, { useCc: true }).entries[0]?.cc.map(({ address }) => address)).toEqual([
      'jefa@example.com',
      'rh@example.com',
    ]);
    const blind = read(
      [
        ['E-mail', 'UDW'],
        ['ana@example.com', 'rh@example.com'],
      ],
      { useCc: true },
    );
    expect(blind.entries[0]).toMatchObject({ cc: [], bcc: [{ address: 'rh@example.com' }] });
  });

  it('a wrong copy holds the row, a blank one does not', () => {
    const roster = read(
      [
        ['Correo', 'CC'],
        ['ana@example.com', 'jefa@'],
        ['eva@example.com', 'rh@example.com'],
        ['leo@example.com', ''],
        ['pau@example.com', 'brak'],
      ],
      { useCc: true },
    );
    expect(roster.issues.map(({ row, code, column }) => `${column}${row} ${code}`)).toEqual(['B2 recipient/invalid']);
  });
});

describe('the header row', () => {
  const body: CellInput[][] = [
    ['0007', 'Ana Ruiz', 'ana@example.com'],
    ['0008', 'Eva Soto', 'eva@example.com'],
  ];
  const header = ['No. Empleado', 'Nombre', 'Correo'];

  it.each<[string, CellInput[][], number]>([
    ['the first row', [header], 0],
    ['below a title and a note', [['NÓMINA ENERO 2026'], [], ['Elaboró: RH', null, 'Fecha de pago:'], header], 3],
    ['the lower of two levels', [['Empleado', 'Nombre', 'Pago'], header], 1],
    ['above a row of column numbers', [header, [1, 2, 3]], 0],
  ])('is found %s', (_name, top, index) => {
    const roster = read([...top, ...body]);
    expect(roster.headerIndex).toBe(index);
    expect(roster.entries.map(({ person }) => person.name)).toEqual(['Ana Ruiz', 'Eva Soto']);
  });

  it('lends the upper level where the lower is blank', () => {
    const roster = read([
      ['Correo', 'Nombre', 'Pago', null],
      [null, null, 'Neto', 'Periodo'],
      ['ana@example.com', 'Ana', '10.50', 'Enero 2026'],
    ]);
    expect(roster.columns.map(({ header }) => header)).toEqual(['Correo', 'Nombre', 'Neto', 'Periodo']);
    expect(roster.entries).toHaveLength(1);
  });

  it('is the first row of a table, whatever it says', () => {
    const table = { id: 't', name: 'Tabla1', hasTotals: true };
    const roster = read(
      [
        ['Columna1', 'Columna2'],
        ['ana@example.com', 'Ana'],
        ['', 'suma 1'],
      ],
      {},
      { table },
    );
    expect(roster).toMatchObject({ headerIndex: 0, headerless: false, mapping: { email: 0 } });
    expect(roster.entries).toHaveLength(1);
  });

  it('is missing: the cells decide, it is flagged, and fields are named by their letters', () => {
    const roster = read(
      [
        ['A-01', 'Ana Ruiz', 'ana@example.com', '5,363.00'],
        ['A-02', 'Eva Soto', 'eva@example.com', '4,100.50'],
        ['A-03', 'Leo Paz', 'leo@example.com', '3,900.00'],
      ],
      {},
      { firstColumn: 1 },
    );
    expect(roster).toMatchObject({ headerIndex: -1, headerless: true });
    expect(lettersOf(roster)).toEqual({ employeeNumber: 'B', name: 'C', email: 'D', amount: 'E' });
    expect(roster.entries[0]?.fields.get('C')).toBe('Ana Ruiz');
    expect(roster.entries).toHaveLength(3);
  });
});

describe('the names of columns', () => {
  it('are told apart, on one line, and lettered where there is none', () => {
    const roster = read(
      [
        ['Correo', 'Importe', 'importe', 'Nombre del\ntrabajador ', null, null],
        ['ana@example.com', '1.50', '2.50', 'Ana', 'suelto', null],
      ],
      {},
      { hiddenColumns: [1] },
    );
    expect(roster.columns.map(({ header }) => header)).toEqual([
      'Correo',
      'Importe',
      'importe (C)',
      'Nombre del trabajador',
      'E',
      '',
    ]);
    expect([...roster.entries[0]!.fields.keys()]).toEqual([
      'Correo',
      'Importe',
      'importe (C)',
      'Nombre del trabajador',
      'E',
    ]);
    expect(roster.columns.filter(({ hidden }) => hidden).map(({ letters }) => letters)).toEqual(['B']);
  });
});

describe("Sobre's own columns", () => {
  const receiptId = '7Q4K-2MXD-0000-0000-0000-0000-0001';
  const headers = ['Name', 'Email', 'Status', 'Sent at', 'Sent to', 'Receipt ID'];

  it.each(['es', 'pl', 'en'] as const)('are known by their headers in %s, and mean nothing else', (language) => {
    const own = ownHeaders[language];
    const roster = read([
      ['Nombre', 'Correo', own.status, own.sentAt, own.sentTo, own.receiptId],
      ['Ana', 'ana@example.com', 'Sent', '15/01/2026', 'old@example.com', receiptId],
    ]);
    expect(roster.ownColumns).toEqual({ status: 2, sentAt: 3, sentTo: 4, receiptId: 5 });
    expect(lettersOf(roster)).toEqual({ name: 'A', email: 'B' });
    expect(roster.emailChoices).toEqual([1]);
    expect(roster.entries[0]).toMatchObject({
      own: { status: 'Sent', sentAt: '15/01/2026', sentTo: 'old@example.com', receiptId },
    });
    expect([...roster.entries[0]!.fields.keys()]).toEqual(['Nombre', 'Correo']);
    expect(roster.issues).toEqual([]);
  });

  it("are not somebody else's Status and Sent at", () => {
    const roster = read([
      ['Name', 'Email', 'Status', 'Sent at'],
      ['Ann', 'ann@example.com', 'sent', ''],
    ]);
    expect(roster.ownColumns).toEqual({});
    expect(roster.mapping.status).toBe(2);
    expect(roster.issues.map(({ code }) => code)).toEqual(['row/already-sent']);
  });

  it('are no column that holds only somebody else’s values, with three of ours beside it', () => {
    const rows = [
      [...headers.slice(0, 3), 'Status (Sobre)', ...headers.slice(3)],
      ['Ann', 'ann@example.com', 'active', '', '', '', receiptId],
      ['Ben', 'ben@example.com', 'on leave', '', '', '', ''],
    ];
    expect(read(rows).ownColumns).toEqual({ status: 3, sentAt: 4, sentTo: 5, receiptId: 6 });
    const before = rows.map((row) => row.slice(0, 3));
    expect(read(before).ownColumns).toEqual({});
    const prepared = [headers, ['Ann', 'ann@example.com', 'active', '', '', '']];
    expect(read(prepared).ownColumns).toEqual({ sentAt: 3, sentTo: 4, receiptId: 5 });
    const ids = [headers, ['Ann', 'ann@example.com', '', '', '', 'A-17']];
    expect(read(ids).ownColumns).toEqual({ status: 2, sentAt: 3, sentTo: 4 });
  });

  it('stay Sobre’s where somebody cleared every id, by the words of their statuses', () => {
    const rows = [headers, ['Ann', 'ann@example.com', 'Sent', 'yesterday', 'ann@example.com', '']];
    const isOwnStatus = (text: string): boolean => text === 'Sent';
    expect(read(rows, { isOwnStatus }).ownColumns).toEqual({ status: 2, sentAt: 3, sentTo: 4, receiptId: 5 });
  });

  it('are added under a header of their own where theirs is taken', () => {
    const english = ownHeaders.en;
    expect(missingOwnHeaders(['Name', 'status', 'Sent to'], {}, english)).toEqual([
      'Status (Sobre)',
      'Sent at',
      'Sent to (Sobre)',
      'Receipt ID',
    ]);
    expect(missingOwnHeaders(headers, { status: 2, sentAt: 3, sentTo: 4 }, english)).toEqual(['Receipt ID (Sobre)']);
    expect(missingOwnHeaders(headers, { status: 2, sentAt: 3, sentTo: 4, receiptId: 5 }, english)).toEqual([]);
  });

  it('stand to the right of a foreign column with the same header', () => {
    const roster = read([
      ['Name', 'Email', 'Status', 'Status', 'Sent at', 'Sent to', 'Receipt ID'],
      ['Ann', 'ann@example.com', 'active', '', '', '', ''],
    ]);
    expect(roster.ownColumns).toEqual({ status: 3, sentAt: 4, sentTo: 5, receiptId: 6 });
    expect(roster.mapping.status).toBe(2);
  });
});

describe('a chosen column', () => {
  const rows = [
    ['Nombre', 'Correo', 'Correo personal', 'Clave'],
    ['Ana', 'ana@example.com', 'ana@example.org', '1234'],
  ];

  it('wins over detection, by header or by place', () => {
    expect(read(rows, { mapping: { email: 'Correo personal' } }).mapping.email).toBe(2);
    expect(read(rows, { mapping: { email: 2 } }).entries[0]?.recipients[0]?.address).toBe('ana@example.org');
    const roster = read(rows, { mapping: { password: 'Clave' } });
    expect(lettersOf(roster)).toEqual({ name: 'A', email: 'B', password: 'D' });
  });

  it('can be none', () => {
    expect(lettersOf(read(rows, { mapping: { employeeNumber: '' } }))).toEqual({ name: 'A', email: 'B' });
  });

  it('that has gone is detected again, else missed by name', () => {
    expect(read(rows, { mapping: { name: 'Trabajador' } }).mapping.name).toBe(0);
    expect(() => read(rows, { mapping: { password: 'Contraseña' } })).toThrowError(
      expect.objectContaining({
        code: 'sheet/column-missing',
        values: expect.objectContaining({ field: 'password', reason: 'gone', header: 'Contraseña' }),
      }),
    );
  });

  it('of copies is used without a tick', () => {
    const sheetRows = [
      ['Correo', 'Avisar a'],
      ['ana@example.com', 'rh@example.com'],
    ];
    const roster = read(sheetRows, { mapping: { cc: 'Avisar a' } });
    expect(roster.entries[0]).toMatchObject({
      recipients: [{ address: 'ana@example.com' }],
      cc: [{ address: 'rh@example.com' }],
    });
  });
});
