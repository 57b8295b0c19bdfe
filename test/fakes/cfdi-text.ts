/** What one made-up CFDI says; all that is left out has a sound default. */
export interface CfdiValues {
  uuid?: string;
  name?: string;
  rfc?: string;
  curp?: string;
  number?: string;
  employer?: string;
  from?: string;
  to?: string;
  paid?: string;
  net?: string;
  type?: 'O' | 'E';
  /** TipoDeComprobante. */
  document?: string;
  replaces?: string;
  stamped?: boolean;
  prefix?: string;
  addenda?: string;
}

export const ana = {
  uuid: 'AAAAAAAA-0000-4000-8000-000000000001',
  name: 'ANA SOFÍA IBÁÑEZ PEÑA',
  rfc: 'IAPA950130FI5',
  curp: 'IAPA950130MGTBXN00',
  number: '0044',
  net: '4877.31',
} as const;

export const iván = {
  uuid: 'BBBBBBBB-0000-4000-8000-000000000002',
  name: 'IVÁN DE LA CRUZ ZÚÑIGA',
  rfc: 'DEZI900228L86',
  curp: 'DEZI900228HNLLXV02',
  number: 'A-15',
  net: '6291.60',
} as const;

/** Text of a CFDI 4.0 with Nómina 1.2, small but complete for reading. */
export const cfdiText = (values: CfdiValues = {}): string => {
  const v = {
    ...ana,
    employer: 'IDB150312EL8',
    from: '2026-01-01',
    to: '2026-01-15',
    paid: '2026-01-15',
    type: 'O',
    document: 'N',
    stamped: true,
    prefix: 'cfdi',
    addenda: '',
    ...values,
  };
  const p = v.prefix;
  const relation =
    v.replaces === undefined
      ? ''
      : `<${p}:CfdiRelacionados TipoRelacion="04"><${p}:CfdiRelacionado UUID="${v.replaces}"/></${p}:CfdiRelacionados>`;
  const payroll =
    v.document === 'N'
      ? `<n:Nomina xmlns:n="http://www.sat.gob.mx/nomina12" Version="1.2" TipoNomina="${v.type}" FechaPago="${v.paid}" FechaInicialPago="${v.from}" FechaFinalPago="${v.to}" NumDiasPagados="15.000" TotalPercepciones="${v.net}">` +
        `<n:Receptor Curp="${v.curp}" NumSeguridadSocial="00176385599" NumEmpleado="${v.number}"/>` +
        `<n:Percepciones TotalGravado="${v.net}" TotalExento="0.00"><n:Percepcion TipoPercepcion="001" Clave="P001" Concepto="Sueldo" ImporteGravado="${v.net}" ImporteExento="0.00"/></n:Percepciones></n:Nomina>`
      : '';
  const stamp = v.stamped
    ? `<t:TimbreFiscalDigital xmlns:t="http://www.sat.gob.mx/TimbreFiscalDigital" Version="1.1" UUID="${v.uuid}" FechaTimbrado="${v.paid}T10:15:58" RfcProvCertif="SAT970701NN3" SelloCFD="abcdefgh12345678==" NoCertificadoSAT="30001000000500003456" SelloSAT="zyxw"/>`
    : '';
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n` +
    `<${p}:Comprobante xmlns:${p}="http://www.sat.gob.mx/cfd/4" Version="4.0" Serie="N" Folio="1" Fecha="${v.paid}T10:15:30" Sello="abcdefgh12345678==" NoCertificado="30001000000500009999" SubTotal="${v.net}" Moneda="MXN" Total="${v.net}" TipoDeComprobante="${v.document}" Exportacion="01" LugarExpedicion="37000">${relation}` +
    `<${p}:Emisor Rfc="${v.employer}" Nombre="INDUSTRIAS DEMO DEL BAJIO" RegimenFiscal="601"/>` +
    `<${p}:Receptor Rfc="${v.rfc}" Nombre="${v.name}" DomicilioFiscalReceptor="37000" RegimenFiscalReceptor="605" UsoCFDI="CN01"/>` +
    `<${p}:Conceptos><${p}:Concepto ClaveProdServ="84111505" Cantidad="1" ClaveUnidad="ACT" Descripcion="Pago de nómina" ValorUnitario="${v.net}" Importe="${v.net}" ObjetoImp="01"/></${p}:Conceptos>` +
    `<${p}:Complemento>${payroll}${stamp}</${p}:Complemento>${v.addenda === '' ? '' : `<${p}:Addenda>${v.addenda}</${p}:Addenda>`}` +
    `</${p}:Comprobante>`
  );
};

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
