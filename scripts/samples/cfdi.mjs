import { createHash } from 'node:crypto';
import { decimal } from './payroll.mjs';

export const fortnight = { from: '2026-01-01', to: '2026-01-15', paid: '2026-01-15' };
export const employerCertificate = '30001000000500009999';
export const stampCertificate = '30001000000500009998';
export const stampProvider = 'SAT970701NN3';

const digest = (text) => createHash('sha256').update(text).digest();

/** The same for the same receipt, so that generating again changes nothing. Upper case, as SAT prints it. */
export function folioFiscal(person) {
  const hex = digest(`${person.rfc} ${fortnight.from}`).toString('hex').toUpperCase();
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `A${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

/** As long as a real seal and as meaningless: nobody signed this. */
export function seal(purpose, person) {
  const blocks = Array.from({ length: 8 }, (_, i) => digest(`${purpose} ${person.rfc} ${i}`));
  return Buffer.concat(blocks).toString('base64');
}

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const attributes = (values) =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escape(String(value))}"`)
    .join('');
const element = (name, values, children = []) =>
  children.length ? `<${name}${attributes(values)}>${children.join('')}</${name}>` : `<${name}${attributes(values)}/>`;

/** Weeks between two dates, as payroll writes seniority: `P410W`. */
const seniority = (since) => `P${Math.floor((Date.parse(fortnight.to) - Date.parse(since)) / (7 * 86_400_000))}W`;

/** CURP writes states with two letters, the complement with three. */
const states = { JC: 'JAL', GT: 'GUA', PL: 'PUE', MC: 'MEX', OC: 'OAX', CS: 'CHP', NL: 'NLE', CH: 'CHH', ZS: 'ZAC', VZ: 'VER', DF: 'CMX', SL: 'SIN' };

/** CFDI 4.0 with the payroll complement 1.2: right in structure and sums, sealed by nobody. */
export function payrollCfdi(employer, person, pay) {
  const stamped = `${fortnight.paid}T10:${person.number.slice(2)}:07`;
  const sello = seal('cfdi', person);
  const concept = {
    ClaveProdServ: '84111505', Cantidad: 1, ClaveUnidad: 'ACT', Descripcion: 'Pago de nómina',
    ValorUnitario: decimal(pay.gross), Importe: decimal(pay.gross), Descuento: decimal(pay.withheld), ObjetoImp: '01',
  };
  const timbre = element('tfd:TimbreFiscalDigital', {
    'xmlns:tfd': 'http://www.sat.gob.mx/TimbreFiscalDigital',
    'xsi:schemaLocation':
      'http://www.sat.gob.mx/TimbreFiscalDigital http://www.sat.gob.mx/sitio_internet/cfd/TimbreFiscalDigital/TimbreFiscalDigitalv11.xsd',
    Version: '1.1', UUID: folioFiscal(person), FechaTimbrado: stamped, RfcProvCertif: stampProvider,
    SelloCFD: sello, NoCertificadoSAT: stampCertificate, SelloSAT: seal('sat', person),
  });
  const comprobante = element('cfdi:Comprobante', {
    'xmlns:cfdi': 'http://www.sat.gob.mx/cfd/4',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xmlns:nomina12': 'http://www.sat.gob.mx/nomina12',
    'xsi:schemaLocation':
      'http://www.sat.gob.mx/cfd/4 http://www.sat.gob.mx/sitio_internet/cfd/4/cfdv40.xsd http://www.sat.gob.mx/nomina12 http://www.sat.gob.mx/sitio_internet/cfd/nomina/nomina12.xsd',
    Version: '4.0', Serie: 'NOM', Folio: Number(person.number), Fecha: `${fortnight.paid}T10:00:00`, Sello: sello,
    NoCertificado: employerCertificate, Certificado: seal('certificate', { rfc: employer.rfc }),
    SubTotal: decimal(pay.gross), Descuento: decimal(pay.withheld), Moneda: 'MXN', Total: decimal(pay.net),
    TipoDeComprobante: 'N', Exportacion: '01', MetodoPago: 'PUE', LugarExpedicion: employer.postcode,
  }, [
    element('cfdi:Emisor', { Rfc: employer.rfc, Nombre: employer.name, RegimenFiscal: '601' }),
    element('cfdi:Receptor', {
      Rfc: person.rfc, Nombre: person.name.toUpperCase(), DomicilioFiscalReceptor: employer.postcode,
      RegimenFiscalReceptor: '605', UsoCFDI: 'CN01',
    }),
    element('cfdi:Conceptos', {}, [element('cfdi:Concepto', concept)]),
    element('cfdi:Complemento', {}, [nomina(employer, person, pay), timbre]),
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${comprobante}\n`;
}

function nomina(employer, person, pay) {
  const daily = decimal(person.daily);
  return element('nomina12:Nomina', {
    Version: '1.2', TipoNomina: 'O', FechaPago: fortnight.paid, FechaInicialPago: fortnight.from,
    FechaFinalPago: fortnight.to, NumDiasPagados: '15.000', TotalPercepciones: decimal(pay.gross),
    TotalDeducciones: decimal(pay.withheld), TotalOtrosPagos: '0.00',
  }, [
    element('nomina12:Emisor', { RegistroPatronal: employer.registroPatronal }),
    element('nomina12:Receptor', {
      Curp: person.curp, NumSeguridadSocial: person.nss, FechaInicioRelLaboral: person.since,
      Antigüedad: seniority(person.since), TipoContrato: '01', Sindicalizado: 'No', TipoJornada: '01', TipoRegimen: '02',
      NumEmpleado: person.number, Departamento: person.department, Puesto: person.post, RiesgoPuesto: '2',
      PeriodicidadPago: '04', SalarioBaseCotApor: daily, SalarioDiarioIntegrado: daily, ClaveEntFed: states[person.state],
    }),
    element('nomina12:Percepciones', {
      TotalSueldos: decimal(pay.gross), TotalGravado: decimal(pay.gross), TotalExento: '0.00',
    }, pay.earnings.map(({ type, key, label, amount }) => element('nomina12:Percepcion', {
      TipoPercepcion: type, Clave: key, Concepto: label, ImporteGravado: decimal(amount), ImporteExento: '0.00',
    }))),
    element('nomina12:Deducciones', {
      TotalOtrasDeducciones: decimal(pay.withheld - pay.tax), TotalImpuestosRetenidos: decimal(pay.tax),
    }, pay.deductions.map(({ type, key, label, amount }) => element('nomina12:Deduccion', {
      TipoDeduccion: type, Clave: key, Concepto: label, Importe: decimal(amount),
    }))),
    element('nomina12:OtrosPagos', {}, [
      element('nomina12:OtroPago', { TipoOtroPago: '002', Clave: 'OP02', Concepto: 'Subsidio para el empleo', Importe: '0.00' }, [
        element('nomina12:SubsidioAlEmpleo', { SubsidioCausado: '0.00' }),
      ]),
    ]),
  ]);
}
