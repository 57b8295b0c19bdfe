import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from './run-size.ts';
import { isFailure } from '../../../src/domain/failure.ts';
import { gridOf, ownHeaders, read, type CellInput } from '../../unit/domain/roster/grid-of.ts';
import { readRoster } from '../../../src/domain/roster/read-roster.ts';

const cell: fc.Arbitrary<CellInput> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      null,
      'Correo',
      'Nombre',
      'Neto',
      'RFC',
      'Estatus',
      'ana@example.com',
      'brak',
      'TOTAL',
      '#N/A',
      '5,363.00',
      'Enero 2026',
      'x',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.double({ noNaN: false }) },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.constant({ error: '#REF!' }) },
);

describe('whatever a sheet holds', () => {
  it('it is read or refused as a sheet, and every row is accounted for once', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 12 }), fc.boolean(), (rows, useCc) => {
        const grid = gridOf(rows);
        try {
          const roster = readRoster(grid, { ownHeaders, recipients: 'ask', kind: 'payroll', useCc });
          const seen = roster.entries.map(({ row }) => row);
          expect(new Set(seen).size).toBe(seen.length);
          expect(seen.every((row) => row > roster.headerIndex + 1)).toBe(true);
          const known = new Set([0, ...grid.rows.map(({ row }) => row)]);
          for (const found of roster.issues) expect(known.has(found.row)).toBe(true);
          const unsendable = roster.entries.filter(({ recipients }) => recipients.length === 0).map(({ row }) => row);
          const explained = new Set(roster.issues.map(({ row }) => row));
          expect(unsendable.every((row) => explained.has(row))).toBe(true);
        } catch (error) {
          expect(isFailure(error) && error.code.startsWith('sheet/')).toBe(true);
        }
      }),
      runs(1_000),
    );
  });
});

describe('the order of columns and blank rows above', () => {
  const columns: readonly (readonly CellInput[])[] = [
    ['No. Empleado', '0007', '0012', '0031'],
    ['Nombre del trabajador', 'Ana Ruiz', 'Eva Soto', 'Leo Paz'],
    ['R.F.C.', 'NUOF880517F53', 'HERL791102N60', 'HERL910823BH0'],
    ['Correo', 'ana@example.com', 'eva@example.com', 'leo@example.com'],
    ['Correo personal', 'ana@example.org', 'eva@example.org', 'leo@example.org'],
    ['Correo jefe', 'jefa@example.com', 'jefa@example.com', ''],
    ['Periodo', 'Enero 2026', 'Enero 2026', 'Enero 2026'],
    ['Total percepciones', '9,000.00', '8,000.00', '7,000.00'],
    ['Neto a pagar', '5,363.00', '6,211.90', '5,939.20'],
    ['Contraseña PDF', 'uno', 'dos', 'tres'],
    ['Puesto', 'A', 'B', 'C'],
  ];
  const meaning = {
    'No. Empleado': 'employeeNumber',
    'Nombre del trabajador': 'name',
    'R.F.C.': 'taxId',
    Correo: 'email',
    'Correo jefe': 'cc',
    Periodo: 'period',
    'Neto a pagar': 'amount',
    'Contraseña PDF': 'password',
  };

  it('change nothing in what the columns mean and who the people are', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...columns], { minLength: columns.length }),
        fc.integer({ min: 0, max: 4 }),
        (order, above) => {
          const rows = [0, 1, 2, 3].map((index) => order.map((column) => column[index] ?? null));
          const roster = read([...Array.from({ length: above }, () => []), ...rows]);
          const found = roster.columns.flatMap(({ header, field }) => (field === undefined ? [] : [[header, field]]));
          expect(Object.fromEntries(found)).toEqual(meaning);
          expect(
            roster.entries.map(({ person, recipients, amount }) => [person.name, recipients[0]?.address, amount]),
          ).toEqual([
            ['Ana Ruiz', 'ana@example.com', 5363],
            ['Eva Soto', 'eva@example.com', 6211.9],
            ['Leo Paz', 'leo@example.com', 5939.2],
          ]);
          expect(roster.issues).toEqual([]);
        },
      ),
      runs(300),
    );
  });
});

describe('every address on a sheet', () => {
  const person = fc.constantFrom<CellInput[]>(
    ['Nombre', 'Correo', 'Neto'],
    ['Puesto', 'E-mail', 'Total'],
    [],
    ['TOTAL'],
    ['Notas'],
  );
  const line = fc.oneof(
    { weight: 3, arbitrary: fc.nat(99).map((at): CellInput[] => [`Persona ${at}`, `p${at}@empresa.mx`, at]) },
    { weight: 1, arbitrary: person },
    { weight: 1, arbitrary: fc.nat(9).map((at): CellInput[] => ['x', null, null, null, `o${at}@otra.mx`]) },
    { weight: 1, arbitrary: fc.nat(9).map((at): CellInput[] => [null, null, 'a', 'b', 'c', `z${at}@otra.mx`]) },
  );

  it('is a recipient’s, another party’s, or named as not read', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
        const rows = [['Nombre', 'Correo', 'Neto'], ...lines];
        const grid = gridOf(rows);
        try {
          const { entries, understood, headerIndex, emailChoices } = readRoster(grid, {
            ownHeaders,
            recipients: 'ask',
            kind: 'payroll',
          });
          const named = new Set(
            understood.unread.flatMap((each) => each.rows.flatMap((row) => each.columns.map((at) => `${at}${row}`))),
          );
          const readRows = new Set(entries.map(({ row }) => row));
          for (const { row, cells } of grid.rows) {
            cells.forEach(({ text }, column) => {
              if (!text.includes('@') || row <= headerIndex + 1) return;
              const recipient = readRows.has(row) && emailChoices.includes(column);
              const other = understood.otherParties.includes(column);
              expect(recipient || other || named.has(`${'ABCDEF'[column]}${row}`)).toBe(true);
            });
          }
        } catch (error) {
          expect(isFailure(error) && error.code.startsWith('sheet/')).toBe(true);
        }
      }),
      runs(500),
    );
  });
});
