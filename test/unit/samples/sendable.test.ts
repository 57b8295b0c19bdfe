import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { emptyCell, type Cell, type Grid } from '../../../src/domain/grid.ts';
import { doubtfulRoles } from '../../../src/domain/roster/shape.ts';
import { readRoster } from '../../../src/domain/roster/read-roster.ts';

const samples = resolve(import.meta.dirname, '../../../samples');
const none = { status: '\u0001', sentAt: '\u0002', sentTo: '\u0003', receiptId: '\u0004' };

const cellOf = (value: unknown): Cell =>
  value === null || value === undefined
    ? emptyCell
    : { kind: typeof value === 'number' ? 'number' : 'text', value: value as string | number, text: String(value), format: '' };

/** The book's first sheet as the add-in would read it. */
async function gridOf(book: string): Promise<Grid> {
  const sheet = (await openXlsx(readFileSync(join(samples, book)), { readStyles: true })).sheets[0]!;
  const columnCount = Math.max(...sheet.rows.map((row) => row.length));
  return {
    sheet: sheet.name,
    sheetId: '1',
    firstColumn: 0,
    columnCount,
    hiddenColumns: [],
    rows: sheet.rows.map((row, i) => ({ row: i + 1, hidden: false, cells: row.map(cellOf) })),
    date1904: false,
    decimalSeparator: '.',
  };
}

// `npm start` sends every row of a sample: none may need a decision.
describe.each([
  { book: 'nomina-quincena.xlsx', folder: 'recibos', people: 14, from: '2026-01-01', to: '2026-01-15', named: 'uuid' },
  { book: 'lista-plac.xlsx', folder: 'paski', people: 6, from: '2026-01-01', to: '2026-01-31', named: 'nationalId' },
  { book: 'payslips.xlsx', folder: 'payslips', people: 6, from: '2026-01-01', to: '2026-01-31', named: 'employeeNumber' },
] as const)('$book as the add-in reads it', async ({ book, folder, people, from, to, named }) => {
  const roster = readRoster(await gridOf(book), {
    ownHeaders: { es: none, pl: none, en: none },
    recipients: 'ask',
    kind: 'payroll',
  });

  test('has one entry for each person and nothing to complain about', () => {
    expect(roster.issues).toEqual([]);
    expect(roster.entries).toHaveLength(people);
  });

  test('leaves no doubt for the card to ask about', () => {
    expect(doubtfulRoles(roster, new Set())).toEqual([]);
  });

  test('gives every entry an address, a name, a number, a period, an amount and its files', () => {
    for (const entry of roster.entries) {
      expect(entry.recipients).toHaveLength(1);
      expect(entry.person.name).not.toBe('');
      expect(entry.person.employeeNumber).not.toBe('');
      expect(entry.period).toEqual({ from, to });
      expect(entry.amount).toBeGreaterThan(0);
      expect(entry.fileNames.length).toBeGreaterThan(0);
      for (const name of entry.fileNames) expect(existsSync(join(samples, folder, name)), name).toBe(true);
    }
  });

  test('finds the column that names the person in the files', () => expect(roster.mapping[named]).toBeDefined());
});
