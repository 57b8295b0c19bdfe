import { describe, expect, test } from 'vitest';
import type { PairingInput } from '../../../../src/domain/pairing/pairing.ts';
import type { ReceiptDocument } from '../../../../src/domain/receipt/receipt.ts';
import { ana, iván } from '../../../fakes/cfdi-text.ts';
import { entry } from '../../../fakes/entry.ts';
import { codes, files, first, pair, rosa, row, xml } from '../../../fakes/pairing-stage.ts';
import { mexicanSlip, pagedPdf, polishSlip, spanishGrid, spanishSlip } from '../../../fakes/payslips.ts';
import { printedText, xmlDocument } from '../../../fakes/receipt-documents.ts';

const january = { from: '2026-01-01', to: '2026-01-31' };
const marta = { name: 'OLIVA CANO, MARTA', number: '12', nif: '50123456F', naf: '280011223344', net: '1.357,33' };
const jorge = { name: 'RUIZ SANZ, JORGE', number: '15', nif: '87654321X', naf: '280987654321', net: '1.512,80' };
const ewa = { name: 'Maj Ewa', number: '031', pesel: '92041807463', net: '4 811,20' };
const piotr = { name: 'Lis Piotr', number: '044', pesel: '80112004879', net: '5 020,75' };
const luz = {
  name: 'LUZ MARÍA SOTO ROBLES',
  number: '0311',
  rfc: 'SORL880214QA1',
  curp: 'SORL880214MJCTBZ05',
  nss: '04108812349',
  net: '7,089.60',
};
const raúl = {
  name: 'RAÚL GARZA PINTO',
  number: '0312',
  rfc: 'GAPR790930T45',
  curp: 'GAPR790930HNLRNL02',
  nss: '43987901230',
  net: '7,089.60',
};

const spanishRow = entry(2, {
  person: { name: 'Oliva Cano, Marta', taxId: marta.nif },
  amount: 1357.33,
  period: january,
});
const polishRow = entry(2, {
  person: { name: ewa.name, nationalId: ewa.pesel, employeeNumber: '031' },
  amount: 4811.2,
});
const mexicanRow = entry(2, { person: { name: 'Soto Robles Luz María', taxId: luz.rfc, nationalId: luz.curp } });

const outcome = (
  entries: PairingInput['entries'],
  documents: readonly ReceiptDocument[],
  more: Partial<PairingInput> = {},
) => {
  const pairing = pair(entries, documents, more);
  return [files(pairing), codes(pairing)];
};
const named = (of: typeof spanishRow, name: string) => ({ ...of, fileNames: [name] });

describe('a file for one person', () => {
  test.each([
    ['a Spanish one', spanishRow, spanishSlip(marta)],
    ['a Spanish grid', spanishRow, spanishGrid(marta)],
    ['a Polish one', polishRow, polishSlip(ewa)],
    ['a Mexican one', mexicanRow, mexicanSlip(luz)],
    [
      'twice on one page, for the files',
      spanishRow,
      `${spanishSlip(marta)}\nPágina 1 de 1\n${spanishSlip(marta)}\nPágina 1 de 1`,
    ],
  ])('%s goes to them without a question', (_label, of, text) => {
    expect(outcome([of], [pagedPdf('x.pdf', [text])])).toEqual([{ 2: ['x.pdf'] }, []]);
    expect(outcome([named(of, 'x.pdf')], [pagedPdf('x.pdf', [text])], { mode: 'column' })).toEqual([
      { 2: ['x.pdf'] },
      [],
    ]);
  });
});

describe('a bundle is for nobody, whether or not the sheet knows the others', () => {
  test.each([
    ['Spanish, a page each', spanishRow, [spanishSlip(marta), spanishSlip(jorge)]],
    ['Spanish, one page', spanishRow, [`${spanishSlip(marta)}\n${spanishSlip(jorge)}`]],
    ['Spanish, in two layouts', spanishRow, [spanishSlip(marta), spanishGrid(jorge)]],
    ['Polish, one page', polishRow, [`${polishSlip(ewa)}\n${polishSlip(piotr)}`]],
    ['Polish, a page each', polishRow, [polishSlip(piotr), polishSlip(ewa)]],
    ['Mexican', mexicanRow, [mexicanSlip(luz), mexicanSlip(raúl)]],
    ['a second NIF without a label', spanishRow, [`${spanishSlip(marta)}\nRUIZ SANZ 87654321X`]],
    ['a second PESEL without a label', polishRow, [`${polishSlip(ewa)}\n80112004879`]],
    ['a second PESEL far from any label', polishRow, [polishSlip(ewa), '80112004879']],
    ['a second labelled number', polishRow, [`${polishSlip(ewa)}\nNr ewid.: 044`]],
    ['a second labelled name', spanishRow, [`${spanishSlip(marta)}\nTRABAJADOR/A: SANZ MORA, LUIS`]],
    ['a sibling’s name', spanishRow, [`${spanishSlip(marta)}\nTRABAJADOR/A: OLIVA CANO, LUCÍA`]],
    ['a second net', polishRow, [`${polishSlip(ewa)}\nDo wypłaty 5 020,75 zł`]],
    ['a second first page', spanishRow, [`${spanishSlip(marta)}\nPágina 1 de 2`, 'Líneas sin nombre\nPágina 1 de 2']],
    ['a second NAF', spanishRow, [`${spanishSlip(marta)}\nNº AFILIACIÓN S.S. 28/09876543/21`]],
  ])('%s', (_label, of, pages) => {
    for (const each of [
      outcome([of], [pagedPdf('x.pdf', pages)]),
      outcome([named(of, 'x.pdf')], [pagedPdf('x.pdf', pages)], { mode: 'column' }),
    ]) {
      expect(each[0]).toEqual({});
      expect((each[1] as string[]).some((code) => code.endsWith('receipt/several-people'))).toBe(true);
    }
  });

  test.each([
    [
      'in one list',
      'Lp. Nr Nazwisko i imię Do wypłaty\n1 031 Maj Ewa 4 811,20\nLp. Nr Nazwisko i imię\n1 044 Lis Piotr 5 020,75',
    ],
    ['a name in a form', 'Lp. Nr Nazwisko i imię Do wypłaty\n1 031 Maj Ewa 4 811,20\nPiotr Lis'],
  ])('two names of the sheet without a label, %s', (_label, text) => {
    const bare = (at: number, name: string, amount: number) => entry(at, { person: { name }, amount });
    const rows = [bare(2, ewa.name, 4811.2), bare(3, piotr.name, 5020.75)];
    expect(outcome(rows, [pagedPdf('x.pdf', [`Lista płac za styczeń 2026\n${text}`])])[0]).toEqual({});
    const signed = `Lista płac za styczeń 2026\n1 031 Maj Ewa 4 811,20\nSporządził: Lis Piotr`;
    expect(outcome(rows, [pagedPdf('x.pdf', [signed])])[0]).toEqual({ 2: ['x.pdf'] });
  });

  test('both values are shown', () => {
    const found = pair([named(spanishRow, 'x.pdf')], [pagedPdf('x.pdf', [spanishSlip(marta), spanishSlip(jorge)])], {
      mode: 'column',
    });
    expect(found.issues[0]?.values).toMatchObject({ mine: 'OLIVA CANO, MARTA', theirs: 'RUIZ SANZ, JORGE' });
  });
});

describe('what a reader does not see is evidence against', () => {
  test.each([
    ['outside the page', polishSlip(piotr)],
    ['a NIF alone', `TRABAJADOR ${jorge.nif}`],
    ['a name alone', 'Imię i nazwisko: Lis Piotr'],
  ])('another person %s', (_label, unseen) => {
    const isPolish = !unseen.includes(jorge.nif);
    const [of, text] = isPolish ? [polishRow, polishSlip(ewa)] : [spanishRow, spanishSlip(marta)];
    expect(outcome([of], [pagedPdf('x.pdf', [text], { hidden: [unseen] })])[0]).toEqual({});
  });
  test('never for: a name that nobody sees proves nobody', () => {
    const hidden = [spanishSlip(marta)];
    const pairing = pair(
      [spanishRow],
      [pagedPdf('x.pdf', ['RECIBO DE SALARIOS enero 2026 MUEBLES SAN ROQUE'], { hidden })],
    );
    expect(files(pairing)).toEqual({});
  });
  test.each(['hidden-text', 'script', 'launch', 'portfolio', 'earlier-revision', 'no-end'] as const)(
    '%s asks',
    (trait) => {
      const text = spanishSlip(marta);
      expect(outcome([spanishRow], [pagedPdf('x.pdf', [text], { traits: [trait] })])).toEqual([
        { 2: ['x.pdf'] },
        ['2 receipt/hidden-content'],
      ]);
    },
  );
});

describe('files inside a file are judged as files of their own', () => {
  const page = [printedText(ana)];
  test('their own CFDI changes nothing', () => {
    expect(outcome([row(0)], [pagedPdf('x.pdf', page, { inside: [xml(ana)] })])[1]).toEqual([]);
  });
  test.each([
    ['another person’s CFDI', xml(iván), 'receipt/several-people'],
    [
      'another person’s CFDI without a folio',
      xmlDocument('x.xml', { ...iván, stamped: false }),
      'receipt/several-people',
    ],
    ['another person’s payslip', pagedPdf('y.pdf', [printedText({ ...iván, folio: '' })]), 'receipt/several-people'],
  ])('%s holds it', (_label, inside, code) => {
    expect(codes(pair([row(0)], [pagedPdf(`${ana.rfc}.pdf`, page, { inside: [inside] })]))).toContain(`2 ${code}`);
  });
  test('one that nobody can read asks', () => {
    const photo = { ...xml(ana), reading: { verdict: 'cannot-tell', reason: 'no-reader' } } as const;
    expect(outcome([row(0)], [pagedPdf('x.pdf', page, { inside: [photo] })])[1]).toEqual(['2 receipt/hidden-content']);
  });
});

describe('ids of others are no holders', () => {
  test.each([
    ['the representative', `Representante legal: RAÚL GARZA PINTO RFC ${raúl.rfc}`],
    ['the beneficiary', `Beneficiaria: ROSA ELENA VILLASEÑOR\nCURP ${rosa.curp}`],
    ['the spouse', `Cónyuge: RAÚL GARZA PINTO CURP ${raúl.curp}`],
    ['the boss who signs', `Autorizó: RAÚL GARZA PINTO\nRFC ${raúl.rfc}`],
    ['the employer’s CURP', `CURP del patrón: ${raúl.curp}`],
  ])('%s', (_label, more) => {
    expect(outcome([mexicanRow], [pagedPdf('x.pdf', [mexicanSlip(luz, { more })])])).toEqual([{ 2: ['x.pdf'] }, []]);
  });
  test('a bailiff and a payer in Poland', () => {
    const text = `${polishSlip(ewa)}\nPotrącenie: Komornik Lis Piotr PESEL ${piotr.pesel}`;
    expect(outcome([polishRow], [pagedPdf('x.pdf', [text])])[1]).toEqual([]);
  });
  test('an employer who is a person, with one file or two', () => {
    const employer = 'VIGR740901V99';
    const other = entry(3, { person: { name: 'Garza Pinto Raúl', taxId: raúl.rfc, nationalId: raúl.curp } });
    const documents = [luz, raúl].map((each) => pagedPdf(`${each.rfc}.pdf`, [mexicanSlip(each, { employer })]));
    expect(outcome([mexicanRow], documents.slice(0, 1))[1]).toEqual([]);
    expect(outcome([mexicanRow, other], documents)[1]).toEqual([]);
  });
  test('an id that all files print without a label is the employer’s', () => {
    const other = entry(3, { person: { name: 'Ruiz Sanz Jorge', taxId: jorge.nif }, period: january });
    const head = (text: string) =>
      text.replace('EMPRESA: MUEBLES SAN ROQUE, S.L. C.I.F. B11223344', 'Julián Mas 00000001R');
    const documents = [marta, jorge].map((each) => pagedPdf(`${each.nif}.pdf`, [head(spanishSlip(each))]));
    expect(outcome([spanishRow, other], documents)[1]).toEqual([]);
  });
  test('the person who is a beneficiary in another’s receipt does not get it', () => {
    const text = mexicanSlip(raúl, { more: `Beneficiaria: LUZ MARÍA SOTO ROBLES CURP ${luz.curp}` });
    expect(files(pair([mexicanRow], [pagedPdf('x.pdf', [text])]))).toEqual({});
  });
});

describe('what stands for anybody is nobody’s', () => {
  const stranger = { ...iván, name: 'JOHN MILLER', rfc: 'XEXX010101000', curp: 'XEXX010101HNEXXXA4', number: '0502' };
  test('a generic CURP proves nothing', () => {
    const of = entry(2, { person: { name: 'Smith Jane', nationalId: stranger.curp } });
    expect(files(pair([of], [xmlDocument('x.xml', stranger)]))).toEqual({});
    expect(outcome([named(of, 'x.xml')], [xmlDocument('x.xml', stranger)], { mode: 'column' })[0]).toEqual({});
  });
  test('two foreigners with the generic CURP are two people', () => {
    const jane = entry(2, { person: { name: 'Smith Jane', nationalId: stranger.curp, employeeNumber: '0501' } });
    const john = entry(3, { person: { name: 'Miller John', nationalId: stranger.curp, employeeNumber: '0502' } });
    expect(files(pair([jane, john], [xmlDocument('x.xml', stranger)]))).toEqual({ 3: ['x.xml'] });
  });
  test('a generic RFC beside a CURP is no second person', () => {
    const text = mexicanSlip({ ...luz, rfc: 'XAXX010101000' });
    expect(outcome([mexicanRow], [pagedPdf('x.pdf', [text])])[1]).toEqual([]);
  });
  test('numbers of zeros are no identity', () => {
    const of = entry(2, { person: { name: 'Maj Ewa', nationalId: '00000000000' } });
    const text = polishSlip({ ...piotr, pesel: '00000000000' });
    expect(files(pair([of], [pagedPdf('x.pdf', [text])]))).toEqual({});
  });
});

describe('this person', () => {
  test.each([
    ['another NIF', { ...marta, nif: '50123457P' }],
    ['another name', { ...marta, name: 'SANZ MORA, LUIS' }],
  ])('%s than the row’s holds it, in the file column too', (_label, other) => {
    const document = pagedPdf('x.pdf', [spanishSlip(other)]);
    const pairing = pair([named(spanishRow, 'x.pdf')], [document], { mode: 'column' });
    expect([files(pairing), codes(pairing)]).toEqual([{}, ['2 receipt/other-person']]);
    expect(pairing.issues[0]?.values['mine']).toContain('Oliva Cano, Marta');
    expect(pairing.issues[0]?.values['theirs']).toContain(other.name);
  });
  test.each([
    ['TRABAJADOR/A CATEGORÍA Nº MATRIC. ANTIGÜEDAD D.N.I.', 'SANZ MORA, LUIS PEÓN 00242 27/05/2020 87654321X'],
    ['EMPLEADO DPTO. CATEG. N.I.F.', 'SANZ MORA, LUIS Obra Peón 87654321X'],
    ['Trabajador Cód. Antig. Nº afil. S.S.', 'Sanz Mora, Luis 17 01/02/2019 280987654321'],
  ])('a name below heads cut short is another person’s: %s', (heads, below) => {
    const text = [heads, below, 'Periodo: enero 2026', 'Líquido a percibir 1.357,33'].join('\n');
    const of = entry(2, { person: { name: 'Oliva Cano, Marta' }, fileNames: ['x.pdf'], period: january });
    expect(pair([of], [pagedPdf('x.pdf', [text])], { mode: 'column' }).issues.map(({ code }) => code)).toEqual([
      'receipt/other-person',
    ]);
  });
  test('a name in a cell is a claim: a name in the file alone asks', () => {
    const of = entry(2, { person: { name: 'Oliva Cano, Marta' }, fileNames: ['x.pdf'], period: january });
    const text = 'TRABAJADOR: OLIVA CANO, MARTA\nPERIODO enero 2026\nLIQUIDO A PERCIBIR 1.357,33';
    expect(outcome([of], [pagedPdf('x.pdf', [text])], { mode: 'column' })[1]).toEqual(['2 receipt/unverified']);
    expect(outcome([{ ...of, amount: 1357.33 }], [pagedPdf('x.pdf', [text])], { mode: 'column' })[1]).toEqual([]);
  });
  test('a bare number is no agreement', () => {
    const of = entry(2, { person: { name: 'Oliva Cano, Marta', employeeNumber: '4410' }, period: january });
    const text = 'MARTA OLIVA CANO\nPERIODO enero 2026\nArtículo 4410 del convenio';
    expect(outcome([of], [pagedPdf('x.pdf', [text])])[1]).toEqual(['2 receipt/unverified']);
  });
  test('one-letter parts of a name tell people apart', () => {
    const rows = ['Kumar Ravi R', 'Kumar Ravi S'].map((name, at) =>
      entry(at + 2, { person: { name }, amount: 4811.2 }),
    );
    const text = polishSlip({ ...ewa, name: 'Kumar Ravi S' }).replace(/PESEL.*/, '');
    expect(files(pair(rows, [pagedPdf('x.pdf', [text])]))).toEqual({ 3: ['x.pdf'] });
  });
});

describe('this period', () => {
  test.each([
    ['a Spanish December', spanishRow, spanishSlip(marta, 'del 1 de diciembre al 31 de diciembre de 2025')],
    ['a Spanish grid', spanishRow, spanishGrid(marta, 'MENS 01 DIC 25 a 31 DIC 25')],
    ['a Polish December', { ...polishRow, period: january }, polishSlip(ewa, 'grudzień 2025')],
  ])('%s stays behind in January', (_label, of, text) => {
    expect(outcome([of], [pagedPdf('x.pdf', [text])])).toEqual([{}, ['2 receipt/not-found']]);
    const pairing = pair([named(of, 'x.pdf')], [pagedPdf('x.pdf', [text])], { mode: 'column' });
    expect(codes(pairing)).toEqual(['2 receipt/not-found']);
    expect(pairing.issues[0]?.values).toMatchObject({
      mine: '2026-01-01 – 2026-01-31',
      theirs: '2025-12-01 – 2025-12-31',
    });
  });
  test('a file that says none asks, whether or not the run has one', () => {
    const text = spanishSlip(marta, '');
    expect(outcome([spanishRow], [pagedPdf('x.pdf', [text])])).toEqual([{ 2: ['x.pdf'] }, ['2 receipt/undated']]);
    const undated = outcome([{ ...spanishRow, period: undefined }], [pagedPdf('x.pdf', [text])]);
    expect(undated).toEqual([{ 2: ['x.pdf'] }, ['2 receipt/undated']]);
  });
  test.each([
    ['enero', 'del 1 al 31 de diciembre de 2025', false],
    ['enero', 'del 1 al 31 de enero de 2026', true],
    ['1', 'del 1 al 31 de diciembre de 2025', false],
    ['q 2', 'del 1 al 15 de enero de 2026', false],
    ['q 2', 'del 16 al 31 de enero de 2026', true],
    ['quincena 3', 'del 1 al 15 de febrero de 2026', true],
    ['quincena 3', 'del 16 al 28 de febrero de 2026', false],
    ['quincena 3 2026', 'del 1 al 15 de febrero de 2025', false],
    ['primera quincena de marzo', 'del 1 al 15 de febrero de 2026', false],
    ['semana 5 2026', 'del 26 de enero al 1 de febrero de 2026', true],
    ['semana 5 2026', 'del 12 al 18 de enero de 2026', false],
    ['semana 3 enero 2026', 'del 12 al 18 de enero de 2026', true],
    ['semana 3 enero 2026', 'del 18 al 24 de mayo de 2026', false],
    ['nomina ordinaria', 'del 1 al 31 de enero de 2026', true],
  ])('a row that calls its period „%s” beside files of %s: %s', (periodLabel, days, fits) => {
    const of = { ...spanishRow, period: undefined, periodLabel };
    const found = outcome([of], [pagedPdf('x.pdf', [spanishSlip(marta, days)])]);
    expect(found).toEqual([{ 2: ['x.pdf'] }, fits ? [] : ['2 receipt/undated']]);
  });
  test('a folio in the row does not make last fortnight’s file this one’s', () => {
    const old = { from: '2025-12-16', to: '2025-12-31', paid: '2025-12-31' };
    const of = row(0, { uuid: ana.uuid, period: first });
    expect(outcome([of], [xml(ana, old)])).toEqual([{}, ['2 receipt/not-found']]);
    expect(outcome([named(of, `${ana.rfc}.xml`)], [xml(ana, old)], { mode: 'column' })).toEqual([
      {},
      ['2 receipt/not-found'],
    ]);
  });
  test('a name in a line of a pay list, below heads and their numbers, is read', () => {
    const line = (name: string) =>
      `Lista płac za miesiąc styczeń 2026\nLp. Nr Nazwisko i imię Brutto Składki ZUS Zdrowotna Podatek Do wypłaty\n1 2 3 4 5 6 7 8\n1 P/0031 ${name} 6 200,00 850,00 481,30 371,00 4 811,20\nPodpis pracownika`;
    const of = entry(2, { person: { name: ewa.name, employeeNumber: 'P/0031' }, amount: 4811.2 });
    expect(outcome([of], [pagedPdf('x.pdf', [line('MAJ EWA')])])).toEqual([{ 2: ['x.pdf'] }, []]);
    const other = [pagedPdf('x.pdf', [line('LIS PIOTR')])];
    expect(outcome([named(of, 'x.pdf')], other, { mode: 'column' })).toEqual([{}, ['2 receipt/other-person']]);
  });
  test('a name and a number that stand below their heads are both labelled', () => {
    const text = `Nr ewid. Pracownik PESEL Stanowisko\nP/0031 MAJ EWA ${ewa.pesel} Magazynier\nza miesiąc styczeń 2026`;
    const of = entry(2, { person: { name: ewa.name, employeeNumber: 'P/0031' } });
    expect(outcome([of], [pagedPdf('x.pdf', [text])])).toEqual([{ 2: ['x.pdf'] }, []]);
    const others = entry(2, { person: { name: ewa.name, employeeNumber: 'P/0044' } });
    expect(outcome([named(others, 'x.pdf')], [pagedPdf('x.pdf', [text])], { mode: 'column' })[0]).toEqual({});
  });
  test('a post that is also a word for relatives takes no id away', () => {
    const grid = spanishGrid(marta)
      .replace('N. AFILIACION\n', 'N. AFILIACION CATEGORIA\n')
      .replace(marta.nif, `DEPENDIENTE ${marta.nif}`);
    expect(outcome([spanishRow], [pagedPdf('x.pdf', [grid])])).toEqual([{ 2: ['x.pdf'] }, []]);
  });
  test('a surname that is a filler elsewhere tells a person apart', () => {
    const łoś = { name: 'Łoś Ewa', taxId: '', nationalId: ewa.pesel };
    const text = polishSlip({ ...ewa, name: 'Łoś Ewa' });
    const of = entry(2, { person: { name: łoś.name }, amount: 4811.2 });
    expect(outcome([of], [pagedPdf('x.pdf', [text])])).toEqual([{ 2: ['x.pdf'] }, []]);
  });
  test('surname and given name under two labels are one name, and another’s holds the file', () => {
    const text = `Dane ubezpieczonego\nNazwisko: Maj\nImię: Piotr\nPESEL: ${piotr.pesel}\nOkres: 01.2026`;
    const of = entry(2, { person: { name: ewa.name }, fileNames: ['x.pdf'] });
    expect(outcome([of], [pagedPdf('x.pdf', [text])], { mode: 'column' })).toEqual([{}, ['2 receipt/other-person']]);
  });
  test('a label that gives it to somebody of another name too is worth a question, whatever else proves', () => {
    const text = `${polishSlip(ewa)}\nPracownik: Lis Piotr`;
    const pairing = pair([polishRow], [pagedPdf('x.pdf', [text])]);
    expect(codes(pairing)).toEqual(['2 receipt/unverified']);
    expect(pairing.issues[0]?.values['also']).toBe('LIS PIOTR');
  });
  test('a file of two periods asks, also beside its CFDI', () => {
    const [may, june] = ['del 1 al 31 de mayo de 2026', 'del 1 al 30 de junio de 2026'];
    const both = [pagedPdf('x.pdf', [spanishSlip(marta, may), spanishSlip(marta, june)])];
    const of = { ...spanishRow, period: { from: '2026-05-01', to: '2026-05-31' } };
    expect(codes(pair([of], both))).toEqual(['2 receipt/undated']);
    expect(codes(pair([named(of, 'x.pdf')], both, { mode: 'column' }))).toEqual(['2 receipt/undated']);
    const fortnights = ['01/01/2026 al 15/01/2026', '16/12/2025 al 31/12/2025'];
    const pages = fortnights.map((days) => `RFC ${ana.rfc} CURP ${ana.curp}\nPeriodo: ${days}`);
    const pairing = pair([row(0)], [xml(ana), pagedPdf('x.pdf', pages)]);
    expect(codes(pairing)).toEqual(['2 receipt/undated']);
    expect(pairing.issues[0]?.values['theirs']).toBe('2026-01-01 – 2026-01-15 / 2025-12-16 – 2025-12-31');
  });
  test('a month around its fortnight, or the days of a vacation, make no second period', () => {
    for (const more of ['Mes: MAYO Año: 2026', 'Vacaciones del 3 al 7 de abril de 2026']) {
      const text = `${spanishSlip(marta, 'del 1 al 31 de mayo de 2026')}\n${more}`;
      const of = { ...spanishRow, period: { from: '2026-05-01', to: '2026-05-31' } };
      expect(codes(pair([of], [pagedPdf('x.pdf', [text])]))).toEqual([]);
    }
  });
  test('the PDF of a folio must be of its CFDI’s days', () => {
    const text = printedText({ ...ana, from: '2025-12-16', to: '2025-12-31' });
    expect(codes(pair([row(0)], [xml(ana), pagedPdf('x.pdf', [text])]))).not.toEqual([]);
  });
});
