import { describe, expect, test } from 'vitest';
import { entry } from '../../../fakes/entry.ts';
import { codes, files, pair } from '../../../fakes/pairing-stage.ts';
import { pagedPdf } from '../../../fakes/payslips.ts';

/** Payslips of programs that put no label before a name and know no id of the state. */
const polish = (name: string, net: string) =>
  `Odcinek listy płac nr 7\nPracodawca: FHU Wektor, NIP: 6762435566\n${name}\nmiesiąc: 01.2026\nWynagrodzenie brutto 7 200,00\nPotrącenia razem 2 079,56\nPrzelano na rachunek ${net} zł`;
const mexican = (name: string, net: string) =>
  `Comprobante de pago\n${name}\nPuesto: Cajera Depto: Ventas\n1ra quincena de enero 2026\nSueldo 7,200.00\nDescuentos 1,079.50\nTotal pagado $${net}`;
const english = (name: string, net: string) =>
  `Northgate Logistics - confidential\n${name}\nDept: Warehouse Grade: B2\nMonth: January 2026\nSalary 2,800.00\nTax 310.23\nAmount paid into bank ${net}`;

const agnieszka = entry(2, { person: { name: 'Wójcik Agnieszka' }, amount: 5120.44 });
const guadalupe = entry(2, { person: { name: 'Treviño Rangel Guadalupe' }, amount: 6120.5 });
const emily = entry(2, { person: { name: 'Emily Carter' }, amount: 2310.77 });
const own = {
  polish: polish('Agnieszka Wójcik', '5 120,44'),
  mexican: mexican('GUADALUPE TREVIÑO RANGEL', '6,120.50'),
  english: english('Emily Carter', '2,310.77'),
};
const others = {
  polish: polish('Tomasz Zieliński', '4 980,01'),
  mexican: mexican('HÉCTOR SALAS MONTIEL', '7,001.00'),
  english: english('Daniel Hughes', '2,110.00'),
};
const sideBySide = (left: string, right: string): string =>
  left
    .split('\n')
    .map((line, at) => `${line} ${right.split('\n')[at]!}`)
    .join('\n');

describe('a page, or a part of one, that is the same form without the person', () => {
  test.each([
    ['Polish, a page each', agnieszka, [own.polish, others.polish]],
    ['Polish, below each other', agnieszka, [`${own.polish}\n${others.polish}`]],
    ['Polish, the other above', agnieszka, [`${others.polish}\n${own.polish}`]],
    [
      'Polish, below each other, each signed',
      agnieszka,
      [`${own.polish}\nOdebrano: Agnieszka Wójcik\n${others.polish}\nOdebrano: Tomasz Zieliński`],
    ],
    ['Polish, of the same net', agnieszka, [own.polish, polish('Tomasz Zieliński', '5 120,44')]],
    ['Mexican, a page each', guadalupe, [others.mexican, own.mexican]],
    ['Mexican, side by side', guadalupe, [sideBySide(own.mexican, others.mexican)]],
    ['English, three of them', emily, [own.english, others.english, english('Rosa Pike', '1,900.00')]],
  ])('%s is held', (_label, of, pages) => {
    for (const mode of ['auto', 'column'] as const) {
      const pairing = pair([{ ...of, fileNames: ['x.pdf'] }], [pagedPdf('x.pdf', pages)], { mode });
      expect(files(pairing)).toEqual({});
      expect(codes(pairing)).toContain('2 receipt/several-people');
    }
  });

  test('what stands in place of the person is shown', () => {
    const [found] = pair([{ ...agnieszka, fileNames: ['x.pdf'] }], [pagedPdf('x.pdf', [own.polish, others.polish])], {
      mode: 'column',
    }).issues;
    expect(found?.values).toMatchObject({ mine: 'Wójcik Agnieszka', theirs: 'TOMASZ ZIELINSKI' });
  });

  test.each([
    ['one page', agnieszka, [own.polish]],
    ['two copies', agnieszka, [own.polish, own.polish]],
    ['two copies on a page', guadalupe, [`${own.mexican}\n${own.mexican}`]],
    ['two copies side by side', guadalupe, [sideBySide(own.mexican, own.mexican)]],
    [
      'a page of terms',
      emily,
      [own.english, 'Your data are kept for payroll only.\nWrite to privacy@northgate.example\nPage 2 of 2'],
    ],
  ])('%s goes without a question', (_label, of, pages) => {
    const pairing = pair([of], [pagedPdf('x.pdf', pages)], { mode: 'auto' });
    expect([files(pairing), codes(pairing)]).toEqual([{ 2: ['x.pdf'] }, []]);
  });
});

describe('the whole office in one table', () => {
  const table = (...lines: readonly string[]) =>
    `Lista płac za styczeń 2026\nLp. Pracownik Brutto Potrącenia Do wypłaty\n${lines.join('\n')}\nRazem 20 700,00 5 999,55 14 700,45`;
  test('is held, also where the sheet knows one of them alone', () => {
    const text = table(
      '1 Wójcik Agnieszka 7 200,00 2 079,56 5 120,44',
      '2 Zieliński Tomasz 7 000,00 2 019,99 4 980,01',
    );
    expect(files(pair([agnieszka], [pagedPdf('x.pdf', [text])]))).toEqual({});
  });
  test('of one line goes to its person', () => {
    const text = table('1 Wójcik Agnieszka 7 200,00 2 079,56 5 120,44');
    expect(codes(pair([agnieszka], [pagedPdf('x.pdf', [text])]))).toEqual([]);
  });
});

test('number and name under the heads of a table, dotted ones too', () => {
  const text = (name: string) =>
    `PERIODO: DEL 1 AL 15 DE ENERO DE 2026\nCLAVE NOMBRE DEL TRABAJADOR R.F.C. NO. SEG. SOCIAL\nE-877 ${name} IAZJ640825C47 28906436184\nNETO A RECIBIR 12,359.98`;
  const of = entry(2, { person: { name: 'Jesús Ibarra Zúñiga', employeeNumber: 'E-877' }, fileNames: ['x.pdf'] });
  const found = (name: string) => codes(pair([of], [pagedPdf('x.pdf', [text(name)])], { mode: 'column' }));
  expect(found('IBARRA ZÚÑIGA, JESÚS')).toEqual([]);
  expect(found('GONZÁLEZ JUÁREZ, ROSA')).toEqual(['2 receipt/other-person']);
});

describe('ids as people write them', () => {
  const nuria = entry(2, { person: { name: 'Nuria Ferrer Campos', taxId: '44512873F' } });
  const slip = (more: string) =>
    `NÓMINA enero 2026\nEMPRESA: COSTA SL CIF: B96123457\nTRABAJADOR: FERRER CAMPOS, NURIA D.N.I.: 44512873F\nLÍQUIDO A PERCIBIR 1.432,18\nRecibí Firma y sello de la empresa\n${more}`;
  test.each([
    ['below where to sign', 'Ortega Luna Pablo 71234908F'],
    ['in groups', '71 234 908 F'],
    ['a foreigner’s', 'NIE X-7654321-F'],
  ])('another one counts %s', (_label, more) => {
    const written = more.replace(/(\d[\d ]+)([ -]?)F$/, (_all, digits: string, gap: string) => {
      const number = Number(digits.replace(/\D/g, ''));
      return `${digits}${gap}${'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(number % 23)}`;
    });
    expect(codes(pair([nuria], [pagedPdf(`44512873F.pdf`, [slip(written)])]))).toContain('2 receipt/several-people');
  });
  test.each([
    ['the administrator', 'El administrador: D. Ramón Moreno Gil, DNI 30998112T'],
    ['who signed', 'Firmado digitalmente por MORENO GIL RAMON - 30998112T'],
  ])('%s is no holder', (_label, more) => {
    expect(codes(pair([nuria], [pagedPdf('x.pdf', [slip(more)])]))).toEqual([]);
  });
  test('an employer ends with their own number: what stands below is the person’s', () => {
    const text =
      'Pasek za 01.2026\nPracodawca: Jan Nowak, NIP: 6762435566\nWójcik Agnieszka 85071412348\nRazem 7 200,00';
    const of = entry(2, { person: { name: 'Wójcik Agnieszka', nationalId: '85071412348' } });
    expect(codes(pair([of], [pagedPdf('x.pdf', [text])]))).toEqual([]);
  });
});
