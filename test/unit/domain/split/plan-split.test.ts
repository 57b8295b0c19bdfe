import { describe, expect, test } from 'vitest';
import type { ReadPage } from '../../../../src/domain/split/read-page.ts';
import { bundleSteps } from '../../../../src/domain/split/bundle.ts';
import { planSplit, type PageChoice } from '../../../../src/domain/split/plan-split.ts';
import { finishSteps } from '../../../../src/domain/steps.ts';
import { factsOfText } from '../../../../src/pdf/text-facts.ts';
import { read } from '../roster/grid-of.ts';

const people = [
  ['Ruiz Sanz Ana', '12345678Z', '1001'],
  ['Gil Peña Luis', '87654321X', '1002'],
  ['Mora Vidal Eva', '11111111H', '1003'],
] as const;

const cells = [
  ['Nombre', 'NIF', 'No. empleado', 'Correo'],
  ...people.map(([name, nif, number], at) => [name, nif, number, `p${at}@empresa.example`]),
];

/** A slip as programs print it: one form, filled in. */
const slip = (at: number, net: string, more = ''): string => {
  const [name, nif, number] = people[at] ?? ['Ferrer Costa Marta', '22222222J', '2002'];
  return [
    'RECIBO DE SALARIOS Empresa Uno SL CIF B12345674',
    `Trabajador: ${name}`,
    `NIF: ${nif} No. empleado: ${number}`,
    'Periodo de liquidación del 1 de enero al 31 de enero de 2026',
    'Devengos salario base complemento antigüedad plus transporte',
    'Deducciones contingencias comunes desempleo formación profesional IRPF',
    `Líquido total a percibir: ${net}`,
    more,
  ].join('\n');
};

const hours = 'Registro de jornada\nLunes 8:00 Martes 8:00 Miércoles 8:00\nJueves 8:00 Viernes 8:00';
const page = (text: string, bookmark = ''): ReadPage => ({
  facts: text === '' ? undefined : factsOfText(text, undefined),
  bookmark,
});

const plan = (pages: readonly (string | ReadPage)[], choices: readonly (readonly [number, PageChoice])[] = []) => {
  const { entries } = read(cells);
  const given = pages.map((each) => (typeof each === 'string' ? page(each) : each));
  return planSplit(finishSteps(bundleSteps({ entries, pages: given, kind: 'payroll' })), new Map(choices));
};
const told = ({ parts, left }: ReturnType<typeof plan>) => ({
  parts: parts.map(({ pages, owner, doubt }) => [
    pages.join(),
    'name' in owner ? owner.name : owner.kind,
    doubt ?? 'sure',
  ]),
  left: left.map(({ page: number, reason }) => [number, reason]),
});
const [ana, luis, eva] = people.map(([name]) => name);

describe('one PDF of everybody', () => {
  test('one page each is one part each', () => {
    expect(told(plan([slip(0, '1.000,00'), slip(1, '1.100,00'), slip(2, '1.200,00')]))).toEqual({
      parts: [
        ['1', ana, 'sure'],
        ['2', luis, 'sure'],
        ['3', eva, 'sure'],
      ],
      left: [],
    });
  });

  test('a second page that names the person, or says that it is the second, goes with the first', () => {
    const named = `Registro de jornada\nTrabajador: ${ana}\nLunes 8:00 Martes 8:00`;
    expect(
      told(plan([slip(0, '1.000,00'), named, slip(1, '1.100,00', 'Página 1 de 2'), `${hours}\nPágina 2 de 2`])),
    ).toEqual({
      parts: [
        ['1,2', ana, 'sure'],
        ['3,4', luis, 'sure'],
      ],
      left: [],
    });
  });

  test('bookmarks that name the people say where each one begins', () => {
    const pages = [page(slip(0, '1.000,00'), `${ana}`), page(hours), page(slip(1, '1.100,00'), `${luis}`), page(hours)];
    expect(told(plan(pages)).parts).toEqual([
      ['1,2', ana, 'sure'],
      ['3,4', luis, 'sure'],
    ]);
  });

  test('bookmarks that name somebody else are none', () => {
    const pages = [page(slip(0, '1.000,00'), `${luis}`), page(hours), page(slip(1, '1.100,00'), `${ana}`)];
    expect(told(plan(pages)).parts).toEqual([
      ['1', ana, 'next-page'],
      ['3', luis, 'page-before'],
    ]);
  });

  test('numbers through the whole file begin nothing', () => {
    const pages = [0, 1, 2].map((at) => slip(at, `1.${at}00,00`, `Página ${at + 1} de 3`));
    expect(told(plan(pages)).parts.map(([, , doubt]) => doubt)).toEqual(['sure', 'sure', 'sure']);
  });
});

describe('what is guessed by nobody', () => {
  test('a page that says nobody puts the parts beside it in doubt', () => {
    expect(told(plan([slip(0, '1.000,00'), hours, slip(1, '1.100,00')]))).toEqual({
      parts: [
        ['1', ana, 'next-page'],
        ['3', luis, 'page-before'],
      ],
      left: [[2, 'nobody']],
    });
  });

  test('a page without text likewise', () => {
    expect(told(plan([slip(0, '1.000,00'), '', slip(1, '1.100,00')])).left).toEqual([[2, 'no-text']]);
  });

  test('two slips on one page are never cut, and no press makes them a part', () => {
    const two = `${slip(0, '1.000,00')}\n${slip(1, '1.100,00')}`;
    const pages = [two, slip(2, '1.200,00')];
    expect(told(plan(pages))).toEqual({ parts: [['2', eva, 'sure']], left: [[1, 'several']] });
    expect(told(plan(pages, [[1, 'begins']])).left).toEqual([[1, 'several']]);
  });

  test('a page out of order, and one that is not there, hold their person', () => {
    const first = (at: number) => slip(at, `1.${at}00,00`, 'Página 1 de 2');
    const pages = [
      `${hours}\nTrabajador: ${ana}\nPágina 2 de 2`,
      first(0),
      first(1),
      first(2),
      `${hours}\nPágina 2 de 2`,
    ];
    expect(told(plan(pages)).parts).toEqual([
      ['1', ana, 'out-of-order'],
      ['2', ana, 'out-of-order'],
      ['3', luis, 'incomplete'],
      ['4,5', eva, 'sure'],
    ]);
  });

  test('the pages of one person in two places of the file hold both', () => {
    const pages = [slip(0, '1.000,00'), slip(1, '1.100,00'), `${hours}\nTrabajador: ${ana}`];
    expect(
      told(plan(pages))
        .parts.filter(([, name]) => name === ana)
        .map(([, , doubt]) => doubt),
    ).toEqual(['out-of-order', 'out-of-order']);
  });

  test('two whole slips of one person are two parts, the second marked', () => {
    const { parts } = plan([slip(0, '1.000,00'), slip(0, '2.000,00'), slip(1, '1.100,00')]);
    expect(parts.map(({ pages, doubt, again }) => [pages.join(), doubt, again])).toEqual([
      ['1', undefined, false],
      ['2', undefined, true],
      ['3', undefined, false],
    ]);
  });

  test('a cover and a page that lists everybody are left over, and nobody is in doubt for them', () => {
    const cover = 'Nóminas de enero de 2026\nEmpresa Uno SL';
    const list = ['Resumen de nóminas', ...people.map(([name, nif], at) => `${name} ${nif} 1.${at}00,00`)].join('\n');
    expect(told(plan([cover, slip(0, '1.000,00'), slip(1, '1.100,00'), slip(2, '1.200,00'), list]))).toEqual({
      parts: [
        ['2', ana, 'sure'],
        ['3', luis, 'sure'],
        ['4', eva, 'sure'],
      ],
      left: [
        [1, 'nobody'],
        [5, 'several'],
      ],
    });
  });

  test('somebody whom the sheet does not have is a part of their own, and who is not in the file is named', () => {
    const { parts, missing } = plan([slip(0, '1.000,00'), slip(9, '900,00'), slip(1, '1.100,00')]);
    expect(parts.map(({ pages, owner }) => [pages.join(), owner.kind])).toEqual([
      ['1', 'row'],
      ['2', 'stranger'],
      ['3', 'row'],
    ]);
    expect(missing.map(({ person }) => person.name)).toEqual([eva]);
  });
});

describe('a person says', () => {
  const pages = [slip(0, '1.000,00'), hours, slip(1, '1.100,00')];

  test('that a page goes with the one before', () => {
    expect(told(plan(pages, [[2, 'continues']]))).toEqual({
      parts: [
        ['1,2', ana, 'sure'],
        ['3', luis, 'sure'],
      ],
      left: [],
    });
  });

  test('that a page is nobody’s', () => {
    expect(told(plan(pages, [[2, 'left']]))).toEqual({
      parts: [
        ['1', ana, 'sure'],
        ['3', luis, 'sure'],
      ],
      left: [[2, 'by-hand']],
    });
  });

  test('that a page begins a part', () => {
    expect(told(plan(pages, [[2, 'begins']])).parts).toEqual([
      ['1', ana, 'sure'],
      ['2', 'nobody', 'sure'],
      ['3', luis, 'sure'],
    ]);
  });
});

describe('pages that strayed', () => {
  const marked = (at: number, net: string) => page(slip(at, net), people[at]![0]);

  test('a page that says nobody behind a stray one may be that of whoever was before it', () => {
    const hoursOf = (at: number) => page(`${hours}\nTrabajador: ${people[at]![0]}`);
    const pages = [marked(0, '1.000,00'), marked(1, '1.100,00'), hoursOf(0), page(hours), marked(2, '1.200,00')];
    expect(told(plan(pages)).parts.map(([, name, doubt]) => [name, doubt])).toEqual([
      [ana, 'out-of-order'],
      [luis, 'next-page'],
      [ana, 'next-page'],
      [eva, 'sure'],
    ]);
  });

  test('bookmarks give pages that say nobody where everybody has as many pages, and only there', () => {
    const even = [marked(0, '1.000,00'), page(hours), marked(1, '1.100,00'), page(hours)];
    expect(told(plan(even)).parts).toEqual([
      ['1,2', ana, 'sure'],
      ['3,4', luis, 'sure'],
    ]);
    const uneven = [marked(0, '1.000,00'), marked(1, '1.100,00'), page(hours), page(hours), marked(2, '1.200,00')];
    expect(told(plan(uneven)).parts.every(([, , doubt]) => doubt !== 'sure')).toBe(true);
  });

  test('who says that it is right as it is has the last word', () => {
    const pages = [slip(0, '1.000,00'), hours, slip(1, '1.100,00')];
    expect(
      told(
        plan(pages, [
          [1, 'begins'],
          [3, 'begins'],
        ]),
      ).parts,
    ).toEqual([
      ['1', ana, 'sure'],
      ['3', luis, 'sure'],
    ]);
  });
});
