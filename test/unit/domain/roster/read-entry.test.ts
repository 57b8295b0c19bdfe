import { describe, expect, it } from 'vitest';
import { read, type CellInput } from './grid-of.ts';

const header = ['No. Empleado', 'Nombre', 'Correo', 'Periodo', 'Neto', 'Estatus'];
const person = (number: CellInput, name: string, email: CellInput, rest: readonly CellInput[] = []): CellInput[] => [
  number,
  name,
  email,
  ...['01/01/2026 al 15/01/2026', '5,363.00', null].map((value, index) => rest[index] ?? value),
];
const rowsOf = (rows: CellInput[][], options = {}, shape = {}) => read([header, ...rows], options, shape);

describe('what a row says', () => {
  it('gives templates the text of a cell, and the number or the day behind it', () => {
    const day: CellInput = { value: 46_037, text: '01-15', format: 'mm-dd' };
    const net: CellInput = { value: 1234.5, text: '1.234', format: '#.##0' };
    const roster = rowsOf([person('0007', 'Ana Ruiz', 'ana@example.com', [day, net])]);
    const { fields } = roster.entries[0]!;
    expect(fields.get('Neto')).toEqual({ text: '1.234', number: 1234.5 });
    expect(fields.get('Periodo')).toEqual({ text: '01-15', period: { from: '2026-01-15', to: '2026-01-15' } });
    expect(fields.get('Nombre')).toBe('Ana Ruiz');
  });

  it('keeps what Excel shows: zeros, long numbers, narrow columns', () => {
    const numbers: CellInput[] = [
      '0007',
      { value: 7, text: '0007', format: '0000' },
      { value: 7, text: '##', format: '0000' },
      { value: 12345678901, text: '1.23457E+10', format: 'General' },
      { value: 12345678901, text: '####', format: 'General' },
      '1.2E+10',
    ];
    const roster = rowsOf(
      numbers.map((number, index) => person(number, `Persona ${'abcdef'[index]}`, `p${index}@example.com`)),
    );
    expect(roster.entries.map(({ person: { employeeNumber } }) => employeeNumber)).toEqual([
      '0007',
      '0007',
      '0007',
      '12345678901',
      '12345678901',
      '1.2E+10',
    ]);
  });

  it('reads amounts by the mark of their column, numbers as they are, and no date as an amount', () => {
    const amounts: CellInput[] = [
      '5.363,00 €',
      '1.234',
      { value: 19.99, text: '$19.99', format: '$0.00' },
      '(120,00)',
      'brak',
      { value: 46038, text: '16/01/2026', format: 'dd/mm/yyyy' },
    ];
    const roster = rowsOf(
      amounts.map((amount, index) =>
        person(String(index), `Persona ${'abcdef'[index]}`, `p${index}@example.com`, ['Enero 2026', amount]),
      ),
    );
    expect(roster.entries.map(({ amount }) => amount)).toEqual([5363, 1234, 19.99, -120, undefined, undefined]);
    expect(roster.entries.slice(0, 3).map(({ fields }) => fields.get('Neto'))).toEqual([
      { text: '5.363,00 €', number: 5363 },
      { text: '1.234', number: 1234 },
      { text: '$19.99', number: 19.99 },
    ]);
  });

  it('reads periods as text and as date cells, in both date systems', () => {
    const periods: CellInput[] = [
      'Enero 2026',
      { value: 46023, text: 'ene-26', format: 'mmm-yy' },
      { value: 46037, text: '15/01/2026', format: 'dd/mm/yyyy' },
      '16/01/2026',
    ];
    const spans = (date1904: boolean) =>
      rowsOf(
        periods.map((period, index) => person(String(index), `P ${index}`, `p${index}@example.com`, [period])),
        {},
        { date1904 },
      ).entries.map(({ period }) => `${period?.from}/${period?.to}`);
    expect(spans(false)).toEqual([
      '2026-01-01/2026-01-31',
      '2026-01-01/2026-01-31',
      '2026-01-15/2026-01-15',
      '2026-01-16/2026-01-16',
    ]);
    expect(spans(true)[2]).toBe('2030-01-16/2030-01-16');
  });

  it('decides day or month first for the whole column', () => {
    const roster = rowsOf([
      person('1', 'Ana', 'a@example.com', ['01/02/2026']),
      person('2', 'Eva', 'e@example.com', ['01/31/2026']),
    ]);
    expect(roster.entries.map(({ period }) => period?.from)).toEqual(['2026-01-02', '2026-01-31']);
  });

  it('splits file names, without their folders', () => {
    const roster = read([
      ['Correo', 'Archivo'],
      ['ana@example.com', 'C:\\recibos\\ana.pdf; ana.xml\nextra, uno.pdf'],
      ['eva@example.com', 'brak'],
      ['leo@example.com', 'recibos/leo.pdf'],
    ]);
    expect(roster.entries.map(({ fileNames }) => fileNames)).toEqual([
      ['ana.pdf', 'ana.xml', 'extra, uno.pdf'],
      [],
      ['leo.pdf'],
    ]);
  });

  it.each([
    ['es-MX', 'es'],
    ['Español', 'es'],
    ['hiszpański', 'es'],
    ['PL', 'pl'],
    ['polski', 'pl'],
    ['Inglés', 'en'],
    ['english', 'en'],
    ['uk', ''],
    ['', ''],
  ])('language %j is %j', (text, language) => {
    const roster = read([
      ['Correo', 'Idioma'],
      ['ana@example.com', text],
      ['eva@example.com', 'es'],
    ]);
    expect(roster.entries[0]?.language).toBe(language);
  });

  it.each<[string[], string[], string]>([
    [['Nombre', 'Apellidos'], ['Ana', 'Ruiz Paz'], 'Ana Ruiz Paz'],
    [['Imię', 'Nazwisko'], ['Anna', 'Nowak'], 'Anna Nowak'],
    [['Nombre completo', 'Apellidos'], ['Ruiz Paz, Ana', 'Ruiz Paz'], 'Ruiz Paz, Ana'],
    [['Nombre', 'CURP'], ['Ana  Ruiz\u00a0Paz', ''], 'Ana Ruiz Paz'],
  ])('%j: the name of %j is %s', (headers, values, name) => {
    expect(
      read([
        ['Correo', ...headers],
        ['ana@example.com', ...values],
      ]).entries[0]?.person.name,
    ).toBe(name);
  });

  it('keeps the case and the inside of a password', () => {
    const roster = read([
      ['Correo', 'Contraseña'],
      ['ana@example.com', ' aB  c1 '],
    ]);
    expect(roster.entries[0]?.password).toBe('aB  c1');
  });
});
