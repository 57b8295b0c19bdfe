import { expect, test } from 'vitest';
import { pairReceipts } from '../../../../src/domain/pairing/pairing.ts';
import { entry } from '../../../fakes/entry.ts';
import { mexicanSlip, pagedPdf, polishSlip, spanishSlip } from '../../../fakes/payslips.ts';

const tomas = { name: 'ROBLES ARANDA TOMAS', number: '31', rfc: 'ROAT880417K51', curp: 'ROAT880417HJCBRM02' };
const slipOf = (folio: string) => mexicanSlip({ ...tomas, net: '5,120.40', nss: '04887012345' }, { folio });
const lucia = { name: 'ORTEGA VIDAL, LUCIA', number: '9', naf: '461234567890' };
const ewa = { name: 'Wiśniewska Ewa', number: '015', net: '5 055,41' };
const folios = ['0A4B7C1D-1111-4222-8333-ABCDEF012345', '0A4B7C1D-1111-4222-8333-ABCDEF999999'] as const;

test.each([
  ['a year of one person', folios, pagedPdf('2026.pdf', folios.map(slipOf))],
  [
    'two people of Spain',
    ['50123456R', '51234567D'],
    pagedPdf(
      'enero.pdf',
      ['50123456R', '51234567D'].map((nif) => spanishSlip({ ...lucia, nif, net: '1.377,12' })),
    ),
  ],
  [
    'two people of Poland',
    ['88020254321', '77030312345'],
    pagedPdf(
      'paski.pdf',
      ['88020254321', '77030312345'].map((pesel) => polishSlip({ ...ewa, pesel })),
    ),
  ],
] as const)('a file that is for nobody shows the two things it says: %s', (_what, [mine, theirs], document) => {
  const { byRow, issues } = pairReceipts({
    entries: [entry(2, { person: { name: 'Nobody Inhere', taxId: 'XXXX010101AA1' } })],
    documents: [document],
    mode: 'auto',
    kind: 'payroll',
  });
  expect(byRow.size).toBe(0);
  expect(issues.filter(({ row }) => row === 0)).toMatchObject([
    { code: 'receipt/several-people', values: { file: document.file.name, mine, theirs } },
  ]);
});
