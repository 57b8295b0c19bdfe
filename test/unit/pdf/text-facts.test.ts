import { describe, expect, test } from 'vitest';
import { amountsIn } from '../../../src/pdf/text-amounts.ts';
import { factsOfContent, factsOfText } from '../../../src/pdf/text-facts.ts';
import { periodIn } from '../../../src/pdf/text-period.ts';
import { quickest } from '../../fakes/quickest.ts';

const facts = (text: string) => factsOfText(text, undefined);
const uuid = '58CADD41-0D46-40F6-926C-0785F285541D';

describe('folios', () => {
  test.each([
    ['plain', uuid],
    ['lower case', uuid.toLowerCase()],
    ['set apart', uuid.split('').join(' ')],
    ['broken before a hyphen', uuid.replace('-926C', '\n-926C')],
    ['broken behind a hyphen', uuid.replace('-926C', '-\n926C')],
    ['a hyphen lost', uuid.replace('-926C', '\n926C')],
    ['other dashes', uuid.replaceAll('-', '\u2011')],
    ['soft hyphens', uuid.replace('0D46', '0D\u00ad46')],
    ['no hyphens', uuid.replaceAll('-', '')],
    ['letters right before', `FOLIO ABCDEF ${uuid}`],
    ['twice', `${uuid} ${uuid.toLowerCase()}`],
  ])('%s', (_label, text) => {
    expect(facts(`Folio fiscal: ${text} Sello`).uuids).toEqual([uuid]);
  });

  test('numbers of certificates and seals are none', () => {
    const text =
      'No. certificado 30001000000500009999 30001000000500003456 Sello wfiQJv4J5dOIav+m6M13cYa4vWVmyFI78FhrAkhGRuJLWSbD';
    expect(facts(text).uuids).toEqual([]);
  });

  test('part of one is none', () => {
    expect(facts(`Folio ${uuid.slice(0, 30)}`).uuids).toEqual([]);
  });
});

describe('people', () => {
  const people = (text: string) =>
    facts(text).people.map(({ taxId, nationalId, employeeNumber }) => taxId || nationalId || employeeNumber);
  test.each([
    ['RFC of a person and a company', 'RFC IDB150312EL8 · RFC: NUOF880517F53', ['IDB150312EL8', 'NUOF880517F53']],
    ['Ñ and &', 'RFC ÑALG011212ZL4 de A&B010101AB1', ['ÑALG011212ZL4', 'A&B010101AB1']],
    ['hyphens', 'RFC NUOF-880517-F53', ['NUOF880517F53']],
    ['the certifier of every stamp', 'SAT970701NN3', []],
    ['an impossible date', 'ABCD991332AB1', []],
    ['CURP, with spaces too', 'CURP NUOF880517MGTXRR06 y N U O F 8 8 0 5 1 7 MGTXRR06', ['NUOF880517MGTXRR06']],
    ['a CURP is no RFC', 'NUOF880517MGTXRR06', ['NUOF880517MGTXRR06']],
    [
      'numbers behind labels',
      'No. empleado: 0012 Nr ewid. 00013 Employee ID A-15 Código trabajador 000031',
      ['0012', '000031', '00013', 'A-15'],
    ],
    ['a label without a number', 'No. empleado RFC Días pagados 15.000', []],
    ['a label before a date', 'No. empleado 15/01/2026', []],
  ])('%s', (_label, text, expected) => {
    expect(people(text).sort()).toEqual([...expected].sort());
  });
});

test.each([
  ['$6,211.90 MXN', [6211.9]],
  ['5 432,10 zł', [5432.1, 432.1]],
  ['1.234.567,89', [1234567.89]],
  ['1,234,567.89', [1234567.89]],
  ["1'234.50", [1234.5]],
  ['Días 15.000 de 2026-01-15', []],
  ['001 6200.00', [6200]],
  ['123.456.789', []],
])('amounts of %s', (text, expected) => {
  expect([...amountsIn(text)].sort()).toEqual([...expected].sort());
});

describe('periods', () => {
  const first = { from: '2026-01-01', to: '2026-01-15' };
  const january = { from: '2026-01-01', to: '2026-01-31' };
  test.each([
    ['PERIODO DEL 2026-01-01 AL 2026-01-15 · FECHA DE PAGO 2026-01-15', first],
    ['01/01/2026 - 15/01/2026', first],
    ['DEL 1 AL 15 DE ENERO DE 2026', first],
    ['01.01.2026 DO 31.01.2026', january],
    ['01/ENE/2026 AL 15/ENE/2026', first],
    ['PASEK ZA STYCZEŃ 2026', january],
    ['MES: ENERO DE 2026', january],
    ['PAY PERIOD JANUARY 2026', january],
    ['LEÓN, GTO., A 15 DE ENERO DE 2026', undefined],
    ['2026-01-01 AL 2026-01-15 Y 2026-01-16 AL 2026-01-31', undefined],
    ['FECHA 2026-01-15', undefined],
    ['', undefined],
  ])('%s', (text, expected) => {
    expect(periodIn(text)).toEqual(expected);
  });
});

describe('identity values', () => {
  const values = (text: string) => facts(text).holders!.map(({ kind, value }) => `${kind} ${value}`);

  test.each([
    ['a Spanish account', 'BASE S.S. 3.303,36\nIBAN: ES55 0182 0682 5866 4765 9662'],
    ['one without spaces', 'Seg. Social 182,10 Cuenta ES5501820682586647659662'],
    ['a Polish one', 'PESEL pracownika w aktach. Konto 89 2100 4583 1727 2021 6403 3932'],
  ])('%s holds none', (_label, text) => {
    expect(values(text)).toEqual([]);
  });

  test('a number of two parts is one', () => {
    expect(values('Pracownik: Sikora Katarzyna\nNumer pracownika P/0235')).toContain('number P/0235');
  });
});

/** Milliseconds of the processor that the cheapest of some runs took: a busy machine makes a run longer, not dearer. */
const cost = (text: string): number => {
  const runs = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    facts(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.min(...runs);
};

test.each([
  ['1 ', 200_000],
  ['1.', 200_000],
  ['A1-', 150_000],
  ['ENERO ', 80_000],
  ['9', 400_000],
  ['1 DE ENERO ', 40_000],
])('no text takes long, however hostile: %s grows no faster than its length', (unit, times) => {
  const [part, whole] = [cost(unit.repeat(times / 5)), cost(unit.repeat(times))];
  // Five times the text; the square of it would be twenty-five.
  expect(whole).toBeLessThan(12 * part + 400);
});

test.each([
  ['labels of names', 'Trabajador: A '],
  ['labels of others', 'Patrón: A Trabajador: '],
  ['groups of an amount', "111'"],
  ['digits', '1'],
  ['ids cut short', 'IAPA950130'],
  ['periods without an end', 'del 1 de enero '],
  ['nets', 'Neto a pagar: 1.00 '],
])('twice the text costs about twice the time, even without one line end: %s', async (_what, unit) => {
  const facts = (letters: number) => () =>
    factsOfContent({
      pages: [unit.repeat(letters / unit.length)],
      hidden: [],
      about: [],
      traits: [],
      attachments: [],
      openedWith: undefined,
    });
  facts(50_000)();
  const once = await quickest(0, facts(100_000), 3);
  // Four times the text, sixteen times the time would be its square.
  expect(await quickest(once * 10 + 200, facts(400_000), 5)).toBeLessThan(once * 10 + 200);
});
