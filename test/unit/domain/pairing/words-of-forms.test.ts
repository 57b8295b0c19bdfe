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
