import { fullName, workerOf, type Country, type Worker } from '../people.ts';
import { randomOf, type Random } from '../random.ts';
import { bodyOf, type Plan } from './body.ts';
import { aroundWords, headingWords, type Kind, type Tongue, type WrittenPeriod } from './words.ts';

/** What a cell holds: a value, or a number with its look. */
export type CellValue = string | number | { readonly value: number; readonly text: string; readonly format: string };

/** Somebody on the sheet who is owed a receipt. */
export interface PersonTruth {
  /** 1-based sheet row. */
  readonly row: number;
  /** Where their mail may go; empty when the sheet has none. */
  readonly addresses: readonly string[];
  readonly name: string;
  /** Texts of other columns of the row: none may stand in the mail or its subject. */
  readonly secret: readonly string[];
  /** What the row says of its period; undefined where the list has no column for it. */
  readonly period: WrittenPeriod | undefined;
  /** In the list itself; people of other lists have to be read or said. */
  readonly where: 'list' | 'below' | 'beside';
}

export interface SheetTruth {
  readonly people: readonly PersonTruth[];
  /** Names and addresses of bosses, relatives, offices: never a recipient's, never in a mail. */
  readonly others: readonly { readonly name: string; readonly address: string }[];
  /** Whether the list has an address column of the people themselves. */
  readonly addressed: boolean;
}

export interface CorpusSheet {
  readonly seed: number;
  readonly tongue: Tongue;
  readonly shapes: readonly string[];
  readonly cells: readonly (readonly CellValue[])[];
  readonly hiddenRows: readonly number[];
  readonly truth: SheetTruth;
}

export interface Member {
  readonly worker: Worker;
  readonly address: string;
  readonly second: string;
  readonly boss: { readonly name: string; readonly address: string };
  readonly kin: { readonly name: string; readonly address: string };
}

const plainWords = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.')
    .replace(/^\.+|\.+$/g, '');

const tongues: readonly Tongue[] = ['mx', 'es', 'pl', 'en'];

/** A sheet nobody here has seen, repeatable by its seed. */
export const makeSheet = (seed: number): CorpusSheet => {
  const random = randomOf(seed * 7 + 3);
  const tongue = tongues[((seed % 4) + 4) % 4]!;
  const country: Country = tongue === 'en' ? random.pick(['mx', 'es', 'pl'] as const) : tongue;
  const members = membersOf(random, country, random.between(4, 12));
  const plan = planOf(random, tongue, members);
  const shapes: string[] = [...plan.shapes];
  const above = aboveOf(random, tongue, shapes);
  const body = bodyOf(random, plan, members, above.length, shapes);
  const cells = [...above, ...body.cells];
  return {
    seed,
    tongue,
    shapes,
    cells,
    hiddenRows: [],
    truth: {
      people: body.people,
      others: [
        ...members.flatMap(({ boss, kin }) => [boss, kin]),
        { name: '', address: office(tongue) },
        ...body.contacts.map((address) => ({ name: '', address })),
      ],
      addressed: plan.kinds.includes('email'),
    },
  };
};

export const office = (tongue: Tongue): string => `sucursal.centro.${tongue}@empresa.example`;

const membersOf = (random: Random, country: Country, count: number): Member[] => {
  const bosses = [0, 1].map((at) => {
    const { given, surnames } = workerOf(random, country);
    return { name: `${given} ${surnames}`, address: `jefatura${at}.${plainWords(surnames)}@empresa.example` };
  });
  const members: Member[] = [];
  const taken = new Set<string>();
  while (members.length < count) {
    const worker = workerOf(random, country);
    const kin = workerOf(random, country);
    const name = fullName(worker, 'given');
    const base = `${plainWords(worker.given)}.${plainWords(worker.surnames)}`;
    const number = worker.number.replace(/^0+/, '');
    if (taken.has(number)) continue;
    if (taken.has(base) || bosses.some((boss) => boss.name === name)) continue;
    taken.add(base).add(number);
    members.push({
      worker,
      address: `${base}@${random.pick(['empresa.example', 'empresa.example', 'correo.example'])}`,
      second: `${base}${random.digits(2)}@casa.example`,
      boss: random.pick(bosses),
      kin: {
        name: `${kin.given} ${kin.surnames}`,
        address: `${plainWords(kin.given)}.${random.digits(3)}@familia.example`,
      },
    });
  }
  return members;
};

const planOf = (random: Random, tongue: Tongue, members: readonly Member[]): Plan => {
  const shapes: string[] = [];
  const some = (share: number, ...kinds: readonly Kind[]): readonly Kind[] => (random.chance(share) ? kinds : []);
  const names: readonly Kind[] = random.pick([
    ['name'],
    ['name'],
    ['name'],
    ['given', 'surnames'],
    ['surnames', 'given'],
    ...(tongue === 'pl'
      ? []
      : [['firstSurname', 'secondSurname', 'given'] as const, ['given', 'firstSurname', 'secondSurname'] as const]),
  ] as readonly (readonly Kind[])[]);
  const addressed = random.chance(0.95);
  const left: readonly Kind[] = [
    ...some(0.25, 'ordinal'),
    ...some(0.7, 'number'),
    ...names,
    ...some(0.5, 'id'),
    ...some(0.2, 'insurance'),
  ];
  const middle = random.shuffle<Kind>([
    ...some(0.35, 'post'),
    ...some(0.35, 'department'),
    ...some(0.3, 'since'),
    ...some(0.2, 'phone'),
    ...some(0.2, 'account'),
    ...some(0.45, 'period'),
  ]);
  const pay: readonly Kind[] = [
    ...some(0.5, 'gross'),
    ...some(0.4, 'taken'),
    ...some(0.25, 'monthAmount'),
    ...some(0.75, 'net'),
  ];
  const boss =
    !addressed || random.chance(0.22)
      ? random.pick([['bossName', 'bossEmail'], ['bossEmail'], ['bossName']] as const)
      : [];
  const kin = random.chance(0.13) ? random.pick([['kinName', 'kinEmail'], ['kinEmail'], ['kinName']] as const) : [];
  const others: readonly Kind[] = [
    ...(addressed || boss.includes('bossEmail' as never) ? boss : (['bossEmail'] as const)),
    ...kin,
    ...some(0.07, 'officeEmail'),
  ];
  const email: readonly Kind[] = addressed ? ['email', ...some(0.06, 'secondEmail')] : [];
  const kinds = random.chance(0.5)
    ? [...left, ...email, ...middle, ...others, ...pay]
    : random.chance(0.5)
      ? [...left, ...middle, ...pay, ...others, ...email]
      : [...left, ...others, ...middle, ...pay, ...email];
  if (others.length > 0) shapes.push(`others: ${others.join(' ')}`);
  if (!addressed) shapes.push('no own address');
  const grouped = random.chance(0.2);
  return {
    tongue,
    kinds,
    headings: headingsOf(random, tongue, kinds, grouped, shapes),
    grouped,
    shapes,
    everybody: members,
  };
};

/** Headings of one list: no two alike, but for the boss's and the person's under their own group headings. */
const headingsOf = (
  random: Random,
  tongue: Tongue,
  kinds: readonly Kind[],
  grouped: boolean,
  shapes: string[],
): string[] => {
  const words = headingWords[tongue];
  const used = new Set<string>();
  const style = random.pick(['as is', 'as is', 'as is', 'as is', 'capitals', 'decomposed', 'broken', 'colon'] as const);
  if (style !== 'as is') shapes.push(`headings ${style}`);
  return kinds.map((kind) => {
    const alike = grouped
      ? ({ bossName: 'name', kinName: 'name', bossEmail: 'email', kinEmail: 'email' } as const)[kind as 'bossName']
      : undefined;
    const list = words[alike ?? kind].filter((word) => alike !== undefined || !used.has(word.toLowerCase()));
    const word = random.pick(list.length === 0 ? words[kind] : list);
    if (alike === undefined) used.add(word.toLowerCase());
    if (kind === 'email' && random.chance(0.05)) {
      shapes.push('example in the heading');
      return `${word} (${aroundWords[tongue].example})`;
    }
    switch (style) {
      case 'as is':
        return word;
      case 'capitals':
        return word.toUpperCase();
      case 'decomposed':
        return word.normalize('NFD');
      case 'broken':
        return word.replace(' ', '\n');
      case 'colon':
        return `${word}:`;
    }
  });
};

const aboveOf = (random: Random, tongue: Tongue, shapes: string[]): CellValue[][] => {
  const { titles, lines } = aroundWords[tongue];
  const rows: CellValue[][] = [];
  if (random.chance(0.45)) rows.push([random.pick(titles)]);
  if (random.chance(0.3)) {
    const shown = random
      .shuffle<readonly [string, string]>(lines as unknown as readonly [string, string][])
      .slice(0, random.between(1, 3));
    for (const [label, value] of shown) rows.push(random.chance(0.5) ? [label, value] : ['', label, '', value]);
    shapes.push(`lines above: ${shown.map(([label]) => label).join(' ')}`);
  }
  if (rows.length > 0 && random.chance(0.6)) rows.push([]);
  return rows;
};
