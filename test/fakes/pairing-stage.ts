import { pairReceipts, type Pairing, type PairingInput } from '../../src/domain/pairing/pairing.ts';
import type { ReceiptDocument } from '../../src/domain/receipt/receipt.ts';
import { ana, iván } from './cfdi-text.ts';
import { entry, type EntryValues } from './entry.ts';
import { pdfDocument, printedText, xmlDocument } from './receipt-documents.ts';

export const rosa = {
  uuid: 'CCCCCCCC-0000-4000-8000-000000000003',
  name: 'ROSA ELENA VILLASEÑOR GÜEMES',
  rfc: 'VIGR740901V99',
  curp: 'VIGR740901MDFLMS07',
  number: '0075',
  net: '7379.70',
};
export const people = [ana, iván, rosa];
export const names = ['Ibáñez Peña Ana Sofía', 'De la Cruz Zúñiga Iván', 'Villaseñor Güemes Rosa Elena'];
export const first = { from: '2026-01-01', to: '2026-01-15' };

/** Rows 2, 3, 4: Ana, Iván, Rosa. */
export const row = (index: 0 | 1 | 2, values: EntryValues = {}) => {
  const { rfc, curp, number, net } = people[index]!;
  return entry(index + 2, {
    amount: Number(net),
    ...values,
    person: { name: names[index]!, taxId: rfc, nationalId: curp, employeeNumber: number, ...values.person },
  });
};
export const xml = (person: (typeof people)[number], more = {}) =>
  xmlDocument(`${person.rfc}.xml`, { ...person, ...more });
export const pdf = (person: (typeof people)[number], more = {}) =>
  pdfDocument(`${person.rfc}.pdf`, printedText({ ...person, ...more }));

export const pair = (
  entries: PairingInput['entries'],
  documents: readonly ReceiptDocument[],
  more: Partial<PairingInput> = {},
) => pairReceipts({ entries, documents, mode: 'auto', kind: 'payroll', ...more });
export const files = (pairing: Pairing) =>
  Object.fromEntries(
    [...pairing.byRow].map(([at, { documents }]) => [at, documents.map(({ file }) => file.name).sort()]),
  );
export const codes = (pairing: Pairing) => pairing.issues.map((each) => `${each.row} ${each.code}`);
export const reasons = (pairing: Pairing) =>
  Object.fromEntries(pairing.unused.map(({ document: { file }, reason }) => [file.name, reason]));
