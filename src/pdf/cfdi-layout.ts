import type { Cfdi, CfdiType } from '../domain/receipt/cfdi.ts';
import { layOutConcepts, layOutTaxTotals } from './cfdi-invoice-layout.ts';
import { layOutPayments } from './cfdi-payment-layout.ts';
import { layOutPayroll } from './cfdi-payroll-layout.ts';
import { layOutStamp } from './cfdi-stamp-layout.ts';
import type { PageWriter } from './page-writer.ts';
import { coded, joined, money, type Pair } from './printed-values.ts';

/** The printed representation of a CFDI. Its words are the tax authority's, so that it is in Spanish everywhere. */
export const layOutCfdi = (cfdi: Cfdi, writer: PageWriter): void => {
  const { receiver, uuids, payrolls, payments } = cfdi;
  const folio = uuids[0] === undefined ? seriesOf(cfdi) : `Folio fiscal ${uuids[0]}`;
  writer.runningHead = joined([receiver('Nombre'), folio], ' · ');
  layOutIssuer(cfdi, writer);
  layOutDocument(cfdi, writer);
  if (payrolls.length === 0) layOutConcepts(cfdi, writer);
  payrolls.forEach((payroll, index) =>
    layOutPayroll(payroll, payrolls.length > 1 ? `Pago ${index + 1} de ${payrolls.length}` : '', writer),
  );
  for (const payment of payments) layOutPayments(payment, writer);
  layOutTotals(cfdi, writer);
  layOutStamp(cfdi, writer);
};

const titles: Readonly<Record<CfdiType, string>> = {
  N: 'Recibo de nómina',
  I: 'Factura',
  E: 'Nota de crédito',
  P: 'Recibo electrónico de pago',
  T: 'Comprobante de traslado',
  '': 'Comprobante',
};

export const titleOf = ({ type, payrolls }: Cfdi): string => (payrolls.length > 0 ? titles.N : titles[type]);

const unique = (values: readonly string[]): string => joined([...new Set(values)], ', ');

const seriesOf = ({ attribute }: Cfdi): string => joined([attribute('Serie'), attribute('Folio')]);

const line = (...pairs: readonly Pair[]): string =>
  joined(
    pairs.filter(([, value]) => value !== '').map(([label, value]) => `${label} ${value}`),
    ' · ',
  );

const layOutIssuer = ({ issuer, root, payrolls, isOld }: Cfdi, writer: PageWriter): void => {
  // CFDI 3.2 wrote the regime out, in a node of its own.
  const regime = isOld ? root.child('Emisor').child('RegimenFiscal').attribute('Regimen') : issuer('RegimenFiscal');
  const of = (name: string): string =>
    unique(payrolls.map(({ employer, attribute }) => employer(name) || attribute(name)));
  writer.text(issuer('Nombre'), { bold: true, size: 13 });
  writer.text(line(['RFC', issuer('Rfc')], ['Régimen', coded('RegimenFiscal', regime)]), { faint: true });
  const employer = line(
    ['Registro patronal', of('RegistroPatronal')],
    ['CURP del patrón', unique(payrolls.map((each) => each.employer('Curp')))],
    ['RFC del patrón de origen', unique(payrolls.map((each) => each.employer('RfcPatronOrigen')))],
    ...payrolls.flatMap(({ node }) => {
      const source = node.child('Emisor').child('EntidadSNCF').attribute;
      return [
        ['Origen del recurso', coded('OrigenRecurso', source('OrigenRecurso'))],
        ['Monto de recurso propio', money(source('MontoRecursoPropio'))],
      ] satisfies Pair[];
    }),
  );
  if (employer !== '') writer.text(employer, { faint: true });
  writer.space(4);
};

const layOutDocument = (cfdi: Cfdi, writer: PageWriter): void => {
  const { attribute, receiver, payrolls, root } = cfdi;
  const global = root.child('InformacionGlobal').attribute;
  writer.text(titleOf(cfdi), { bold: true, size: 11 });
  writer.rule();
  writer.fields([
    [payrolls.length > 0 ? 'Trabajador' : 'Receptor', receiver('Nombre')],
    ['RFC', receiver('Rfc')],
    ['Régimen fiscal', coded('RegimenFiscal', receiver('RegimenFiscalReceptor'))],
    ['Domicilio fiscal (C.P.)', receiver('DomicilioFiscalReceptor')],
    ['Uso CFDI', coded('UsoCFDI', receiver('UsoCFDI'))],
    ['Residencia fiscal', joined([receiver('ResidenciaFiscal'), receiver('NumRegIdTrib')])],
    ['Serie y folio', seriesOf(cfdi)],
    ['Lugar de expedición', attribute('LugarExpedicion')],
    ['Forma de pago', coded('FormaPago', attribute('FormaPago'))],
    ['Método de pago', coded('MetodoPago', attribute('MetodoPago'))],
    ['Condiciones de pago', attribute('CondicionesDePago')],
    ['Moneda', attribute('Moneda')],
    ['Tipo de cambio', attribute('TipoCambio')],
    ['Exportación', payrolls.length > 0 ? '' : coded('Exportacion', attribute('Exportacion'))],
    ['Confirmación', attribute('Confirmacion')],
    ['Información global', joined([global('Periodicidad'), global('Meses'), global('Año')], ' / ')],
  ]);
  for (const { type, uuids } of cfdi.relations) {
    writer.text(`CFDI relacionados, ${coded('TipoRelacion', type)}: ${uuids.join(', ')}`, { size: 8 });
  }
};

const layOutTotals = (cfdi: Cfdi, writer: PageWriter): void => {
  const { attribute, payrolls, total, otherComplements } = cfdi;
  const net = payrolls.length > 0 ? 'Neto a pagar' : 'Total';
  const written = attribute('Total') || (total === undefined ? '' : total.toFixed(2));
  writer.sums([
    ['Subtotal', money(attribute('SubTotal'))],
    ['Descuento', money(attribute('Descuento'))],
  ]);
  if (payrolls.length === 0) layOutTaxTotals(cfdi, writer);
  writer.space(2);
  writer.text(joined([`${net}: ${money(written)}`, attribute('Moneda')]), { bold: true, size: 11 });
  if (otherComplements.length > 0) {
    writer.text(`El XML lleva además, sin imprimir aquí: ${unique(otherComplements)}`, { faint: true, size: 8 });
  }
};
