import { describe, expect, test } from 'vitest';
import { entry } from '../../../fakes/entry.ts';
import { codes, files, pair } from '../../../fakes/pairing-stage.ts';
import { pagedPdf, polishSlip, spanishSlip } from '../../../fakes/payslips.ts';

/** Words of the form that stand where a name may: they are nobody's. */
const january = { from: '2026-01-01', to: '2026-01-31' };
const marta = { name: 'OLIVA CANO, MARTA', number: '12', nif: '50123456F', naf: '280011223344', net: '1.357,33' };
const jorge = { name: 'RUIZ SANZ, JORGE', number: '15', nif: '87654321X', naf: '280987654321', net: '1.512,80' };
const row = entry(2, { person: { name: 'Oliva Cano, Marta', taxId: marta.nif }, amount: 1357.33, period: january });
const other = entry(3, { person: { name: 'Ruiz Sanz, Jorge', taxId: jorge.nif }, amount: 1512.8, period: january });
const ewa = { name: 'Maj Ewa', number: '031', pesel: '92041807463', net: '4 811,20' };
const polishRow = entry(2, {
  person: { name: ewa.name, nationalId: ewa.pesel, employeeNumber: '031' },
  amount: 4811.2,
});

describe('a sentence of the form that speaks of the worker names nobody', () => {
  const sentences = [
    '1. Aportación del trabajador a las cotizaciones a la Seguridad Social y conceptos de recaudación conjunta',
    'Aportaciones del trabajador a la Seguridad Social',
    'Cuota del trabajador al Régimen General',
    'Aportación de la trabajadora según convenio colectivo',
    'A cargo del empleado conforme al artículo 26',
    'Retención al perceptor sobre rendimientos del trabajo',
    'Total aportaciones trabajador',
    'Trabajador cuotas desempleo formación profesional',
  ];
  test.each(sentences)('%s', (sentence) => {
    const slip = (of: typeof marta) => `${spanishSlip(of)}\n${sentence}\n4,70 % 78,04`;
    expect(codes(pair([row], [pagedPdf('x.pdf', [slip(marta)])]))).toEqual([]);
    const two = pair([row, other], [pagedPdf('x.pdf', [slip(marta)]), pagedPdf('y.pdf', [slip(jorge)])]);
    expect([files(two), codes(two)]).toEqual([{ 2: ['x.pdf'], 3: ['y.pdf'] }, []]);
  });
  test.each([
    'Składki pracownika na ubezpieczenia społeczne 850,12',
    'Składki finansowane przez ubezpieczonego: emerytalna rentowa chorobowa',
    'Employee contributions to the pension',
  ])('%s', (sentence) => {
    expect(codes(pair([polishRow], [pagedPdf('x.pdf', [`${polishSlip(ewa)}\n${sentence}`])]))).toEqual([]);
  });
  test.each([
    'Liquidación del trabajador RUIZ SANZ, JORGE',
    'Recibo del trabajador DE LA TORRE SANZ, JORGE',
    'Trabajador: EL AMRANI, SALMA',
  ])('but one that goes on with a name does: %s', (sentence) => {
    const slip = spanishSlip(marta).replace('TRABAJADOR/A', 'TRABAJADOR');
    expect(files(pair([row], [pagedPdf('x.pdf', [`${slip}\n${sentence}`])]))).toEqual({});
  });
});

const luz = { name: 'LUZ MARÍA SOTO ROBLES', rfc: 'SORL880214QA1', curp: 'SORL880214MJCTBZ05' };
const raúl = { name: 'RAÚL GARZA PINTO', rfc: 'GAPR790930T45', curp: 'GAPR790930HNLRNL02' };
const mexican = [luz, raúl].map(({ name, rfc, curp }, at) =>
  entry(at + 2, { person: { name, taxId: rfc, nationalId: curp } }),
);

/** The authority's own printed form, with two labels in each line. */
const printed = ({ name, rfc, curp }: typeof luz): string =>
  [
    'RFC emisor: MSR050607AB1 Folio fiscal:',
    'Nombre emisor: MUEBLES SAN ROQUE No. de serie del CSD: 00001000000504465028',
    `RFC receptor: ${rfc} Código postal, fecha y hora de emisión: 44100 2026-01-31 10:07:01`,
    `Nombre receptor: ${name} Efecto de comprobante: Nómina`,
    'Código postal del receptor: 44100 Régimen fiscal: General de Ley Personas Morales',
    'Régimen fiscal receptor: Sueldos y Salarios e Ingresos Asimilados a Salarios',
    'Domicilio fiscal del receptor: Guadalajara Jalisco',
    'Uso CFDI: Nómina Exportación: No aplica',
    'Total $ 7,089.60',
    `Registro Patronal: C5512345104 CURP: ${curp}`,
    'Fecha inicial de pago: 2026-01-16 Fecha final de pago: 2026-01-31',
  ].join('\n');

describe('the form that the Mexican authority prints', () => {
  test.each([
    'Puesto del empleado: Auxiliar de Almacén',
    'Dirección del trabajador: Avenida Hidalgo',
    'Nombre receptor: LUZ MARÍA SOTO ROBLES Uso de CFDI: Nómina',
    'Nombre receptor: LUZ MARÍA SOTO ROBLES Exportación: No aplica',
  ])('is one person’s with %s', (line) => {
    const text = `${printed(luz)}\n${line}`;
    expect(codes(pair([mexican[0]!], [pagedPdf('x.pdf', [text])]))).toEqual([]);
  });
  test('is one person’s, one file or two', () => {
    expect(codes(pair(mexican.slice(0, 1), [pagedPdf('x.pdf', [printed(luz)])]))).toEqual([]);
    const two = pair(mexican, [pagedPdf('x.pdf', [printed(luz)]), pagedPdf('y.pdf', [printed(raúl)])]);
    expect([files(two), codes(two)]).toEqual([{ 2: ['x.pdf'], 3: ['y.pdf'] }, []]);
  });
  test('but names a second one where it does', () => {
    const text = `${printed(luz)}\nNombre receptor: ${raúl.name} Efecto de comprobante: Nómina`;
    expect(files(pair([mexican[0]!], [pagedPdf('x.pdf', [text])]))).toEqual({});
  });
});

describe('a number of eleven figures that says no NSS', () => {
  const nss = '04108812349';
  // Passes the check of an NSS, as one account in ten does.
  const account = '60512345673';
  const lines = ['Cta. Banco Santander', 'Referencia:', 'Depósito en BBVA', 'Clave presupuestal', 'Tarjeta'];
  test.each(lines)('%s makes nobody two people', (label) => {
    for (const text of [
      `${printed(luz)}\nNSS: ${nss}\n${label} ${account}`,
      `${printed(luz)}\nNSS: ${nss} ${label} ${account}`,
      `NSS: ${nss}\n${printed(luz)}\n${label} ${account}`,
      `${label} ${account}\n${printed(luz)}\nNSS: ${nss}`,
    ])
      expect(codes(pair([mexican[0]!], [pagedPdf('x.pdf', [text])]))).toEqual([]);
  });
  test.each([
    ['behind a label of its own', `NSS: ${nss}\nNSS: 43987901230`],
    ['below one head', `NSS\n${nss}\n43987901230`],
  ])('but %s it is a second person’s', (_label, more) => {
    expect(files(pair([mexican[0]!], [pagedPdf('x.pdf', [`${printed(luz)}\n${more}`])]))).toEqual({});
  });
});
