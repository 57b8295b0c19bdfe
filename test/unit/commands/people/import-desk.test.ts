import { describe, expect, test } from 'vitest';
import { ImportDesk } from '../../../../src/commands/people/import-desk.ts';
import type { SessionPorts } from '../../../../src/commands/base/session-ports.ts';
import { Failure } from '../../../../src/domain/failure.ts';
import { importColumns, importRows } from '../../../../src/domain/receipt/import-sheet.ts';
import { batchFiles, readFiles } from '../../../fakes/sample-batch.ts';
import { hasSamples, sampleJson } from '../../../fakes/shared-samples.ts';
import { gridOf, type CellInput } from '../../domain/roster/grid-of.ts';

type Sheet = readonly (readonly CellInput[])[];
type Made = readonly (readonly string[])[];

const stage = (sheets: Readonly<Record<string, Sheet>>) => {
  const made: Made[] = [];
  const desk = new ImportDesk({
    workbook: {
      sheetNames: async () => Object.keys(sheets),
      read: async (name: string) => {
        const rows = sheets[name] ?? [];
        if (rows.length === 0) throw new Failure('sheet/empty');
        return gridOf(rows, { sheet: name });
      },
      addSheet: async (_name: string, rows: Made) => void made.push(rows),
    },
    translate: (_language: string, key: string) => key,
  } as unknown as SessionPorts);
  const emails = () => made[0]?.slice(1).map((cells) => cells[importColumns.indexOf('email')]);
  return { desk, made, emails };
};

const imported = (...people: readonly (readonly [taxId: string, name: string])[]): Made => [
  [...importColumns],
  ...people.map(([taxId, name]) =>
    importColumns.map((column) => (column === 'taxId' ? taxId : column === 'name' ? name : '')),
  ),
];

const ana = ['RUMA800101AB1', 'Ana Ruiz'] as const;
const iván = ['OOLI800101AB1', 'Iván Ochoa'] as const;
const eva = ['SOLE800101AB1', 'Eva Sosa'] as const;
const header = ['RFC', 'Nombre', 'Correo'];

describe('the addresses of an imported sheet', () => {
  test('come from the other sheet that has them, with the word of who gets paper', async () => {
    const { desk, emails } = stage({
      Vacía: [],
      Precios: [
        ['Producto', 'Precio'],
        ['Silla', 100],
      ],
      Enero: [header, [...iván, 'ivan@empresa.example'], [...ana, 'ana@empresa.example'], [...eva, 'papel']],
    });
    expect(await desk.begin(imported(ana, iván, eva, ['ZZZZ800101AB1', 'Zoe Lira']), 'es')).toBe(true);
    expect(emails()).toEqual(['ana@empresa.example', 'ivan@empresa.example', 'papel', '']);
    expect(desk.state()).toEqual({ choices: [], filled: { sheet: 'Enero', count: 3, total: 4, unclear: 0 } });
  });

  test('are asked for where two sheets differ, and nothing is made before the answer', async () => {
    const { desk, made, emails } = stage({
      Enero: [header, [...ana, 'ana@vieja.example']],
      Directorio: [header, [...ana, 'ana@empresa.example'], [...iván, 'ivan@empresa.example']],
    });
    expect(await desk.begin(imported(ana, iván), 'es')).toBe(false);
    expect(made).toEqual([]);
    expect(desk.state().choices).toEqual([
      { sheet: 'Directorio', count: 2 },
      { sheet: 'Enero', count: 1 },
    ]);
    await desk.answer('Enero');
    expect(emails()).toEqual(['ana@vieja.example', '']);
    await desk.answer('Directorio');
    expect(made).toHaveLength(1);
  });

  test('stay empty where that is the answer', async () => {
    const { desk, emails } = stage({
      Enero: [header, [...ana, 'ana@vieja.example']],
      Directorio: [header, [...ana, 'ana@empresa.example']],
    });
    await desk.begin(imported(ana), 'es');
    await desk.answer(undefined);
    expect(emails()).toEqual(['']);
    expect(desk.state()).toEqual({ choices: [], filled: undefined });
  });

  test('are not asked for where all sheets say the same', async () => {
    const sheet = [header, [...ana, 'ana@empresa.example']];
    const { desk, emails } = stage({ Enero: sheet, Febrero: sheet });
    expect(await desk.begin(imported(ana), 'es')).toBe(true);
    expect(emails()).toEqual(['ana@empresa.example']);
  });

  test('with two for one person, or one that is not valid, stay empty and are counted', async () => {
    const { desk, emails } = stage({
      Enero: [
        header,
        [...ana, 'ana@empresa.example'],
        [...ana, 'ana@otra.example'],
        [...iván, 'ivan@'],
        [...eva, 'eva@empresa.example'],
      ],
    });
    await desk.begin(imported(ana, iván, eva), 'es');
    expect(emails()).toEqual(['', '', 'eva@empresa.example']);
    expect(desk.state().filled).toMatchObject({ count: 1, unclear: 1 });
  });

  test.skipIf(!hasSamples)('of the sample batch are those that its sheet gives the same RFC', async () => {
    const { rows } = sampleJson<{ rows: Sheet }>('sheets/es-mx-quincena-titulo-combinado.json');
    const { desk, made } = stage({ Quincena: rows });
    const people = importRows(await readFiles(batchFiles()));
    await desk.begin([[...importColumns], ...people.map((row) => importColumns.map((column) => row[column]))], 'es');
    // One cell is blank, one has two points in a row, and one has an accent before the @.
    const addresses = new Map([
      ['NUOF880517F53', 'maria.nunez@example.com'],
      ['HERL791102N60', 'jlhernandez79@example.org; jl.casa@example.com'],
      ['HERL910823BH0', 'jose.luis.h@example.net; jl31@example.org'],
      ['IAPA950130FI5', 'Ana.Sofia@example.com'],
      ['VIGR740901V99', 'rosa.v@example.org'],
    ]);
    const found = made[0]!
      .slice(1)
      .map((cells) => [cells[importColumns.indexOf('taxId')]!, cells[importColumns.indexOf('email')]]);
    expect(found).toEqual(found.map(([taxId = '']) => [taxId, addresses.get(taxId) ?? '']));
    expect(new Set(found.map(([taxId]) => taxId)).size).toBeGreaterThan(6);
  });
});
