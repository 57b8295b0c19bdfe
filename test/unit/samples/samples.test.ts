import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openXlsx } from 'hucre/xlsx';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import { cfdiFaults } from './cfdi-schema.ts';

const root = resolve(import.meta.dirname, '../../..');
const samples = join(root, 'samples');
const { sampleFiles } = (await import(join(root, 'scripts/samples/write-samples.mjs'))) as {
  sampleFiles(): AsyncIterable<[path: string, content: string | Uint8Array]>;
};

const isSample = (path: string) => /\.(xlsx|xml|pdf)$/.test(path);
const committed = (readdirSync(samples, { recursive: true }) as string[])
  .map((path) => path.replaceAll('\\', '/'))
  .filter(isSample)
  .sort();

/** The rows of a book below its header, by header. */
async function people(book: string): Promise<Record<string, unknown>[]> {
  const { sheets } = await openXlsx(readFileSync(join(samples, book)), { readStyles: true });
  const rows = sheets[0]?.rows ?? [];
  const headerIndex = rows.findIndex((row) => row.filter((cell) => cell !== null).length > 3);
  const header = rows[headerIndex] ?? [];
  return rows.slice(headerIndex + 1).map((row) => Object.fromEntries(header.map((name, i) => [String(name), row[i]])));
}

async function pdfText(path: string): Promise<string> {
  const task = getDocument({ data: new Uint8Array(readFileSync(join(samples, path))), verbosity: 0 });
  const page = await (await task.promise).getPage(1);
  const { items } = await page.getTextContent();
  await task.destroy();
  return items.map((item) => ('str' in item ? item.str : '')).join(' ');
}

/** Zipped bytes differ from one zlib to the next; what is inside may not. */
async function inside(path: string, content: string | Uint8Array): Promise<unknown> {
  if (path.endsWith('.xlsx')) return (await openXlsx(content as Uint8Array, { readStyles: true })).sheets;
  return Buffer.from(content).toString('latin1');
}

test('the committed samples are what the generator writes', { timeout: 60_000 }, async () => {
  const written: string[] = [];
  for await (const [path, content] of sampleFiles()) {
    written.push(path);
    const known = new Uint8Array(readFileSync(join(samples, path)));
    expect(await inside(path, content), path).toEqual(await inside(path, known));
  }
  expect(written.sort()).toEqual(committed);
});

test('all samples together stay under 1.5 MB', () => {
  const bytes = committed.reduce((sum, path) => sum + statSync(join(samples, path)).size, 0);
  expect(bytes).toBeLessThan(1_500_000);
});

describe.each([
  { book: 'nomina-quincena.xlsx', folder: 'recibos', email: 'Correo', file: 'Archivo', id: 'CURP', least: 12 },
  { book: 'lista-plac.xlsx', folder: 'paski', email: 'Adres e-mail', file: 'Plik', id: 'PESEL', least: 5 },
  { book: 'payslips.xlsx', folder: 'payslips', email: 'Work Email', file: 'Attachment', id: 'Emp ID', least: 5 },
])('$book', async ({ book, folder, email, file, id, least }) => {
  const rows = await people(book);
  const filesOf = (row: Record<string, unknown>) => String(row[file]).split('; ');

  test(`has at least ${least} people`, () => expect(rows.length).toBeGreaterThanOrEqual(least));

  test('writes to nobody: every address is at a reserved domain, and only once', () => {
    const addresses = rows.map((row) => String(row[email]));
    for (const address of addresses) expect(address).toMatch(/^[a-z.-]+@example\.(com|org|net)$/);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  test('names files that exist, none twice, and leaves none over', () => {
    const named = rows.flatMap(filesOf);
    expect(named.filter((name) => !existsSync(join(samples, folder, name)))).toEqual([]);
    expect(named.slice().sort()).toEqual(readdirSync(join(samples, folder)).sort());
  });

  test('each PDF speaks of its own person and of nobody else', { timeout: 60_000 }, async () => {
    for (const row of rows) {
      const pdf = filesOf(row).find((name) => name.endsWith('.pdf'))!;
      const text = await pdfText(`${folder}/${pdf}`);
      const named = rows.map((one) => String(one[id])).filter((one) => text.includes(one));
      expect(named, pdf).toEqual([row[id]]);
    }
  });
});

describe('the Mexican receipts', async () => {
  const rows = await people('nomina-quincena.xlsx');
  const xmlOf = (row: Record<string, unknown>) => readFileSync(join(samples, `recibos/recibo-${row['No. Empleado']}.xml`), 'utf8');

  test.each(rows)('$Nombre: the XML agrees with the row', (row) => {
    const xml = xmlOf(row);
    const value = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(xml)?.[1];
    const receiver = /<cfdi:Receptor Rfc="([^"]*)"/.exec(xml)?.[1];
    expect([receiver, value('Curp'), value('UUID'), value('NumEmpleado'), Number(value('Total'))]).toEqual([
      row['RFC'],
      row['CURP'],
      row['Folio fiscal'],
      row['No. Empleado'],
      row['Neto a pagar'],
    ]);
    expect(Number(value('SubTotal')) - Number(value('Descuento'))).toBeCloseTo(Number(value('Total')), 5);
  });

  test.each(rows)('$Nombre: RFC and CURP have the right form and check digit', (row) => {
    const [rfc, curp] = [String(row['RFC']), String(row['CURP'])];
    expect(rfc).toMatch(/^[A-ZÑ&]{4}\d{6}[A-Z0-9]{2}[0-9A]$/);
    expect(curp).toMatch(/^[A-Z][AEIOUX][A-Z]{2}\d{6}[HM][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[0-9A-Z]\d$/);
    expect(rfc.at(-1)).toBe(rfcDigit(rfc.slice(0, 12)));
    expect(curp.at(-1)).toBe(curpDigit(curp.slice(0, 17)));
  });

  const schemas = resolve(root, '../shared/samples/cfdi-xsd');
  const reason = existsSync(schemas) ? undefined : `no SAT schemas at ${schemas}`;
  if (reason) console.log(`Skipped: sample receipts against SAT's schemas (${reason})`);

  test.skipIf(reason)('are valid by the schemas of SAT', { timeout: 60_000 }, async () => {
    for (const row of rows) expect(await cfdiFaults(xmlOf(row), schemas), String(row['Nombre'])).toEqual([]);
    const broken = xmlOf(rows[0]!).replace('TipoNomina="O"', 'TipoNomina="Q"');
    expect(await cfdiFaults(broken, schemas)).not.toEqual([]);
  });
});

function rfcDigit(stem: string): string {
  const order = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ';
  const rest = [...stem].reduce((sum, letter, i) => sum + order.indexOf(letter) * (13 - i), 0) % 11;
  return rest === 0 ? '0' : rest === 1 ? 'A' : String(11 - rest);
}

function curpDigit(stem: string): string {
  const order = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';
  const rest = [...stem].reduce((sum, letter, i) => sum + order.indexOf(letter) * (18 - i), 0) % 10;
  return String((10 - rest) % 10);
}
