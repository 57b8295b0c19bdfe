import { expect, test } from 'vitest';
import { pairReceipts } from '../../../../src/domain/pairing/pairing.ts';
import { ana, cfdiText, iván, utf8 } from '../../../fakes/cfdi-text.ts';
import { entry } from '../../../fakes/entry.ts';
import { memoryFile, readFiles } from '../../../fakes/sample-batch.ts';

const payrollOf = (person: typeof ana | typeof iván): string => /<n:Nomina[^]*<\/n:Nomina>/.exec(cfdiText(person))![0];
const rowOf = ({ name, rfc, curp }: typeof ana | typeof iván, row: number) =>
  entry(row, { person: { name, taxId: rfc, nationalId: curp } });
const both = {
  'two receivers': cfdiText().replace(
    '<cfdi:Conceptos>',
    `${/<cfdi:Receptor[^>]*>/.exec(cfdiText(iván))![0]}<cfdi:Conceptos>`,
  ),
  'two payrolls': cfdiText().replace('<t:Timbre', `${payrollOf(iván)}<t:Timbre`),
  'a payroll of another insured number': cfdiText().replace(
    '<t:Timbre',
    `${payrollOf(ana).replace(/NumSeguridadSocial="[^"]*"/, 'NumSeguridadSocial="43987901230"')}<t:Timbre`,
  ),
  'a second CFDI in the Addenda': cfdiText({ addenda: cfdiText(iván).replace(/^<\?xml[^>]*>\n/, '') }),
};

test.each(Object.entries(both))(
  'an XML with %s is nobody’s, whether or not the sheet knows both',
  async (_name, text) => {
    const documents = await readFiles([memoryFile('a.xml', utf8(text))]);
    for (const entries of [[rowOf(ana, 2)], [rowOf(ana, 2), rowOf(iván, 3)]]) {
      for (const mode of ['auto', 'column'] as const) {
        const named = entries.map((each) => ({ ...each, fileNames: ['a.xml'] }));
        const pairing = pairReceipts({ entries: named, documents, mode, kind: 'payroll' });
        expect(pairing.byRow.size).toBe(0);
        expect(pairing.issues.map(({ code, row }) => `${row} ${code}`)).toContain('2 receipt/several-people');
      }
    }
  },
);

test.each([
  ['an RFC', '<x:empleado rfc="GODE561231GR8"/>', ['2 receipt/unverified']],
  ['a CURP', '<x:jefe>GODE561231HDFMRN02</x:jefe>', ['2 receipt/unverified']],
  ['their own RFC', `<x:empleado rfc="${ana.rfc}"/>`, []],
  ['the employer’s RFC', '<x:empresa rfc="IDB150312EL8"/>', []],
  ['an order number', '<x:pedido>ABCD260131003</x:pedido>', []],
])('%s in an Addenda of no known form', async (_name, addenda, expected) => {
  const text = cfdiText({ addenda: `<x:Datos xmlns:x="urn:x">${addenda}</x:Datos>` });
  const documents = await readFiles([memoryFile('a.xml', utf8(text))]);
  const pairing = pairReceipts({ entries: [rowOf(ana, 2)], documents, mode: 'auto', kind: 'payroll' });
  expect(pairing.issues.map(({ code, row }) => `${row} ${code}`)).toEqual(expected);
});
