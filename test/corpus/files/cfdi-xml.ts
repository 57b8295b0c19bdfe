import { fullName } from '../people.ts';
import { daysOf, type PayPeriod, type Slip } from './slip.ts';

export interface CfdiOptions {
  readonly period: PayPeriod;
  readonly stamped?: boolean;
  readonly replaces?: string;
  readonly extraordinary?: boolean;
  readonly rfc?: string;
  readonly curp?: string;
  /** Two payments to the same person in one document. */
  readonly twice?: boolean;
  readonly addenda?: string;
  /** A second payee, as a broken export writes it. */
  readonly intruder?: Slip;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const payroll = (slip: Slip, { period, curp, extraordinary }: CfdiOptions, net: number): string => {
  const { worker, employer } = slip;
  const owner = employer.natural === undefined ? '' : ` Curp="${employer.natural.curp}"`;
  const gross = (net + 100).toFixed(2);
  return (
    `<nomina12:Nomina Version="1.2" TipoNomina="${extraordinary === true ? 'E' : 'O'}" FechaPago="${period.paid}" FechaInicialPago="${period.from}" FechaFinalPago="${period.to}" NumDiasPagados="${daysOf(period).toFixed(3)}" TotalPercepciones="${gross}" TotalDeducciones="100.00">` +
    `<nomina12:Emisor${owner} RegistroPatronal="${employer.register}"/>` +
    `<nomina12:Receptor Curp="${curp ?? worker.curp}" NumSeguridadSocial="${worker.nss}" FechaInicioRelLaboral="${worker.since}" TipoContrato="01" TipoRegimen="02" NumEmpleado="${escaped(worker.number)}" Puesto="${escaped(worker.post)}" PeriodicidadPago="04" CuentaBancaria="${worker.account}" ClaveEntFed="CMX"/>` +
    `<nomina12:Percepciones TotalSueldos="${gross}" TotalGravado="${gross}" TotalExento="0.00"><nomina12:Percepcion TipoPercepcion="001" Clave="P001" Concepto="Sueldo" ImporteGravado="${gross}" ImporteExento="0.00"/></nomina12:Percepciones>` +
    `<nomina12:Deducciones TotalImpuestosRetenidos="100.00"><nomina12:Deduccion TipoDeduccion="002" Clave="D002" Concepto="ISR" Importe="100.00"/></nomina12:Deducciones>` +
    `</nomina12:Nomina>`
  );
};

/** A payroll CFDI 4.0 as the authority's schema describes it. */
export const cfdiOf = (slip: Slip, options: CfdiOptions): Uint8Array<ArrayBuffer> => {
  const { worker, employer, net } = slip;
  const { period, stamped = true, replaces, rfc, twice = false, addenda, intruder } = options;
  const seal = `${worker.uuid.slice(0, 8)}SELLO${worker.rfc}==`;
  const parts = twice ? [net / 2, net - net / 2] : [net];
  const gross = (net + 100 * parts.length).toFixed(2);
  const taken = (100 * parts.length).toFixed(2);
  const relation =
    replaces === undefined
      ? ''
      : `<cfdi:CfdiRelacionados TipoRelacion="04"><cfdi:CfdiRelacionado UUID="${replaces}"/></cfdi:CfdiRelacionados>`;
  const receiver = (of: Slip, shown?: string): string =>
    `<cfdi:Receptor Rfc="${escaped(shown ?? of.worker.rfc)}" Nombre="${escaped(fullName(of.worker, 'given').toUpperCase())}" DomicilioFiscalReceptor="03940" RegimenFiscalReceptor="605" UsoCFDI="CN01"/>`;
  const text =
    `<?xml version="1.0" encoding="UTF-8"?>` +
    `<cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4" xmlns:nomina12="http://www.sat.gob.mx/nomina12" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" Version="4.0" Serie="NOM" Folio="${worker.number.replace(/\D/g, '')}" Fecha="${period.paid}T12:00:00" Sello="${seal}" NoCertificado="00001000000500003416" Certificado="MIIF" SubTotal="${gross}" Descuento="${taken}" Moneda="MXN" Total="${net.toFixed(2)}" TipoDeComprobante="N" Exportacion="01" MetodoPago="PUE" LugarExpedicion="03940">` +
    relation +
    `<cfdi:Emisor Rfc="${escaped(employer.taxId)}" Nombre="${escaped(employer.name)}" RegimenFiscal="${employer.natural ? '612' : '601'}"/>` +
    receiver(slip, rfc) +
    (intruder === undefined ? '' : receiver(intruder)) +
    `<cfdi:Conceptos><cfdi:Concepto ClaveProdServ="84111505" Cantidad="1" ClaveUnidad="ACT" Descripcion="Pago de nómina" ValorUnitario="${gross}" Importe="${gross}" Descuento="${taken}" ObjetoImp="01"/></cfdi:Conceptos>` +
    `<cfdi:Complemento>${parts.map((part) => payroll(slip, options, part)).join('')}` +
    (intruder === undefined ? '' : payroll(intruder, options, intruder.net)) +
    (stamped
      ? `<tfd:TimbreFiscalDigital xmlns:tfd="http://www.sat.gob.mx/TimbreFiscalDigital" Version="1.1" UUID="${slip.uuid}" FechaTimbrado="${period.paid}T12:01:00" RfcProvCertif="SAT970701NN3" SelloCFD="${seal}" NoCertificadoSAT="30001000000500003456" SelloSAT="AbC=="/>`
      : '') +
    `</cfdi:Complemento>${addenda === undefined ? '' : `<cfdi:Addenda>${addenda}</cfdi:Addenda>`}</cfdi:Comprobante>`;
  return new TextEncoder().encode(text);
};

/** The authority's acknowledgement that this folio was cancelled. */
export const cancellationOf = ({ uuid, employer }: Slip, { paid }: PayPeriod): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(
    `<?xml version="1.0" encoding="utf-8"?><Acuse xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" Fecha="${paid}T18:20:11" RfcEmisor="${escaped(employer.taxId)}">` +
      `<Folios xmlns="http://cancelacfd.sat.gob.mx"><UUID>${uuid}</UUID><EstatusUUID>201</EstatusUUID></Folios>` +
      `<Signature Id="SelloSAT" xmlns="http://www.w3.org/2000/09/xmldsig#"><SignatureValue>AbCd==</SignatureValue></Signature></Acuse>`,
  );
