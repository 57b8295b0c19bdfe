import { describe, expect, it } from 'vitest';
import { isFailure } from '../../../../src/domain/failure.ts';
import { presetIn } from '../../../fakes/preset-in.ts';
import { sureMapping } from '../../../../src/domain/roster/sure-mapping.ts';
import type { Field, Roster } from '../../../../src/domain/roster/roster.ts';
import type { RosterOptions } from '../../../../src/domain/roster/read-roster.ts';
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
const doubts = ({ understood }: Roster): string[] =>
  understood.roles.filter(({ sure }) => sure === 'doubtful').map(({ field, doubt }) => `${field} ${doubt}`);
const problem = (rows: Rows, options: Partial<RosterOptions> = {}): unknown => {
  try {
    read(rows, options);
    return 'read';
  } catch (error) {
    return isFailure(error) ? [error.code, error.values?.['reason']] : error;
  }
};
const subjectOf = (roster: Roster): string =>
  presetIn('es', { kind: 'payroll', mapping: sureMapping(roster), columns: roster.columns }).subject;

describe('an address column that is somebody else’s', () => {
  const under = (heading: string): Rows => [
    ['Emp ID', 'Employee name', heading, 'Net pay'],
    [1, 'Ana Ruiz', 'jefe1@empresa.example', 5000],
    [2, 'Eva Soto', 'jefe2@empresa.example', 5010],
    [3, 'Leo Paz', 'jefe1@empresa.example', 5021],
    [4, 'Iván Gil', 'jefe2@empresa.example', 5031],
  ];

  it.each([
    'ManagerEmail',
    'Manager email',
    'Correo del responsable',
    'E-mail lidera zespołu',
    'Team lead e-mail',
    'Correo coordinador',
    'Correo del tutor',
    'Email del padre',
    'E-mail kierownika',
    'Mother’s email',
    'SupervisorEmailAddress',
    'Adres e-mail opiekuna',
    'Emergency contact e-mail',
  ])('is never taken by itself: %s', (heading) => {
    expect(problem(under(heading))).toEqual(['sheet/column-missing', 'other-party']);
  });

  it.each(['Correo', 'Contacto', 'Zzz'])(
    'asks when each address serves several people, whatever it is called: %s',
    (heading) => {
      const roster = read(under(heading));
      expect(codesOf(roster.issues).filter((code) => code.endsWith('shared'))).toEqual(
        [2, 3, 4, 5].map((row) => `${row} recipient/shared`),
      );
    },
  );

  it('asks of two people, where nobody on the sheet has an address of their own', () => {
    const [head, ana, , leo] = under('Zzz');
    expect(codesOf(read([head!, ana!, leo!]).issues)).toEqual(['2 recipient/shared', '3 recipient/shared']);
  });

  it('counts people, not rows: one of two who share may stand in several', () => {
    const [head, ana, , leo] = under('Zzz');
    const eva = [5, 'Eva Soto', 'eva@empresa.example', 1];
    expect(codesOf(read([head!, ana!, [...ana!.slice(0, 3), 70], leo!, eva]).issues)).toEqual([
      '2 recipient/duplicate',
      '3 document/same-period',
      '3 recipient/duplicate',
      '4 recipient/duplicate',
    ]);
  });

  it('asks when it was chosen by hand, too', () => {
    const roster = read(under('ManagerEmail'), { mapping: { email: 'ManagerEmail' } });
    expect(codesOf(roster.issues)).toContain('2 recipient/shared');
  });

  it('two people of one household are asked about by name, and several invoices of one client are not', () => {
    const [head, ...people] = payroll;
    const couple = [head!, ...people, [4, 'Iván Paz', 'leo@empresa.example', days, 1]];
    expect(codesOf(read(couple).issues)).toEqual(['4 recipient/duplicate', '5 recipient/duplicate']);
    const invoices: Rows = [
      ['Factura', 'Cliente', 'Correo', 'Fecha', 'Total'],
      ['F-1', 'Uno SA', 'uno@cliente.example', '15/01/2026', 100],
      ['F-2', 'Uno SA', 'uno@cliente.example', '15/01/2026', 250],
      ['F-3', 'Dos SA', 'dos@cliente.example', '15/01/2026', 300],
    ];
    const roster = read(invoices, { kind: 'invoices' });
    expect(roster.issues).toEqual([]);
    expect(lettersOf(roster)).toMatchObject({ invoiceNumber: 'A', name: 'B', email: 'C', amount: 'E' });
    const [heading, one, ...others] = invoices;
    const group = read([heading!, one!, ['F-9', 'Tres SA', 'uno@cliente.example', '15/01/2026', 90], ...others], {
      kind: 'invoices',
    });
    expect(new Set(group.issues.map(({ code }) => code))).toEqual(new Set(['recipient/other-client']));
  });

  it('relatives are not even offered as copies; a superior is', () => {
    const beside = (heading: string) =>
      read([
        ['Nombre', 'Correo', heading],
        ['Ana Ruiz', 'ana@empresa.example', 'x@empresa.example'],
        ['Eva Soto', 'eva@empresa.example', 'y@empresa.example'],
      ]);
    expect(beside('Correo de la madre').proposedCc).toBeUndefined();
    expect(beside('Correo de la madre').understood.otherParties).toEqual([2]);
    expect(beside('Correo del jefe').proposedCc).toBe(2);
    expect(beside('Correo de la madre').issues).toEqual([]);
  });
});

describe('a group heading above the headings', () => {
  it.each([
    ['EMPLEADO', 'SUPERVISOR'],
    ['Pracownik', 'Przełożony'],
    ['Alumno', 'Padre o tutor'],
  ])('%s and %s: nobody is greeted by the name of the other', (own, other) => {
    const roster = read([
      [own, null, null, other, null, 'PAGO'],
      ['No.', 'Nombre', 'Correo', 'Nombre', 'Correo', 'Neto'],
      [1, 'Ana Ruiz', 'ana@empresa.example', 'Laura Jefa', 'laura@empresa.example', 5000],
      [2, 'Eva Soto', 'eva@empresa.example', 'Laura Jefa', 'laura@empresa.example', 5001],
    ]);
    expect(lettersOf(roster)).toEqual({ name: 'B', email: 'C', amount: 'F' });
    expect(namesOf(roster)).toEqual(['Ana Ruiz', 'Eva Soto']);
    expect(roster.understood.groups.map(({ text, otherParty }) => [text, otherParty])).toEqual([
      [own, false],
      [other, true],
      ['PAGO', false],
    ]);
    expect(roster.understood.otherParties).toEqual([3, 4]);
  });

  it.each([
    ['Persona de contacto', 'Trabajador'],
    ['Osoba kontaktowa', 'Dane pracownika'],
    ['Contact person', 'Employee'],
    ['Kto wypełnił', 'Pracownik'],
  ])('%s before %s: the same headings twice are the person’s where their group says so', (other, own) => {
    const roster = read([
      [other, null, own, null, null],
      ['Nombre', 'Correo', 'Nombre', 'Correo', 'Neto'],
      ['Laura Jefa', 'laura@casa.example', 'Ana Ruiz', 'ana@empresa.example', 1],
      ['Pablo Mar', 'pablo@casa.example', 'Eva Soto', 'eva@empresa.example', 2],
    ]);
    expect(toOf(roster)).toEqual(['ana@empresa.example', 'eva@empresa.example']);
    expect(namesOf(roster)).toEqual(['Ana Ruiz', 'Eva Soto']);
    expect(doubts(roster)).toEqual([]);
  });

  it('the same headings twice are a question where no group says whose they are', () => {
    const roster = read([
      ['Uno', null, 'Otro', null, null],
      ['Nombre', 'Correo', 'Nombre', 'Correo', 'Neto'],
      ['Laura Jefa', 'laura@casa.example', 'Ana Ruiz', 'ana@empresa.example', 1],
      ['Pablo Mar', 'pablo@casa.example', 'Eva Soto', 'eva@empresa.example', 2],
    ]);
    expect(doubts(roster)).toEqual(['email rival', 'name rival']);
  });

  it.each(['Datos de contacto', 'Dane kontaktowe', 'Contact details'])('%s are the person’s own', (group) => {
    const roster = read([
      [group, null, 'Pago'],
      ['Nombre', 'Correo', 'Neto'],
      ['Ana Ruiz', 'ana@empresa.example', 1],
      ['Eva Soto', 'eva@empresa.example', 2],
    ]);
    expect(lettersOf(roster)).toEqual({ name: 'A', email: 'B', amount: 'C' });
  });

  it('says which of several amounts is paid', () => {
    const roster = read([
      [null, null, 'DEVENGOS', 'RETENCIONES', 'LÍQUIDO'],
      ['Nombre', 'Correo', 'Importe', 'Importe', 'Importe'],
      ['Ana Ruiz', 'ana@empresa.example', 1800, 300, 1500],
      ['Eva Soto', 'eva@empresa.example', 1900, 320, 1580],
    ]);
    expect([lettersOf(roster).amount, doubts(roster)]).toEqual(['E', []]);
  });

  it('the other party may come first', () => {
    const roster = read([
      ['JEFE INMEDIATO', null, 'COLABORADOR', null, null],
      ['Nombre', 'Correo', 'Nombre', 'Correo', 'Neto'],
      ['Laura Jefa', 'laura@empresa.example', 'Ana Ruiz', 'ana@empresa.example', 1],
      ['Laura Jefa', 'laura@empresa.example', 'Eva Soto', 'eva@empresa.example', 2],
    ]);
    expect(toOf(roster)).toEqual(['ana@empresa.example', 'eva@empresa.example']);
    expect(namesOf(roster)).toEqual(['Ana Ruiz', 'Eva Soto']);
  });
});

describe('a role needs heading and content', () => {
  const beside = (heading: string, values: readonly CellInput[]) =>
    read([
      ['Nombre', 'Correo', heading],
      ...['Ana', 'Eva', 'Leo', 'Iván'].map((name, at) => [name, `p${at}@empresa.example`, values[at] ?? null]),
    ]);

  it.each<[string, readonly CellInput[]]>([
    ['Sueldo del mes', [12345.5, 12346.5, 12347.5, 12348.5]],
    ['Premia za miesiąc', [450, 451, 452, 453]],
    ['Hours per week', [40, 40, 40, 40]],
    ['Días trabajados en la semana', [6, 6, 6, 6]],
    ['Mes', [1200, 1300, 1400, 1500]],
    ['Periodo', ['NUOF880517F53', 'HERL791102N60', 'IAPA950130FI5', 'GUOS9909243K3']],
    ['Okres', ['$1,200.00', '$1,300.00', '$1,200.00', '$1,300.00']],
    ['Week', [740.25, 740.25, 740.25, 740.25]],
  ])('%s over %j is not the period', (heading, values) => {
    const roster = beside(heading, values);
    expect(lettersOf(roster)).not.toHaveProperty('period');
    expect(subjectOf(roster)).not.toContain('{{');
  });

  it.each<[string, readonly CellInput[]]>([
    ['Quincena', ['Quincena 23', 'Quincena 23', 'Quincena 23', 'Quincena 23']],
    ['Okres', ['Tydzień 12', 'Tydzień 12', 'Tydzień 13', 'Tydzień 12']],
    ['Semana', [9, 9, 9, 9]],
    ['Periodo', ['Aguinaldo', 'Aguinaldo', 'Aguinaldo', 'Aguinaldo']],
    ['Pay period', ['2026-Q22', '2026-Q22', '2026-Q22', '2026-Q23']],
    ['Mes', ['enero', 'enero', 'enero', 'enero']],
  ])('%s over %j is', (heading, values) => {
    expect(lettersOf(beside(heading, values))).toMatchObject({ period: 'C' });
  });

  it('the label is on the entry, dates are not labels', () => {
    expect(
      beside('Quincena', ['Quincena 09', 'QUINCENA 9', '1Q enero 2026', '2026-01']).entries.map((e) => e.periodLabel),
    ).toEqual([
      'quincena 9',
      'quincena 9',
      '',
      // The first fortnight of the year, or January: no dates.
      '2026 1',
    ]);
  });

  it('an empty column never beats a filled one', () => {
    const roster = read([
      ['Nombre', 'Nombre del empleado', 'Correo', 'Neto'],
      [null, 'Ana Ruiz', 'ana@empresa.example', 1],
      [null, 'Eva Soto', 'eva@empresa.example', 2],
    ]);
    expect(lettersOf(roster)).toMatchObject({ name: 'B' });
  });

  it('two columns that could both be it are a question, and the ready-made text prints neither', () => {
    const roster = read([
      ['Nombre', 'Trabajador', 'Correo'],
      ['Ana Ruiz', 'Ana María Ruiz', 'ana@empresa.example'],
      ['Eva Soto', 'Eva Lucía Soto', 'eva@empresa.example'],
    ]);
    expect(doubts(roster)).toEqual(['name rival']);
    expect(roster.understood.roles.find(({ field }) => field === 'name')?.rivals).toEqual([1]);
    expect(sureMapping(roster)).toEqual({ email: 2 });
  });

  it.each<[string, Field]>([
    ['EmployeeName', 'name'],
    ['firstName', 'firstName'],
    ['IDEmpleado', 'employeeNumber'],
  ])('%s is read as its words', (heading, field) => {
    const values = field === 'employeeNumber' ? [1, 2, 3, 4] : ['Ana', 'Eva', 'Leo', 'Iván'];
    const roster = read([['Correo', heading], ...values.map((value, at) => [`p${at}@empresa.example`, value])]);
    expect(lettersOf(roster)).toMatchObject({ [field]: 'B' });
  });
});

describe('the heading row', () => {
  const people = payroll.slice(1);
  it.each<[string, Rows, number]>([
    ['a line with the period', [['RECIBOS'], ['Periodo:', 'Quincena 1 de enero 2026'], [], ...payroll], 4],
    [
      'a line with a contact',
      [['Empresa SA', 'nomina@empresa.example'], ['Correo:', 'rh@empresa.example'], ...payroll],
      3,
    ],
    ['a contact in the column of addresses', [[null, null, 'rh@empresa.example'], [], ...payroll], 3],
    ['three lines of text', [['Nómina'], ['Correo', 'Nombre', 'Periodo'], ['Emitida', '15/01/2026'], ...payroll], 4],
    ['a title with header words', [['Nombre del patrón: Uno', 'Correo: x'], ...payroll], 2],
    [
      'an example',
      [['No. Empleado', 'Nombre', 'Correo (ejemplo: nombre@empresa.com)', 'Periodo', 'Neto'], ...people],
      1,
    ],
    ['an example in brackets', [['Clave', 'Nombre', 'Correo <nombre@empresa.com>', 'Periodo', 'Neto'], ...people], 1],
    ['units below it', [payroll[0]!, [null, null, null, null, 'MXN'], ...people], 1],
    ['25 lines above it', [...Array.from({ length: 25 }, (_, at) => [`Nota ${at}`]), ...payroll], 26],
  ])('is right above the people, whatever stands there: %s', (_name, rows, row) => {
    const roster = read(rows);
    expect(roster.understood.headingRow).toBe(row);
    expect(toOf(roster)).toEqual(['ana@empresa.example', 'eva@empresa.example', 'leo@empresa.example']);
    expect(namesOf(roster)).toEqual(['Ana Ruiz', 'Eva Soto', 'Leo Paz']);
  });

  it('has dates for headings, and a group above, and its names are found', () => {
    const date = (value: number) => ({ value, text: '01/01/22', format: 'dd/mm/yy' });
    const roster = read([
      ['Employee Payroll'],
      [null, null, null, 'Hours Worked', null, null, 'Jan Pay'],
      ['Last Name', 'First Name', 'Hourly Wage', date(44562), date(44569), 'E-mail', null],
      ['Rey', 'Ines', 150, 40, 41, 'worker4@shop.example', 6000],
      ['Soto', 'Fabio', 250, 42, 55, 'worker5@shop.example', 6100],
    ]);
    expect(roster.understood.headingRow).toBe(3);
    expect(namesOf(roster)).toEqual(['Ines Rey', 'Fabio Soto']);
    expect(roster.columns[6]?.header).toBe('Jan Pay');
  });

  it('can be chosen', () => {
    const roster = read(
      [
        ...payroll,
        [],
        ['No.', 'Nombre', 'Correo', 'Mes', 'Beca'],
        [7, 'Nora Lara', 'nora@empresa.example', 'enero 2026', 1],
      ],
      {
        headingRow: 6,
      },
    );
    expect(namesOf(roster)).toEqual(['Nora Lara']);
  });

  it('a list of nothing but addresses has none, or one cell', () => {
    expect(toOf(read([['a@lista.example'], ['b@lista.example']]))).toHaveLength(2);
    expect(toOf(read([['Correo electrónico'], ['a@lista.example']]))).toEqual(['a@lista.example']);
  });
});
