import { describe, expect, test } from 'vitest';
import { entry, type EntryValues } from '../../../fakes/entry.ts';
import { codes, files, pair } from '../../../fakes/pairing-stage.ts';
import { pagedPdf } from '../../../fakes/payslips.ts';
import { pdfDocument, xmlDocument } from '../../../fakes/receipt-documents.ts';

const ana = entry(2, { person: { name: 'Ana Ruiz Gil', taxId: '12345678Z' } });
const luis = entry(3, { person: { name: 'Luis Mora Sanz', taxId: '23456789D' } });
const slip = (name: string, id: string, more = '', net = '1.134,00') =>
  `EMPRESA: ACME SL CIF: B12345674\n${name}\n${id}\nPeriodo de liquidación: del 1 al 31 de enero de 2026\nSalario base 1.500,00\nLíquido total a percibir: ${net}\n${more}`;
const own = slip('Trabajador: RUIZ GIL, ANA', 'NIF: 12345678Z');
const asked = (rows: Parameters<typeof pair>[0], documents: Parameters<typeof pair>[1]) =>
  codes(pair(rows, documents)).filter((code) => code.startsWith('2 '));

describe('a second page that is somebody else’s, in another form', () => {
  test.each([
    [
      'a certificate of a colleague',
      'CERTIFICADO\nDon Luis Mora Sanz presta servicios y ha percibido 2.345,67 euros.',
      luis,
    ],
    [
      'a certificate of a stranger',
      'CERTIFICADO\nDoña Eva Pons Vila presta servicios y ha percibido 2.345,67 euros.',
      ana,
    ],
    ['a transfer with an id alone', 'TRANSFERENCIA\nOrden 778\nNIF 23456789D\nImporte 1.200,00', ana],
    ['a slip of another program', 'RAYA SEMANAL\nLUIS MORA SANZ\nNeto 1.200,00', luis],
  ])('%s asks', (_label, page, other) => {
    expect(asked([ana, ...(other === ana ? [] : [other])], [pagedPdf('x.pdf', [own, page])])).not.toEqual([]);
  });
  test.each([
    ['what goes on', 'Otros conceptos\nPlus convenio 120,00\nTotal 1.620,00'],
    ['the letterhead', 'ACME SL CIF B12345674\nC/ Mayor 12, 28013 Madrid\nTel. 910 000 000\nPágina 2 de 2'],
  ])('%s does not', (_label, page) => {
    expect(asked([ana, luis], [pagedPdf('x.pdf', [own, page])])).toEqual([]);
  });
});

describe('an id behind a label of two kinds', () => {
  test.each(['CIF/NIF:', 'NIF/CIF:', 'C.I.F./N.I.F.', 'CIF-NIF'])('%s is compared', (label) => {
    const document = pdfDocument('x.pdf', slip('Trabajador: RUIZ GIL, ANA', `${label} 23456789D`));
    expect(files(pair([{ ...ana, amount: 1134 }], [document]))).toEqual({});
    expect(asked([luis && { ...ana, person: { ...ana.person, taxId: '23456789D' } }], [document])).toEqual([]);
  });
  test.each(['NIP/PESEL:', 'NIP / numer PESEL', 'NIP lub PESEL:'])('%s is compared', (label) => {
    const anna = (nationalId: string) => entry(2, { person: { name: 'Nowak Anna', nationalId }, amount: 3600 });
    const text = `ACME Sp. z o.o. NIP 5260250274\nPracownik: Nowak Anna\n${label} 90010112349\nOkres: 01.01.2026 - 31.01.2026\nDo wypłaty 3 600,00`;
    expect(files(pair([anna('85010112346')], [pdfDocument('x.pdf', text)]))).toEqual({});
    expect(asked([anna('90010112349')], [pdfDocument('x.pdf', text)])).toEqual([]);
  });
});

test('who signs everybody’s gets nobody’s for her name and net', () => {
  const bare = { ...ana, person: { ...ana.person, taxId: '' }, amount: 1134 };
  for (const label of ['Elaboró: ', 'Responsable: '])
    expect(files(pair([bare], [pdfDocument('x.pdf', slip('MORA SANZ, LUIS', '', `${label}ANA RUIZ GIL`))]))).toEqual(
      {},
    );
});

test.each([
  ['the second of its list', 'Lista nr 112'],
  ['a group', 'Grupo de cotización Cód. 112'],
])('a number of %s is not the employee’s', (_label, line) => {
  const numbered = entry(2, { person: { name: 'Ana Ruiz Gil', employeeNumber: '112' } });
  expect(asked([numbered], [pdfDocument('x.pdf', slip('ANA RUIZ GIL', line))])).not.toEqual([]);
});

describe('last time’s pay', () => {
  const days = { from: '2026-01-01', to: '2026-01-15' };
  test('does not fit by the day it was paid', () => {
    const old = xmlDocument('x.xml', { from: '2025-12-16', to: '2025-12-31', paid: '2026-01-02' });
    const values: EntryValues = { person: { taxId: 'IAPA950130FI5' }, period: days };
    expect(files(pair([entry(2, values)], [old]))).toEqual({});
    const named = entry(2, { ...values, fileNames: ['x.xml'] });
    expect(files(pair([named], [old], { mode: 'column' }))).toEqual({});
  });
  test.each(['26/01/2026 al 25/02/2026', '26/12/2025 al 05/01/2026'])('of %s is not named for January', (span) => {
    const january = { ...ana, period: { from: '2026-01-06', to: '2026-01-31' }, fileNames: ['x.pdf'] };
    const document = pdfDocument('x.pdf', own.replace('del 1 al 31 de enero de 2026', span));
    expect(files(pair([january], [document], { mode: 'column' }))).toEqual({});
  });
  test('a PDF that says no days is not tied to this CFDI without a question', () => {
    const cfdi = xmlDocument('a.xml');
    const text = 'INDUSTRIAS DEMO\nRFC IDB150312EL8\nIBAÑEZ PEÑA ANA SOFIA\nRFC: IAPA950130FI5';
    const row = entry(2, { person: { taxId: 'IAPA950130FI5' } });
    expect(asked([row], [cfdi, pdfDocument('b.pdf', text)])).toEqual(['2 receipt/undated']);
  });
});

test('a stranger’s paper behind everybody’s slip makes him no employer', () => {
  const people = ['Ana Ruiz Gil', 'Luis Mora Sanz', 'Eva Pons Vila', 'Juan Gil Soto'];
  const ids = ['12345678Z', '23456789D', '34567890V', '45678901G'];
  const rows = people.map((name, at) => entry(at + 2, { person: { name, taxId: ids[at]! } }));
  const paper = 'JUSTIFICANTE DE TRANSFERENCIA\nBeneficiario: SOTO REY, JUAN NIF 77777777B\nImporte 2.345,00';
  const documents = people.map((name, at) =>
    pagedPdf(`${at}.pdf`, [slip(`Trabajador: ${name}`, `NIF: ${ids[at]}`), paper]),
  );
  expect(asked(rows, documents)).not.toEqual([]);
});
