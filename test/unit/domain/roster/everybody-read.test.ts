import { describe, expect, it } from 'vitest';
import type { Roster } from '../../../../src/domain/roster/roster.ts';
import { codesOf, lettersOf, read, type CellInput } from './grid-of.ts';

type Rows = readonly (readonly CellInput[])[];

const days = '01/01/2026 al 15/01/2026';
const payroll: Rows = [
  ['No. Empleado', 'Nombre', 'Correo', 'Periodo', 'Neto'],
  [1, 'Ana Ruiz', 'ana@empresa.example', days, 5000],
  [2, 'Eva Soto', 'eva@empresa.example', days, 5010.5],
  [3, 'Leo Paz', 'leo@empresa.example', days, 5021],
];

const toOf = ({ entries }: Roster): string[] => entries.flatMap(({ recipients }) => recipients.map((to) => to.address));
const namesOf = ({ entries }: Roster): string[] => entries.map(({ person }) => person.name);

describe('nobody is left out unsaid', () => {
  const unread = ({ understood }: Roster) => understood.unread.map(({ where, rows }) => [where, rows]);

  it('blank rows inside are read over', () => {
    const [head, ...people] = payroll;
    expect(toOf(read([head!, people[0]!, [], [], [], [], people[1]!, people[2]!]))).toHaveLength(3);
  });

  it('a second list below with headings of its own is said with its rows', () => {
    const roster = read([
      ...payroll,
      [],
      ['BECARIOS'],
      ['No.', 'Nombre del becario', 'Correo electrónico', 'Periodo', 'Beca'],
      [7, 'Nora Lara', 'nora@empresa.example', days, 5063],
      [8, 'Raúl Mora', 'raul@empresa.example', days, 5073],
    ]);
    expect(toOf(roster)).toHaveLength(3);
    expect(unread(roster)).toEqual([['below', [8, 9]]]);
    expect(roster.issues).toMatchObject([{ code: 'sheet/people-unread', row: 0, values: { rows: '8–9', count: 2 } }]);
  });

  it('the same headings again on the next page are one list', () => {
    const roster = read([...payroll, ...payroll.slice(0, 1), [4, 'Iván Gil', 'ivan@empresa.example', days, 1]]);
    expect(toOf(roster)).toHaveLength(4);
    expect(unread(roster)).toEqual([]);
  });

  it('a second list beside is said, and lends its columns to nobody', () => {
    const beside = (at: number, list: Rows) =>
      payroll.map((row, index) => [...row, ...Array<null>(at).fill(null), ...list[index]!]);
    const other: Rows = [
      ['No. Empleado', 'Nombre', 'Correo', 'Fecha de pago', 'Neto'],
      [7, 'Nora Lara', 'nora@empresa.example', '31/01/2026', 5063],
      [8, 'Raúl Mora', 'raul@empresa.example', '31/01/2026', 5073],
      [9, 'Inés Rey', 'ines@empresa.example', '31/01/2026', 5084],
    ];
    for (const gap of [0, 1, 2]) {
      const roster = read(beside(gap, other));
      expect(lettersOf(roster)).toEqual({ employeeNumber: 'A', name: 'B', email: 'C', period: 'D', amount: 'E' });
      expect(namesOf(roster)).toEqual(['Ana Ruiz', 'Eva Soto', 'Leo Paz']);
      expect(unread(roster)).toEqual([['beside', [2, 3, 4]]]);
    }
  });

  it('subtotals are sums, and lines of a merged person are told as lines', () => {
    const roster = read([
      ['Pracownik', 'E-mail', 'Składnik', 'Kwota netto'],
      ['Ana Ruiz', 'ana@empresa.example', 'zasadnicze', 5000],
      [null, null, 'premia', 700],
      [null, null, 'bony', 300],
      ['Ana Ruiz Suma', null, null, 6000],
      ['Eva Soto', 'eva@empresa.example', 'zasadnicze', 5010.5],
      ['Suma końcowa', null, null, 15000],
    ]);
    expect(namesOf(roster)).toEqual(['Ana Ruiz', 'Eva Soto']);
    expect(codesOf(roster.issues)).toEqual(['3 row/continued', '4 row/continued', '5 row/total', '7 row/total']);
    expect(roster.understood.leftOut).toEqual([
      { reason: 'total', rows: [5, 7] },
      { reason: 'continued', rows: [3, 4] },
    ]);
  });

  it.each(['Sales Total', 'Total Ventas', 'Grand Total', 'Ventas Subtotal', 'Produkcja Razem'])(
    '%s is a sum',
    (text) => {
      expect(codesOf(read([...payroll, [text, null, null, null, 9]]).issues)).toEqual(['5 row/total']);
    },
  );

  it('formulas that make half an address of nothing are empty rows', () => {
    const filler = Array.from({ length: 36 }, (): CellInput[] => [null, ' ', '@empresa.example', null, 0]);
    const roster = read([...payroll, ...filler]);
    expect(toOf(roster)).toHaveLength(3);
    expect(roster.issues).toEqual([]);
    expect(codesOf(read([...payroll, [4, 'Iván Gil', '@empresa.example', days, 1]]).issues)).toEqual([
      '5 recipient/invalid',
    ]);
  });
});

describe('who stands under the list', () => {
  const plain: Rows = payroll.map(([number, name, email, , net]) => [number!, name!, email!, net!]);
  it.each<[string, CellInput]>([
    ['a label', 'Elaboró:'],
    ['a word of who signs', 'Autorizó'],
    ['a word in Polish', 'Sporządziła'],
    ['a word in English', 'Prepared by'],
    ['no word, after a gap, and nothing to pay', 'Gestoría'],
  ])('gets no receipt, and is said: %s', (_name, label) => {
    const roster = read([
      ...plain,
      [],
      [label, 'Rosa Vela', 'rosa@empresa.example'],
      ['', 'Iván Gil', 'ivan@empresa.example'],
    ]);
    expect(toOf(roster)).toEqual(['ana@empresa.example', 'eva@empresa.example', 'leo@empresa.example']);
    expect(roster.understood.leftOut).toEqual([{ reason: 'nobody', rows: [6, 7] }]);
    expect(roster.understood.unread).toMatchObject([{ where: 'below', rows: [6, 7] }]);
  });

  it('where nobody’s pay stands in the list, a label says who signed it', () => {
    const unpaid: Rows = plain.map((row) => row.slice(0, 3));
    const roster = read([...unpaid, ['Revisó:', 'Rosa Vela', 'rosa@empresa.example']]);
    expect(toOf(roster)).toHaveLength(3);
    expect(roster.understood.unread).toMatchObject([{ where: 'below', rows: [5] }]);
  });

  it('somebody after a gap who is paid, or where others are not, is read', () => {
    const nora = (net: CellInput): Rows => [[], [4, 'Nora Lara', 'nora@empresa.example', net]];
    expect(toOf(read([...plain, ...nora(1)]))).toHaveLength(4);
    const unpaid: Rows = plain.map((row, at) => (at === 2 ? row.slice(0, 3) : row));
    expect(toOf(read([...unpaid, ...nora(null)]))).toHaveLength(4);
  });

  it('the headings of departments are nobody, a name alone is somebody', () => {
    const [head, ...people] = plain;
    const roster = read([head!, ['DEPARTAMENTO: Ventas'], ...people, ['Almacén'], [null, 'Nora Lara']]);
    expect(roster.understood.leftOut).toEqual([{ reason: 'nobody', rows: [2, 6] }]);
    expect(codesOf(roster.issues)).toEqual(['7 recipient/missing']);
  });
});

describe('who is who', () => {
  it('both surnames make the name', () => {
    const roster = read([
      ['Nombre(s)', 'Apellido paterno', 'Apellido materno', 'Correo', 'Periodo'],
      ['Juan', 'García', 'López', 'p1@empresa.example', days],
      ['Juan', 'García', 'Pérez', 'p2@empresa.example', days],
    ]);
    expect(namesOf(roster)).toEqual(['Juan García López', 'Juan García Pérez']);
    expect(roster.issues).toEqual([]);
    const spain = read([
      ['Primer apellido', 'Segundo apellido', 'Nombre', 'Correo', 'Mes'],
      ['García', 'López', 'Juan', 'p1@empresa.example', 'enero 2026'],
      ['García', 'Pérez', 'Juan', 'p2@empresa.example', 'enero 2026'],
    ]);
    expect(namesOf(spain)).toEqual(['Juan García López', 'Juan García Pérez']);
    expect(spain.issues).toEqual([]);
  });

  it.each([
    ['Persona 1', 'Persona 2'],
    ['María Pena', 'María Pera'],
    ['Ana R. Soto', 'Ana S. Soto'],
    ['李 Wei', '王 Wei'],
  ])('%s and %s are two people', (a, b) => {
    const roster = read([
      ['Nombre', 'Correo', 'Periodo'],
      [a, 'p1@empresa.example', days],
      [b, 'p2@empresa.example', days],
    ]);
    expect(roster.issues).toEqual([]);
  });

  it.each([
    ['Invoice no.', 'Customer', 'Email'],
    ['Nr faktury', 'Klient', 'E-mail'],
    ['Folio', 'Cliente', 'Correo'],
  ])('invoices by %s: several of one client, and the same number twice asks', (number, client, mail) => {
    const rows: Rows = [
      [number, client, mail],
      ['A-1', 'Uno SA', 'uno@cliente.example'],
      ['A-2', 'Uno SA', 'uno@cliente.example'],
      ['A-2', 'Uno SA', 'uno@cliente.example'],
    ];
    const roster = read(rows, { kind: 'invoices' });
    expect(namesOf(roster)[0]).toBe('Uno SA');
    expect(codesOf(roster.issues)).toEqual(['4 document/same-period']);
  });
});

describe('text is text', () => {
  it('a column is chosen by its heading in any spelling of quotes, dashes, spaces and accents', () => {
    const rows: Rows = [
      ['Employee’s name', 'Correo electro\u0301nico', 'Premia „uznaniowa”', 'Pay\u00a0– net'],
      ['Ana', 'ana@empresa.example', 1, 2],
    ];
    for (const [field, header, column] of [
      ['name', "Employee's name", 0],
      ['email', 'Correo electrónico', 1],
      ['amount', 'Premia "uznaniowa"', 2],
      ['amount', 'Pay - net', 3],
    ] as const) {
      expect(read(rows, { mapping: { [field]: header } }).mapping[field]).toBe(column);
    }
  });
});

describe('day and month', () => {
  const sheetOf = (...dates: string[]) =>
    read([
      ['Nombre', 'Correo', 'Fecha de pago', 'Alta'],
      ...dates.map((date, at) => [`P ${at}`, `p${at}@x.mx`, '02/05/2026', date]),
    ]);

  it('have one order in a column, and in a sheet where a column leaves it open', () => {
    const { entries } = sheetOf('01/31/2026', '03/04/2026');
    expect(entries[0]?.period).toMatchObject({ from: '2026-02-05', to: '2026-02-05' });
    expect(entries[1]?.fields.get('Alta')).toMatchObject({ period: { from: '2026-03-04' } });
    expect(sheetOf('31/01/2026', '03/04/2026').entries[0]?.period?.from).toBe('2026-05-02');
  });
});
