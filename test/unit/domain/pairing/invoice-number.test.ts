import { describe, expect, test } from 'vitest';
import { entry } from '../../../fakes/entry.ts';
import { codes, files, pair } from '../../../fakes/pairing-stage.ts';
import { pdfDocument, xmlDocument } from '../../../fakes/receipt-documents.ts';
import type { ReceiptDocument } from '../../../../src/domain/receipt/receipt.ts';

/** The same client and the same monthly fee: only the number tells this month's invoice from last month's. */
const client = (invoiceNumber: string) =>
  entry(2, { person: { name: 'Gil Soto, Luis', taxId: '87654321X' }, amount: 500, invoiceNumber });
const printed = (line: string, name = 'x.pdf') =>
  pdfDocument(name, `Asesoría Norte SL CIF B12345674\n${line}\nCliente: Luis Gil Soto NIF 87654321X\nTotal 500,00`);
const found = (
  row: ReturnType<typeof client>,
  documents: readonly ReceiptDocument[],
  mode: 'auto' | 'column' = 'auto',
) => {
  const pairing = pair([{ ...row, fileNames: documents.map(({ file }) => file.name) }], documents, {
    kind: 'invoices',
    mode,
  });
  return [files(pairing), codes(pairing)];
};
const goes = [{ 2: ['x.pdf'] }, []];

describe.each(['auto', 'column'] as const)('a row with an invoice number, files found by %s', (mode) => {
  test.each([
    ['F-2026-12', 'Factura nº F-2026/0012'],
    ['F-2026-12', 'Factura: F2026-12'],
    ['12', 'Factura 0012'],
    ['FV-3-2026', 'Faktura VAT nr FV 3/2026'],
    ['INV-1042', 'Invoice No. INV-1042'],
    ['2026-0117', 'Documento 2026/0117 de venta'],
  ])('%s goes with „%s”', (number, line) => {
    expect(found(client(number), [printed(line)], mode)).toEqual(goes);
  });
  test.each([
    ['F-2026-12', 'Factura nº F-2026/0011'],
    ['FV-3-2026', 'Faktura VAT nr FV 2/2026'],
    ['INV-1042', 'Invoice number: INV-1041'],
    ['12', 'Factura: 0011'],
  ])('%s does not go with „%s”', (number, line) => {
    expect(found(client(number), [printed(line)], mode)).toEqual([{}, ['2 receipt/not-found']]);
  });
  test('asks where the file says none', () => {
    expect(found(client('F-2026-12'), [printed('Honorarios')], mode)).toEqual([
      { 2: ['x.pdf'] },
      ['2 receipt/unverified'],
    ]);
  });
});

test('the number chooses among several of one client', () => {
  const both = [printed('Factura nº F-11', 'old.pdf'), printed('Factura nº F-12')];
  expect(found(client('F-12'), both)).toEqual(goes);
});

test('a CFDI is held against series and folio', () => {
  const base = xmlDocument('x.xml', { document: 'I', net: '500.00' });
  const cfdi = (invoiceNumbers: readonly string[]): ReceiptDocument =>
    base.reading.verdict === 'read'
      ? { ...base, reading: { ...base.reading, facts: { ...base.reading.facts, invoiceNumbers } } }
      : base;
  const row = entry(2, { person: { taxId: 'IAPA950130FI5' }, amount: 500, invoiceNumber: 'A-0117' });
  expect(found(row, [cfdi(['A-117'])])).toEqual([{ 2: ['x.xml'] }, []]);
  expect(found(row, [cfdi(['A-116'])])).toEqual([{}, ['2 receipt/not-found']]);
  expect(found(row, [cfdi(['P-9', 'A-117'])])).toEqual([{ 2: ['x.xml'] }, []]);
  expect(found(row, [cfdi([])])).toEqual([{ 2: ['x.xml'] }, ['2 receipt/unverified']]);
});
