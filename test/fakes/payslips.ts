import type { ReceiptDocument } from '../../src/domain/receipt/receipt.ts';
import { factsOfContent } from '../../src/pdf/text-facts.ts';
import type { PdfContent } from '../../src/pdf/pdf-content.ts';
import { document } from './receipt-documents.ts';

/** A PDF with these pages and whatever else it holds, as its reader would give it. */
export const pagedPdf = (
  name: string,
  pages: readonly string[],
  more: Partial<PdfContent> & { inside?: readonly ReceiptDocument[] } = {},
): ReceiptDocument => {
  const { inside = [], ...content } = more;
  const facts = factsOfContent({
    pages,
    hidden: [],
    about: [],
    traits: [],
    attachments: [],
    openedWith: undefined,
    ...content,
  });
  const within = inside.map(({ file, reading }) => ({ name: file.name, reading }));
  const reading = { verdict: 'read', facts: within.length === 0 ? facts : { ...facts, inside: within } } as const;
  return document(name, reading, 'application/pdf', JSON.stringify([name, pages, content.hidden, within]));
};

export interface Paid {
  readonly name: string;
  readonly number: string;
  readonly net: string;
}

/** A Spanish recibo de salarios, as the model of 2014 lays it out. */
export const spanishSlip = (
  { name, net, nif, naf }: Paid & { readonly nif: string; readonly naf: string },
  period = 'del 1 al 31 de enero de 2026',
): string =>
  [
    'EMPRESA: MUEBLES SAN ROQUE, S.L. C.I.F. B11223344 C.C.C. 46/1098765/21',
    `TRABAJADOR/A: ${name}`,
    `N.I.F. ${nif} Nº AFILIACIÓN S.S. ${naf}`,
    'Grupo de cotización 05 Categoría OFICIAL 2ª Antigüedad 03/09/2018',
    `PERÍODO DE LIQUIDACIÓN: ${period} TOTAL DÍAS 30`,
    'I. DEVENGOS',
    'Salario base 1.380,00',
    'II. DEDUCCIONES',
    'Contingencias comunes 4,70% 78,04',
    `LÍQUIDO TOTAL A PERCIBIR (A-B) ${net}`,
  ].join('\n');

/** The same by another program: labels in one line, values in the next, no word for the worker. */
export const spanishGrid = (
  { name, net, nif, naf }: Paid & { readonly nif: string; readonly naf: string },
  period = '01/01/2026 al 31/01/2026',
): string =>
  [
    'Muebles San Roque, S.L.',
    'APELLIDOS Y NOMBRE N.I.F. N. AFILIACION',
    `${name} ${nif} ${naf}`,
    'PERIODO',
    period,
    'TOTAL DEVENGADO TOTAL DEDUCIR',
    '1.660,35 303,02',
    `LIQUIDO A PERCIBIR ${net}`,
  ].join('\n');

/** A Polish pasek. */
export const polishSlip = (
  { name, number, net, pesel }: Paid & { readonly pesel: string },
  month = 'styczeń 2026',
): string =>
  [
    'Stolarnia Pod Dębem sp. z o.o. NIP 898-000-12-34 REGON 021000123',
    `Pasek płacowy za miesiąc: ${month}`,
    `Imię i nazwisko: ${name} Nr ewid.: ${number}`,
    `PESEL ${pesel}`,
    'Płaca zasadnicza 6 200,00',
    'Składka emerytalna 605,12 zdrowotna 481,30 zaliczka na PIT 371,00',
    `Do wypłaty ${net} zł`,
  ].join('\n');

/** A Mexican recibo of a program that prints no CFDI form. */
export const mexicanSlip = (
  { name, number, net, rfc, curp, nss }: Paid & { readonly rfc: string; readonly curp: string; readonly nss: string },
  { employer = 'MSR050607AB1', folio = '', more = '' } = {},
): string =>
  [
    'MUEBLES SAN ROQUE',
    `R.F.C. ${employer} Registro Patronal C5512345104`,
    'RECIBO DE NÓMINA Periodo del 16/01/2026 al 31/01/2026',
    `Trabajador: ${number} ${name}`,
    `R.F.C.: ${rfc} C.U.R.P.: ${curp} N.S.S.: ${nss}`,
    'P001 Sueldo 8,000.00 D002 ISR 910.40',
    `Neto a pagar: $${net}`,
    folio === '' ? '' : `Folio fiscal: ${folio}`,
    more,
  ].join('\n');
