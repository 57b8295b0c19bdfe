import { describe, expect, test } from 'vitest';
import { entry } from '../../../fakes/entry.ts';
import { codes, files, pair } from '../../../fakes/pairing-stage.ts';
import { pdfDocument, xmlDocument } from '../../../fakes/receipt-documents.ts';

const period = { from: '2026-01-01', to: '2026-01-31' };
const row = (name: string, employeeNumber: string, amount: number) =>
  entry(2, { person: { name, employeeNumber }, amount, period });

const slip = (name: string, net = '1.134,00') =>
  pdfDocument(
    'recibo.pdf',
    [
      'BAR LAS PALMAS SL',
      name,
      'Nº empleado: 12',
      'Periodo de liquidación: del 1 al 31 de enero de 2026',
      'Salario base 1.500,00',
      `Líquido total a percibir: ${net}`,
    ].join('\n'),
  );

const cfdi = (name: string) =>
  xmlDocument('recibo.xml', {
    name,
    number: '12',
    rfc: 'POVM900101AB1',
    curp: '',
    net: '1134.00',
    from: period.from,
    to: period.to,
  });

describe('another firm’s employee of the same number and pay', () => {
  test.each([
    ['whose name stands by itself', slip('PONS VILA EVA')],
    ['who shares a given name', cfdi('LUIS PONS VILA')],
    ['whose street sounds like the person', slip('C/ Luis Vives 3 - Mora de Rubielos\nPONS VILA EVA')],
  ])('%s is not sent unasked', (_what, document) => {
    const pairing = pair([row('Luis Mora Sanz', '12', 1134)], [document]);
    expect(codes(pairing)).not.toEqual([]);
    expect(pairing.byRow.get(2)?.verified ?? false).toBe(false);
  });

  test('and whoever has the name too gets theirs without a question', () => {
    for (const document of [slip('MORA SANZ LUIS'), cfdi('LUIS MORA SANZ')]) {
      expect(codes(pair([row('Luis Mora Sanz', '12', 1134)], [document]))).toEqual([]);
    }
  });

  test('a row without a name goes by number and net, as it always did', () => {
    expect(files(pair([row('', '12', 1134)], [slip('PONS VILA EVA')]))).toEqual({ 2: ['recibo.pdf'] });
  });
});

test.each([
  ['Mª José López García', 'MARIA JOSE LOPEZ GARCIA'],
  ['Ma. Guadalupe Hernández Cruz', 'HERNANDEZ CRUZ MARIA GUADALUPE'],
  ['María Guadalupe Hernández Cruz', 'HDEZ. CRUZ MA. GUADALUPE'],
  ['Fco. Javier Mora Sanz', 'MORA SANZ, FRANCISCO JAVIER'],
])('a name cut short is the same name: %s and %s', (inSheet, inFile) => {
  expect(codes(pair([row(inSheet, '12', 1134)], [slip(`Trabajador: ${inFile}`)]))).toEqual([]);
});
