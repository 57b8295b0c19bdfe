import { cancelledFolios } from './cancellations.ts';
import { readCfdi, type Cfdi } from './cfdi.ts';
import { numberIn } from './cfdi-node.ts';
import { claimsOf, peopleOf } from './cfdi-people.ts';
import { periodBetween, type Period } from '../text/period.ts';
import { normalTaxId } from '../roster/person.ts';
import { noFacts } from './no-facts.ts';
import type { DocumentFacts, Reading } from './receipt.ts';
import { parseXml, type XmlElement, type XmlParser } from '../text/xml-element.ts';
import { readXmlText } from '../text/xml-text.ts';

/** TipoRelacion 04: this CFDI stands in the place of those it names. */
const replacesThem = '04';

export type CfdiReading =
  | { readonly verdict: 'cfdi'; readonly cfdi: Cfdi; readonly addenda: string }
  | { readonly verdict: 'other-xml'; readonly root: XmlElement }
  | Extract<Reading, { verdict: 'damaged' | 'refused' }>;

/** Opens the bytes of an XML file behind all limits. */
export const openCfdi = (bytes: Uint8Array<ArrayBuffer>, parser: XmlParser): CfdiReading => {
  const xml = readXmlText(bytes, 'Addenda');
  if (xml.verdict !== 'text') return xml;
  const root = parseXml(xml.text, parser);
  if (root === undefined) return { verdict: 'damaged', reason: 'not-well-formed' };
  const cfdi = readCfdi(root);
  if (cfdi === undefined) return { verdict: 'other-xml', root };
  if (cfdi.folios.length > 1) return { verdict: 'refused', reason: 'several-folios' };
  return { verdict: 'cfdi', cfdi, addenda: xml.leftOut };
};

/** Whose an XML file is, and what it is. */
export const readCfdiFacts = (bytes: Uint8Array<ArrayBuffer>, parser: XmlParser): Reading => {
  const reading = openCfdi(bytes, parser);
  if (reading.verdict === 'cfdi') return { verdict: 'read', facts: cfdiFacts(reading.cfdi, reading.addenda) };
  if (reading.verdict !== 'other-xml') return reading;
  const cancels = cancelledFolios(reading.root);
  return { verdict: 'read', facts: cancels === undefined ? noReceipt : { ...noReceipt, cancels } };
};

export const noReceipt: DocumentFacts = { ...noFacts, format: 'xml', kind: 'other' };

/** What a payment settles and what is transported is an invoice's matter. */
const kinds: Readonly<Record<Cfdi['type'], DocumentFacts['kind']>> = {
  N: 'payroll',
  I: 'invoice',
  E: 'invoice',
  P: 'invoice',
  T: 'invoice',
  '': 'other',
};

const cfdiFacts = (cfdi: Cfdi, addenda = ''): DocumentFacts => {
  const kind = kinds[cfdi.type];
  const payrolls = kind === 'payroll' ? cfdi.payrolls : [];
  const ordinary = payrolls.some(({ attribute }) => attribute('TipoNomina') !== 'E');
  const issued = dateOf(cfdi.attribute('Fecha'));
  const net = netOf(cfdi);
  return {
    ...noReceipt,
    uuids: cfdi.uuids,
    people: peopleOf(cfdi, addenda),
    employer: normalTaxId(cfdi.issuer('Rfc')),
    kind,
    payrollType: payrolls.length === 0 ? undefined : ordinary ? 'ordinary' : 'extraordinary',
    period: kind === 'payroll' ? unionOf(cfdi) : periodBetween(issued, issued),
    payDate: latest(payrolls.map(({ attribute }) => dateOf(attribute('FechaPago')))),
    net,
    amounts: net === undefined ? [] : [net],
    stamped: cfdi.uuids.length === 1,
    ...(kind === 'invoice' ? { invoiceNumbers: numbersOf(cfdi) } : {}),
    replaces: cfdi.relations.filter(({ type }) => type === replacesThem).flatMap(({ uuids }) => uuids),
    holders: claimsOf(cfdi, addenda),
  };
};

const numbersOf = ({ attribute, payments }: Cfdi): readonly string[] => {
  const settled = payments.flatMap((each) =>
    each.children('Pago').flatMap((pago) => pago.children('DoctoRelacionado')),
  );
  const numbers = [attribute, ...settled.map((each) => each.attribute)].map((of) => [of('Serie'), of('Folio')]);
  return numbers.filter(([, folio]) => folio !== '').map((parts) => parts.filter((part) => part !== '').join('-'));
};

/** The Total of a payment or a transport is 0 by rule: one is about what was paid, the other about no money. */
const netOf = ({ type, total, payments }: Cfdi): number | undefined => {
  if (type === 'T') return undefined;
  if (type !== 'P') return total;
  const written = payments.map((each) => numberIn(each.child('Totales'), 'MontoTotalPagos'));
  if (written.length > 0 && !written.includes(undefined)) return addCents(written);
  const paid = payments.flatMap((each) => each.children('Pago'));
  const currencies = new Set(paid.map(({ attribute }) => attribute('MonedaP')));
  return paid.length > 0 && currencies.size === 1 ? addCents(paid.map((each) => numberIn(each, 'Monto'))) : undefined;
};

const addCents = (amounts: readonly (number | undefined)[]): number =>
  amounts.reduce<number>((total, amount) => total + Math.round((amount ?? 0) * 100), 0) / 100;

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
