import { describe, expect, it } from 'vitest';
import type { Roster } from '../../../../src/domain/roster/roster.ts';
import { sureMapping } from '../../../../src/domain/roster/sure-mapping.ts';
import { lettersOf, read, type CellInput } from './grid-of.ts';

type Rows = readonly (readonly CellInput[])[];

const namesOf = ({ entries }: Roster): string[] => entries.map(({ person }) => person.name);
const doubts = ({ understood }: Roster): string[] =>
  understood.roles.filter(({ sure }) => sure === 'doubtful').map(({ field, doubt }) => `${field} ${doubt}`);

describe('names and addresses prove each other', () => {
  const sheet = (headings: readonly string[], ...columns: readonly (readonly string[])[]): Rows => [
    headings,
    ...(columns[0] ?? []).map((_, at) => columns.map((column) => column[at] ?? null)),
  ];
  const names = ['Ana Ruiz', 'Eva Soto', 'Leo Paz'];
  const others = ['Rosa Vela', 'Iván Gil', 'Olga Rey'];
  const own = ['ana.ruiz@empresa.example', 'eva.soto@empresa.example', 'leo.paz@empresa.example'];
  const theirs = ['rosa.vela@empresa.example', 'ivan.gil@empresa.example', 'olga.rey@empresa.example'];

  it('addresses made of other names are asked about, whatever they are called', () => {
    expect(doubts(read(sheet(['Nombre', 'Contacto'], names, theirs)))).toEqual(['email other-names']);
    expect(doubts(read(sheet(['Nombre', 'Correo'], names, own)))).toEqual([]);
    expect(
      doubts(read(sheet(['Imię', 'Nazwisko', 'Mail'], ['Ana', 'Eva', 'Leo'], ['Ruiz', 'Soto', 'Paz'], theirs))),
    ).toEqual(['email other-names']);
  });

  it('a number, a nickname or a firm’s reader is no other name', () => {
    const plain = ['e1001@empresa.example', 'gatita77@casa.example', 'lp@empresa.example'];
    expect(doubts(read(sheet(['Nombre', 'Correo'], names, plain)))).toEqual([]);
    const firms = sheet(['Cliente', 'Correo'], ['Uno SA', 'Dos SA', 'Tres SA'], theirs);
    expect(doubts(read(firms, { kind: 'invoices' }))).toEqual([]);
    const readers = sheet(['Cliente', 'Contacto', 'Correo'], ['Uno SA', 'Dos SA', 'Tres SA'], others, theirs);
    expect(doubts(read(readers, { kind: 'invoices' }))).toEqual([]);
  });

  it('another column with the people’s own addresses, or names, is a rival', () => {
    const roster = read(sheet(['Nombre', 'Correo', 'Zzz'], names, theirs, own));
    expect(doubts(roster)).toContain('email rival');
    const named = read(sheet(['Nombre', 'Zzz', 'Correo'], others, names, own));
    expect(doubts(named)).toContain('name rival');
    expect(sureMapping(named)).not.toHaveProperty('name');
  });

  it('of two names the one the address is made of is the person’s, without a question', () => {
    const roster = read(sheet(['Nombre', 'Beneficiario', 'Correo'], names, others, own));
    expect([doubts(roster), namesOf(roster)]).toEqual([[], names]);
    // A given name in common proves nothing.
    const alike = ['Ana Vela', 'Iván Gil', 'Olga Rey'];
    expect(doubts(read(sheet(['Nombre', 'Beneficiario', 'Correo'], names, alike, own)))).toEqual([]);
  });
});

describe('an address made of the name of somebody else in the sheet', () => {
  const people = [
    'Ana Ruiz Gil',
    'Luis Mora',
    'Eva Pons',
    'Iván Peña',
    'Olga Rey',
    'Sara Gil',
    'Hugo Paz',
    'Inés Vela',
  ];
  const sheet = (made: (name: string) => string, shift: (at: number) => number, names = people): Rows => [
    ['Nombre', 'Correo', 'Líquido'],
    ...names.map((name, at) => [name, made(names[shift(at)]!), 1000 + at]),
  ];
  const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const parts = (name: string): readonly [string, string] => {
    const [first = '', last = ''] = plain(name).split(' ');
    return [first, last];
  };
  const ways: readonly (readonly [string, (name: string) => string])[] = [
    ['ana.ruiz', (name) => `${parts(name).join('.')}@acme.example`],
    ['ruiz_ana', (name) => `${[...parts(name)].reverse().join('_')}@acme.example`],
    ['anaruiz77', (name) => `${parts(name).join('')}77@acme.example`],
    ['aruiz', (name) => `${parts(name)[0].slice(0, 1)}${parts(name)[1]}@acme.example`],
    ['a.ruiz', (name) => `${parts(name)[0].slice(0, 1)}.${parts(name)[1]}@acme.example`],
    ['ana', (name) => `${parts(name)[0]}@acme.example`],
  ];
  const own = (at: number): number => at;
  const slid = (at: number): number => (at < 5 ? at : at - 1);
  const filled = (at: number): number => (at === 5 ? 4 : at);
  const asked = (rows: Rows, options = {}): readonly string[] =>
    read(rows, options)
      .issues.filter(({ code }) => code.startsWith('recipient/'))
      .map(({ row, code, values }) => `${row} ${code} ${values['otherRow'] ?? ''}`.trim());

  it.each(ways)('asks in each row from where the column slid by one cell: %s', (_, made) => {
    expect(asked(sheet(made, slid))).toEqual([7, 8, 9].map((row) => `${row} recipient/other-name ${row - 1}`));
    expect(asked(sheet(made, own))).toEqual([]);
  });

  it.each(ways)('asks in the one row that an address was filled down to: %s', (_, made) => {
    expect(asked(sheet(made, filled))).toEqual(['7 recipient/other-name 6']);
  });

  it('asks among people of one surname, too', () => {
    const family = ['Ana García', 'Luis García', 'Eva García', 'Olga García'];
    expect(asked(sheet(ways[0]![1], (at) => (at === 2 ? 1 : at), family))).toEqual(['4 recipient/other-name 3']);
  });

  it('says nothing of short names, nicknames, shared boxes and chance', () => {
    const rows: Rows = [
      ['Nombre', 'Correo', 'Líquido'],
      ['Alejandro García Sol', 'alex.garcia@acme.example', 1],
      ['Alex García Paz', 'agarcia@acme.example', 2],
      ['Francisco de la Cruz', 'paco.delacruz@acme.example', 3],
      ['Luisa Rey', 'info@acme.example', 4],
      ['Pedro Sanz', 'nomina@acme.example', 5],
      ['Rosa Mora', 'lrey@casa.example', 6],
      ['Iván Gil', 'rosa@floristas.example', 7],
      ['Marta Soto', 'pmoreno@casa.example', 8],
      ['Jorge Nieto', 'gatita@casa.example', 9],
      ['Sara Lobo', 'sol77@casa.example', 10],
      ['Raúl Vega', 'e1001@acme.example', 11],
      ['Lara Ríos', 'turbo@casa.example', 12],
    ];
    expect(asked(rows)).toEqual([]);
  });

  it('leaves the addresses of firms, and who reads them, alone', () => {
    const firms: Rows = [
      ['Cliente', 'Correo', 'Factura'],
      ['Ana Ruiz', 'eva.pons@uno.example', 'F-1'],
      ['Eva Pons', 'eva.pons@dos.example', 'F-2'],
      ['Tres SA', 'luis.mora@tres.example', 'F-3'],
    ];
    expect(asked(firms, { kind: 'invoices' })).toEqual([]);
  });
});

describe('one id in every row', () => {
  it.each([
    ['CIF', 'B12345674', 'NIF', ['12345678Z', '87654321X', '11111111H']],
    ['NIP', '5260250274', 'PESEL', ['85010112349', '90010112349', '02270803624']],
    ['RFC', 'AMC010101AB1', 'CURP', ['IAPA950130MGTBXN00', 'DEZI900228HNLLXV02', 'RUSM850612MGTZTR05']],
  ] as const)('is the employer’s, and the other column says whose each row is: %s', (house, id, own, ids) => {
    const people = ['Ana Ruiz', 'Luis Mora', 'Eva Pons'];
    const roster = read([
      [house, own, 'Trabajador', 'Correo'],
      ...ids.map((each, at) => [id, each, people[at]!, `e${at}@acme.example`]),
    ]);
    expect(roster.entries.map(({ person }) => person.taxId + person.nationalId)).toEqual(ids);
    expect(roster.issues).toEqual([]);
  });
});

describe('what an invoice asks for', () => {
  it.each([
    ['Subtotal', 'IVA', 'Total'],
    ['Netto', 'VAT', 'Brutto'],
    ['Net', 'Tax', 'Gross'],
    ['Base imponible', 'Cuota IVA', 'Importe'],
  ])('has the tax in it: %s, %s, %s', (...headings) => {
    const rows: Rows = [
      ['Folio', 'Cliente', 'Correo', ...headings, 'Correo vendedor'],
      ['F-1', 'Uno SA', 'uno@cliente.example', 100, 21, 121, 'rosa@nos.example'],
      ['F-2', 'Dos SA', 'dos@cliente.example', 200, 42, 242, 'rosa@nos.example'],
      ['F-3', 'Tres SA', 'tres@cliente.example', 300, 63, 363, 'ivan@nos.example'],
    ];
    const roster = read(rows, { kind: 'invoices' });
    expect(lettersOf(roster)).toMatchObject({ invoiceNumber: 'A', name: 'B', email: 'C', amount: 'F' });
    expect(doubts(roster)).toEqual([]);
  });

  it('a number with a date in it is a number', () => {
    const rows: Rows = [
      ['Numer', 'Nabywca', 'E-mail'],
      ['FV/1/11/2026', 'Uno', 'uno@cliente.example'],
      ['FV/2/11/2026', 'Uno', 'uno@cliente.example'],
    ];
    const roster = read(rows, { kind: 'invoices' });
    expect([lettersOf(roster).invoiceNumber, roster.issues]).toEqual(['A', []]);
  });
});
