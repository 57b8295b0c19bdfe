import { describe, expect, test } from 'vitest';
import { entry, type EntryValues } from '../../../fakes/entry.ts';
import { codes, files, pair } from '../../../fakes/pairing-stage.ts';
import { pdfDocument, xmlDocument } from '../../../fakes/receipt-documents.ts';

/** A column of ids or numbers that stands a line too low beside an alphabetical list: neighbours share their surname. */
const named = (row: number, name: string, person: EntryValues['person'], amount?: number) =>
  entry(row, { person: { name, ...person }, amount });
const cfdi = (name: string, rfc: string, number = '', uuid = '1') =>
  xmlDocument(`${name}.xml`, { name, rfc, curp: '', number, uuid: `${uuid.repeat(8)}-0000-4000-8000-000000000001` });
const slip = (name: string, id: string, more = '') =>
  pdfDocument(
    `${name}.pdf`,
    `ACME SL CIF: B12345674\n${name}\n${id}\nPeriodo de liquidación: del 1 al 31 de enero de 2026\nLíquido total a percibir: 1.134,00\n${more}`,
  );

describe('ids a line too low', () => {
  const rows = [
    named(2, 'Pérez Gil Ana', { taxId: 'PELJ900101AB1' }),
    named(3, 'Pérez López Juan', { taxId: 'PEMR920202AB1' }),
  ];
  test('in a CFDI: of another row holds, of a stranger asks', () => {
    const found = pair(rows, [
      cfdi('JUAN PEREZ LOPEZ', 'PELJ900101AB1'),
      cfdi('ROSA PEREZ MORA', 'PEMR920202AB1', '', '2'),
    ]);
    expect(files(found)[2]).toBeUndefined();
    expect(codes(found)).toContain('2 receipt/other-person');
    expect(codes(found)).toContain('3 receipt/unverified');
  });
  test.each([['Trabajador: '], ['']])('in a PDF with its name behind „%s” nothing goes unasked', (label) => {
    const spanish = [
      named(2, 'Pérez Gil Ana', { taxId: '23456789D' }),
      named(3, 'Pérez López Juan', { taxId: '34567890V' }),
    ];
    const found = pair(spanish, [
      slip(`${label}PEREZ LOPEZ, JUAN`, 'NIF: 23456789D'),
      slip(`${label}PEREZ MORA, ROSA`, 'NIF: 34567890V'),
    ]);
    for (const row of [2, 3]) expect(codes(found).some((code) => code.startsWith(`${row} receipt/`))).toBe(true);
  });
  test('twins with an RFC without its last three', () => {
    const twins = [
      named(2, 'Ana Ruiz García', { taxId: 'RUGA900101' }),
      named(3, 'Eva Pons Vila', { taxId: 'POVE900101' }),
    ];
    expect(codes(pair(twins, [cfdi('ALMA RUIZ GARCIA', 'RUGA900101XY1', '77')]))).toContain('2 receipt/unverified');
  });
});

describe('numbers a line too low, among brothers and sisters', () => {
  const rows = [
    named(2, 'Mora Sanz Ana', { employeeNumber: '112' }),
    named(3, 'Mora Sanz Luis', { employeeNumber: '113' }),
  ];
  const asked = (found: ReturnType<typeof pair>) => codes(found).filter((code) => code.startsWith('2 '));
  test('in a CFDI', () => {
    expect(asked(pair(rows, [cfdi('LUIS MORA SANZ', 'MOSL920202AB1', '112')]))).not.toEqual([]);
  });
  test.each(['MORA SANZ LUIS', 'Trabajador: MORA SANZ LUIS', 'MORA SANZ XIMENA'])('in a PDF of %s', (name) => {
    expect(asked(pair(rows, [slip(name, 'Nº empleado: 112')]))).not.toEqual([]);
  });
  test('of one name but for its last letter', () => {
    const two = [
      named(2, 'Mora Sanz Daniel', { employeeNumber: '112' }),
      named(3, 'Mora Sanz Daniela', { employeeNumber: '113' }),
    ];
    expect(asked(pair(two, [slip('Trabajador: MORA SANZ DANIELA', 'Nº empleado: 112')]))).not.toEqual([]);
  });
  test.each(['Trabajador: MORA SANZ ANA', 'MORA SANZ ANA', 'Ana Mora'])('the right number beside %s goes', (name) => {
    expect(codes(pair(rows.slice(0, 1), [slip(name, 'Nº empleado: 112')]))).toEqual([]);
  });
});

test('the PDF of another firm with the same number and net is not beside the CFDI', () => {
  const row = named(2, 'María Mora Sanz', { taxId: 'MOSM900101AB1' });
  const own = xmlDocument('m.xml', {
    name: 'MARIA MORA SANZ',
    rfc: 'MOSM900101AB1',
    curp: '',
    number: '12',
    net: '8500.00',
  });
  for (const name of ['PONS VILA MARIA', 'SOTO REY JUAN']) {
    const other = pdfDocument(
      'o.pdf',
      `BAR LAS PALMAS\n${name}\nNo. Empleado: 12\nPeriodo: 01/01/2026 al 15/01/2026\nNeto a pagar: 8,500.00`,
    );
    expect(files(pair([row], [own, other]))).toEqual({ 2: ['m.xml'] });
  }
});

test('a file that is called by a namesake’s id is asked about where no label says whose it is', () => {
  const rows = [
    named(2, 'Lis Anna', { nationalId: '94022346664' }),
    named(3, 'Lis Anna', { nationalId: '78092545930' }),
  ];
  const inside =
    'Lista płac za okres od 1 do 31 stycznia 2026\nPracownik: Lis Anna\nDo wypłaty: 5 045,13\n\n\n94022346664';
  const asked = (name: string) =>
    codes(pair(rows, [pdfDocument(name, inside)])).filter((code) => code.startsWith('2 '));
  expect(asked('78092545930_2026-01.pdf')).toContain('2 receipt/unverified');
  expect(asked('94022346664_2026-01.pdf')).not.toContain('2 receipt/unverified');
});
