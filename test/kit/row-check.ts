import { describe, expect, test } from 'vitest';
import type { RowCheck, RowToCheck } from '../../src/plugin/contribution.ts';
import { isRowFindings } from '../../src/plugin/shapes.ts';

/** A row in which nothing is wrong, with what a test wants otherwise. */
export const rowToCheck = (other: Partial<RowToCheck> = {}): RowToCheck => ({
  row: 2,
  name: 'Ana Ruiz',
  employeeNumber: '12',
  recipients: ['ana@personas.example'],
  amount: 1_234.5,
  cells: { Nombre: 'Ana Ruiz', Correo: 'ana@personas.example', Neto: '1,234.50' },
  files: ['ana.pdf'],
  ...other,
});

/** Rows as sheets have them. */
const odd: readonly (readonly [string, Partial<RowToCheck>])[] = [
  ['nothing but its number', { name: '', employeeNumber: '', recipients: [], amount: undefined, cells: {}, files: [] }],
  ['a name of one letter', { name: 'Ñ' }],
  ['a very long cell', { cells: { Nombre: 'a'.repeat(32_767) } }],
  ['an amount below zero', { amount: -1 }],
  ['an amount that no float has exactly', { amount: 0.1 + 0.2 }],
  ['a heading of an object', { cells: { constructor: 'x', ['__proto__']: 'y' } }],
];

/** What Sobre relies on of whoever looks at rows. */
export function rowCheckContract(name: string, start: () => Promise<RowCheck>): void {
  describe(`${name} as a row check`, () => {
    test.each([['nothing odd', {}] as const, ...odd])('answers at once for a row with %s', async (_what, row) => {
      expect(isRowFindings((await start()).check(rowToCheck(row)))).toBe(true);
    });

    test('finds the same in the same row, and leaves it as it is', async () => {
      const check = await start();
      const row = rowToCheck();
      const first = check.check(row);
      expect(check.check(rowToCheck())).toEqual(first);
      expect(row).toEqual(rowToCheck());
    });
  });
}
