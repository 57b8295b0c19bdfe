import { describe, expect, test } from 'vitest';
import { pairReceipts } from '../../../../src/domain/pairing/pairing.ts';
import { entry } from '../../../fakes/entry.ts';
import { codes, files, pair, people, xml, row as rowOf } from '../../../fakes/pairing-stage.ts';
import { pagedPdf, spanishSlip } from '../../../fakes/payslips.ts';

const january = { from: '2026-01-01', to: '2026-01-31' };
const marta = entry(2, { person: { name: 'Marta Oliva Cano' }, amount: 1357.33, period: january });
const nif = '50123456F';
const withId = entry(2, { person: { name: 'Marta Oliva Cano', taxId: nif }, amount: 1357.33, period: january });
/** A slip of a program that puts the name on a line of its own. */
const bare = (name: string, more = ''): string =>
  ['MUEBLES SAN ROQUE, S.L.', name, 'NÓMINA', 'Periodo: 01/01/2026 - 31/01/2026', 'NETO 1.357,33', more].join('\n');
const asked = (text: string, row = marta, name = 'x.pdf') => {
  const paired = pair([row], [pagedPdf(name, [text])]);
  return paired.issues
    .filter((each) => each.row === 2)
    .map(({ code, values }) => [code, values['also'] ?? values['says']]);
};

describe('who signs a payslip, or gives the firm its name, is not whom it is for', () => {
  test('hers goes', () => expect(asked(bare('OLIVA CANO, MARTA'))).toEqual([]));
  test.each([
    ['a contact', bare('SANZ RUIZ JORGE', 'Dudas: llame a Marta Oliva Cano')],
    ['a post below the name', bare('15 SANZ RUIZ JORGE', 'MARTA OLIVA CANO\nDirectora de personas')],
    ['a signature', bare('SANZ RUIZ, JORGE', 'Fdo.: Marta Oliva Cano')],
    ['a firm', bare('SANZ RUIZ, JORGE').replace('MUEBLES SAN ROQUE', 'PANADERIA MARTA OLIVA CANO')],
  ])('%s', (_what, text) => {
    const found = pair([marta], [pagedPdf('x.pdf', [text])]);
    expect([...found.byRow.values()].some(({ verified }) => verified)).toBe(false);
  });
});

describe('a list of the office names a second person without any label', () => {
  const head = 'RELACIÓN Periodo: 01/01/2026 - 31/01/2026';
  test.each([
    [
      'a transfer list',
      `OLIVA CANO MARTA ${nif} ES9121000418450200051332 1.357,33\nRUIZ SANZ JORGE ES7921000813610123456789 1.200,00`,
    ],
    ['hours without amounts', `OLIVA CANO MARTA ${nif} 160\nRUIZ SANZ JORGE 158`],
    ['heads of columns', `${nif}\nConcepto OLIVA CANO MARTA RUIZ SANZ JORGE\nNeto 1.357,33 1.200,00`],
    ['a sentence', `${nif} Marta Oliva Cano: adjunto tu nómina y la de Jorge Ruiz Sanz`],
    ['amounts first', `1.900,00 1.357,33 Oliva Cano Marta ${nif}\n1.900,00 1.357,33 Ruiz Sanz Jorge`],
  ])('%s', (_what, lines) => {
    expect(asked(`${head}\n${lines}`, withId).map(([code]) => code)).toContain('receipt/unverified');
  });
  test('a street, a town, who signs and whose name ran out of its box are nobody else', () => {
    for (const more of [
      'C/ Luis Vives 3, 28001 Madrid',
      'CALLE JUAN BRAVO 12',
      'SAN LUIS POTOSI',
      'Fdo. Pedro Boss Pérez',
      'OLIVA CANO, MART',
    ])
      expect(asked(bare(`OLIVA CANO, MARTA ${nif}`, more), withId)).toEqual([]);
  });
  test('and what most files print is of the house', () => {
    const rows = [2, 3, 4].map((at) =>
      entry(at, { person: { name: `Marta Oliva ${'ABC'.charAt(at - 2)}ano` }, amount: 1357.33, period: january }),
    );
    const slips = rows.map(({ person }, at) =>
      pagedPdf(`${at}.pdf`, [bare(person.name.toUpperCase(), 'JORGE RUIZ SANZ Recursos humanos')]),
    );
    expect(codes(pair(rows, slips))).toEqual([]);
  });
});

describe('a number that stands alone before the name', () => {
  const numbered = entry(2, { person: { name: 'Guadalupe Quiñones Juárez', employeeNumber: '0816' }, period: january });
  const slip = bare('816 QUIÑONES JUÁREZ GUADALUPE');
  test('proves beside it', () => expect(asked(slip, numbered)).toEqual([]));
  test('and speaks against another: father and son have a name and a net in common', () => {
    const son = entry(2, { person: { ...numbered.person, employeeNumber: '917' }, amount: 1357.33, period: january });
    expect(asked(slip, son)).toEqual([['receipt/unverified', '816']]);
  });
});

describe('a file that calls itself a draft, cancelled or a sample', () => {
  test.each([
    'BORRADOR',
    'BORRADOR - SIN VALIDEZ',
    'CFDI CANCELADO',
    'Anulada',
    'MUESTRA',
    'DRAFT',
    'VOID',
    'WZÓR',
    'Wydruk próbny',
  ])('%s asks', (word) => {
    expect(asked(bare('OLIVA CANO, MARTA', word)).map(([code]) => code)).toEqual(['receipt/void']);
  });
  test.each(['Crédito cancelado en enero', 'Muestra de agradecimiento', 'Estado civil: soltera'])(
    '%s does not',
    (line) => {
      expect(asked(bare('OLIVA CANO, MARTA', line))).toEqual([]);
    },
  );
  test('in its name', () => {
    expect(asked(bare('OLIVA CANO, MARTA'), marta, 'oliva_CANCELADO.pdf')).toEqual([['receipt/void', 'CANCELADO']]);
  });
});

describe('the net that the sheet says', () => {
  const former = bare(`OLIVA CANO, MARTA ${nif}`).replace('NETO 1.357,33', 'Salario 1.357,33\nLÍQUIDO 1.200,00');
  test('is not any amount of the file where the file says another net', () => {
    expect(asked(former, { ...withId, amountIsNet: true }).map(([code]) => code)).toEqual(['receipt/unverified']);
  });
  test('tells two versions apart', () => {
    const both = [pagedPdf('old.pdf', [former]), pagedPdf('new.pdf', [former.replace('1.200,00', '1.357,33')])];
    expect(files(pair([{ ...withId, person: { ...withId.person, taxId: '' }, amountIsNet: true }], both))).toEqual({
      2: ['new.pdf'],
    });
  });
});

describe('a CFDI with ids of two people', () => {
  const folder = [xml(people[0]!, { curp: 'MOSL920202HDFRNS02' })];
  test('asks, though the sheet knows only one of them', () => {
    const rfcOnly = entry(2, { person: { name: 'Ibáñez Peña Ana Sofía', taxId: people[0]!.rfc } });
    expect(codes(pair([rfcOnly], folder))).toEqual(['2 receipt/unverified']);
  });
  test('is nobody’s where a row has the other id', () => {
    const other = entry(3, { person: { name: 'Luis Mora Sanz', nationalId: 'MOSL920202HDFRNS02' } });
    const found = pair([rowOf(0), other], folder);
    expect(files(found)).toEqual({});
  });
});

test('the official form still goes', () => {
  const slip = spanishSlip({ name: 'OLIVA CANO, MARTA', number: '', nif, naf: '280011223344', net: '1.357,33' });
  expect(asked(slip, withId)).toEqual([]);
});

test('a sheet of the yearly bonus gets no ordinary fortnight without a question', () => {
  const bonus = entry(2, {
    person: { name: 'Ibáñez Peña Ana Sofía', taxId: people[0]!.rfc },
    periodLabel: 'aguinaldo 2026',
  });
  expect(codes(pair([bonus], [xml(people[0]!)]))).toEqual(['2 receipt/undated']);
  expect(codes(pair([bonus], [xml(people[0]!, { type: 'E' })]))).toEqual([]);
});

test('an invoice with the id of another company of the group asks', () => {
  const row = entry(2, { person: { name: 'Słońce sp. z o.o.', taxId: '5260250274' }, amount: 123 });
  const invoice = (nip: string) =>
    pagedPdf('x.pdf', [`FAKTURA FV/1/01/2026\nNabywca: SŁOŃCE SP. Z O.O. NIP: ${nip}\nDo zapłaty 123,00`]);
  const asks = (nip: string) =>
    pairReceipts({ entries: [row], documents: [invoice(nip)], mode: 'auto', kind: 'invoices' }).issues.flatMap(
      ({ values }) => values['also'] ?? [],
    );
  expect([asks('5260250274'), asks('526-025-02-74'), asks('725-180-11-26')]).toEqual([[], [], ['7251801126']]);
});

test('two files of one name from the folders of two months ask which, where nobody said the month', () => {
  const slip = (month: string) =>
    bare('OLIVA CANO, MARTA').replaceAll('/01/2026', `/${month}/2026`).replace('31/', '28/');
  const folder = [pagedPdf('enero/ana.pdf', [slip('01')]), pagedPdf('febrero/ana.pdf', [slip('02')])];
  const row = { ...withId, person: { ...withId.person, taxId: '' }, period: undefined, fileNames: ['ana.pdf'] };
  const paired = (period?: { from: string; to: string }) =>
    codes(pairReceipts({ entries: [{ ...row, period }], documents: folder, mode: 'column', kind: 'payroll' }));
  expect(paired()).toEqual(['2 receipt/ambiguous']);
  expect(paired({ from: '2026-02-01', to: '2026-02-28' })).toEqual([]);
});
