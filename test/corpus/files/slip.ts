import type { Country, Employer, Worker } from '../people.ts';
import type { Random } from '../random.ts';

/** What was paid, civil dates. */
export interface PayPeriod {
  readonly from: string;
  readonly to: string;
  readonly paid: string;
}

/** One payment to one person: what a payslip says. */
export interface Slip {
  readonly worker: Worker;
  readonly employer: Employer;
  /** Undefined: the paper says no period at all. */
  readonly period: PayPeriod | undefined;
  readonly net: number;
  readonly uuid: string;
}

const two = (value: number): string => String(value).padStart(2, '0');
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The month, or in Mexico the fortnight, that lies `step` after the one of the run. */
export const periodOf = (country: Country, year: number, month: number, half: 1 | 2, step = 0): PayPeriod => {
  if (country !== 'mx') {
    const at = year * 12 + month - 1 + step;
    const [y, m] = [Math.floor(at / 12), (at % 12) + 1];
    const to = `${y}-${two(m)}-${two(lastDay(y, m))}`;
    const next = at + 1;
    const paid = country === 'pl' ? `${Math.floor(next / 12)}-${two((next % 12) + 1)}-10` : to;
    return { from: `${y}-${two(m)}-01`, to, paid };
  }
  const at = (year * 12 + month - 1) * 2 + (half - 1) + step;
  const [y, m] = [Math.floor(at / 24), Math.floor((at % 24) / 2) + 1];
  const second = at % 2 === 1;
  const to = `${y}-${two(m)}-${second ? two(lastDay(y, m)) : '15'}`;
  return { from: `${y}-${two(m)}-${second ? '16' : '01'}`, to, paid: to };
};

export const daysOf = ({ from, to }: PayPeriod): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000 + 1;

const spanish = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');
const polish = 'styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień'.split(
  ' ',
);
const polishGenitive =
  'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia'.split(' ');

const parts = (date: string) => {
  const [y, m, d] = date.split('-') as [string, string, string];
  return { y, m, d, month: Number(m) - 1, day: Number(d) };
};
const numeric = (date: string, mark: string, year: 2 | 4 = 4): string => {
  const { y, m, d } = parts(date);
  return [d, m, year === 2 ? y.slice(2) : y].join(mark);
};
const short = (date: string, year: 2 | 4): string => {
  const { y, d, month } = parts(date);
  return `${d} ${spanish[month]!.slice(0, 3).toUpperCase()} ${year === 2 ? y.slice(2) : y}`;
};

/** How payroll programs of a country print a period, each seen on paper; the style is the program's. */
export const periodTexts: Readonly<Record<Country, readonly ((period: PayPeriod) => string)[]>> = {
  mx: [
    ({ from, to }) => `Periodo: ${numeric(from, '/')} - ${numeric(to, '/')}`,
    ({ from, to }) => `Periodo de pago: Del ${numeric(from, '/')} al ${numeric(to, '/')}`,
    ({ from, to }) => `Periodo del ${from} al ${to}`,
    ({ from, to }) => {
      const [a, b] = [parts(from), parts(to)];
      return `Periodo: del ${a.day} al ${b.day} de ${spanish[a.month]!} de ${a.y}`;
    },
    ({ from, to }) => `PERIODO: ${short(from, 4).replaceAll(' ', '/')} AL ${short(to, 4).replaceAll(' ', '/')}`,
    ({ from, to }) => `Fecha inicial: ${numeric(from, '/')}   Fecha final: ${numeric(to, '/')}`,
  ],
  es: [
    ({ from, to }) => {
      const [a, b] = [parts(from), parts(to)];
      return `Período de liquidación: del ${a.day} de ${spanish[a.month]!} al ${b.day} de ${spanish[b.month]!} de ${b.y}`;
    },
    ({ from, to }) => `MENS ${short(from, 2)} a ${short(to, 2)}`,
    ({ from, to }) => `Periodo: ${numeric(from, '/')} a ${numeric(to, '/')}`,
    ({ from }) => `Mes: ${spanish[parts(from).month]!.toUpperCase()}   Año: ${parts(from).y}`,
    ({ from, to }) => `Período liquidación  Del ${numeric(from, '/', 2)} al ${numeric(to, '/', 2)}`,
    ({ from }) => `NÓMINA DE ${spanish[parts(from).month]!.toUpperCase()} DE ${parts(from).y}`,
    ({ from, to }) => `Del ${numeric(from, '-')} al ${numeric(to, '-')}`,
  ],
  pl: [
    ({ from }) => `za miesiąc: ${parts(from).m}.${parts(from).y}`,
    ({ from }) => `za miesiąc ${polish[parts(from).month]!} ${parts(from).y} r.`,
    ({ from, to }) => `Okres: ${numeric(from, '.')} - ${numeric(to, '.')}`,
    ({ from }) => `Okres: ${parts(from).y}/${parts(from).m}`,
    ({ from, to }) => `za okres od ${numeric(from, '.')} do ${numeric(to, '.')}`,
    ({ from, to }) => {
      const [a, b] = [parts(from), parts(to)];
      return `za okres od ${a.day} do ${b.day} ${polishGenitive[a.month]!} ${a.y} r.`;
    },
    ({ from }) => `Miesiąc/rok: ${parts(from).m}/${parts(from).y}`,
  ],
};

/** How the sheet's own period column writes it. */
export const periodCell: Readonly<Record<Country, readonly ((period: PayPeriod) => string)[]>> = {
  mx: [
    ({ from, to }) => `${numeric(from, '/')} al ${numeric(to, '/')}`,
    ({ from, to }) =>
      `Del ${parts(from).day} al ${parts(to).day} de ${spanish[parts(from).month]!} de ${parts(from).y}`,
  ],
  es: [
    ({ from }) => `${spanish[parts(from).month]!} ${parts(from).y}`,
    ({ from, to }) => `${numeric(from, '/')} - ${numeric(to, '/')}`,
  ],
  pl: [
    ({ from }) => `${parts(from).m}.${parts(from).y}`,
    ({ from }) => `${polish[parts(from).month]!} ${parts(from).y}`,
  ],
};

export const dateText = (country: Country, date: string): string => numeric(date, country === 'pl' ? '.' : '/');

/** An amount as the country prints it. */
export const money = (country: Country, amount: number, random?: Random): string => {
  const [whole = '0', cents = '00'] = amount.toFixed(2).split('.');
  const grouped = (mark: string): string => whole.replace(/\B(?=(\d{3})+$)/g, mark);
  if (country === 'mx') return `${grouped(',')}.${cents}`;
  if (country === 'es') return `${grouped('.')},${cents}`;
  return `${grouped(random?.chance(0.5) === true ? '\u00a0' : ' ')},${cents}`;
};
