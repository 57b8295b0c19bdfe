import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { printedPages } from '../fakes/printed-pages.ts';
import { invoiceCfdi, payrollCfdi } from '../fakes/random-cfdi.ts';
import { receiptMaker } from '../fakes/receipt-maker.ts';
import { sampleFolder } from '../fakes/shared-samples.ts';
import { cfdiFaults } from '../unit/samples/cfdi-schema.ts';

const runs = { numRuns: process.env['SOBRE_DEEP'] === '1' ? 150 : 6, seed: 41 };
const patience = process.env['SOBRE_DEEP'] === '1' ? 900_000 : 60_000;

const { DOMParser } = new JSDOM('').window;

/** Attributes that hold money, whatever node they stand in: all but rates, days and quantities. */
const isMoney = (name: string, value: string): boolean =>
  /^\d+\.\d{2,6}$/.test(value) && !/^(Tasa|TipoCambio|Equivalencia|NumDias|Cantidad|Version|version)/.test(name);

const numberOf = (shown: string): number => Math.round(Number(shown.replaceAll(',', '')) * 1_000_000);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Labels as people of the trade write them, with the attribute that each shows. */
const totals: Readonly<Record<string, string>> = {
  'Total percepciones': 'TotalPercepciones',
  'Total gravado': 'TotalGravado',
  'Total exento': 'TotalExento',
  'Total sueldos': 'TotalSueldos',
  'Total separación e indemnización': 'TotalSeparacionIndemnizacion',
  'Total jubilación, pensión o retiro': 'TotalJubilacionPensionRetiro',
  'Total deducciones': 'TotalDeducciones',
  'Total otras deducciones': 'TotalOtrasDeducciones',
  'Total otros pagos': 'TotalOtrosPagos',
  'Total impuestos trasladados': 'TotalImpuestosTrasladados',
  'Total impuestos retenidos': 'TotalImpuestosRetenidos',
  'Total traslados locales': 'TotaldeTraslados',
  'Total retenciones locales': 'TotaldeRetenciones',
  'Subsidio causado': 'SubsidioCausado',
  'Monto total de los pagos': 'MontoTotalPagos',
  Subtotal: 'SubTotal',
};

interface Sums {
  /** Every amount of the XML. */
  readonly written: readonly number[];
  /** Amounts that are no attribute: of a line taxed and exempt together, of a payment its totals and net. */
  readonly computed: readonly number[];
  readonly of: (attribute: string) => readonly number[];
}

const sumsOf = (xml: string): Sums => {
  const all = [...new DOMParser().parseFromString(xml, 'application/xml').querySelectorAll('*')];
  const amounts = (elements: readonly Element[], wanted?: string): number[] =>
    elements.flatMap((element) =>
      [...element.attributes]
        .filter(({ name, value }) => isMoney(name, value) && (wanted === undefined || name === wanted))
        .map(({ value }) => numberOf(value)),
    );
  const named = (name: string, within: readonly Element[] = all) =>
    within.filter(({ localName }) => localName === name);
  const payments = named('Nomina').map((each) => {
    const inside = [...each.querySelectorAll('*')];
    const perceived = named('Percepcion', inside).map((line) =>
      sum([...amounts([line], 'ImporteGravado'), ...amounts([line], 'ImporteExento')]),
    );
    const [gross, less, more] = [
      sum(perceived),
      sum(amounts(named('Deduccion', inside), 'Importe')),
      sum(amounts(named('OtroPago', inside), 'Importe')),
    ];
    return { perceived, sums: [gross, less, more, gross + more - less] };
  });
  return {
    written: amounts(all),
    computed: payments.flatMap(({ perceived, sums }) => [...perceived, ...sums]),
    of: (attribute) => amounts(all, attribute),
  };
};

const printedAmounts = (text: string): readonly number[] =>
  [...text.matchAll(/(-?)\$([\d,]+\.\d+)/g)].map(([, sign = '', shown = '']) => numberOf(sign + shown));

const addsUp = async (xml: string): Promise<void> => {
  const cfdi = new TextEncoder().encode(xml);
  const pdf = await receiptMaker.make({ title: '', language: 'es', lines: [], cfdi }, new AbortController().signal);
  const text = (await printedPages(pdf)).join('\n');
  const { written, computed, of } = sumsOf(xml);
  const printed = printedAmounts(text);
  const shown = new Set(printed);
  expect(written.filter((each) => !shown.has(each))).toEqual([]);
  const said = new Set([0, ...written, ...computed]);
  expect(printed.filter((each) => !said.has(each))).toEqual([]);
  for (const [label, attribute] of Object.entries(totals)) {
    const beside = [...text.matchAll(new RegExp(`${label}\\s+\\$([\\d,.]+)`, 'g'))].map(([, each = '']) =>
      numberOf(each),
    );
    const expected = of(attribute);
    expect(
      beside.filter((each) => ![0, ...expected, ...computed].includes(each)),
      label,
    ).toEqual([]);
    for (const each of expected) expect(beside, label).toContain(each);
  }
};

describe('what is printed of a CFDI adds up with its XML', () => {
  test('payrolls of one and two payments, with and without totals', { timeout: patience }, async () => {
    await fc.assert(fc.asyncProperty(payrollCfdi, addsUp), runs);
  });

  test('invoices with taxes and discounts', { timeout: patience }, async () => {
    await fc.assert(fc.asyncProperty(invoiceCfdi, addsUp), runs);
  });

  test.each(['factura-usd.xml', 'pago.xml', 'dos-nominas.xml'])('%s', async (name) => {
    await addsUp(readFileSync(join(import.meta.dirname, '../fixtures/cfdi', name), 'utf8'));
  });

  const schemas = join(sampleFolder, 'cfdi-xsd');
  test.skipIf(!existsSync(schemas))(
    'and the made-up XML is valid by the tax authority’s schemas',
    { timeout: 60_000 },
    async () => {
      for (const arbitrary of [payrollCfdi, invoiceCfdi]) {
        for (const xml of fc.sample(arbitrary, { numRuns: 3, seed: 5 }))
          expect(await cfdiFaults(xml, schemas)).toEqual([]);
      }
    },
  );
});
