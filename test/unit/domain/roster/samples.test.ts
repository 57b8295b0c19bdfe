import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRoster } from '../../../../src/domain/roster/read-roster.ts';
import { doubtfulRoles } from '../../../../src/domain/roster/shape.ts';
import { codesOf, gridOf, lettersOf, ownHeaders, type CellInput } from './grid-of.ts';

const folder = new URL('../../../../../shared/samples/sheets/', import.meta.url);
const present = existsSync(folder);
if (!present) console.info('skipped: the shared sample sheets are not beside this project');

interface Sample {
  readonly rows: readonly (readonly CellInput[])[];
  readonly hiddenRows?: readonly number[];
  readonly csv?: string;
  readonly expect: {
    readonly headerRow: number;
    readonly columns: Readonly<Record<string, string | readonly string[]>>;
  };
}

const sampleOf = (name: string): Sample => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Sample;

const readSample = (name: string) => {
  const sample = sampleOf(name);
  const grid = gridOf(sample.rows, { hiddenRows: sample.hiddenRows ?? [], decimalSeparator: '.' });
  return { sample, roster: readRoster(grid, { ownHeaders, recipients: 'ask', kind: 'payroll' }) };
};

describe.skipIf(!present)('the sample sheets', () => {
  it.each([
    'en-two-email-columns',
    'es-es-nomina',
    'es-mx-quincena-titulo-combinado',
    'es-mx-simple-csv-semicolon',
    'pl-lista-plac',
  ])('%s: header row and columns are found as expected, and beyond doubt', (name) => {
    const { sample, roster } = readSample(name);
    const { cc, email, ...columns } = sample.expect.columns;
    expect(roster.grid.rows[roster.headerIndex]?.row).toBe(sample.expect.headerRow);
    expect({
      ...lettersOf(roster),
      email: roster.emailChoices.map((column) => roster.columns[column]!.letters),
    }).toEqual({
      ...columns,
      email: [email].flat(),
    });
    expect(roster.columns[roster.proposedCc ?? -1]?.letters).toBe(cc);
    expect(roster.headerless).toBe(false);
    expect(doubtfulRoles(roster, new Set())).toEqual([]);
  });

  it('the quincena sheet: hidden, blank, twice, broken, left and total rows', () => {
    const { roster } = readSample('es-mx-quincena-titulo-combinado');
    expect(roster.entries.map(({ row }) => row)).toEqual([5, 6, 7, 8, 10, 11, 12, 13, 14, 15]);
    expect(codesOf(roster.issues)).toEqual([
      '6 recipient/several',
      '7 row/hidden',
      '10 recipient/invalid',
      '11 recipient/missing',
      '12 recipient/invalid',
      '14 document/same-period',
      '15 row/left-company',
      '16 row/total',
    ]);
    expect(roster.issues.find(({ row }) => row === 14)?.values).toMatchObject({ other: 'E5' });
    expect(roster.entries[3]).toMatchObject({
      person: { taxId: 'IAPA950130FI5', employeeNumber: '0044' },
      recipients: [{ name: '', address: 'Ana.Sofia@example.com' }],
      cc: [],
      period: { from: '2026-01-01', to: '2026-01-15' },
      amount: 4877.31,
      language: 'es',
      password: 'IAPA950130FI5',
    });
  });

  it('the Polish list: none, several, and a total without a name of its own', () => {
    const { roster } = readSample('pl-lista-plac');
    expect(codesOf(roster.issues)).toEqual(['5 recipient/several', '6 recipient/missing', '8 row/total']);
    expect(roster.issues[1]?.values).toMatchObject({ word: 'brak', cell: 'E6' });
    expect(roster.entries.map(({ amount }) => amount)).toEqual([5432.1, 4980, 6001, 3900.99]);
    expect(roster.entries.map(({ person }) => person.employeeNumber)).toEqual(['00012', '00013', '00014', '00015']);
    expect(roster.entries[3]).toMatchObject({ person: { nationalId: '' }, language: '' });
    expect(roster.entries[0]?.period).toEqual({ from: '2026-01-01', to: '2026-01-31' });
  });

  it('the English sheet: the plain address is preset, a sent row is left out, the other address is named', () => {
    const { roster } = readSample('en-two-email-columns');
    expect(lettersOf(roster).email).toBe('D');
    expect(codesOf(roster.issues)).toEqual(['2 row/already-sent', '3 recipient/missing', '5 row/already-sent']);
    expect(roster.issues[1]?.values).toMatchObject({ other: 'Personal Email', otherCell: 'E3' });
    expect(roster.entries.map(({ amount }) => amount)).toEqual([3100.5, 2999, -120, 46038]);
    expect(roster.entries.map(({ person }) => person.name)).toEqual([
      'Ann O’Neil',
      'Zoë van der Berg',
      '李 Wei',
      'Sam Smith',
    ]);
    expect(roster.entries[3]?.period).toEqual({ from: '2026-01-01', to: '2026-01-31' });
  });

  it('the semicolon CSV: decimal commas and folios', () => {
    const { roster } = readSample('es-mx-simple-csv-semicolon');
    expect(roster.issues).toEqual([]);
    expect(roster.entries[0]).toMatchObject({ amount: 5363, uuid: 'F0DB6372-EC4D-43D5-9901-D18C6E713425' });
  });

  it('the Spanish sheet: net pay wins over gross and deductions', () => {
    const { roster } = readSample('es-es-nomina');
    expect(roster.entries.map(({ amount }) => amount)).toEqual([1718.8, 1603.4, 1600.8]);
    expect(roster.issues).toEqual([]);
  });

  it('300 rows of a public data set with an address column added are all read', () => {
    const lines = readFileSync(new URL('public-hr-india-300.csv', folder), 'utf8').trim().split('\n');
    const rows = lines.map((line, index) => [
      ...line.trim().split(','),
      index === 0 ? 'e_mail' : `person${index}@example.com`,
    ]);
    const roster = readRoster(gridOf(rows), { ownHeaders, recipients: 'ask', kind: 'payroll' });
    expect(lettersOf(roster)).toEqual({ employeeNumber: 'A', firstName: 'B', lastName: 'C', email: 'R' });
    expect(roster.entries).toHaveLength(lines.length - 1);
    expect(roster.entries[0]?.person).toMatchObject({ name: 'Rohit Soman', employeeNumber: 'SM - 00001' });
    expect(roster.issues).toEqual([]);
  });
});
