import { describe, expect, it } from 'vitest';
import { plainKind } from '../../../../src/domain/roster/plain-kind.ts';
import { gridOf, type CellInput } from './grid-of.ts';

const ours = new Set(['ID de recibo', 'Receipt ID', 'ID paska']);
const kind = (rows: CellInput[][], sheet = 'Hoja1') => plainKind({ ...gridOf(rows), sheet }, ours);

describe('a sheet whose title and headings say plainly that it holds invoices', () => {
  it.each<[string, string, CellInput[]]>([
    ['es', 'Hoja1', ['Factura', 'Cliente', 'Correo', 'Vencimiento', 'Total']],
    ['es', 'Facturas mayo', ['Folio', 'Cliente', 'RFC', 'Correo', 'Importe']],
    ['es', 'Hoja1', ['Nº factura', 'Razón social', 'NIF', 'E-mail', 'Total factura']],
    ['pl', 'Arkusz1', ['Nr faktury', 'Klient', 'NIP', 'E-mail', 'Termin płatności', 'Kwota brutto']],
    ['pl', 'Faktury 2026', ['Nr', 'Nabywca', 'E-mail', 'Do zapłaty']],
    ['en', 'Sheet1', ['Inv #', 'Customer', 'Email', 'Due date', 'Amount']],
    ['en', 'Sheet1', ['Invoice no.', 'Bill to', 'Email', 'Amount due']],
    ['en', 'Open invoices', ['No.', 'Client', 'Email', 'Balance due']],
  ])('is of invoices: %s, %s, %j', (_language, sheet, headings) => {
    expect(kind([headings, headings.map((_, at) => `x${at}`)], sheet)).toBe('invoices');
    expect(kind([['Ferretería del Norte'], [''], headings, headings.map((_, at) => `x${at}`)], sheet)).toBe('invoices');
  });

  it.each<[string, CellInput[]]>([
    ['Hoja1', ['No. empleado', 'Nombre', 'Correo', 'Neto']],
    ['Nómina', ['Folio', 'Cliente', 'Correo', 'Factura']],
    ['Hoja1', ['Trabajador', 'Cliente', 'Factura', 'Correo', 'Sueldo neto']],
    ['Hoja1', ['Nombre', 'Correo', 'Total factura']],
    ['Hoja1', ['Cliente', 'Correo', 'Importe']],
    ['Sheet1', ['Name', 'Email', 'Invoice date', 'Amount']],
    ['Lista płac', ['Nr faktury', 'Klient', 'E-mail', 'Kwota']],
    ['Hoja1', ['Cliente', 'Factura', 'Correo', 'ID de recibo']],
  ])('is not said of: %s, %j', (sheet, headings) => {
    expect(kind([headings, headings.map((_, at) => `x${at}`)], sheet)).toBeUndefined();
  });
});
