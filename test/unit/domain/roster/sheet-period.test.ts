import { describe, expect, it } from 'vitest';
import { peopleRange } from '../../../../src/domain/roster/people-range.ts';
import { readRoster } from '../../../../src/domain/roster/read-roster.ts';
import { fitPeriod } from '../../../../src/domain/pairing/period-fit.ts';
import { documentKeys } from '../../../../src/domain/sending/document-key.ts';
import { gridOf, ownHeaders, read, type CellInput } from './grid-of.ts';

type Rows = readonly (readonly CellInput[])[];

const list: Rows = [
  ['No.', 'Nombre', 'Correo', 'Neto'],
  [1, 'Ana Ruiz', 'ana@empresa.example', 5000],
  [2, 'Eva Soto', 'eva@empresa.example', 5010],
];
const under = (...lines: Rows) => read([...lines, ...list]);
const periodOf = (...lines: Rows): string | undefined => {
  const [first] = under(...lines).entries;
  return first?.period === undefined ? first?.periodLabel : `${first.period.from}/${first.period.to}`;
};
const date = (value: number, text: string) => ({ value, text, format: 'dd/mm/yyyy' });

describe('a line above the list names everybody’s period', () => {
  it.each<[string, Rows]>([
    ['quincena 1', [['Periodo:', 'Quincena 1']]],
    ['quincena 1', [['Empresa SA'], ['PERIODO', 'QUINCENA 01'], []]],
    ['semana 48', [['Semana 48']]],
    ['week 48', [['Pay period: Week 48', 'Pay date: 30/11/2026']]],
    ['week 48', [['Previous period: Week 47', 'Pay period: Week 48']]],
    ['22', [['No. de periodo:', '22', 'Tipo:', 'Quincenal']]],
    ['tydzien 12', [['Okres: Tydzień 12']]],
    ['2026-11-16/2026-11-30', [['Periodo: 22 Quincenal del 16/11/2026 al 30/11/2026']]],
    ['2026-11-01/2026-11-30', [['Okres rozliczeniowy:', 'listopad 2026']]],
    ['2026-11-01/2026-11-15', [['Periodo', date(46327, '01/11/2026'), 'al', date(46341, '15/11/2026')]]],
  ])('%s of %j', (period, lines) => {
    expect(periodOf(...lines)).toBe(period);
  });

  it.each<[Rows]>([
    [[['Nómina semanal']]],
    [[['Fecha de pago: 30/11/2026']]],
    [[['Ejercicio:', 2026]]],
    [[['Periodo:']]],
    [[['Sueldo del mes', 12_000.5]]],
    [[['Lista de raya', 'Semana', 'Importe']]],
    [[['Periodo anterior: diciembre 2025']]],
    [[['Periodo anterior diciembre 2025']]],
    [[['Periodo de vacaciones:', '01/12/2025 al 15/12/2025']]],
    [[['Previous pay period: Week 47']]],
    [[['Periodo anterior:', 'Semana 47']]],
    [[['Last period: Week 47']]],
    [[['Mes pasado:', 'diciembre 2025']]],
    [[['Poprzedni okres: grudzień 2025']]],
    [[['Okres urlopu: grudzień 2025']]],
  ])('and not %j', (lines) => {
    expect(periodOf(...lines)).toBe('');
  });

  it('is shown with its row, and a column says more than a line', () => {
    expect(under(['Uno SA'], ['Periodo: Quincena 1']).understood.period).toEqual({ row: 2, text: 'Quincena 1' });
    const roster = read([
      ['Periodo: Quincena 1'],
      ['Nombre', 'Correo', 'Quincena'],
      ['Ana Ruiz', 'ana@empresa.example', 'Quincena 2'],
    ]);
    expect([roster.understood.period, roster.entries[0]?.periodLabel]).toEqual([undefined, 'quincena 2']);
  });

  it('says nothing where somebody chose that there is none, nor of invoices', () => {
    const lines: Rows = [['Periodo: Quincena 1'], ...list];
    expect(read(lines, { mapping: { period: '' } }).entries[0]?.periodLabel).toBe('');
    expect(read(lines, { kind: 'invoices' }).entries[0]?.periodLabel).toBe('');
  });

  it('is read above a table of Excel, too', () => {
    const whole = gridOf([['Periodo:', 'Quincena 3'], [], ...list]);
    const table = { id: '1', name: 'Tabla1', hasTotals: false };
    const grid = peopleRange(whole, [{ table, firstRow: 3, rowCount: 3, firstColumn: 0, columnCount: 4 }]);
    const roster = readRoster(grid, { ownHeaders, recipients: 'ask', kind: 'payroll' });
    expect(roster.entries.map(({ periodLabel }) => periodLabel)).toEqual(['quincena 3', 'quincena 3']);
  });

  describe('a lone day of it', () => {
    const pdf = (from: string, to: string) => ({ period: { from, to }, payDate: undefined });
    const [week, next, month, before] = [
      pdf('2026-01-19', '2026-01-25'),
      pdf('2026-01-25', '2026-01-31'),
      pdf('2026-01-01', '2026-01-31'),
      pdf('2026-01-12', '2026-01-18'),
    ];
    const fitting = (...lines: Rows) => {
      const [entry] = under(...lines).entries;
      const fits = (facts: typeof week) => fitPeriod(facts, entry?.period) !== 'outside';
      return [week, next, month, before].map(fits);
    };

    it.each<[Rows]>([
      [[['Week ending: 25/01/2026']]],
      [[['Week ending 25/01/2026']]],
      [[['Period ending:', date(46047, '25/01/2026')]]],
      [[['Period ending 25 January 2026']]],
      [[['W/E: 25/01/2026']]],
      [[['Semana al 25/01/2026']]],
      [[['Semana que termina el: 25/01/2026']]],
      [[['Okres do: 25.01.2026']]],
    ])('is the last one of the file’s days: %j', (lines) => {
      expect(fitting(...lines)).toEqual([true, false, false, false]);
    });

    it('lies in the file’s days where nothing says that it is the last', () => {
      expect(fitting(['Semana: 21/01/2026'])).toEqual([true, false, true, false]);
    });

    it('is its last in a column headed so, one of its days under a period, and of the days of payment nothing but that', () => {
      const fits = (heading: string) => {
        const roster = read([
          ['Name', 'Email', heading],
          ['Ann Reyes', 'ann@co.example', '25/01/2026'],
        ]);
        return [week, month, before].map((facts) => fitPeriod(facts, roster.entries[0]?.period) !== 'outside');
      };
      expect([fits('Week ending'), fits('Pay date'), fits('Period')]).toEqual([
        [true, false, false],
        [false, false, false],
        [true, true, false],
      ]);
    });
  });

  it('two of them are two documents, and one is one', async () => {
    const weak = async (line: string) => {
      const [entry] = under([line]).entries;
      return (await documentKeys({ entry: entry!, kind: 'payroll', uuid: '', period: undefined, files: [] })).weak;
    };
    const [first, second, again] = await Promise.all(
      ['Periodo: Quincena 1', 'Periodo: Quincena 2', 'PERIODO: quincena 01'].map(weak),
    );
    expect([first === second, first === again]).toEqual([false, true]);
  });
});
