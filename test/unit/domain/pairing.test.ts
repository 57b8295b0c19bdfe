import { describe, expect, test } from 'vitest';
import { pairReceipts, verifyFinal, type Pairing, type PairingInput } from '../../../src/domain/pairing.ts';
import type { ReceiptDocument } from '../../../src/domain/receipt.ts';
import { ana, iván } from '../../fakes/cfdi-text.ts';
import { entry, type EntryValues } from '../../fakes/entry.ts';
import { document, pdfDocument, printedText, unreadDocument, xmlDocument } from '../../fakes/receipt-documents.ts';

const rosa = {
  uuid: 'CCCCCCCC-0000-4000-8000-000000000003',
  name: 'ROSA ELENA VILLASEÑOR GÜEMES',
  rfc: 'VIGR740901V99',
  curp: 'VIGR740901MDFLMS07',
  number: '0075',
  net: '7379.70',
};
const people = [ana, iván, rosa];
const names = ['Ibáñez Peña Ana Sofía', 'De la Cruz Zúñiga Iván', 'Villaseñor Güemes Rosa Elena'];
const first = { from: '2026-01-01', to: '2026-01-15' };

/** Rows 2, 3, 4: Ana, Iván, Rosa. */
const row = (index: 0 | 1 | 2, values: EntryValues = {}) => {
  const { rfc, curp, number, net } = people[index]!;
  return entry(index + 2, {
    amount: Number(net),
    ...values,
    person: { name: names[index]!, taxId: rfc, nationalId: curp, employeeNumber: number, ...values.person },
  });
};
const xml = (person: (typeof people)[number], more = {}) => xmlDocument(`${person.rfc}.xml`, { ...person, ...more });
const pdf = (person: (typeof people)[number], more = {}) =>
  pdfDocument(`${person.rfc}.pdf`, printedText({ ...person, ...more }));

const pair = (
  entries: PairingInput['entries'],
  documents: readonly ReceiptDocument[],
  more: Partial<PairingInput> = {},
) => pairReceipts({ entries, documents, mode: 'auto', kind: 'payroll', ...more });
const files = (pairing: Pairing) =>
  Object.fromEntries(
    [...pairing.byRow].map(([at, { documents }]) => [at, documents.map(({ file }) => file.name).sort()]),
  );
const codes = (pairing: Pairing) => pairing.issues.map((each) => `${each.row} ${each.code}`);
const reasons = (pairing: Pairing) =>
  Object.fromEntries(pairing.unused.map(({ document: { file }, reason }) => [file.name, reason]));

describe('by content', () => {
  test('each person gets the XML and the PDF that are theirs, whatever the files are called', () => {
    const documents = [
      xmlDocument('a.xml', iván),
      xmlDocument('b.xml', ana),
      pdfDocument('c.pdf', printedText(ana)),
      pdfDocument('d.pdf', printedText(iván)),
    ];
    const pairing = pair([row(0), row(1)], documents);
    expect([files(pairing), codes(pairing)]).toEqual([{ 2: ['b.xml', 'c.pdf'], 3: ['a.xml', 'd.pdf'] }, []]);
    expect(pairing.byRow.get(2)!.verified).toBe(true);
  });

  test.each([
    ['only the CURP', { taxId: '', employeeNumber: '', name: '' }],
    ['only the RFC', { nationalId: '', employeeNumber: '', name: '' }],
    ['number and name', { taxId: '', nationalId: '' }],
    ['the number without zeros, and name', { taxId: '', nationalId: '', employeeNumber: '44' }],
    ['a generic RFC beside a CURP', { taxId: 'XAXX010101000', employeeNumber: '', name: '' }],
    [
      'an RFC without its last three characters, and the name',
      { taxId: 'IAPA950130', nationalId: '', employeeNumber: '' },
    ],
  ])('%s is enough', (_label, person) => {
    const pairing = pair([row(0, { person })], [xml(ana), pdf(ana)]);
    expect([files(pairing), codes(pairing)]).toEqual([{ 2: ['IAPA950130FI5.pdf', 'IAPA950130FI5.xml'] }, []]);
  });

  test.each([
    ['a name alone', { taxId: '', nationalId: '', employeeNumber: '' }],
    ['a number alone', { taxId: '', nationalId: '', name: '' }],
  ])('%s only proposes', (_label, person) => {
    const pairing = pair([row(0, { person })], [xml(ana)]);
    expect([files(pairing), codes(pairing)]).toEqual([{ 2: ['IAPA950130FI5.xml'] }, ['2 receipt/unverified']]);
  });

  test('a name that two rows share proposes nothing', () => {
    const person = { taxId: '', nationalId: '', employeeNumber: '' };
    const twins = [row(0, { person }), entry(3, { person: { name: names[0]! } })];
    expect(codes(pair(twins, [xml(ana)]))).toEqual(['2 receipt/not-found', '3 receipt/not-found']);
  });

  test('a number that two people share proves nothing', () => {
    const entries = [0, 1].map((index) =>
      row(index as 0 | 1, { person: { taxId: '', nationalId: '', employeeNumber: '7' } }),
    );
    const documents = [xml(ana, { number: '7' }), xml(iván, { number: '007' })];
    expect(codes(pair(entries, documents)).every((code) => code.endsWith('receipt/unverified'))).toBe(true);
  });

  test('a row with a folio gets that receipt and no other', () => {
    const other = { ...ana, uuid: 'DDDDDDDD-0000-4000-8000-000000000004' };
    const entries = [row(0, { uuid: ana.uuid, amount: undefined })];
    const pairing = pair(entries, [xml(ana), xmlDocument('other.xml', other)]);
    expect(files(pairing)).toEqual({ 2: ['IAPA950130FI5.xml'] });
    expect(codes(pair(entries, [xmlDocument('other.xml', other)]))).toEqual(['2 receipt/not-found']);
  });

  test('a folio in the row of another person holds the row', () => {
    const pairing = pair([row(0, { uuid: iván.uuid }), row(1)], [xml(ana), xml(iván)]);
    expect(codes(pairing)).toContain('2 receipt/other-person');
    expect(files(pairing)[2]).toBeUndefined();
  });

  test('the RFC of one person beside the name of another holds the row', () => {
    const pairing = pair(
      [row(0), row(1, { person: { taxId: ana.rfc, nationalId: '', employeeNumber: '' } })],
      [xml(ana)],
    );
    expect([files(pairing), codes(pairing)]).toEqual([{ 2: ['IAPA950130FI5.xml'] }, ['3 receipt/other-person']]);
  });

  test('a nickname beside two agreeing ids holds nobody', () => {
    expect(codes(pair([row(0, { person: { name: 'Anita Ibz' } })], [xml(ana)]))).toEqual([]);
  });

  test('a wrong RFC beside the right number and name is said, not overlooked', () => {
    const pairing = pair([row(0, { person: { taxId: 'IAPA950130AAA' } })], [xml(ana)]);
    expect([files(pairing), codes(pairing)]).toEqual([{}, ['2 receipt/other-person']]);
  });
});

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
    ['a second person who is not in the sheet', `${printedText(ana)}\nRFC: ${rosa.rfc}`],
    ['a second CURP', `${printedText(ana)}\nCURP: ${rosa.curp}`],
  ])('a PDF with %s is for nobody', (_label, text) => {
    const pairing = pair([row(0), row(1)], [xml(ana), xml(iván), pdfDocument(`${ana.rfc}.pdf`, text), pdf(iván)]);
    expect(files(pairing)[2]).toEqual(['IAPA950130FI5.xml']);
    expect(codes(pairing)).toContain('2 receipt/several-people');
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
    expect(codes(pair(entries, [slip('Łucja Żółkiewska\nDo wypłaty: 5 432,10 zł')]))).toEqual([
      '3 receipt/unverified',
      '4 receipt/not-found',
    ]);
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

describe('what holds a row', () => {
  const one = (documents: readonly ReceiptDocument[], values: EntryValues = {}, more: Partial<PairingInput> = {}) =>
    codes(pair([row(0, values), row(1), row(2)], [xml(iván), xml(rosa), ...documents], more));

  test('a net that differs by more than a cent', () => {
    expect(one([xml(ana)], { amount: 4877.32 })).toEqual([]);
    expect(one([xml(ana)], { amount: 4877.41 })).toEqual(['2 receipt/amount-differs']);
  });
  test('another employer', () => {
    expect(one([xml(ana, { employer: 'XYZ010101AB1' })])).toEqual(['2 receipt/other-employer']);
  });
  test('an invoice in a payroll run', () => {
    expect(one([xml(ana, { document: 'I' })])).toEqual(['2 receipt/other-kind']);
  });
  test('a CFDI that a later one replaces, unless the later one is there for the row', () => {
    const later = { ...iván, uuid: 'EEEEEEEE-0000-4000-8000-000000000005', replaces: ana.uuid };
    expect(one([xml(ana), xmlDocument('later.xml', later)])).toContain('2 receipt/replaced');
    const newer = xmlDocument('newer.xml', {
      ...ana,
      uuid: 'EEEEEEEE-0000-4000-8000-000000000005',
      replaces: ana.uuid,
    });
    const pairing = pair([row(0)], [xml(ana), pdf(ana), newer]);
    expect(files(pairing)).toEqual({ 2: ['newer.xml'] });
    expect(reasons(pairing)).toMatchObject({
      'IAPA950130FI5.xml': 'receipt/replaced',
      'IAPA950130FI5.pdf': 'receipt/replaced',
    });
  });
  test('the printed folio of the replaced one does not make a bundle', () => {
    const uuid = 'EEEEEEEE-0000-4000-8000-000000000005';
    const newer = xmlDocument('newer.xml', { ...ana, uuid, replaces: ana.uuid });
    const shown = pdfDocument('newer.pdf', `${printedText({ ...ana, uuid })}\nCFDI relacionado 04 ${ana.uuid}`);
    expect(files(pair([row(0)], [xml(ana), newer, shown]))).toEqual({ 2: ['newer.pdf', 'newer.xml'] });
  });
  test('a draft asks; beside a stamped one it is left out', () => {
    expect(one([xml(ana, { stamped: false })])).toEqual(['2 receipt/draft']);
    const pairing = pair([row(0)], [xml(ana), xmlDocument('draft.xml', { ...ana, stamped: false })]);
    expect([files(pairing), reasons(pairing)]).toEqual([
      { 2: ['IAPA950130FI5.xml'] },
      { 'draft.xml': 'receipt/draft' },
    ]);
  });
  test('a folio that two people claim', () => {
    const forged = xmlDocument('forged.xml', { ...iván, uuid: ana.uuid });
    const found = one([xml(ana), forged]);
    expect(found).toContain('2 receipt/used-twice');
  });
  test('ordinary and extraordinary pay of one period ask, unless the amount says which', () => {
    const bonus = xmlDocument('bonus.xml', {
      ...ana,
      uuid: 'EEEEEEEE-0000-4000-8000-000000000005',
      type: 'E',
      net: '1000.00',
    });
    expect(files(pair([row(0)], [xml(ana), bonus]))).toEqual({ 2: ['IAPA950130FI5.xml'] });
    expect(files(pair([row(0, { amount: 5877.31 })], [xml(ana), bonus]))).toEqual({
      2: ['IAPA950130FI5.xml', 'bonus.xml'],
    });
    const asked = pair([row(0, { amount: undefined })], [xml(ana), bonus]);
    expect([files(asked), codes(asked)]).toEqual([{ 2: ['IAPA950130FI5.xml', 'bonus.xml'] }, ['2 receipt/ambiguous']]);
  });
  test('a bonus of another period stays out', () => {
    const bonus = xmlDocument('bonus.xml', {
      ...ana,
      uuid: 'EEEEEEEE-0000-4000-8000-000000000005',
      type: 'E',
      from: '2025-01-01',
      to: '2025-12-31',
      paid: '2025-12-15',
    });
    expect(files(pair([row(0)], [xml(ana), bonus]))).toEqual({ 2: ['IAPA950130FI5.xml'] });
  });
  test('one of XML and PDF missing asks, where others have both', () => {
    expect(one([xml(ana), pdf(iván), pdf(rosa)])).toEqual(['2 receipt/pair-incomplete']);
    expect(one([xml(ana)])).toEqual([]);
  });
  test('a scan for a row without a PDF is proposed by its name and asks', () => {
    const pairing = pair([row(0)], [xml(ana), unreadDocument('escaneado_0044.pdf')]);
    expect([files(pairing), codes(pairing)]).toEqual([
      { 2: ['IAPA950130FI5.xml', 'escaneado_0044.pdf'] },
      ['2 receipt/unverified'],
    ]);
  });
  test('a scan beside a proven PDF is left out', () => {
    const pairing = pair([row(0)], [xml(ana), pdf(ana), unreadDocument('escaneado_0044.pdf')]);
    expect([files(pairing)[2]?.length, codes(pairing)]).toEqual([2, ['0 receipt/unverified']]);
  });
  test('a damaged or refused file under the name of a waiting row is told there', () => {
    const broken = document(`${ana.rfc}.xml`, { verdict: 'damaged', reason: 'not-well-formed' }, 'application/xml');
    expect(one([broken, pdf(ana)])).toContain('2 receipt/damaged');
    const hostile = document(`${ana.rfc}.xml`, { verdict: 'refused', reason: 'entity' }, 'application/xml');
    expect(one([hostile])).toEqual(['2 receipt/refused']);
    expect(one([xml(ana), document('x.xml', { verdict: 'damaged', reason: 'empty' }, 'application/xml')])).toEqual([
      '0 receipt/damaged',
    ]);
  });
  test('a PDF that only another row’s password opens', () => {
    const locked = pdfDocument('x.pdf', printedText({ ...ana, folio: '' }), 'secret-of-iván');
    const found = codes(
      pair([row(0), row(1, { password: 'secret-of-iván' })], [xml(ana), xml(iván), locked, pdf(iván)]),
    );
    expect(found).toContain('2 receipt/other-person');
    const own = pdfDocument('x.pdf', printedText(ana), 'secret-of-ana');
    expect(codes(pair([row(0, { password: 'secret-of-ana' })], [xml(ana), own]))).toEqual([]);
  });
  test('the same person and address twice: once, and the second row is held', () => {
    const again = { ...row(0), row: 9, recipients: row(0).recipients };
    const pairing = pair([row(0), again], [xml(ana)]);
    expect([files(pairing), codes(pairing)]).toEqual([{ 2: ['IAPA950130FI5.xml'] }, ['9 receipt/used-twice']]);
  });
  test('the same person at two addresses: neither', () => {
    const pairing = pair(
      [row(0), { ...row(0), row: 9, recipients: [{ name: '', address: 'other@example.com' }] }],
      [xml(ana)],
    );
    expect([files(pairing), codes(pairing)]).toEqual([{}, ['2 receipt/used-twice', '9 receipt/used-twice']]);
  });
});

describe('periods', () => {
  const second = { from: '2026-01-16', to: '2026-01-31', paid: '2026-01-31' };
  const late = (person: (typeof people)[number], index: number) =>
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

test('the interlock holds a file that changed hands after pairing', () => {
  const pairing = pair([row(0), row(1)], [xml(ana), xml(iván)]);
  expect(verifyFinal(row(0), [xml(ana)], pairing)).toEqual([]);
  expect(verifyFinal(row(0), [xml(iván)], pairing).map(({ code }) => code)).toEqual(['receipt/other-person']);
});

test('a thousand people with XML and PDF are paired without a pause anybody sees', () => {
  const crowd = Array.from({ length: 1_000 }, (_, index) => {
    const serial = String(index).padStart(4, '0');
    const letters = [...serial].map((digit) => 'ABCDEFGHIJ'[Number(digit)]).join('');
    return {
      ...ana,
      uuid: `AAAAAAAA-0000-4000-8000-00000000${serial}`,
      rfc: `${letters}900101AB1`,
      curp: `${letters}900101HDFABC0${serial.slice(-1)}`,
      name: `PERSONA${letters} APELLIDO${letters}`,
      number: serial,
    };
  });
  const entries = crowd.map((person, index) =>
    entry(index + 2, {
      person: { name: person.name, taxId: person.rfc, employeeNumber: person.number },
      amount: 4877.31,
    }),
  );
  const documents = crowd.flatMap((person) => [xml(person), pdf(person)]);
  const began = performance.now();
  const pairing = pair(entries, documents);
  expect(performance.now() - began).toBeLessThan(1_000);
  expect([pairing.byRow.size, pairing.issues.length]).toEqual([1_000, 0]);
});
