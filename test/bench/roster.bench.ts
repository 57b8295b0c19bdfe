import { bench, describe } from 'vitest';
import { readRoster } from '../../src/domain/roster/read-roster.ts';
import { gridOf, ownHeaders } from '../unit/domain/roster/grid-of.ts';

const headers = [
  ['No. Empleado', 'Nombre del trabajador', 'R.F.C.', 'CURP', 'Correo electrónico', 'Correo jefe', 'Periodo'],
  ['Neto a pagar', 'Archivo', 'Contraseña PDF', 'Estatus', 'Idioma', 'Departamento', 'Puesto', 'Sueldo', 'ISR'],
  ['IMSS', 'Banco', 'Cuenta', 'Comentarios'],
].flat();

const rows = Array.from({ length: 5_000 }, (_, index) => [
  String(index).padStart(4, '0'),
  `Núñez Órtiz María ${String.fromCharCode(65 + (index % 26))}`,
  `NUOF${String(100_000 + index)}F53`,
  `NUOF${String(100_000 + index)}MGTXRR06`,
  `maria.nunez${index}@example.com`,
  'jefa@example.com',
  '01/01/2026 al 15/01/2026',
  5_363 + index,
  `recibo_${index}.pdf`,
  `clave${index}`,
  null,
  'es',
  'Ventas',
  'Analista',
  12_000,
  '1,200.50',
  '$300.10',
  'Banco Uno',
  `0123456789${index}`,
  'sin comentarios',
]);

const grid = gridOf([headers, ...rows]);

describe('5,000 rows of 20 columns', () => {
  bench('read into a roster', () => {
    readRoster(grid, { ownHeaders, recipients: 'ask', kind: 'payroll', useCc: true });
  });
  bench('copied into plain objects by header, and nothing else', () => {
    grid.rows.map(({ cells }) => Object.fromEntries(headers.map((header, column) => [header, cells[column]!.text])));
  });
});
