import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre';
import { afterAll, expect, test } from 'vitest';
import { openLabBook } from '../../../lab/run/open-lab-book.ts';
import { runSession } from './run-inside.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-tables-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rates = Array.from({ length: 9 }, (_, at) => [at * 5_000, at / 100]);
const people = [
  ['Clave', 'Nombre', 'Correo', 'Neto'],
  ['0001', 'Ana Ruiz', 'ana@empresa.example', 5_000],
  ['0002', 'Eva Soto', 'eva@empresa.example', 5_010],
  ['0003', 'Leo Paz', 'leo@empresa.example', 5_021],
];

/** A table of people, a larger one of tax rates two columns to the right, and somebody written down below the people. */
const writeTables = async (): Promise<string> => {
  const path = join(folder, 'tables.xlsx');
  const header = ['Desde', 'Tasa'];
  const rows = [header, ...rates].map((rate, at) => [...(people[at] ?? ['', '', '', '']), '', '', ...rate]);
  rows[6] = ['0004', 'Nora Lara', 'nora@empresa.example', 5_030, '', '', ...(rates[5] ?? [])];
  const table = (name: string, range: string, columns: readonly unknown[]) => ({
    name,
    range,
    columns: columns.map((column) => ({ name: String(column) })),
  });
  const tables = [table('Personas', 'A1:D4', people[0]!), table('Tasas', 'G1:H10', header)];
  writeFileSync(path, await writeXlsx({ sheets: [{ name: 'Nómina', rows, tables }] }));
  return path;
};

test('who stands below the table gets theirs once the table is made longer', async () => {
  const bookOut = join(folder, 'longer.xlsx');
  const template = { subject: 'Recibo de {{Nombre}}', body: '<p>{{Neto}}</p>' };
  const scenario = { locale: 'es-MX', attachments: 'none', template, takeIn: true };
  const { report } = await runSession({ book: await writeTables(), bookOut, scenario });
  expect(report.mailbox.map(({ to }) => to.join()).sort()).toEqual(
    ['ana', 'eva', 'leo', 'nora'].map((name) => `${name}@empresa.example`),
  );
  expect(report.issues.map(({ code }) => code)).not.toContain('sheet/people-unread');
  expect(report.rows.find(({ row }) => row === 7)).toMatchObject({ email: 'nora@empresa.example', status: 'sent' });
}, 180_000);

test('the table that holds the addresses is read and sent, the larger one beside it stays whole, and who stands below is said', async () => {
  const bookOut = join(folder, 'sent.xlsx');
  const template = { subject: 'Recibo de {{Nombre}}', body: '<p>{{Neto}}</p>' };
  const scenario = { locale: 'es-MX', attachments: 'none', template };
  const { report } = await runSession({ book: await writeTables(), bookOut, scenario });
  expect(report.mailbox.map(({ to, subject }) => `${to.join()} ${subject}`).sort()).toEqual([
    'ana@empresa.example Recibo de Ana Ruiz',
    'eva@empresa.example Recibo de Eva Soto',
    'leo@empresa.example Recibo de Leo Paz',
  ]);
  expect(report.issues).toMatchObject([{ row: 0, code: 'sheet/people-unread' }]);
  expect(report.issues[0]?.text).toContain('7');
  const settings = { locale: 'es-MX' as const, propagationMs: 0, autoSave: true, protected: false, readOnly: false };
  const sheet = (await openLabBook(bookOut, settings)).rows('Nómina');
  expect(sheet.filter(({ row }) => row <= 10).map(({ texts }) => texts.slice(10, 12))).toEqual(
    [['Desde', 'Tasa'], ...rates].map((line) => line.map(String)),
  );
}, 180_000);
