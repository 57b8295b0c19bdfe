import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { cfdiRow } from '../../../src/domain/cfdi-row.ts';
import { ana, cfdiText, utf8 } from '../../fakes/cfdi-text.ts';
import { hasSamples, sampleBytes, sampleJson } from '../../fakes/shared-samples.ts';

const parser = new new JSDOM('').window.DOMParser();

test('a CFDI becomes a row with its zeros, accents and signs as they are', () => {
  expect(
    cfdiRow(utf8(cfdiText({ name: '=HYPERLINK("x") Peña'.replaceAll('"', '&quot;'), number: '0007' })), parser),
  ).toEqual({
    employeeNumber: '0007',
    name: '=HYPERLINK("x") Peña',
    taxId: ana.rfc,
    nationalId: ana.curp,
    period: { from: '2026-01-01', to: '2026-01-15' },
    date: '2026-01-15',
    net: 4877.31,
    currency: 'MXN',
    uuid: ana.uuid,
    employer: 'IDB150312EL8',
    kind: 'payroll',
    stamped: true,
  });
});

test('what is no CFDI becomes no row', () => {
  for (const text of ['', '<r/>', '<!DOCTYPE r><r/>', cfdiText().slice(0, 400)])
    expect(cfdiRow(utf8(text), parser)).toBeUndefined();
});

test.skipIf(!hasSamples)('the rows of the batch equal its truth', () => {
  interface Truth {
    file: string;
    num_empleado: string;
    nombre: string;
    rfc: string;
    curp: string;
    inicio: string;
    fin: string;
    neto: string;
    uuid: string;
  }
  for (const each of sampleJson<{ xml: Truth[] }>('cfdi/batch/truth.json').xml) {
    expect(cfdiRow(sampleBytes(`cfdi/batch/${each.file}`), parser)).toMatchObject({
      employeeNumber: each.num_empleado,
      name: each.nombre,
      taxId: each.rfc,
      nationalId: each.curp,
      period: { from: each.inicio, to: each.fin },
      net: Number(each.neto),
      uuid: each.uuid,
    });
  }
});
