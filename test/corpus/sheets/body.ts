import { fullName, type Worker } from '../people.ts';
import type { Random } from '../random.ts';
import { office, type CellValue, type Member, type PersonTruth } from './sheet.ts';
import { aroundWords, departments, periodNames, type Kind, type Tongue, type WrittenPeriod } from './words.ts';

export interface Plan {
  readonly tongue: Tongue;
  readonly kinds: readonly Kind[];
  readonly headings: readonly string[];
  /** A row of group headings stands above. */
  readonly grouped: boolean;
  readonly shapes: readonly string[];
  readonly everybody: readonly Member[];
}

interface Body {
  readonly cells: CellValue[][];
  readonly people: readonly PersonTruth[];
  /** Addresses of the office below the list. */
  readonly contacts: readonly string[];
}

interface Look {
  readonly order: 'given' | 'surnames' | 'comma';
  readonly period: WrittenPeriod;
  readonly money: (amount: number) => CellValue;
  readonly sinceAsDate: boolean;
}

/** Days since 1899-12-30, as Excel counts. */
const serialOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000 + 25_569;

const lookOf = (random: Random, tongue: Tongue): Look => {
  const style = random.pick(['bare', 'format', 'text'] as const);
  const comma = tongue === 'es' || tongue === 'pl';
  const shown = (amount: number): string => {
    const [whole = '', cents = ''] = amount.toFixed(2).split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, tongue === 'pl' ? ' ' : comma ? '.' : ',');
    const sign = { mx: '$', es: '€', pl: 'zł', en: '' }[tongue];
    return comma ? `${grouped},${cents} ${sign}`.trim() : `${sign}${grouped}.${cents}`;
  };
  return {
    order: random.pick(['given', 'surnames', 'comma'] as const),
    period: random.pick(periodNames(tongue, random.between(1, 12), random.pick([2025, 2026]), random.between(1, 52))),
    money: (amount) =>
      style === 'bare'
        ? amount
        : style === 'text'
          ? shown(amount)
          : { value: amount, text: shown(amount), format: '#,##0.00' },
    sinceAsDate: random.chance(0.5),
  };
};

const sum = (members: readonly Member[], share: number): number =>
  Math.round(members.reduce((total, { worker }) => total + worker.net * share, 0) * 100) / 100;

const shares: Readonly<Partial<Record<Kind, number>>> = { net: 1, gross: 1.3, taken: 0.3, monthAmount: 2.1 };

const surnameParts = ({ surnames, country }: Worker): readonly [string, string] => {
  const words = surnames.split(' ');
  return country === 'pl' || words.length === 1 ? [surnames, ''] : [words.slice(0, -1).join(' '), words.at(-1)!];
};

/** The list and what stands below and beside it. `above` rows stand over it. */
export const bodyOf = (
  random: Random,
  plan: Plan,
  members: readonly Member[],
  above: number,
  shapes: string[],
): Body => {
  const { tongue, kinds, headings } = plan;
  const words = aroundWords[tongue];
  const look = lookOf(random, tongue);
  const cells: CellValue[][] = [];
  const people: PersonTruth[] = [];
  const contacts: string[] = [];
  const sections = departments[tongue];

  const valueOf = (kind: Kind, { worker, address, second, boss, kin }: Member, at: number): CellValue => {
    const share = shares[kind];
    if (share !== undefined) return look.money(Math.round(worker.net * share * 100) / 100);
    switch (kind) {
      case 'ordinal':
        return at + 1;
      case 'number':
        return worker.number;
      case 'name':
        return fullName(worker, look.order);
      case 'given':
        return worker.given;
      case 'surnames':
        return worker.surnames;
      case 'firstSurname':
        return surnameParts(worker)[0];
      case 'secondSurname':
        return surnameParts(worker)[1];
      case 'id':
        return worker.rfc || worker.nif || worker.pesel;
      case 'insurance':
        return worker.nss || worker.naf || worker.pesel.slice(0, 10);
      case 'email':
        return address;
      case 'secondEmail':
        return second;
      case 'period':
        return look.period.text;
      case 'post':
        return worker.post;
      case 'department':
        return sections[at % sections.length]!;
      case 'since': {
        const [year, month, day] = worker.since.split('-');
        const text = `${day}/${month}/${year}`;
        return look.sinceAsDate ? { value: serialOf(worker.since), text, format: 'dd/mm/yyyy' } : text;
      }
      case 'phone':
        return `55 ${worker.account.slice(-8, -4)} ${worker.account.slice(-4)}`;
      case 'account':
        return worker.account;
      case 'bossName':
        return boss.name;
      case 'bossEmail':
        return boss.address;
      case 'kinName':
        return kin.name;
      case 'kinEmail':
        return kin.address;
      case 'officeEmail':
        return office(tongue);
      default:
        return '';
    }
  };
  const textOf = (value: CellValue): string => (typeof value === 'object' ? value.text : String(value));
  const unsaid: readonly Kind[] = [
    'name',
    'given',
    'surnames',
    'firstSurname',
    'secondSurname',
    'period',
    'ordinal',
    'post',
    'department',
  ];
  const put = (member: Member, at: number, where: PersonTruth['where'], shift = 0, onRow?: number): void => {
    const line = kinds.map((kind) => valueOf(kind, member, at));
    const missing = where === 'list' && random.chance(0.03);
    const emailAt = kinds.indexOf('email');
    if (missing && emailAt !== -1) line[emailAt] = '';
    if (onRow === undefined) cells.push(line);
    else {
      const target = cells[onRow]!;
      while (target.length < shift) target.push('');
      target.push(...line);
    }
    people.push({
      row: above + (onRow ?? cells.length - 1) + 1,
      addresses:
        emailAt === -1 || missing ? [] : [member.address, ...(kinds.includes('secondEmail') ? [member.second] : [])],
      name: fullName(member.worker, 'given'),
      secret: line.flatMap((value, column) => {
        const text = textOf(value);
        return unsaid.includes(kinds[column]!) || text.length < 4 ? [] : [text];
      }),
      period: kinds.includes('period') ? look.period : undefined,
      where,
    });
  };
  const totals = (label: string, of: readonly Member[]): void => {
    const labelAt = Math.max(
      0,
      kinds.findIndex((kind) => ['name', 'given', 'surnames', 'firstSurname'].includes(kind)),
    );
    const place = random.chance(0.5) ? 0 : labelAt;
    cells.push(
      kinds.map((kind, column) => {
        const share = shares[kind];
        return column === place ? label : share === undefined ? '' : look.money(sum(of, share));
      }),
    );
  };
  const heading = (): void => {
    if (plan.grouped) cells.push(groupLine(plan));
    cells.push([...headings]);
  };

  heading();
  if (plan.grouped) shapes.push('group headings');
  const headingAt = cells.length - 1;
  if (tongue === 'pl' && random.chance(0.2)) {
    cells.push(kinds.map((_, column) => column + 1));
    shapes.push('column numbers');
  }
  const blanksAt = random.chance(0.2) ? random.between(1, members.length - 1) : -1;
  const blanks = random.chance(0.25) ? random.between(3, 5) : random.between(1, 2);
  const bySection = random.chance(0.14);
  const withSums = bySection && random.chance(0.6);
  const moreLines = random.chance(0.06);
  if (blanksAt !== -1) shapes.push(`${blanks} blank rows`);
  if (bySection) shapes.push(withSums ? 'sections with subtotals' : 'sections');
  if (moreLines) shapes.push('second lines of people');
  const half = Math.ceil(members.length / 2);
  for (const [at, member] of members.entries()) {
    if (at === blanksAt) for (let count = 0; count < blanks; count += 1) cells.push([]);
    if (bySection && (at === 0 || at === half)) cells.push([`${words.banner} ${sections[at === 0 ? 0 : 1]!}`]);
    put(member, at, 'list');
    if (moreLines && random.chance(0.4)) {
      cells.push(kinds.map((kind) => (shares[kind] === undefined ? '' : look.money(shares[kind] * 100))));
    }
    if (withSums && (at === half - 1 || at === members.length - 1))
      totals(random.pick(words.subtotal), at === half - 1 ? members.slice(0, half) : members.slice(half));
  }
  const lastOfList = cells.length - 1;
  if (random.chance(0.45)) {
    totals(random.pick(words.total), members);
    shapes.push('total');
    if (random.chance(0.12)) {
      put(strangerLike(members, random, 70), members.length, 'below');
      shapes.push('person below the total');
    }
  }
  if (random.chance(0.07)) {
    for (let count = random.between(1, 4); count > 0; count -= 1) cells.push([]);
    cells.push([random.pick(words.titles)]);
    heading();
    for (const at of [80, 81]) put(strangerLike(members, random, at), at, 'below');
    shapes.push('second list below');
  }
  if (random.chance(0.2)) {
    for (let count = random.between(1, 3); count > 0; count -= 1) cells.push([]);
    cells.push([random.pick(words.signed)]);
    if (random.chance(0.3)) {
      contacts.push('nominas@empresa.example');
      cells.push(['nominas@empresa.example']);
    }
    shapes.push('signature');
  }
  const width = Math.max(...cells.map((line) => line.length));
  if (random.chance(0.06)) beside(plan, cells, headingAt, width + 1, members);
  else if (random.chance(0.04)) {
    shapes.push('second list beside');
    widen(cells[headingAt]!, width + 1).push(...headings);
    const free = people
      .filter(({ where }) => where === 'list')
      .map(({ row }) => row - above - 1)
      .filter((row) => row <= lastOfList);
    for (const [at, row] of free.slice(0, 3).entries())
      put(strangerLike(members, random, 90 + at), 90 + at, 'beside', width + 1, row);
  }
  return { cells, people, contacts };
};

const widen = (line: CellValue[], width: number): CellValue[] => {
  while (line.length < width) line.push('');
  return line;
};

/** Bosses with their addresses, in a table of their own. */
const beside = (
  { tongue }: Plan,
  cells: CellValue[][],
  headingAt: number,
  width: number,
  members: readonly Member[],
): void => {
  const bosses = [...new Map(members.map(({ boss }) => [boss.address, boss])).values()];
  const title = aroundWords[tongue].beside;
  widen(cells[headingAt]!, width).push(title, 'Mail');
  for (const [at, boss] of bosses.entries()) {
    const line = cells[headingAt + 1 + at];
    if (line !== undefined) widen(line, width).push(boss.name, boss.address);
  }
};

/** Somebody of another list: like a member, with an address and a number of their own. */
const strangerLike = (members: readonly Member[], random: Random, at: number): Member => {
  const like = members[at % members.length]!;
  const worker = {
    ...like.worker,
    given: random.pick(['Noelia', 'Bruno', 'Ines', 'Oskar']),
    number: `9${random.digits(4)}`,
    net: like.worker.net + at,
  };
  return { ...like, worker, address: `otra${at}.${random.digits(3)}@correo.example`, second: `otra${at}@casa.example` };
};

/** A heading over each run of columns of one party. */
const groupLine = ({ tongue, kinds }: Plan): CellValue[] => {
  const { groups } = aroundWords[tongue];
  const groupOf = (kind: Kind): keyof typeof groups =>
    kind.startsWith('boss') ? 'boss' : kind.startsWith('kin') ? 'kin' : shares[kind] === undefined ? 'person' : 'pay';
  return kinds.map((kind, at) => (at > 0 && groupOf(kinds[at - 1]!) === groupOf(kind) ? '' : groups[groupOf(kind)]));
};
