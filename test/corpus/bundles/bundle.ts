import { layouts } from '../files/batch.ts';
import { moved, periodLine, row, shownName, type Layout, type Style } from '../files/layout.ts';
import { pdfOf, type Page, type Piece } from '../files/paper.ts';
import { money, periodOf, type Slip } from '../files/slip.ts';
import { employerOf, fullName, workerOf, type Country, type Employer, type Worker } from '../people.ts';
import { randomOf, type Random } from '../random.ts';

/** Whose a page of the file is: a person's slip by their number in the order, or nobody's alone. */
export interface PageTruth {
  readonly slip: number | undefined;
  /** Whether nobody can say by this page whose it is. */
  readonly mute: boolean;
}

/** One PDF of everybody, with what is true of it. */
export interface Bundle {
  readonly seed: number;
  readonly country: Country;
  readonly layout: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly cells: readonly (readonly (string | number)[])[];
  readonly workers: readonly Worker[];
  /** Whose each slip is: a place among the workers. */
  readonly slips: readonly number[];
  readonly pages: readonly PageTruth[];
  /** What is odd about it. */
  readonly odd: readonly string[];
  /** Slips about which a question is owed, whatever the program. */
  readonly owed: ReadonlySet<number>;
}

const ids = { mx: 'rfc', es: 'nif', pl: 'pesel' } as const;
const headings = {
  mx: ['No. Empleado', 'Nombre', 'RFC', 'Correo', 'Neto'],
  es: ['Código', 'Apellidos y nombre', 'NIF', 'Email', 'Líquido'],
  pl: ['Nr ewidencyjny', 'Nazwisko i imię', 'PESEL', 'E-mail', 'Do wypłaty'],
} as const;
const words = {
  mx: {
    page: 'Página',
    of: 'de',
    name: 'Nombre',
    number: 'No. empleado',
    hours: 'Detalle de horas extra',
    day: 'Lunes',
    cover: 'Nómina de la quincena',
    total: 'Resumen de nómina',
  },
  es: {
    page: 'Página',
    of: 'de',
    name: 'Trabajador',
    number: 'Código',
    hours: 'Detalle de horas',
    day: 'Lunes',
    cover: 'Nóminas del mes',
    total: 'Resumen de nóminas',
  },
  pl: {
    page: 'Strona',
    of: 'z',
    name: 'Nazwisko i imię',
    number: 'Nr ewid.',
    hours: 'Karta czasu pracy',
    day: 'Poniedziałek',
    cover: 'Paski wynagrodzeń',
    total: 'Lista płac',
  },
} as const;

interface Setting {
  readonly random: Random;
  readonly country: Country;
  readonly employer: Employer;
  readonly layout: Layout;
  readonly style: Style;
}

/** Every program's second page: what the hours were, under a head of its own. */
const secondPage = ({ random, country, employer, style }: Setting, { worker }: Slip, isNamed: boolean): Piece[] => {
  const text = words[country];
  return [
    ...row(
      24,
      [
        [40, text.hours],
        [300, employer.name],
      ],
      { bold: true, size: 10 },
    ),
    ...(isNamed
      ? row(44, [
          [40, `${text.name}: ${shownName(worker, style)}`],
          [380, `${text.number}: ${worker.number}`],
        ])
      : []),
    ...Array.from({ length: random.between(6, 14) }, (_, at) =>
      row(70 + at * 12, [
        [40, `${text.day} ${at + 1}`],
        [300, `${random.between(6, 10)}:00`],
      ]),
    ).flat(),
  ];
};

const markOf = (country: Country, page: number, of: number): Piece => ({
  x: 480,
  y: 815,
  size: 7,
  text: `${words[country].page} ${page} ${words[country].of} ${of}`,
});

/** A bundle of one pay day, repeatable by its seed; the seed also says which country's. */
export const makeBundle = async (seed: number, most = 40): Promise<Bundle> => {
  const random = randomOf(seed);
  const country = (['mx', 'es', 'pl'] as const)[((seed % 3) + 3) % 3]!;
  const layout = random.pick(layouts[country]);
  const style: Style = {
    period: random.below(7),
    order: random.pick(['given', 'surnames', 'comma'] as const),
    capitals: random.chance(0.6),
    bands: random.chance(0.35),
  };
  const setting: Setting = { random, country, employer: employerOf(random, country), layout, style };
  const workers = distinctWorkers(random, country, random.between(2, most));
  const period = periodOf(country, random.pick([2025, 2026]), random.between(1, 12), random.pick([1, 2] as const));
  const odd: string[] = [];
  const isOdd = (name: string, share: number): boolean => {
    if (!random.chance(share)) return false;
    odd.push(name);
    return true;
  };
  const order = random.shuffle(workers.map((_, at) => at));
  if (isOdd('one has two slips', 0.06)) order.splice(random.below(order.length), 0, order[0]!);
  const slips = order.map((of): Slip => {
    const worker = workers[of]!;
    return { worker, employer: setting.employer, period, net: worker.net, uuid: worker.uuid };
  });
  const doubles = order.map((of, at) => order.indexOf(of) !== at || order.lastIndexOf(of) !== at);
  const isTwoUp = layout.height < 400 && isOdd('two slips on a page', 0.08);
  const marks = isTwoUp ? 'none' : random.weighted({ none: 5, each: 4, file: 1 });
  const hasBookmarks = !isTwoUp && isOdd('bookmarks', 0.25);
  const isMute = !isTwoUp && marks !== 'each' && !hasBookmarks && isOdd('second pages that say nobody', 0.04);
  const twoPages = isTwoUp ? 0 : random.pick([0, 0, 0.2, 1]);
  const pages: { readonly page: Page; readonly truth: PageTruth }[] = [];
  const owed = new Set<number>();
  const add = (pieces: readonly Piece[], truth: PageTruth, bookmark?: string) =>
    pages.push({ page: { pieces, ...(bookmark === undefined ? {} : { bookmark }) }, truth });
  if (isOdd('a cover', 0.1))
    add(
      row(
        300,
        [
          [200, words[country].cover],
          [200, setting.employer.name],
        ],
        { size: 14 },
      ),
      { slip: undefined, mute: true },
    );
  for (const [at, slip] of slips.entries()) {
    const changed = doubles[at] ? { ...slip, net: Math.round(slip.net * (50 + at)) / 100 } : slip;
    if (isTwoUp) {
      if (at % 2 === 1) continue;
      const other = slips[at + 1];
      const below = other === undefined ? [] : moved(layout.draw(other, style), 421);
      add([...layout.draw(changed, style), ...below], { slip: other === undefined ? at : undefined, mute: false });
      continue;
    }
    const count = random.chance(twoPages) ? 2 : 1;
    const bookmark = hasBookmarks ? fullName(slip.worker, 'surnames') : undefined;
    const mark = (page: number): Piece[] => (marks === 'each' ? [markOf(country, page, count)] : []);
    add([...layout.draw(changed, style), ...mark(1)], { slip: at, mute: false }, bookmark);
    if (count === 1) continue;
    const isNamed =
      !isMute && (marks === 'none' || marks === 'file' ? !hasBookmarks || random.chance(0.5) : random.chance(0.5));
    add([...secondPage(setting, slip, isNamed), ...mark(2)], { slip: at, mute: !isNamed });
    if (!isNamed && marks !== 'each' && !hasBookmarks) owed.add(at);
  }
  if (isOdd('pages out of order', 0.04) && pages.length > 3) {
    const at = random.below(pages.length - 1);
    const [one, two] = [pages[at]!, pages[at + 1]!];
    pages.splice(at, 2, two, one);
    // Only where one slip's pages changed places with each other, or with a stranger's second page, is a question owed.
    for (const { truth } of pages.slice(Math.max(0, at - 1), at + 3))
      if (truth.slip !== undefined) owed.add(truth.slip);
  }
  if (isOdd('a summary of everybody', 0.08)) add(summaryOf(setting, workers, period), { slip: undefined, mute: false });
  const all =
    marks === 'file'
      ? pages.map(({ page, truth }, at) => ({
          page: { ...page, pieces: [...page.pieces, markOf(country, at + 1, pages.length)] },
          truth,
        }))
      : pages;
  const missing = isOdd('a stranger to the sheet', 0.08) ? random.below(workers.length) : -1;
  const bytes = await pdfOf({
    pages: all.map(({ page }) => page),
    unicode: country === 'pl',
    compress: random.chance(0.3),
  });
  for (const [at, isDouble] of doubles.entries()) if (isDouble) owed.add(at);
  return {
    seed,
    country,
    layout: layout.name,
    bytes,
    workers,
    slips: order,
    pages: all.map(({ truth }) => truth),
    odd,
    owed,
    cells: [
      [...headings[country]],
      ...workers.flatMap((worker, at) =>
        at === missing
          ? []
          : [[worker.number, fullName(worker, 'surnames'), worker[ids[country]], `p${at}@empresa.example`, worker.net]],
      ),
    ],
  };
};

/** Two of one number or id would be two questions of another kind. */
const distinctWorkers = (random: Random, country: Country, count: number): Worker[] => {
  const found = new Map<string, Worker>();
  const numbers = new Set<string>();
  while (found.size < count) {
    const worker = workerOf(random, country);
    const number = worker.number.replace(/\D/g, '').replace(/^0+/, '');
    const name = fullName(worker, 'surnames');
    if (found.has(name) || numbers.has(number)) continue;
    numbers.add(number);
    found.set(name, worker);
  }
  return [...found.values()];
};

const summaryOf = (
  { country, employer, style }: Setting,
  workers: readonly Worker[],
  period: Slip['period'],
): Piece[] => [
  ...row(
    24,
    [
      [40, words[country].total],
      [260, employer.name],
    ],
    { bold: true, size: 10 },
  ),
  ...row(40, [[40, periodLine({ worker: workers[0]!, employer, period, net: 0, uuid: '' }, style)]]),
  ...workers.slice(0, 55).flatMap((worker, at) =>
    row(
      60 + at * 13,
      [
        [40, shownName(worker, style)],
        [360, money(country, worker.net)],
      ],
      { size: 7 },
    ),
  ),
];
