import { describe, expect, test } from 'vitest';
import type { PairingInput } from '../../../../src/domain/pairing/pairing.ts';
import type { ReceiptDocument } from '../../../../src/domain/receipt/receipt.ts';
import { ana, iván } from '../../../fakes/cfdi-text.ts';
import { entry } from '../../../fakes/entry.ts';
import { rosa, names, first, row, xml, pdf, pair, files, codes, reasons } from '../../../fakes/pairing-stage.ts';
import { document, pdfDocument, printedText, unreadDocument, xmlDocument } from '../../../fakes/receipt-documents.ts';

describe('periods', () => {
  const second = { from: '2026-01-16', to: '2026-01-31', paid: '2026-01-31' };
  const late = (person: typeof rosa, index: number) =>
    xmlDocument(`${person.rfc}-2.xml`, { ...person, ...second, uuid: `FFFFFFFF-0000-4000-8000-00000000000${index}` });
  test('the one most rows have is chosen, all are offered', () => {
    const pairing = pair([row(0), row(1), row(2)], [xml(ana), xml(iván), late(ana, 1), late(iván, 2), late(rosa, 3)]);
    expect(pairing.chosenPeriod).toEqual({ from: second.from, to: second.to });
    expect(pairing.periods.map(({ count }) => count)).toEqual([3, 2]);
  });
  test('a row that says its period has its own, unless somebody chose another for the run', () => {
    const entries = [row(0, { period: first }), row(1), row(2)];
    const documents = [xml(ana), late(ana, 1), late(iván, 2), late(rosa, 3)];
    expect(files(pair(entries, documents))[2]).toEqual(['IAPA950130FI5.xml']);
    expect(codes(pair(entries, documents, { period: second }))).toEqual(['2 receipt/not-found']);
  });
  test('two fortnights of one month with the month’s total are both the row’s', () => {
    const month = { from: '2026-01-01', to: '2026-01-31' };
    const pairing = pair([row(0, { period: month, amount: 9754.62 })], [xml(ana), late(ana, 1)]);
    expect([files(pairing)[2]?.length, codes(pairing)]).toEqual([2, []]);
  });
  test('a month’s receipt lies around the run’s fortnight, unless somebody chose the fortnight', () => {
    const monthly = xmlDocument('monthly.xml', { ...ana, to: '2026-01-31', paid: '2026-01-31' });
    const documents = [monthly, xml(iván), xml(rosa)];
    expect(codes(pair([row(0), row(1), row(2)], documents))).toEqual([]);
    expect(codes(pair([row(0), row(1), row(2)], documents, { period: first }))).toEqual(['2 receipt/not-found']);
  });
  test('last month’s receipt is not sent for want of this month’s', () => {
    const pairing = pair([row(0), row(1), row(2)], [late(ana, 1), xml(iván), xml(rosa)]);
    expect([codes(pairing), reasons(pairing)]).toEqual([
      ['2 receipt/not-found'],
      { 'IAPA950130FI5-2.xml': 'other-period' },
    ]);
  });
});

describe('by the file column', () => {
  const named = (index: 0 | 1 | 2, ...fileNames: string[]) => row(index, { fileNames });
  const column = (entries: PairingInput['entries'], documents: readonly ReceiptDocument[]) =>
    pair(entries, documents, { mode: 'column' });
  const all = [xml(ana), pdf(ana), xml(iván), pdf(iván)];

  test.each([
    ['as they are', ['IAPA950130FI5.xml', 'IAPA950130FI5.pdf']],
    ['in another case', ['iapa950130fi5.XML', 'IAPA950130FI5.PDF']],
    ['without extension', ['IAPA950130FI5']],
    ['with a folder', ['recibos\\IAPA950130FI5.xml', 'C:/recibos/IAPA950130FI5.pdf']],
  ])('names %s are found', (_label, fileNames) => {
    const pairing = column([named(0, ...fileNames)], all);
    expect([files(pairing), codes(pairing)]).toEqual([{ 2: ['IAPA950130FI5.pdf', 'IAPA950130FI5.xml'] }, []]);
  });

  test('accents match however they are written', () => {
    const documents = [xmlDocument('Recibo Peña.xml'.normalize('NFC'), ana)];
    expect(codes(column([named(0, 'Recibo Peña.xml'.normalize('NFD'))], documents))).toEqual([]);
  });

  test('a missing name stays behind with the name', () => {
    const pairing = column([named(0, 'IAPA950130FI5.xml', 'nowhere.pdf'), named(1)], all);
    expect(pairing.issues.map(({ code, row: at, values }) => [at, code, values.file])).toEqual([
      [2, 'receipt/not-found', 'nowhere.pdf'],
      [3, 'receipt/not-found', ''],
    ]);
  });

  test('swapped files hold both rows', () => {
    const pairing = column([named(0, 'DEZI900228L86'), named(1, 'IAPA950130FI5')], all);
    expect([files(pairing), [...new Set(codes(pairing))]]).toEqual([
      {},
      ['2 receipt/other-person', '3 receipt/other-person'],
    ]);
  });

  test('one file in two rows is nobody’s', () => {
    const pairing = column([named(0, 'scan.jpg'), named(1, 'scan.jpg')], [unreadDocument('scan.jpg', 'no-reader')]);
    expect(files(pairing)).toEqual({});
    expect(codes(pairing)).toEqual(expect.arrayContaining(['2 receipt/used-twice', '3 receipt/used-twice']));
  });

  test.each([
    ['a scan', unreadDocument('x.pdf'), ['2 receipt/unverified']],
    ['a photo', unreadDocument('x.jpg', 'no-reader'), ['2 receipt/unverified']],
    ['a locked file', unreadDocument('x.pdf', 'locked'), ['2 receipt/unverified']],
    [
      'a damaged file',
      document('x.xml', { verdict: 'damaged', reason: 'empty' }, 'application/xml'),
      ['2 receipt/damaged'],
    ],
    ['a bundle', pdfDocument('x.pdf', printedText(ana) + printedText(iván)), ['2 receipt/several-people']],
    ['last month’s', xmlDocument('x.xml', { ...ana, from: '2025-12-01', to: '2025-12-15' }), ['2 receipt/not-found']],
  ])('%s named by the row', (_label, file, expected) => {
    expect(codes(column([row(0, { fileNames: [file.file.name], period: first })], [file]))).toEqual(expected);
  });

  test('a name that only one person has is enough for a file the sheet names', () => {
    const person = { taxId: '', nationalId: '', employeeNumber: '' };
    expect(codes(column([row(0, { person, fileNames: ['IAPA950130FI5.xml'] })], [xml(ana)]))).toEqual([]);
    const twin = entry(9, { person: { name: names[0]! } });
    expect(codes(column([row(0, { person, fileNames: ['IAPA950130FI5.xml'] }), twin], [xml(ana)]))).toContain(
      '2 receipt/unverified',
    );
  });

  test('issues name the cell of the file column', () => {
    const columns = { grid: { firstColumn: 1 }, mapping: { file: 3, amount: 5 } } as unknown as NonNullable<
      PairingInput['columns']
    >;
    const pairing = pair([named(0, 'DEZI900228L86.xml')], all, { mode: 'column', columns });
    expect(pairing.issues[0]).toMatchObject({ column: 'E', values: { cell: 'E2', file: 'DEZI900228L86.xml' } });
  });
});

describe('invoices', () => {
  const invoice = (uuid: string, net: string, more = {}) =>
    xmlDocument(`${uuid.slice(0, 4)}.xml`, { ...ana, uuid, net, document: 'I', curp: '', number: '', ...more });
  const client = (at: number, amount: number) => entry(at, { person: { name: 'IBÁÑEZ PEÑA', taxId: ana.rfc }, amount });
  test('two invoices of one client go to the rows with their amounts', () => {
    const documents = [
      invoice('1111AAAA-0000-4000-8000-000000000001', '100.00'),
      invoice('2222AAAA-0000-4000-8000-000000000001', '250.00'),
    ];
    const pairing = pair([client(2, 250), client(3, 100)], documents, { kind: 'invoices' });
    expect([files(pairing), codes(pairing)]).toEqual([{ 2: ['2222.xml'], 3: ['1111.xml'] }, []]);
  });
  test('the generic RFC pairs with nobody', () => {
    const entries = [entry(2, { person: { name: 'PÚBLICO EN GENERAL', taxId: 'XAXX010101000' } })];
    const documents = [invoice('1111AAAA-0000-4000-8000-000000000001', '100.00', { rfc: '', name: 'VENTAS DEL DÍA' })];
    expect(files(pair(entries, documents, { kind: 'invoices' }))).toEqual({});
  });
});
