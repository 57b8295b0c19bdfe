import { expect, test } from 'vitest';
import { paperRows } from '../../../../src/commands/people/paper-rows.ts';
import type { ReceiptDocument } from '../../../../src/domain/receipt/receipt.ts';
import { check } from '../../../fakes/check-stage.ts';
import { read } from '../../domain/roster/grid-of.ts';

const sheet = [
  ['No. Empleado', 'Nombre', 'Correo', 'Periodo'],
  ['0001', 'Ana Ruiz', 'ana@empresa.example', 'Enero 2026'],
  ['0002', 'Iván Ochoa', 'Papel', 'Enero 2026'],
  ['0003', 'Eva Sosa', '', 'Enero 2026'],
  ['0004', 'Leo Mora', 'sin correo', 'Enero 2026'],
  ['0005', 'Zoe Lira', 'papel', 'Enero 2026'],
];
const document = { sha256: 'a', file: { name: 'recibo-0002.pdf' }, reading: { verdict: 'refused' } };

const listed = async (scope: 'visible' | 'all') => {
  const roster = read(sheet, { hiddenToo: scope === 'all' }, { hiddenRows: [6] });
  const documentsOf = (row: number) => (row === 3 ? [document as unknown as ReceiptDocument] : []);
  const checked = await check(roster.entries, { roster, moreIssues: roster.issues, documentsOf, scope });
  return paperRows(checked, roster, 'es', (_language, key) => key);
};

test('everybody whose cell says so is listed with number, name, the word and the files of their receipt', async () => {
  expect(await listed('visible')).toEqual([
    ['row', 'number', 'name', 'why', 'period', 'file'].map((column) => `paper.${column}`),
    ['3', '0002', 'Iván Ochoa', 'Papel', 'Enero 2026', 'recibo-0002.pdf'],
    ['5', '0004', 'Leo Mora', 'sin correo', 'Enero 2026', ''],
  ]);
});

test('rows that are left out are listed when they are not left out any more', async () => {
  expect((await listed('all')).map(([row]) => row)).toEqual(['paper.row', '3', '5', '6']);
});
