import { cfdiText, type CfdiValues } from './cfdi-text.ts';
import { plain, randomOf, traps, uuidOf, workerOf, type Random, type Trap, type Worker } from './payroll-people.ts';

export interface BatchFile {
  readonly name: string;
  /** Sheet row of the person it is for; 0 for nobody's or several people's. */
  readonly owner: number;
  /** Whether it may leave in this run without a question. */
  readonly due: boolean;
  readonly content:
    | { readonly kind: 'xml'; readonly text: string; readonly encoding: 'utf-8' | 'bom' | 'latin1' | 'utf16' }
    | { readonly kind: 'pdf'; readonly lines: readonly string[]; readonly password?: string }
    | { readonly kind: 'scan' };
}

export interface Batch {
  readonly seed: number;
  /** The sheet, header first. */
  readonly cells: readonly (readonly (string | number)[])[];
  readonly profile: Profile;
  /** Which formats the folder holds. */
  readonly formats: 'both' | 'xml' | 'pdf';
  readonly workers: readonly Worker[];
  readonly files: readonly BatchFile[];
  /** What the person chooses, where nothing in the sheet says it. */
  readonly period: { readonly from: string; readonly to: string } | undefined;
}

/** Beside these the person's own pair is sound. */
export const isHarmless = (trap: Trap): boolean => traps.indexOf(trap) < traps.indexOf('scan only');

const profiles = {
  all: ['number', 'name', 'rfc', 'curp', 'period', 'amount'],
  folios: ['number', 'name', 'rfc', 'uuid', 'amount'],
  'number and name': ['number', 'name'],
  'number, name, amount': ['number', 'name', 'amount'],
  'name and RFC': ['name', 'rfc'],
  'name and CURP': ['name', 'curp', 'amount'],
  'number, name, NSS': ['number', 'name', 'nss'],
  'RFC only': ['rfc', 'amount'],
  'number and amount': ['number', 'amount'],
  'name and amount': ['name', 'amount'],
  'number only': ['number'],
  'name only': ['name'],
} as const;
export type Profile = keyof typeof profiles;
type Column = 'number' | 'name' | 'rfc' | 'curp' | 'nss' | 'period' | 'amount' | 'uuid';

/** Whether such a sheet tells people apart for sure; else a person has to look. */
export const isTelling = (profile: Profile): boolean =>
  !['number only', 'name only', 'name and amount'].includes(profile);

const headers: Readonly<Record<Column, readonly string[]>> = {
  number: ['No. Empleado', 'Núm. empl.', 'Clave empleado', 'Num. Trabajador'],
  name: ['Nombre', 'Nombre del trabajador', 'Empleado', 'Apellidos y Nombre'],
  rfc: ['RFC', 'R.F.C.', 'RFC trabajador'],
  curp: ['CURP', 'C.U.R.P.'],
  nss: ['NSS', 'No. IMSS'],
  period: ['Periodo', 'Periodo de pago'],
  amount: ['Neto', 'Neto a pagar', 'Importe neto'],
  uuid: ['UUID', 'Folio fiscal'],
};

const now = { from: '2026-03-01', to: '2026-03-15', paid: '2026-03-15' };
const last = { from: '2026-02-16', to: '2026-02-28', paid: '2026-02-28' };
const next = { from: '2026-03-16', to: '2026-03-31', paid: '2026-03-31' };

const fullName = ({ given, surnames }: Worker, order: 'given' | 'surnames'): string =>
  order === 'given' ? `${given} ${surnames}` : `${surnames} ${given}`;

const xmlText = (worker: Worker, employer: string, more: CfdiValues, old: boolean): string => {
  const text = cfdiText({
    ...now,
    employer,
    name: fullName(worker, 'given').toUpperCase(),
    rfc: worker.rfc,
    curp: worker.curp,
    number: worker.number,
    net: worker.net,
    uuid: worker.uuid,
    ...more,
  })
    .replace('00176385599', worker.nss)
    .replaceAll('A&B', 'A&amp;B');
  if (!old) return text;
  const start = /<t:TimbreFiscalDigital/;
  return text
    .replace('/cfd/4"', '/cfd/3"')
    .replace('Version="4.0"', 'Version="3.3"')
    .replace(start, '</cfdi:Complemento><cfdi:Complemento>$&');
};

/** How PDFs of different programs print the same receipt. */
const printed = (
  random: Random,
  worker: Worker,
  employer: string,
  layout: number,
  more: Partial<Print> = {},
): string[] => {
  const { period = now, uuid = worker.uuid, net = worker.net } = more;
  const name = fullName(worker, layout % 2 === 0 ? 'given' : 'surnames').toUpperCase();
  const amount = layout === 1 ? net : Number(net).toLocaleString('en-US', { minimumFractionDigits: 2 });
  const folio =
    more.bare === true
      ? '(ver XML)'
      : random.pick([
          uuid,
          uuid.toLowerCase(),
          uuid.split('').join(' '),
          `${uuid.slice(0, 18)}\n${uuid.slice(18)}`,
          '(ver XML)',
        ]);
  const seal = Array.from({ length: 3 }, () => random.hex(60).toLowerCase() + '/+' + random.letters(20));
  const heads = [
    'COMERCIAL MODELO DEL CENTRO',
    `RFC ${employer} · Registro patronal B7654321104 · Régimen 601`,
    'Recibo de nómina',
  ];
  const ids: Readonly<Record<number, readonly string[]>> = {
    0: [name, `RFC: ${worker.rfc} CURP: ${worker.curp} NSS: ${worker.nss} No. empleado: ${worker.number}`],
    1: ['Trabajador', `${worker.number} ${name}`, 'R.F.C. CURP', `${worker.rfc} ${worker.curp}`],
    2: [
      `Nombre: ${name}`,
      `Núm. Empleado ${worker.number}`,
      `RFC ${worker.rfc.slice(0, 4)}-${worker.rfc.slice(4, 10)}-${worker.rfc.slice(10)}`,
    ],
    3: [`EMPLEADO: ${name}`, `CURP ${worker.curp}`, `Depto. 12 · Puesto Auxiliar · Clave: ${worker.number}`],
  };
  const [fy, fm, fd] = period.from.split('-');
  const [ty, tm, td] = period.to.split('-');
  const span =
    layout === 1
      ? `Periodo: ${fd}/${fm}/${fy} - ${td}/${tm}/${ty}`
      : `Periodo del ${period.from} al ${period.to} · Fecha de pago ${period.paid}`;
  return [
    ...heads,
    ...ids[layout]!,
    `${span} · Días 15.000`,
    '001 P001 Sueldo 6511.50',
    '002 D002 ISR 702.30',
    `Neto a pagar: $${amount} MXN`,
    `Folio fiscal: ${folio}`,
    'Sello digital del CFDI:',
    ...seal,
    `||1.1|${more.bare === true ? '' : 'ver'}|${period.paid}T10:15:58|SAT970701NN3|${seal[0]}|30001000000500003456||`,
    'Este documento es una representación impresa de un CFDI',
  ];
};

interface Print {
  readonly period: typeof now;
  readonly uuid: string;
  readonly net: string;
  readonly bare: boolean;
}

/** A batch of one fortnight, repeatable by its seed. */
export const makeBatch = (seed: number, size = 8 + (seed % 9)): Batch => {
  const random = randomOf(seed);
  const profile = random.pick(Object.keys(profiles) as Profile[]);
  const employer = random.pick(['CMC010203AB1', 'ÑUÑ990101XY2', 'A&B050607CD3', 'SOLP700101QX1']);
  const workers: Worker[] = [];
  for (let index = 0; index < size; index += 1) {
    const twin = index > 1 && random.chance(0.12) ? random.pick(workers) : undefined;
    const trap = index < 4 || random.chance(0.45) ? 'none' : random.pick(traps);
    workers.push(workerOf(random, index, twin, trap));
  }
  const cells = sheetOf(random, workers, profiles[profile]);
  const saysAmount = (profiles[profile] as readonly string[]).includes('amount');
  const files = workers.flatMap((worker, index) =>
    filesOf(random, worker, index + 2, workers[(index + 1) % size]!, ((index + 1) % size) + 2, employer, saysAmount),
  );
  const formats = random.chance(0.7) ? 'both' : random.pick(['xml', 'pdf'] as const);
  const kept = files.filter(({ content }) => formats === 'both' || (formats === 'xml') === (content.kind === 'xml'));
  const named = new Map<string, number>();
  const unique = kept.map((file) => {
    const count = named.get(file.name) ?? 0;
    named.set(file.name, count + 1);
    return count === 0 ? file : { ...file, name: file.name.replace(/(\.\w+)$/, ` (${count})$1`) };
  });
  const shuffled = unique.map((file) => [random.below(1e9), file] as const).sort(([a], [b]) => a - b);
  return {
    seed,
    cells,
    profile,
    formats,
    workers,
    files: shuffled.map(([, file]) => file),
    period: (profiles[profile] as readonly string[]).includes('period') ? undefined : { from: now.from, to: now.to },
  };
};

const sheetOf = (random: Random, workers: readonly Worker[], columns: readonly Column[]): (string | number)[][] => {
  const heads = columns.map((column) => random.pick(headers[column]));
  const order = random.pick(['given', 'surnames'] as const);
  const loud = random.chance(0.5);
  const bare = random.chance(0.3);
  const numberStyle = random.below(3);
  const value = (worker: Worker, column: Column): string | number => {
    const { number, net, trap } = worker;
    const name = bare ? plain(fullName(worker, order).replaceAll('-', ' ')) : fullName(worker, order);
    switch (column) {
      case 'number':
        return numberStyle === 0 || !/^\d+$/.test(number)
          ? number
          : numberStyle === 1
            ? Number(number)
            : String(Number(number));
      case 'name':
        return loud ? name.toUpperCase() : name;
      case 'amount':
        return trap === 'amount differs' ? Number(net) + 100 : Number(net);
      case 'period':
        return '01/03/2026 al 15/03/2026';
      case 'uuid':
        return worker.uuid;
      default:
        return worker[column];
    }
  };
  return [
    [...heads, 'Correo'],
    ...workers.map((worker, index) => [...columns.map((column) => value(worker, column)), `p${index + 2}@example.com`]),
  ];
};

const filesOf = (
  random: Random,
  worker: Worker,
  row: number,
  other: Worker,
  otherRow: number,
  employer: string,
  saysAmount: boolean,
): readonly BatchFile[] => {
  const style = random.below(7);
  const nameOf = (who: Worker, tail = ''): string => {
    const name = fullName(who, 'surnames');
    const bases = [
      who.rfc,
      `${employer}_${who.rfc}_${who.uuid}`,
      `${who.number}_${name}_2026-Q05`,
      who.number,
      `Recibo de nómina ${who.number}`,
      who.uuid.toLowerCase(),
      `nomina-${name}`,
    ];
    return `${bases[style]!}${tail}`;
  };
  const old = random.chance(0.2);
  const layout = random.below(4);
  const encoding = random.pick(['utf-8', 'utf-8', 'bom', 'utf16'] as const);
  const xml = (name: string, due: boolean, more: CfdiValues = {}, who = worker, owner = row): BatchFile => ({
    name: `${name}.${random.pick(['xml', 'XML'])}`,
    owner,
    due,
    content: { kind: 'xml', text: xmlText(who, more.employer ?? employer, more, old), encoding },
  });
  const pdf = (
    name: string,
    due: boolean,
    more: Partial<Print> = {},
    who = worker,
    owner = row,
    by = employer,
  ): BatchFile => ({
    name: `${name}.pdf`,
    owner,
    due,
    content: { kind: 'pdf', lines: printed(random, who, by, layout, more) },
  });
  const scan = (name: string): BatchFile => ({
    name: `${name}.pdf`,
    owner: row,
    due: false,
    content: { kind: 'scan' },
  });
  const locked = (name: string): BatchFile => ({
    name: `${name}.pdf`,
    owner: row,
    due: false,
    content: { kind: 'pdf', lines: printed(random, worker, employer, layout), password: 'unknown-to-all' },
  });
  const bundle = (name: string): BatchFile => ({
    name: `${name}.pdf`,
    owner: 0,
    due: false,
    content: {
      kind: 'pdf',
      lines: [...printed(random, worker, employer, layout), ...printed(random, other, employer, layout)],
    },
  });
  const base = nameOf(worker);
  const own = [xml(base, true), pdf(base, true)];
  const elder = uuidOf(random);
  const foreign = { employer: 'OTR881231ZZ9', uuid: uuidOf(random) };
  const more: Readonly<Record<Trap, () => readonly BatchFile[]>> = {
    none: () => own,
    'wrong name on a copy': () => [...own, pdf(`${nameOf(other)}_copia`, true)],
    'right name on another’s PDF': () => [...own, pdf(nameOf(worker, ' copia'), true, {}, other, otherRow)],
    bundle: () => [...own, bundle('TODOS_LOS_RECIBOS')],
    'scan beside': () => [...own, scan(`escaneado_${worker.number}`)],
    'locked copy': () => [...own, locked(`${base}_protegido`)],
    bonus: () => [
      ...own,
      ...[{ ...last, from: '2025-01-01', to: '2025-12-31', paid: '2025-12-15' }].flatMap((period) => [
        xml(`${base}_AGUINALDO`, false, { ...period, uuid: elder, type: 'E', net: '9876.54' }),
        pdf(`${base}_AGUINALDO`, false, { period, uuid: elder, net: '9876.54' }),
      ]),
    ],
    'last period': () => [
      ...own,
      xml(`${base}_ant`, false, { ...last, uuid: elder }),
      pdf(`${base}_ant`, false, { period: last, uuid: elder }),
    ],
    'draft of the next': () => [...own, xml(`${base}_borrador`, false, { ...next, stamped: false })],
    replaced: () => [
      xml(base, true, { replaces: elder }),
      pdf(base, true),
      xml(`${base}_CANCELADO`, false, { uuid: elder, net: '5555.55' }),
      pdf(`${base}_CANCELADO`, false, { uuid: elder, net: '5555.55' }),
    ],
    'other employer beside': () => [
      ...own,
      xml(`${base}_b`, false, foreign),
      pdf(`${base}_b`, false, foreign, worker, row, foreign.employer),
    ],
    'copy in another encoding': () => [
      ...own,
      {
        ...own[0]!,
        name: `${base} - copia.xml`,
        content: { ...own[0]!.content, encoding: 'bom' } as BatchFile['content'],
      },
    ],
    'scan only': () => [scan(base)],
    'xml only': () => own.slice(0, 1),
    'pdf only': () => own.slice(1),
    'draft only': () => [xml(base, false, { stamped: false })],
    'other employer only': () => [xml(base, false, foreign), pdf(base, false, foreign, worker, row, foreign.employer)],
    'last period only': () => [
      xml(base, false, { ...last, uuid: elder }),
      pdf(base, false, { period: last, uuid: elder }),
    ],
    'no file': () => [],
    'amount differs': () => own.map((file) => ({ ...file, due: !saysAmount })),
    'bundle only': () => [bundle(base)],
    'right name on another’s PDF only': () => [pdf(base, true, {}, other, otherRow)],
    'extra payroll of the same days': () => [
      ...own,
      xml(`${base}_E`, true, { uuid: elder, type: 'E', net: '1234.56' }),
      pdf(`${base}_E`, true, { uuid: elder, net: '1234.56' }),
    ],
  };
  return more[worker.trap]();
};
