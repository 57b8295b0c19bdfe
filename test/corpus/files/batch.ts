import { employerOf, fullName, workerOf, type Country, type Employer, type Worker } from '../people.ts';
import { randomOf, type Random } from '../random.ts';
import type { Fact, Layout, Style } from './layout.ts';
import { layoutsEs } from './layouts-es.ts';
import { layoutsMx } from './layouts-mx.ts';
import { layoutsPl } from './layouts-pl.ts';
import { periodCell, periodOf, type PayPeriod } from './slip.ts';
import type { Trap } from './trap-names.ts';
import { trapOf, type Case } from './traps.ts';

/** Whose a file is and whether it may leave to them without a question. */
export interface CorpusFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Sheet row; 0 for nobody's, or several people's. */
  readonly owner: number;
  /** Doubtful: theirs, but a question is owed. Foul: not theirs alone, or not of this period. */
  readonly state: 'clean' | 'doubtful' | 'foul';
}

/** What should become of a row. `stop`: anything but leaving; `either`: a question is no fault, none is none. */
export type Expectation = 'go' | 'ask' | 'hold' | 'stop' | 'either';

export interface RowTruth {
  readonly row: number;
  readonly worker: Worker;
  readonly trap: Trap;
  readonly expect: Expectation;
  /** From each group one file at least has to leave. */
  readonly needs: readonly (readonly string[])[];
}

export interface Batch {
  readonly seed: number;
  readonly country: Country;
  readonly mode: 'auto' | 'column';
  readonly profile: string;
  readonly layout: string;
  readonly style: Style;
  readonly formats: 'both' | 'xml' | 'pdf';
  readonly cells: readonly (readonly (string | number)[])[];
  readonly files: readonly CorpusFile[];
  readonly rows: readonly RowTruth[];
  /** What the person chose, where they did. */
  readonly period: { readonly from: string; readonly to: string } | undefined;
}

/** Everything that is the same for all people of a batch. */
export interface Setting {
  readonly random: Random;
  readonly country: Country;
  readonly employer: Employer;
  readonly layout: Layout;
  readonly style: Style;
  readonly formats: Batch['formats'];
  readonly mode: Batch['mode'];
  readonly columns: readonly Column[];
  readonly period: PayPeriod;
  /** The period so many months or fortnights away. */
  readonly other: (step: number) => PayPeriod;
  readonly unicode: boolean;
  readonly baseOf: (worker: Worker) => string;
  /** A file name no other file of the batch has. */
  readonly named: (base: string, ending: string) => string;
}

export type Column = Exclude<Fact, 'net'> | 'net' | 'period' | 'password';

const profiles: Readonly<Record<Country, readonly (readonly [number, readonly Column[]])[]>> = {
  mx: [
    [3, ['number', 'name', 'rfc', 'curp', 'net']],
    [2, ['number', 'name', 'rfc']],
    [2, ['name', 'curp', 'net']],
    [1, ['rfc', 'name', 'uuid', 'net']],
    [2, ['number', 'name']],
    [1, ['number', 'name', 'nss', 'net']],
    [1, ['name', 'net']],
    [0.4, ['name']],
  ],
  es: [
    [3, ['number', 'name', 'nif', 'net']],
    [3, ['name', 'nif']],
    [1, ['name', 'nif', 'naf', 'net']],
    [2, ['number', 'name', 'net']],
    [1, ['name', 'net']],
    [0.4, ['name']],
  ],
  pl: [
    [3, ['number', 'name', 'pesel', 'net']],
    [3, ['name', 'pesel']],
    [2, ['number', 'name']],
    [2, ['number', 'name', 'net']],
    [1, ['name', 'net']],
    [0.4, ['name']],
  ],
};

/** Headings as offices of each country write them. */
const headings: Readonly<Record<Country, Readonly<Partial<Record<Column | 'email' | 'file', readonly string[]>>>>> = {
  mx: {
    number: ['No. Empleado', 'Clave', 'Núm. de empleado', 'Código'],
    name: ['Nombre', 'Nombre del trabajador', 'Empleado', 'Nombre completo'],
    rfc: ['RFC', 'R.F.C.'],
    curp: ['CURP'],
    nss: ['NSS', 'Número de Seguridad Social'],
    net: ['Neto', 'Neto a pagar', 'Total neto'],
    uuid: ['UUID', 'Folio fiscal'],
    period: ['Periodo', 'Periodo de pago'],
    password: ['Contraseña', 'Contraseña PDF'],
    email: ['Correo', 'Correo electrónico', 'E-mail'],
    file: ['Archivo', 'Nombre de archivo'],
  },
  es: {
    number: ['Código', 'Nº empleado', 'Cód. trabajador', 'Matrícula'],
    name: ['Apellidos y nombre', 'Trabajador', 'Nombre y apellidos', 'Nombre'],
    nif: ['NIF', 'DNI', 'DNI/NIE', 'N.I.F.'],
    naf: ['Nº afiliación SS', 'NAF', 'Núm. Seguridad Social'],
    net: ['Líquido', 'Líquido a percibir', 'Neto'],
    period: ['Periodo', 'Mes'],
    password: ['Contraseña', 'Clave PDF'],
    email: ['Correo electrónico', 'Email', 'E-mail'],
    file: ['Fichero', 'Archivo PDF', 'Archivo'],
  },
  pl: {
    number: ['Nr ewidencyjny', 'Numer pracownika', 'Nr ewid.'],
    name: ['Nazwisko i imię', 'Imię i nazwisko', 'Pracownik'],
    pesel: ['PESEL', 'Nr PESEL'],
    net: ['Do wypłaty', 'Netto', 'Kwota do wypłaty'],
    period: ['Okres', 'Miesiąc'],
    password: ['Hasło', 'Hasło PDF'],
    email: ['E-mail', 'Adres e-mail', 'Email'],
    file: ['Plik', 'Nazwa pliku'],
  },
};

export const layouts: Readonly<Record<Country, readonly Layout[]>> = { mx: layoutsMx, es: layoutsEs, pl: layoutsPl };

const countryOf = (seed: number): Country => (['mx', 'es', 'pl'] as const)[((seed % 3) + 3) % 3]!;

/** A batch of one pay day, repeatable by its seed; the seed also says which country's. */
export const makeBatch = async (seed: number): Promise<Batch> => {
  const random = randomOf(seed);
  const country = countryOf(seed);
  const setting = settingOf(random, country);
  const size = random.between(5, 9);
  const workers: Worker[] = [];
  for (let at = 0; at < size; at += 1) {
    const like = at > 0 && random.chance(0.05) ? random.pick(workers) : undefined;
    workers.push(workerOf(random, country, like));
  }
  // `0335` and `000335` are one number.
  const distinct = new Set(workers.map(({ number }) => number.replace(/^0+/, ''))).size === size;
  const columns = distinct ? setting.columns : setting.columns.filter((column) => column !== 'number');
  const cases: Case[] = [];
  for (const [at, worker] of workers.entries()) {
    const partner = workers[(at + 1) % size]!;
    cases.push(await trapOf({ ...setting, columns }, worker, at + 2, partner, workers));
  }
  const files = random.shuffle(cases.flatMap((each) => each.files));
  return {
    seed,
    country,
    mode: setting.mode,
    profile: columns.join('+'),
    layout: setting.layout.name,
    style: setting.style,
    formats: setting.formats,
    cells: sheetOf(setting, columns, workers, cases),
    files,
    rows: cases.map(({ expect, trap, needs }, at) => ({ row: at + 2, worker: workers[at]!, trap, expect, needs })),
    period: isSaid(cases, columns, random) ? undefined : setting.period,
  };
};

/** Nobody has to choose a period that the sheet says, or that most of the files are of. */
const isSaid = (cases: readonly Case[], columns: readonly Column[], random: Random): boolean => {
  const away = cases.filter(({ trap }) => trap === 'last period only' || trap === 'next period only').length;
  return columns.includes('period') || (random.chance(0.4) && away * 4 < cases.length);
};

const settingOf = (random: Random, country: Country): Setting => {
  const [year, month, half] = [random.pick([2025, 2026]), random.between(1, 12), random.pick([1, 2] as const)];
  const layout = random.pick(layouts[country]);
  const basis = weightedProfile(random, country);
  const columns: Column[] = [...basis];
  if (random.chance(0.45)) columns.push('period');
  if (random.chance(0.2)) columns.push('password');
  const byIds = columns.some(
    (column) => ['rfc', 'curp', 'nif', 'pesel'].includes(column) && layout.prints.includes(column as Fact),
  );
  const naming = random.below(6);
  const period = periodOf(country, year, month, half);
  const formats = country !== 'mx' ? 'pdf' : random.weighted({ both: 6, xml: 1, pdf: 3 });
  const taken = new Set<string>();
  return {
    random,
    country,
    named: (base, ending) => {
      let name = `${base}.${ending}`;
      for (let copy = 2; taken.has(name.toLowerCase()); copy += 1) name = `${base} (${copy}).${ending}`;
      taken.add(name.toLowerCase());
      return name;
    },
    employer: employerOf(random, country),
    layout,
    style: {
      period: random.below(7),
      order: random.pick(['given', 'surnames', 'surnames', 'comma'] as const),
      capitals: random.chance(0.6),
      bands: random.chance(0.35),
      ...(byIds && random.chance(0.08) ? { cutAt: 18 } : {}),
    },
    formats,
    mode: random.chance(0.3) ? 'column' : 'auto',
    columns,
    period,
    other: (step) => periodOf(country, year, month, half, step),
    unicode: country === 'pl' || random.chance(0.15),
    baseOf: (worker) => {
      const name = fullName(worker, 'surnames');
      const stamp = period.from.slice(0, 7);
      return [
        name,
        `${worker.number.replaceAll('/', '-')}_${name}`,
        `${stamp} ${name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()}`,
        `recibo-${worker.number.replaceAll('/', '-')}`,
        `${worker.rfc || worker.nif || worker.pesel}_${stamp}`,
        `doc${String(worker.net * 100).slice(0, 5)}${worker.number.replace(/\D/g, '')}`,
      ][naming]!;
    },
  };
};

const weightedProfile = (random: Random, country: Country): readonly Column[] => {
  const list = profiles[country];
  const key = random.weighted(Object.fromEntries(list.map(([weight], at) => [String(at), weight])));
  return list[Number(key)]![1];
};

const sheetOf = (
  { random, country, mode, period }: Setting,
  columns: readonly Column[],
  workers: readonly Worker[],
  cases: readonly Case[],
): (string | number)[][] => {
  const order = random.pick(['given', 'surnames'] as const);
  const capitals = random.chance(0.3);
  const asNumber = random.chance(0.3);
  const dashed = random.chance(0.15);
  const shownPeriod = random.pick(periodCell[country])(period);
  const all: readonly (Column | 'email' | 'file')[] = [
    ...columns,
    'email',
    ...(mode === 'column' ? (['file'] as const) : []),
  ];
  const value = (column: Column | 'email' | 'file', worker: Worker, of: Case): string | number => {
    switch (column) {
      case 'name': {
        const name = fullName(worker, order);
        return capitals ? name.toUpperCase() : name;
      }
      case 'number':
        return asNumber && /^[1-9]\d*$/.test(worker.number) ? Number(worker.number) : worker.number;
      case 'net':
        return of.cell?.net ?? worker.net;
      case 'period':
        return shownPeriod;
      case 'password':
        return `Z${worker.number.replace(/\W/g, '')}k7!`;
      case 'email':
        return `${worker.number.replace(/\W/g, '').toLowerCase()}.${worker.net.toFixed(0)}@empresa.example`;
      case 'file':
        return of.named.join('; ');
      case 'nif':
        return of.cell?.nif ?? (dashed ? `${worker.nif.slice(0, -1)}-${worker.nif.slice(-1)}` : worker.nif);
      default:
        return of.cell?.[column] ?? worker[column];
    }
  };
  return [
    all.map((column) => random.pick(headings[country][column] ?? [column])),
    ...workers.map((worker, at) => all.map((column) => value(column, worker, cases[at]!))),
  ];
};
