import { describe, expect, test } from 'vitest';
import { entry } from '../../../fakes/entry.ts';
import { codes, files, pair } from '../../../fakes/pairing-stage.ts';
import { pagedPdf } from '../../../fakes/payslips.ts';

/** Names beside the holder's: of who signs, of a list of the office, of a payee. */
const ana = entry(2, { person: { name: 'Ruiz López, Ana', taxId: '12345678Z' }, amount: 900 });
const luis = entry(3, { person: { name: 'Gil Soto, Luis', taxId: '87654321X' }, amount: 1100 });
const unpaid = { ...luis, amount: undefined };

type Row = typeof ana;
const found = (rows: readonly Row[], pages: readonly string[]) => {
  const pairing = pair(rows, [pagedPdf('x.pdf', pages)]);
  return [files(pairing), codes(pairing).filter((code) => code !== '3 receipt/not-found')];
};
const goes = [{ 2: ['x.pdf'] }, []];
const asks = [{ 2: ['x.pdf'] }, ['2 receipt/unverified']];

const slip = (...lines: readonly string[]): string =>
  [
    'RECIBO DE SALARIOS enero 2026',
    'Trabajador: RUIZ LÓPEZ, ANA  DNI 12345678Z',
    'Salario base 1.000,00',
    'Líquido a percibir 900,00',
    ...lines,
  ].join('\n');

describe('who signs for the employer and stands in the sheet too', () => {
  test.each([
    ['below the word for the company', 'Por la empresa\nNombre: Luis Gil Soto'],
    ['below the representative', 'Representante legal:\nNombre y apellidos: Luis Gil Soto'],
    ['below who made it', 'Elaboró\nNombre: Luis Gil Soto'],
  ])('%s is no second person', (_label, more) => {
    expect(found([ana, luis], [slip(more)])).toEqual(goes);
    const nameless = { ...ana, person: { ...ana.person, taxId: '' } };
    expect(found([nameless, luis], [slip(more)])).toEqual(goes);
  });
  test.each([
    ['below where to sign', 'Recibí\nNombre: Luis Gil Soto'],
    ['below a post', 'Puesto\nDIRECTOR\nNombre: Luis Gil Soto'],
    ['below a post behind its label', 'Puesto: DIRECTOR\nNombre: Luis Gil Soto'],
    ['below what the employee got from the company', 'Recibí de la empresa\nNombre: Luis Gil Soto'],
    ['behind a label of the worker, the company left blank', 'Empresa:\nNombre del trabajador: Luis Gil Soto'],
  ])('behind another label, %s, asks', (_label, more) => {
    expect(found([ana, luis], [slip(more)])).toEqual(asks);
  });
  test('behind the same label it is a second payslip', () => {
    expect(found([ana, luis], [slip('Trabajador: GIL SOTO, LUIS', 'Líquido a percibir 900,00')])[0]).toEqual({});
    // Neither name is wholly strange to the other, so that only the sheet tells them apart.
    const [maj, lis] = ['Maj Ewa', 'Maj-Lis Ewa'].map((name, at) => entry(at + 2, { person: { name }, amount: 900 }));
    const two = 'Pracownik: Maj Ewa\nDo wypłaty 900,00\nPracownik: Maj-Lis Ewa\nDo wypłaty 900,00';
    expect(found([maj!, lis!], [two])[0]).toEqual({});
  });
  test('behind another label, where no id says which of them, holds', () => {
    const bare = [ana, unpaid].map((each) => ({ ...each, person: { ...each.person, taxId: '' } }));
    expect(found(bare, [slip('Recibí\nNombre: Luis Gil Soto').replace('DNI 12345678Z', '')])[0]).toEqual({});
  });
});

describe('a list of the whole office', () => {
  const tomasz = entry(3, { person: { name: 'Zieliński Tomasz' }, amount: 4980.01 });
  const agnieszka = entry(2, { person: { name: 'Wójcik Agnieszka' }, amount: 5120.44 });
  const list = (head: string, ...lines: readonly string[]) =>
    [`Lista płac za styczeń 2026`, head, ...lines, 'Suma ogólna 20 700,00 5 999,55 14 700,45'].join('\n');
  const own = '1 Wójcik Agnieszka 7 200,00 2 079,56 5 120,44';
  const labelled = 'Lp. Pracownik Brutto Potrącenia Do wypłaty';
  const heads = [labelled, 'Lp. Nazwisko Imię Brutto Netto', 'Lp. Osoba Brutto Potrącenia Netto', 'styczeń'];
  const others = [
    '2 Zieliński Tomasz 7 000,00 2 019,99 4 980,01',
    '2 Zieliński Tomasz 7 000,00 4 980,01',
    '2 Zieliński Tomasz 4 980,01',
    'Zieliński Tomasz 7 000,00 4 980,01',
    '120,00 4,00\n2 Zieliński Tomasz 7 000,00 4 980,01',
  ];
  test.each(heads.flatMap((head) => others.map((other) => [head, other] as const)))(
    'under %s with %s does not go unasked',
    (head, other) => {
      for (const lines of [
        [own, other],
        [other, own],
      ]) {
        const [sent, said] = found([agnieszka], [list(head, ...lines)]);
        expect(said).not.toEqual([]);
        expect([{}, { 2: ['x.pdf'] }]).toContainEqual(sent);
        expect(found([agnieszka, tomasz], [list(head, ...lines)])[0]).toEqual({});
      }
    },
  );
  test('the other name is shown', () => {
    const pairing = pair([agnieszka], [pagedPdf('x.pdf', [list(heads[1]!, own, others[3]!)])]);
    expect(pairing.issues[0]?.values['also']).toBe('ZIELIŃSKI TOMASZ');
  });
  test.each(heads)('of one line under %s goes to its person', (head) => {
    expect(found([agnieszka, { ...tomasz, amount: undefined }], [list(head, own)])).toEqual(goes);
  });
});

describe('lines of the slip below the person’s', () => {
  const table = (...lines: readonly string[]) =>
    ['Recibo enero 2026', 'Nombre Sueldo ISR Neto', 'ANA RUIZ LÓPEZ 1,000.00 100.00 900.00', ...lines].join('\n');
  const of = { ...ana, person: { ...ana.person, taxId: '' } };
  test.each(['PREMIO PUNTUALIDAD 100.00 10.00 90.00', 'PLUS CONVENIO 1,000.00 100.00 900.00'])('%s asks', (line) => {
    expect(found([of], [table(line)])).toEqual(asks);
  });
  test.each([
    ['a total', 'Totales 1,000.00 100.00 900.00'],
    ['a line apart', 'Conceptos\nPREMIO PUNTUALIDAD 100.00 10.00 90.00'],
  ])('%s does not', (_label, line) => {
    expect(found([of], [table(line)])).toEqual(goes);
  });
});

describe('the payee of a payment', () => {
  const transfer = (...lines: readonly string[]) => ['JUSTIFICANTE DE TRANSFERENCIA', ...lines].join('\n');
  test.each([
    ['with an id', 'A favor de: ORTEGA LUNA PABLO NIF 71234908K'],
    ['named a beneficiary', 'Beneficiario: ORTEGA LUNA PABLO NIF 71234908K'],
    ['below the employer', 'Empresa: Costa SL\nA favor de: ORTEGA LUNA PABLO NIF 71234908K'],
  ])('who is another one, %s, holds', (_label, line) => {
    expect(found([ana], [slip(), transfer(line, 'Importe 1.080,00')])[0]).toEqual({});
  });
  test.each([
    ['a transfer', 'Embargo judicial 120,00', 'JUSTIFICANTE DE TRANSFERENCIA'],
    ['a transfer that was made', 'Pensión de alimentos 90,00', 'Transferencia emitida el 31/01/2026'],
    ['what is paid in the end', 'Juzgado de Primera Instancia 2: embargo 120,00', 'Líquido a percibir 900,00'],
    ['a transfer, in English', 'Attachment of earnings 40.00', 'Transfer confirmation'],
    ['a transfer, in Polish', 'Zajęcie komornicze 120,00', 'Potwierdzenie: przelew z dnia 31.01.2026'],
  ])('below an embargo, with %s between, is another matter', (_label, embargo, between) => {
    const more = [embargo, between, 'A favor de: ORTEGA LUNA PABLO NIF 71234908K', 'Importe 1.080,00'];
    expect(found([ana], [slip(...more)])).not.toEqual(goes);
  });
  test.each(['A favor de: ORTEGA LUNA PABLO', 'Beneficiario: ORTEGA LUNA PABLO'])('%s alone asks', (line) => {
    expect(found([ana], [slip(), transfer(line, 'Importe 1.080,00')])).toEqual(asks);
  });
  test.each([
    ['the person', transfer('A favor de: RUIZ LÓPEZ ANA NIF 12345678Z', 'Importe 900,00')],
    ['of alimony', 'Pensión alimenticia a favor de: ORTEGA LUNA PABLO NIF 71234908K'],
    ['of alimony, a line below', 'Pensión de alimentos 120,00\nBeneficiaria: ORTEGA LUNA MAR NIF 71234908K'],
    ['of an embargo', 'Embargo 120,00\nA favor de: ORTEGA LUNA PABLO NIF 71234908K'],
    ['of an embargo, said behind', 'A favor de: ORTEGA LUNA PABLO NIF 71234908K (embargo judicial)'],
    ['of a life insurance', 'Seguro de vida. Beneficiario: ORTEGA LUNA PABLO NIF 71234908K'],
    ['everybody', 'Los saldos a favor de los trabajadores se abonan en el mes siguiente'],
  ])('%s asks nothing', (_label, more) => {
    expect(found([ana], [slip(more)])).toEqual(goes);
  });
});

describe('a shorter name and its net', () => {
  const josé = entry(2, { person: { name: 'José López' }, amount: 900 });
  test.each([
    ['María José’s, labelled', slip().replace('RUIZ LÓPEZ, ANA  DNI 12345678Z', 'MARIA JOSE LOPEZ GARCIA')],
    ['María José’s, no label', slip().replace('Trabajador: RUIZ LÓPEZ, ANA  DNI 12345678Z', 'MARIA JOSE LOPEZ GARCIA')],
    [
      'María José’s, surnames first',
      slip().replace('Trabajador: RUIZ LÓPEZ, ANA  DNI 12345678Z', 'LOPEZ GARCIA MARIA JOSE'),
    ],
    ['his son’s', slip().replace('Trabajador: RUIZ LÓPEZ, ANA  DNI 12345678Z', 'JOSE LOPEZ GARCIA JR')],
  ])('prove nothing of %s', (_label, text) => {
    expect(found([josé], [text])[1]).not.toEqual([]);
  });
  test.each(['JOSE LOPEZ GARCIA', 'LOPEZ GARCIA JOSE', 'JOSE LUIS LOPEZ GARCIA'])('prove that %s is he', (name) => {
    for (const label of ['Trabajador: ', ''])
      expect(found([josé], [slip().replace('Trabajador: RUIZ LÓPEZ, ANA  DNI 12345678Z', label + name)])).toEqual(goes);
  });
});
