import { beforeAll, describe, expect, test } from 'vitest';
import { pairingSteps, verifyFinal, type PairingInput } from '../../../../src/domain/pairing/pairing.ts';
import type { ReceiptDocument } from '../../../../src/domain/receipt/receipt.ts';
import { ana, iván } from '../../../fakes/cfdi-text.ts';
import { entry, type EntryValues } from '../../../fakes/entry.ts';
import { rosa, names, row, xml, pdf, pair, files, codes, reasons } from '../../../fakes/pairing-stage.ts';
import { document, pdfDocument, printedText, unreadDocument, xmlDocument } from '../../../fakes/receipt-documents.ts';

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
    const pairing = pair([row(0, { person, amount: undefined })], [xml(ana)]);
    expect([files(pairing), codes(pairing)]).toEqual([{ 2: ['IAPA950130FI5.xml'] }, ['2 receipt/unverified']]);
  });

  test('a number and the exact amount are enough; a number and nothing to be paid are not', () => {
    const person = { taxId: '', nationalId: '', name: '' };
    expect(codes(pair([row(0, { person })], [xml(ana)]))).toEqual([]);
    expect(codes(pair([row(0, { person, amount: 0 })], [xml(ana, { net: '0.00' })]))).toEqual(['2 receipt/unverified']);
    expect(codes(pair([row(0, { person, amount: 4877.5 })], [xml(ana)]))).toContain('2 receipt/amount-differs');
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
  test('a copy of a scan yields to the one whose name speaks of a row', () => {
    const named = unreadDocument('escaneado_0044.pdf');
    const copy = { ...named, file: { ...named.file, name: 'x.pdf' } };
    const pairing = pair([row(0)], [xml(ana), copy, named]);
    expect(files(pairing)).toEqual({ 2: ['IAPA950130FI5.xml', 'escaneado_0044.pdf'] });
    const other = { ...named, file: { ...named.file, name: `escaneado_${iván.rfc}.pdf` } };
    expect(files(pair([row(0), row(1)], [xml(ana), xml(iván), other, named]))).toEqual({
      2: ['IAPA950130FI5.xml'],
      3: ['DEZI900228L86.xml'],
    });
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

test('where its PDF is made from it, an XML alone lacks nothing; a PDF alone still lacks its XML', () => {
  const entries = [row(0), row(1), row(2)];
  const documents = [xml(ana), pdf(ana), xml(iván), pdf(rosa)];
  expect(codes(pair(entries, documents))).toEqual(['3 receipt/pair-incomplete', '4 receipt/pair-incomplete']);
  expect(codes(pair(entries, documents, { printsXml: true }))).toEqual(['4 receipt/pair-incomplete']);
});

test('the interlock holds a file that changed hands after pairing', () => {
  const pairing = pair([row(0), row(1)], [xml(ana), xml(iván)]);
  expect(verifyFinal(row(0), [xml(ana)], pairing)).toEqual([]);
  expect(verifyFinal(row(0), [xml(iván)], pairing).map(({ code }) => code)).toEqual(['receipt/other-person']);
});

describe('a thousand people with XML and PDF', () => {
  const crowdOf = (count: number) =>
    Array.from({ length: count }, (_, index) => {
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

  /** How long pairing so many takes, all of it and its longest step, in milliseconds; each time of files never seen. */
  const measure = (count: number) => {
    const crowd = crowdOf(count);
    const entries = crowd.map(({ name, rfc, number }, index) =>
      entry(index + 2, { person: { name, taxId: rfc, employeeNumber: number }, amount: 4877.31 }),
    );
    const documents = crowd.flatMap((person) => [xml(person), pdf(person)]);
    const steps = pairingSteps({ entries, documents, mode: 'auto', kind: 'payroll' });
    const began = performance.now();
    let longest = 0;
    for (;;) {
      const before = performance.now();
      const { done, value } = steps.next();
      const after = performance.now();
      longest = Math.max(longest, after - before);
      if (done !== true) continue;
      expect([value.byRow.size, value.issues.length]).toEqual([count, 0]);
      return { all: after - began, longest };
    }
  };

  type Tried = Record<'few' | 'many', ReturnType<typeof measure>>;
  const tries: Tried[] = [];
  /** Other work on the machine only ever makes a time longer, so of several tries in turns the shortest counts. */
  const least = (of: (tried: Tried) => number) => Math.min(...tries.map(of));
  const growth = () => least(({ many }) => many.all) / least(({ few }) => few.all);
  beforeAll(() => {
    // More turns where one of the two never had the machine to itself.
    while (tries.length < 5 || (tries.length < 20 && growth() >= 10)) {
      tries.push({ few: measure(250), many: measure(1_000) });
    }
  }, 120_000);

  test('take hardly longer, each, than a quarter of them', () => {
    // Four times as many: 4 if each takes as long, 16 if each is compared with each.
    expect(growth()).toBeLessThan(10);
  });

  test('are paired in steps that a pane can draw between', () => {
    expect(least(({ many }) => many.longest / many.all)).toBeLessThan(1 / 4);
  });
});
