import { expect, test } from 'vitest';
import { entry } from '../../../fakes/entry.ts';
import { codes, files, pair, reasons, row } from '../../../fakes/pairing-stage.ts';
import { pagedPdf } from '../../../fakes/payslips.ts';
import { unreadDocument } from '../../../fakes/receipt-documents.ts';

const scan = unreadDocument('escaneo 0044.pdf');
const blank = pagedPdf('hoja.pdf', ['Recibo de la quincena, copia para el archivo']);
const given = (document: typeof scan, to: number) => ({ assigned: new Map([[document.sha256, to]]) });

test('a file that names nobody asks for a person, whichever row its name speaks of', () => {
  const [found] = pair([row(0), row(1)], [scan]).issues.filter(({ code }) => code === 'receipt/unverified');
  expect(found?.values).toMatchObject({ file: scan.file.name, give: scan.sha256 });
});

test.each([
  ['a scan', scan],
  ['a page without any identity', blank],
])('%s goes to the person somebody chose, without a further question', (_label, document) => {
  const of = row(1, { period: undefined });
  const pairing = pair([row(0), of, row(2)], [document], given(document, 3));
  expect([files(pairing), codes(pairing)]).toEqual([
    { 3: [document.file.name] },
    ['2 receipt/not-found', '4 receipt/not-found'],
  ]);
});

test('chosen for one row, it leaves the row whose cell or name speaks of it', () => {
  const rows = [row(0, { fileNames: [scan.file.name] }), row(1)];
  const pairing = pair(rows, [scan], { mode: 'column', ...given(scan, 3) });
  expect([files(pairing), codes(pairing)]).toEqual([{ 3: [scan.file.name] }, ['2 receipt/not-found']]);
});

test('what a file says of somebody else weighs more than who was chosen', () => {
  const other = pagedPdf('x.pdf', ['Trabajador: Rubio Vega, Inés\nN.I.F. 50123456F\nLíquido a percibir 1.357,33']);
  const of = entry(2, { person: { name: 'Oliva Cano, Marta', taxId: '12345678Z' } });
  const pairing = pair([of], [other], given(other, 2));
  expect([files(pairing), reasons(pairing)['x.pdf']]).toEqual([{}, 'receipt/other-person']);
});
