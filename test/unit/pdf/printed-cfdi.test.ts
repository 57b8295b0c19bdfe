import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ana, cfdiText, utf8 } from '../../fakes/cfdi-text.ts';
import { pdfReader } from '../../fakes/pdf-text.ts';
import { printedPages } from '../../fakes/printed-pages.ts';
import { receiptMaker } from '../../fakes/receipt-maker.ts';
import { sampleFolder } from '../../fakes/shared-samples.ts';

const { signal } = new AbortController();
const fixture = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '../../fixtures/cfdi', name)));
const print = (cfdi: Uint8Array<ArrayBuffer>) =>
  receiptMaker.make({ title: '', language: 'es', lines: [], cfdi }, signal);
const pagesOf = async (cfdi: Uint8Array<ArrayBuffer>) => printedPages(await print(cfdi));
/** One space for every break, so that a value may stand on two lines. */
const textOf = async (cfdi: Uint8Array<ArrayBuffer>) => (await pagesOf(cfdi)).join('\n').replace(/\s+/g, ' ');

const missing = (text: string, wanted: readonly string[]) => wanted.filter((each) => !text.includes(each));

describe('every node of a CFDI is printed', () => {
  test('of an invoice: unit prices as written, taxes of lines and in total, local ones too, exchange, terms, relations', async () => {
    const text = await textOf(fixture('factura-usd.xml'));
    const wanted = [
      ...['Factura', 'FX 2041', 'COMERCIAL PEÑA & HIJOS', '45050', 'G03 Gastos en general', '30 días'],
      ...['03 Transferencia electrónica de fondos', 'PPD Pago en parcialidades o diferido', 'USD', '17.8341'],
      ...[
        '07 CFDI por aplicación de anticipo',
        '0B7C2E11-5D5A-4C8E-9F00-61E2B1A0C7D1',
        '1C8D3F22-6E6B-4D9F-8A11-72F3C2B1D8E2',
      ],
      ...['$1,528.449382', '$3,821.123456', '$21.123456', 'HOST-01', 'Cuenta predial 15956011002'],
      ...['Traslado IVA 16 % sobre $3,800.00 = $608.00', 'Traslado IEPS 3 % sobre $3,800.00 = $114.00'],
      ...['Retención ISR 1.25 % sobre $3,800.00 = $47.50', 'Traslado IVA exento sobre $500.00'],
      ...['Total impuestos trasladados $722.00', 'Total impuestos retenidos $47.50'],
      ...['Traslado local ISH 3.00 % $100.00', 'Retención local CEDULAR 5.50 % $258.50', 'Total: $4,816.00 USD'],
    ];
    expect(missing(text, wanted)).toEqual([]);
  });

  test('of a payment: what was paid, how, and which documents it settles', async () => {
    const text = await textOf(fixture('pago.xml'));
    const wanted = [
      ...['Recibo electrónico de pago', '2026-03-10T12:00:00', '7781', 'Monto $2,320.00', '$3,480.00', '$1,160.00'],
      ...['3EAF5B44-808D-4FB1-8C33-94B5E4D3FA04 F 910', 'Monto total de los pagos $2,320.00'],
    ];
    expect(missing(text, wanted)).toEqual([]);
  });

  test('of two payrolls: contract, regime, bank, seniority, every complement, and totals of each', async () => {
    const text = await textOf(fixture('dos-nominas.xml'));
    const wanted = [
      ...['Pago 1 de 2', 'Pago 2 de 2', 'Neto del pago 1 de 2 $10,034.83', 'Neto del pago 2 de 2 $158,000.00'],
      ...[
        '01 Contrato de trabajo por tiempo indeterminado',
        '03 Mixta',
        '04 Quincenal',
        '99 Otra Periodicidad',
        '072 BANORTE/IXE',
      ],
      ...['608 semanas', '3 Clase III', 'Nuevo León', '$812.40', '$849.17', 'IM Ingresos mixtos', '$4,321.00'],
      ...[
        '01 Dobles 5 $800.00',
        'Subsidio causado $174.75',
        'Saldo a favor $1,700.00',
        'Remanente del saldo a favor $700.00',
      ],
      ...['02 Enfermedad en general $500.00', 'Valor de mercado $9,100.00', 'Precio al otorgarse $3,100.00'],
      ...['Total en una exhibición $24,000.00', 'Años de servicio 12', 'Último sueldo mensual ordinario $24,372.00'],
      ...['Total percepciones $11,345.60', 'Total deducciones $2,310.77', 'Total otros pagos $1,000.00'],
      ...['Total percepciones $180,000.00', 'Total deducciones $22,000.00', 'Neto a pagar: $168,034.83 MXN'],
    ];
    expect(missing(text, wanted)).toEqual([]);
  });

  test('what is not printed is named', async () => {
    const other = cfdiText().replace(
      '<t:Timbre',
      '<x:CartaPorte xmlns:x="http://www.sat.gob.mx/CartaPorte31"/><t:Timbre',
    );
    expect(await textOf(utf8(other))).toContain('sin imprimir aquí: CartaPorte');
  });
});

/** Percepciones for `count` lines. */
const longPayroll = (count: number): Uint8Array<ArrayBuffer> => {
  const line = /<n:Percepcion [^>]*>/.exec(cfdiText())![0];
  const lines = Array.from({ length: count }, (_, index) => line.replace('Sueldo', `Concepto ${index + 1}`));
  return utf8(cfdiText().replace(line, lines.join('')));
};

describe('over several pages', () => {
  test('each page after the first repeats name, folio and the table’s head, and every page has its number', async () => {
    const pages = await pagesOf(longPayroll(150));
    expect(pages.length).toBeGreaterThan(3);
    pages.forEach((page, index) => {
      expect(page).toContain(`${index + 1} / ${pages.length}`);
      if (index === 0) return;
      expect(page.trim().startsWith(ana.name)).toBe(true);
      expect(page.split('\n')[0]).toContain(ana.uuid);
      if (/Concepto \d/.test(page)) expect(page).toMatch(/Gravado\s+Exento\s+Importe/);
    });
  });

  test('one page has neither number nor second head', async () => {
    const [only, ...more] = await pagesOf(utf8(cfdiText()));
    expect(more).toEqual([]);
    expect(only).not.toContain('1 / 1');
  });

  test('the stamp stands on one page, whatever is above it', { timeout: 60_000 }, async () => {
    for (const count of [9, 12, 15, 18]) {
      const pages = await pagesOf(longPayroll(count));
      const with_ = pages.filter((page) =>
        /Fecha y hora de certificación|Sello digital|representación impresa|SAT970701NN3/.test(
          page.replace(/\s+/g, ' '),
        ),
      );
      expect(with_, `${count} lines`).toHaveLength(1);
    }
  });

  test('a printed CFDI is its own person’s for the product’s reader too', async () => {
    const reading = await pdfReader.read(await print(longPayroll(150)), [], signal);
    expect(reading).toMatchObject({ verdict: 'read', facts: { uuids: [ana.uuid] } });
  });
});

describe('values of no receipt crash nothing', () => {
  const long = 'Ñ'.repeat(120_000);
  const cases: [string, string][] = [
    ['an RFC', cfdiText().replace(` Rfc="${ana.rfc}"`, ` Rfc="${'X'.repeat(3_000)}"`)],
    ['a name', cfdiText({ name: long })],
    ['a concept', cfdiText().replace('Concepto="Sueldo"', `Concepto="${long}"`)],
    ['a certificate', cfdiText().replace('30001000000500009999', '3'.repeat(90_000))],
    ['both seals', cfdiText().replaceAll('abcdefgh12345678==', 'a'.repeat(90_000)).replace('zyxw', 'z'.repeat(90_000))],
    ['an amount', cfdiText({ net: '9'.repeat(400) })],
  ];
  const title = 'a value of a receipt too long to print or to code leaves the rest of it readable: %s';
  test.each(cases)(title, { timeout: 30_000 }, async (name, text) => {
    const printed = await textOf(utf8(text));
    expect(printed).toContain(ana.uuid);
    expect(printed).toContain('representación impresa');
    if (name === 'an RFC') expect(printed).toContain('Sin código QR');
    else if (name !== 'an amount') expect(printed).toContain('[…]');
  });
});

const cases = join(sampleFolder, 'cases', 'files');
describe.skipIf(!existsSync(cases))('cases from the field', () => {
  const read = (path: string) => new Uint8Array(readFileSync(join(cases, path)));
  test('13: severance', async () => {
    expect(
      missing(await textOf(read('13-separacion-E/a.xml')), [
        'Años de servicio',
        'Último sueldo mensual ordinario',
        'Extraordinaria'.toLowerCase(),
      ]),
    ).toEqual([]);
  });
  test('14: a pension', async () => {
    expect(
      missing(await textOf(read('14-jubilado/a.xml')), [
        'Total en parcialidades',
        'Monto diario',
        'Ingreso no acumulable',
      ]),
    ).toEqual([]);
  });
  test('15: fees treated as wages', async () => {
    expect(
      missing(await textOf(read('15-asimilado/a.xml')), ['09 Asimilados Honorarios', 'Total gravado', '09 ']),
    ).toEqual([]);
  });
  test('18: a long list', async () => {
    const pages = await pagesOf(read('18-long-list/a.xml'));
    expect(pages.slice(1).every((page) => page.includes(` / ${pages.length}`))).toBe(true);
  });
  test.each(['19-full/ana-33.xml', '19-full/ana-40.xml'])('%s', async (path) => {
    const wanted = [
      'Subsidio causado',
      'Saldo a favor',
      'Valor de mercado',
      'Triples',
      'Incapacidades',
      'Total otros pagos',
    ];
    expect(missing(await textOf(read(path)), wanted)).toEqual([]);
  });
});
