import { readCfdi, type Cfdi } from './cfdi.ts';
import { tidyText } from '../text/fold-text.ts';
import { periodBetween, type Period } from '../text/period.ts';
import { isGenericTaxId, normalNationalId, normalTaxId } from '../roster/person.ts';
import type { DocumentFacts, DocumentPerson, Reading } from './receipt.ts';
import { parseXml, type XmlParser } from '../text/xml-element.ts';
import { readXmlText } from '../text/xml-text.ts';

/** TipoRelacion 04: this CFDI stands in the place of those it names. */
const replacesThem = '04';

export type CfdiReading =
  | { readonly verdict: 'cfdi'; readonly cfdi: Cfdi }
  | { readonly verdict: 'other-xml' }
  | { readonly verdict: 'damaged' | 'refused'; readonly reason: string };

/** Opens the bytes of an XML file behind all limits. */
export const openCfdi = (bytes: Uint8Array<ArrayBuffer>, parser: XmlParser): CfdiReading => {
  const xml = readXmlText(bytes);
  if (xml.verdict !== 'text') return xml;
  const root = parseXml(xml.text, parser);
  if (root === undefined) return { verdict: 'damaged', reason: 'not-well-formed' };
  const cfdi = readCfdi(root);
  if (cfdi === undefined) return { verdict: 'other-xml' };
  return cfdi.uuids.length > 1 ? { verdict: 'refused', reason: 'several-folios' } : { verdict: 'cfdi', cfdi };
};

/** Whose an XML file is, and what it is. */
export const readCfdiFacts = (bytes: Uint8Array<ArrayBuffer>, parser: XmlParser): Reading => {
  const reading = openCfdi(bytes, parser);
  if (reading.verdict === 'cfdi') return { verdict: 'read', facts: cfdiFacts(reading.cfdi) };
  return reading.verdict === 'other-xml' ? { verdict: 'read', facts: noReceipt } : reading;
};

const noReceipt: DocumentFacts = {
  format: 'xml',
  uuids: [],
  people: [],
  employer: '',
  kind: 'other',
  payrollType: undefined,
  period: undefined,
  payDate: undefined,
  net: undefined,
  amounts: [],
  stamped: undefined,
  replaces: [],
  compactText: '',
  openedWith: undefined,
};

const kinds: Readonly<Record<string, DocumentFacts['kind']>> = { N: 'payroll', I: 'invoice', E: 'invoice' };
/** CFDI 3.2 wrote the type out. */
const kindOf = (type: string): DocumentFacts['kind'] => kinds[type.charAt(0).toUpperCase()] ?? 'other';

export const cfdiFacts = (cfdi: Cfdi): DocumentFacts => {
  const kind = kindOf(cfdi.attribute('TipoDeComprobante'));
  const payrolls = kind === 'payroll' ? cfdi.payrolls : [];
  const ordinary = payrolls.some(({ attribute }) => attribute('TipoNomina') !== 'E');
  const issued = dateOf(cfdi.attribute('Fecha'));
  return {
    ...noReceipt,
    uuids: cfdi.uuids,
    people: [personOf(cfdi)],
    employer: normalTaxId(cfdi.issuer('Rfc')),
    kind,
    payrollType: payrolls.length === 0 ? undefined : ordinary ? 'ordinary' : 'extraordinary',
    period: kind === 'payroll' ? unionOf(cfdi) : periodBetween(issued, issued),
    payDate: latest(payrolls.map(({ attribute }) => dateOf(attribute('FechaPago')))),
    net: cfdi.total,
    amounts: cfdi.total === undefined ? [] : [cfdi.total],
    stamped: cfdi.uuids.length === 1,
    replaces: cfdi.relations.filter(({ type }) => type === replacesThem).flatMap(({ uuids }) => uuids),
  };
};

const personOf = ({ receiver, payrolls }: Cfdi): DocumentPerson => {
  const first = (name: string): string => {
    for (const { worker } of payrolls) if (worker(name) !== '') return worker(name);
    return '';
  };
  const taxId = normalTaxId(receiver('Rfc'));
  return {
    name: tidyText(receiver('Nombre')),
    employeeNumber: tidyText(first('NumEmpleado')),
    taxId: isGenericTaxId(taxId) ? '' : taxId,
    nationalId: normalNationalId(first('Curp')),
    socialSecurity: normalNationalId(first('NumSeguridadSocial')),
  };
};

/** `2026-01-15` of a date with or without a time; undefined for anything else. */
const dateOf = (text: string): string | undefined => /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(text)?.[0];

const latest = (dates: readonly (string | undefined)[]): string | undefined =>
  dates.reduce((last, date) => (date !== undefined && (last === undefined || date > last) ? date : last), undefined);

const unionOf = ({ payrolls }: Cfdi): Period | undefined => {
  const periods = payrolls.flatMap(({ attribute }) => {
    const period = periodBetween(dateOf(attribute('FechaInicialPago')), dateOf(attribute('FechaFinalPago')));
    return period === undefined ? [] : [period];
  });
  const froms = periods.map(({ from }) => from).sort();
  return periodBetween(froms[0], latest(periods.map(({ to }) => to)));
};
