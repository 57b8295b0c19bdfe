import { describe, expect, test } from 'vitest';
import { ana, iván } from '../../../fakes/cfdi-text.ts';
import { entry } from '../../../fakes/entry.ts';
import { rosa, people, first, row, xml, pdf, pair, files, codes, reasons } from '../../../fakes/pairing-stage.ts';
import { pdfDocument, printedText, xmlDocument } from '../../../fakes/receipt-documents.ts';

describe('whose a PDF is', () => {
  const spread = (text: string) => text.split('').join(' ');
  test.each([
    ['its folio set apart', printedText({ ...ana, folio: spread(ana.uuid) })],
    ['its folio broken over lines', printedText({ ...ana, folio: ana.uuid.replace('-8000', '\n-8000') })],
    ['its folio in lower case', printedText({ ...ana, folio: ana.uuid.toLowerCase() })],
    ['no folio but an RFC', printedText({ ...ana, folio: '' })],
    ['no folio but a CURP', printedText({ ...ana, folio: '', rfc: '' })],
    ['an RFC set apart', printedText({ ...ana, folio: '', curp: '', rfc: spread(ana.rfc) })],
    ['an RFC broken over lines', printedText({ ...ana, folio: '', curp: '', rfc: 'IAPA9501\n30FI5' })],
    ['only number and name', printedText({ ...ana, folio: '', rfc: '', curp: '' })],
    ['only number and net', printedText({ ...ana, folio: '', rfc: '', curp: '', name: '' })],
    ['the RFC of the certifier too', `${printedText(ana)}\nRfcProvCertif SAT970701NN3`],
  ])('%s is enough', (_label, text) => {
    const pairing = pair([row(0), row(1)], [xml(ana), xml(iván), pdfDocument('x.pdf', text), pdf(iván)]);
    expect([files(pairing)[2], codes(pairing)]).toEqual([['IAPA950130FI5.xml', 'x.pdf'], []]);
  });

  test.each([
    ['two people', `${printedText(ana)}\n${printedText(iván)}`],
    ['two folios', `${printedText(ana)}\nFolio fiscal: ${iván.uuid}`],
    ['a second person who is not in the sheet', `${printedText({ ...ana, folio: '' })}\nRFC: ${rosa.rfc}`],
    ['a second CURP', `${printedText({ ...ana, folio: '' })}\nCURP: ${rosa.curp}`],
    ['a second RFC and CURP', `${printedText(ana)}\nRFC: ${rosa.rfc} CURP: ${rosa.curp}`],
  ])('a PDF with %s is for nobody', (_label, text) => {
    const pairing = pair([row(0), row(1)], [xml(ana), xml(iván), pdfDocument(`${ana.rfc}.pdf`, text), pdf(iván)]);
    expect(files(pairing)[2]).toEqual(['IAPA950130FI5.xml']);
    expect(codes(pairing)).toContain('2 receipt/several-people');
  });

  test.each([
    ['RFC', `RFC: ${rosa.rfc}`],
    ['CURP', `CURP: ${rosa.curp}`],
  ])('where the folio proves the person, a second %s asks', (_label, line) => {
    const named = pdfDocument(`${ana.rfc}.pdf`, `${printedText(ana)}\n${line}`);
    const pairing = pair([row(0), row(1)], [xml(ana), xml(iván), named, pdf(iván)]);
    expect([files(pairing)[2], codes(pairing)]).toEqual([
      ['IAPA950130FI5.pdf', 'IAPA950130FI5.xml'],
      ['2 receipt/unverified'],
    ]);
  });

  test('the folio of one person with the RFC of another is for nobody', () => {
    const text = printedText({ ...iván, folio: ana.uuid });
    const pairing = pair([row(0), row(1)], [xml(ana), xml(iván), pdfDocument(`${ana.rfc}.pdf`, text), pdf(iván)]);
    expect(codes(pairing)).toContain('2 receipt/other-person');
    expect(Object.values(files(pairing)).flat()).not.toContain(`${ana.rfc}.pdf`);
  });

  test('a right name on another person’s PDF convinces nobody', () => {
    const pairing = pair(
      [row(0), row(1)],
      [xml(ana), xml(iván), pdf(iván), pdfDocument(`${ana.rfc}.pdf`, printedText(iván))],
    );
    expect(files(pairing)).toEqual({ 2: ['IAPA950130FI5.xml'], 3: ['DEZI900228L86.pdf', 'DEZI900228L86.xml'] });
    expect(codes(pairing)).toEqual(['2 receipt/other-person', '2 receipt/pair-incomplete']);
  });

  test('a PDF without a folio shows the receipt whose period it says', () => {
    const second = { ...ana, uuid: 'DDDDDDDD-0000-4000-8000-000000000004', from: '2026-01-16', to: '2026-01-31' };
    const documents = [
      xml(ana),
      xmlDocument('second.xml', second),
      pdfDocument('x.pdf', printedText({ ...second, folio: '' })),
    ];
    expect(files(pair([row(0, { period: first })], documents))).toEqual({ 2: ['IAPA950130FI5.xml'] });
    expect(files(pair([row(0)], documents, { period: { from: '2026-01-16', to: '2026-01-31' } }))).toEqual({
      2: ['second.xml', 'x.pdf'],
    });
  });

  test('a PDF that may show either of two receipts is left out and said', () => {
    const second = { ...ana, uuid: 'DDDDDDDD-0000-4000-8000-000000000004', from: '2026-01-16', to: '2026-01-31' };
    const undated = pdfDocument('x.pdf', printedText({ ...ana, folio: '', from: '' }));
    const pairing = pair([row(0)], [xml(ana), xmlDocument('second.xml', second), undated], { period: first });
    expect(reasons(pairing)).toMatchObject({ 'x.pdf': 'receipt/ambiguous' });
  });

  test('the employer, when a person, is not taken for a second one', () => {
    const employer = 'GOME800101AB1';
    const documents = people.flatMap((person) => [xml(person, { employer }), pdf(person, { employer })]);
    expect(codes(pair([row(0), row(1), row(2)], documents))).toEqual([]);
    const onlyPdfs = people.map((person) => pdf(person, { employer, folio: '' }));
    expect(codes(pair([row(0), row(1), row(2)], onlyPdfs))).toEqual([]);
  });

  test('a draft beside the stamped CFDI leaves no doubt which one a PDF shows', () => {
    const documents = [xml(ana), xmlDocument('draft.xml', { ...ana, stamped: false }), pdf(ana, { folio: '' })];
    expect(files(pair([row(0)], documents))).toEqual({ 2: ['IAPA950130FI5.pdf', 'IAPA950130FI5.xml'] });
  });

  test('a whole amount may be printed without cents', () => {
    const text = printedText({ ...ana, net: '0.00' }).replace('$0.00', '$4,877');
    expect(codes(pair([row(0, { amount: 4877 })], [pdfDocument('x.pdf', `${text}\nISR 100.00`)]))).toEqual([]);
    expect(codes(pair([row(0, { amount: 4870 })], [pdfDocument('x.pdf', `${text}\nISR 100.00`)]))).toEqual([
      '2 receipt/amount-differs',
    ]);
  });

  test('a copy of the PDF changes nothing', () => {
    const copy = pdfDocument('IAPA950130FI5 (1).pdf', printedText(ana));
    const pairing = pair([row(0)], [copy, xml(ana), pdf(ana)]);
    expect([files(pairing), reasons(pairing)]).toEqual([
      { 2: ['IAPA950130FI5.pdf', 'IAPA950130FI5.xml'] },
      { 'IAPA950130FI5 (1).pdf': 'duplicate' },
    ]);
  });
});

describe('receipts of other countries', () => {
  const lucja = { name: 'Żółkiewska Łucja', nationalId: '85630112342', employeeNumber: '00012' };
  const paweł = { name: 'Święcicki Paweł', nationalId: '90710554321', employeeNumber: '00013' };
  const entries = [
    entry(3, { person: lucja, amount: 5432.1, period: { from: '2026-01-01', to: '2026-01-31' } }),
    entry(4, { person: paweł, amount: 4980, period: { from: '2026-01-01', to: '2026-01-31' } }),
  ];
  const slip = (lines: string) =>
    pdfDocument(`${lines.slice(0, 12)}.pdf`, `Pasek płacowy za styczeń 2026\nNIP 526-000-12-46\n${lines}`);
  test.each([
    ['PESEL', 'PESEL: 85630112342\nDo wypłaty: 5 432,10 zł'],
    ['PESEL set apart', 'PESEL: 8 5 6 3 0 1 1 2 3 4 2\nDo wypłaty: 5432,10 zł'],
    ['labelled number and name', 'Nr ewid. 00012 Łucja Żółkiewska\nDo wypłaty: 5432,10'],
    ['number and name', '00012 ŁUCJA ŻÓŁKIEWSKA\nDo wypłaty: 5.432,10'],
  ])('%s is enough', (_label, lines) => {
    const pairing = pair(entries, [slip(lines)]);
    expect([Object.keys(files(pairing)), codes(pairing)]).toEqual([['3'], ['4 receipt/not-found']]);
  });
  test('a name alone only proposes', () => {
    const unpaid = entries.map((each) => ({ ...each, amount: undefined }));
    const named = slip('Łucja Żółkiewska\nDo wypłaty: 5 432,10 zł');
    expect(codes(pair(unpaid, [named]))).toEqual(['3 receipt/unverified', '4 receipt/not-found']);
  });
  test('a full name and the exact net are enough, where nobody else may be meant', () => {
    const named = slip('Łucja Żółkiewska\nDo wypłaty: 5 432,10 zł');
    expect(codes(pair(entries, [named]))).toEqual(['4 receipt/not-found']);
    const namesake = entry(5, { person: { name: 'Żółkiewska Łucja', nationalId: '90710554321' }, amount: 5432.1 });
    expect(codes(pair([...entries, namesake], [named]))).not.toContain('3 receipt/unverified');
    expect(files(pair([...entries, namesake], [named]))).toEqual({});
  });
  test('two people of the sheet in one file hold it', () => {
    const both = slip('PESEL: 85630112342\nPESEL: 90710554321');
    expect(codes(pair(entries, [both]))).toContain('0 receipt/several-people');
  });
  test('another month is not this month', () => {
    const december = pdfDocument('x.pdf', 'Pasek za grudzień 2025 PESEL 85630112342 do wypłaty 5 432,10 zł');
    expect(codes(pair(entries, [december]))).toEqual(['3 receipt/not-found', '4 receipt/not-found']);
  });
  test('a NIF with hyphen or dots is found', () => {
    const ane = entry(2, { person: { name: 'Etxeberria Ibáñez, Ane', taxId: '00000001R' }, amount: 1603.4 });
    const recibo = pdfDocument('x.pdf', 'Recibo de salarios enero 2026 NIF 00.000.001-R Líquido total 1.603,40 €');
    expect(codes(pair([ane], [recibo]))).toEqual([]);
  });
});
