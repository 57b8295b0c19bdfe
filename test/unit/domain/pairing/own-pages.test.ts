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

describe('what stands on every page names nobody', () => {
  const header = (id: string, page: string) => `COMERCIAL DEL NORTE SA DE CV ${id}\n${page}`;
  test.each([
    ['a company’s RFC', 'R.F.C. CNO900101AB1'],
    ['a natural person’s RFC', 'R.F.C. GOMA800101AB1'],
    ['a NIF', 'N.I.F. 44512873F'],
  ])('%s in each header', (_label, id) => {
    const pages = [own.mexican, others.mexican].map((page) => header(id, page));
    const row = entry(2, { person: { name: 'Treviño Rangel Guadalupe' }, amount: 6120.5, fileNames: ['x.pdf'] });
    const alone = pagedPdf('y.pdf', [header(id, mexican('LUIS CANO VERA', '5,000.00'))]);
    for (const more of [[], [alone]]) {
      const pairing = pair([row], [pagedPdf('x.pdf', pages), ...more], { mode: 'column' });
      expect(files(pairing)).toEqual({});
      expect(codes(pairing)).toContain('2 receipt/several-people');
    }
    const terms = 'Your data are kept for payroll only.\nPage 3 of 3';
    expect(codes(pair([row], [pagedPdf('x.pdf', [...pages, terms])], { mode: 'column' }))).toContain(
      '2 receipt/several-people',
    );
    expect(codes(pair([row], [pagedPdf('x.pdf', [pages[0]!, pages[0]!])], { mode: 'column' }))).toEqual([]);
  });

  const numbered = (number: string) =>
    entry(2, { person: { name: 'Emily Carter', employeeNumber: number }, amount: 2310.77, fileNames: ['x.pdf'] });
  test.each([
    ['in a tax', '310', ''],
    ['in a salary', '800', ''],
    ['in a year', '2026', ''],
    ['in a sum with a decimal comma', '415', 'Bonus 415,00'],
    ['in a day', '014', 'Paid on 014/01/2026'],
    ['in the hours of everybody', '168', 'Hours 168'],
  ])('a number found %s', (_label, number, line) => {
    const pages = [own.english, others.english].map((page) => `${page}\n${line}`);
    const pairing = pair([numbered(number)], [pagedPdf('x.pdf', pages)], { mode: 'column' });
    expect([files(pairing), codes(pairing)]).toEqual([{}, ['2 receipt/several-people']]);
  });

  test('a number found in a sum that only the other has', () => {
    const pages = [own.english, `${others.english}\nBonus 415.00 and 1,415.20`];
    const pairing = pair([numbered('415')], [pagedPdf('x.pdf', pages)], { mode: 'column' });
    expect([files(pairing), codes(pairing)]).toEqual([{}, ['2 receipt/several-people']]);
  });
});

describe('names of short words', () => {
  test.each([
    ['Wu Jing', 'Li Mei'],
    ['Xu Le', 'Vo An'],
    ['Li Na', 'Wu Na'],
  ])('%s', (name, other) => {
    const of = entry(2, { person: { name }, amount: 2310.77, fileNames: ['x.pdf'] });
    const found = (pages: readonly string[]) => codes(pair([of], [pagedPdf('x.pdf', pages)], { mode: 'column' }));
    const [mine, theirs] = [english(name, '2,310.77'), english(other, '2,110.00')];
    expect(found([mine, theirs])).toContain('2 receipt/several-people');
    expect(found([`${theirs}\n${mine}`])).toContain('2 receipt/several-people');
    expect(found([mine, mine])).toEqual([]);
  });
  test('a file with nothing to know its person by is asked about', () => {
    const of = entry(2, { person: { name: 'Suharto', employeeNumber: '12' }, amount: 2310.77, fileNames: ['x.pdf'] });
    const mine = english('Suharto\nEmployee No: 12', '2,310.77');
    const found = (pages: readonly string[]) => codes(pair([of], [pagedPdf('x.pdf', pages)], { mode: 'column' }));
    expect(found([mine, english('Daniel Hughes', '2,110.00')])).toEqual(['2 receipt/unverified']);
    expect(found([mine, mine])).toEqual([]);
  });
});

describe('two slips on one page, however often each names its person', () => {
  const signed = (slip: string, name: string) => `${slip}\nRecibí de conformidad\n${name}`;
  const mine = signed(own.mexican, 'GUADALUPE TREVIÑO RANGEL');
  const found = (page: string) => {
    const pairing = pair([guadalupe], [pagedPdf('x.pdf', [page])]);
    return [files(pairing), codes(pairing)];
  };
  const held = [{}, expect.arrayContaining(['2 receipt/several-people'])];
  test.each([
    ['of another net', mexican('HÉCTOR SALAS MONTIEL', '7,001.00')],
    ['of the same net', mexican('HÉCTOR SALAS MONTIEL', '6,120.50')],
  ])('side by side, signed, %s', (_label, theirs) => {
    expect(found(sideBySide(mine, signed(theirs, 'HÉCTOR SALAS MONTIEL')))).toEqual(held);
    expect(found(sideBySide(signed(theirs, 'HÉCTOR SALAS MONTIEL'), mine))).toEqual(held);
  });
  const heading =
    'COMERCIALIZADORA GRUPO NORTEÑO SOCIEDAD ANÓNIMA CAPITAL VARIABLE\nAvenida Universidad 1200 Colonia Anáhuac San Nicolás Garza Nuevo León México';
  test('below each other under one long heading', () => {
    expect(found(`${heading}\n${own.mexican}\n${others.mexican}`)).toEqual(held);
    expect(found(`${heading}\n${others.mexican}\n${own.mexican}`)).toEqual(held);
  });
  test('two copies go', () => {
    const sent = [{ 2: ['x.pdf'] }, []];
    expect(found(sideBySide(mine, mine))).toEqual(sent);
    expect(found(sideBySide(`${mine}\nOriginal`, `${mine}\nCopia`))).toEqual(sent);
    expect(found(`${heading}\n${own.mexican}\n${own.mexican}`)).toEqual(sent);
  });
});

describe('a record of hours behind the slip', () => {
  const days = ['LUNES', 'MARTES', 'MIÉRCOLES', 'JUEVES', 'VIERNES'];
  const week = [...days.map((day) => `${day} ENTRADA 09:00 SALIDA 18:00`), 'SÁBADO DESCANSO DOMINGO DESCANSO'].join(
    '\n',
  );
  const head = 'REGISTRO DIARIO DE JORNADA ENERO 2026';
  const worker = 'TRABAJADOR: RUIZ LÓPEZ, ANA';
  const slip = `NÓMINA enero 2026\nEMPRESA: COSTA SL CIF: B96123457\n${worker} D.N.I.: 44512873F\nLÍQUIDO A PERCIBIR 1.432,18`;
  const of = entry(2, { person: { name: 'Ana Ruiz López', taxId: '44512873F' }, amount: 1432.18 });
  const found = (pages: readonly string[]) => codes(pair([of], [pagedPdf('x.pdf', [slip, ...pages])]));
  test.each([
    ['on one page', [`${head}\n${worker}\n${week}\n${week}\n${week}\n${week}`]],
    ['with the name on its first page only', [`${head}\n${worker}\n${week}\n${week}`, `${head}\n${week}\n${week}`]],
  ])('%s goes', (_label, pages) => {
    expect(found(pages)).toEqual([]);
  });
  test('of somebody else is asked about', () => {
    const page = (who: string) => `${head}\n${who}\n${week}\n${week}`;
    expect(found([page('RUIZ LÓPEZ, ANA'), page('SALAS MONTIEL, HÉCTOR')])).toEqual(['2 receipt/unverified']);
  });
});

describe('a page that is mostly a picture', () => {
  const scanned = 'Escaneado con CamScanner – Página 2 de 2';
  const found = (pages: readonly string[], pictured: readonly number[]) =>
    codes(pair([emily], [pagedPdf('x.pdf', pages, { pictured })]));
  test('and does not name the person is asked about', () => {
    expect(found([own.english, scanned], [2])).toEqual(['2 receipt/hidden-content']);
  });
  test('and does is theirs: a watermark', () => {
    expect(found([own.english], [1])).toEqual([]);
    expect(found([own.english, scanned], [1])).toEqual([]);
  });
});
