import { isOtherMatter } from '../domain/text/other-matters.ts';
import { halfMonth, periodBetween, periodsOverlap, wholeMonth, type Period } from '../domain/text/period.ts';
import { dateAt, isoOf, monthAt, skip, startsAt, tokensOf, yearOf, type TextDate, type Token } from './period-dates.ts';
import { fortnightAt, halfWithoutYear, isFortnight, ofMonth, ordinalMarks } from './text-fortnight.ts';

/** A span a text names; `end` is the token behind it. */
interface Span {
  readonly period: Period | undefined;
  readonly at: number;
  readonly end: number;
  /** Its own words say that it is a period. */
  readonly labelled?: boolean;
  /** Figures that may be anything where no label says that they are a period. */
  readonly weak?: boolean;
}

const words = (list: string): ReadonlySet<Token> => new Set(list.split(' '));

const to = words('AL A HASTA TO DO - \u2013 Y E THROUGH THRU UNTIL TILL PO AND');
const fillers = words('EL DIA DE DNIA THE R ROKU . , :');
/** Words right before a pay period. */
const labels = words(
  'PERIODO PERIODOS LIQUIDACION LIQUIDADO MES MENS MENSUAL MENSUALIDAD NOMINA QUINCENA CORRESPONDIENTE DEVENGO ' +
    'OKRES OKRESU MIESIAC MIESIACA MC MIES LISTA PERIOD MONTH PAYSLIP PAYROLL PAY FORTNIGHT INICIAL',
);
/** Words before any span, and so before a pay period where no other matter is named. */
const openings = words('ZA DESDE OD FROM');
const yearWords = words('ANO AÑO EJERCICIO ROK YEAR');
const reach = 7;

/** Whether a label of pay stands before a span; undefined where it is about something else. */
const isLabelled = (tokens: readonly Token[], at: number): boolean | undefined => {
  let opened = false;
  for (let index = at - 1; index >= Math.max(0, at - reach); index -= 1) {
    const token = tokens[index]!;
    // `PERIODO DE VACACIONES`, `OKRES URLOPU`: the nearest word decides.
    if (isOtherMatter(token)) return undefined;
    if (labels.has(token)) return true;
    opened ||= openings.has(token);
  }
  return opened;
};

/** No receipt is longer; what is, is not looked through. */
const mostTokens = 60_000;

/** The period a text says it pays for, when it says one and no other. Whatever leaves a doubt is none. */
export const periodIn = (text: string): Period | undefined => periodsOf(text).period;

export interface TextPeriods {
  /** As `periodIn` says. */
  readonly period: Period | undefined;
  /** Two that are labelled as pay periods and share no day: it is of both, or of two receipts. */
  readonly apart: readonly [Period, Period] | undefined;
}

export const periodsOf = (text: string): TextPeriods => {
  const tokens = tokensOf(text);
  if (tokens.length > mostTokens) return { period: undefined, apart: undefined };
  const spans = spansIn(tokens);
  const own = spans.filter((span) => span.labelled === true || isLabelled(tokens, span.at) === true);
  const open = spans.filter(({ at, weak }) => weak !== true && isLabelled(tokens, at) === false);
  if (own.length > 0) return { period: narrowest(own), apart: twoApart(own) };
  return {
    period: open.length > 0 ? narrowest(open) : halfWithoutYear(tokens, (at) => isLabelled(tokens, at) === undefined),
    apart: undefined,
  };
};

const twoApart = (spans: readonly Span[]): readonly [Period, Period] | undefined => {
  const periods = spans.map(({ period }) => period).filter((period) => period !== undefined);
  const first = periods.find((one) => periods.some((other) => !periodsOverlap(one, other)));
  const second = first && periods.find((other) => !periodsOverlap(first, other));
  return first === undefined || second === undefined ? undefined : [first, second];
};

/** The one that lies within all others: a month's name above its fortnight says no other period. */
const narrowest = (spans: readonly Span[]): Period | undefined => {
  const periods = spans.map(({ period }) => period);
  return periods.find(
    (one) =>
      one !== undefined && periods.every((each) => each !== undefined && each.from <= one.from && one.to <= each.to),
  );
};

const spansIn = (tokens: readonly Token[]): readonly Span[] => {
  const spans: Span[] = [];
  for (let at = 0; at < tokens.length;) {
    const span = spanAt(tokens, at);
    if (span !== undefined) spans.push(span);
    at = span?.end ?? dateAt(tokens, at)?.end ?? at + 1;
  }
  return spans;
};

const spanAt = (tokens: readonly Token[], at: number): Span | undefined => {
  const token = tokens[at]!;
  // Nearly all tokens are words that begin nothing, and numbers that nothing follows.
  const isNumber = token.charCodeAt(0) < 65 && /^\d/.test(token);
  if (isNumber ? !goesOn(tokens, at + 1) : !begins.has(token) && monthAt(tokens, at) === undefined) return undefined;
  // `2026-01-15T10:07`, `1.234,50`, `28/1234567/89`: the middle of a longer number begins nothing.
  if (/^\d/.test(token) && /^[-/.,]$/.test(tokens[at - 1] ?? '') && /^\d/.test(tokens[at - 2] ?? '')) return undefined;
  return (
    betweenLabels(tokens, at) ??
    romanMonthAt(tokens, at) ??
    halfAt(tokens, at) ??
    rangeAt(tokens, at) ??
    monthsAt(tokens, at) ??
    namedMonthAt(tokens, at) ??
    shortMonthAt(tokens, at) ??
    numericMonthAt(tokens, at)
  );
};

const goesOn = (tokens: readonly Token[], at: number): boolean => {
  if (tokens[at - 1]?.length === 6) return true;
  const next = tokens[at] ?? '';
  return follows.has(next) || isFortnight(next) || monthAt(tokens, at) !== undefined;
};

const english = words('PERIOD PAYSLIP EMPLOYEE PAY TO THROUGH THRU UNTIL');
const isEnglish = (tokens: readonly Token[]): boolean => tokens.some((token) => english.has(token));

const rangeAt = (tokens: readonly Token[], at: number): Span | undefined => {
  for (const first of startsAt(tokens, at)) {
    const sepAt = skip(tokens, first.end, fillers);
    if (!to.has(tokens[sepAt] ?? '')) continue;
    const lastAt = skip(tokens, sepAt + 1, fillers);
    const last = dateAt(tokens, lastAt) ?? dayAndYearAt(tokens, lastAt, first);
    const period = last === undefined ? undefined : spanOf(first, last, tokens);
    if (last !== undefined && period !== undefined) return { period: period.sure, at, end: last.end };
  }
  return undefined;
};

/** `15, 2026` behind `January 1 -`. */
const dayAndYearAt = (tokens: readonly Token[], at: number, first: TextDate): TextDate | undefined => {
  const yearAt = skip(tokens, at + 1, new Set([',']), 1);
  const year = tokens[yearAt]?.length === 4 ? yearOf(tokens[yearAt]) : undefined;
  const monthFirst =
    first.other === undefined && first.month !== undefined && monthAt(tokens, first.end - 2) !== undefined;
  if (!monthFirst || year === undefined || !/^\d\d?$/.test(tokens[at] ?? '')) return undefined;
  return { day: Number(tokens[at]), month: first.month, year, end: yearAt + 1 };
};

const longestDays = 366;
const mostDays = 31;
const dayCount = ({ from, to: last }: Period): number => (Date.parse(last) - Date.parse(from)) / 86_400_000 + 1;

/** Undefined where the dates make no span; `sure` is undefined where they make two. */
const spanOf = (
  first: TextDate,
  last: TextDate,
  tokens: readonly Token[],
): { readonly sure: Period | undefined } | undefined => {
  const [byDay, byMonth] = (['day', 'month'] as const).map((order) => {
    const period = periodBetween(isoOf(first, order, last), isoOf(last, order));
    return period === undefined || period.from === period.to || dayCount(period) > longestDays ? undefined : period;
  });
  if (byDay === undefined && byMonth === undefined) return undefined;
  const open = byDay !== undefined && byMonth !== undefined && (byDay.from !== byMonth.from || byDay.to !== byMonth.to);
  // Where both readings make a span, only that of a month or less, day first, is a pay period beyond doubt.
  const doubtful = open && (isEnglish(tokens) || dayCount(byDay) > mostDays);
  return { sure: doubtful ? undefined : (byDay ?? byMonth) };
};

const follows: ReadonlySet<Token> = new Set([
  ...to,
  ...fillers,
  ...yearWords,
  ...ordinalMarks,
  '/',
  '-',
  '°',
  'ST',
  'ND',
  'RD',
  'TH',
  'DEL',
  'OF',
]);

const startLabels = words('INICIAL INICIO DESDE START FROM OD BEGIN POCZATEK');
const endLabels = words('FINAL FIN HASTA END TO DO KONIEC TERMINO');
const romans: readonly Token[] = 'I II III IV V VI VII VIII IX X XI XII'.split(' ');

const begins: ReadonlySet<Token> = new Set([
  ...romans,
  ...startLabels,
  'QUINCENA',
  'PRIMERA',
  'SEGUNDA',
  'Q',
  'MES',
  'MIESIAC',
  'MONTH',
]);

/** `Fecha inicial de pago: 2026-01-01 … Fecha final de pago: 2026-01-15`, `Desde: … Hasta: …`. */
const betweenLabels = (tokens: readonly Token[], at: number): Span | undefined => {
  if (!startLabels.has(tokens[at]!)) return undefined;
  const first = firstDate(tokens, at + 1, 5);
  if (first === undefined || isLabelled(tokens, at) === undefined) return undefined;
  for (let index = first.end; index < first.end + reach; index += 1) {
    if (!endLabels.has(tokens[index] ?? '')) continue;
    const last = firstDate(tokens, index + 1, 5);
    const period = last === undefined ? undefined : spanOf(first, last, tokens);
    if (last !== undefined && period !== undefined) return { period: period.sure, at, end: last.end, labelled: true };
  }
  return undefined;
};

const firstDate = (tokens: readonly Token[], from: number, within: number): TextDate | undefined => {
  for (let at = from; at < from + within; at += 1) {
    const date = dateAt(tokens, at);
    if (date !== undefined) return date;
  }
  return undefined;
};

/** `Primera quincena de enero de 2026`, `1Q ENE 2026`, `Quincena 2 de enero 2026`, `enero 2026 2ª quincena`. */
const halfAt = (tokens: readonly Token[], at: number): Span | undefined => {
  const head = fortnightAt(tokens, at);
  if (head !== undefined) {
    const month = monthYearAt(tokens, skip(tokens, head.end, ofMonth, 5));
    return month === undefined
      ? undefined
      : { period: halfMonth(month.year, month.month, head.half), at, end: month.end };
  }
  const month = monthYearAt(tokens, at);
  const tail = month && fortnightAt(tokens, skip(tokens, month.end, ofMonth));
  if (month === undefined || tail === undefined) return undefined;
  return { period: halfMonth(month.year, month.month, tail.half), at, end: tail.end };
};

interface Month {
  readonly year: number;
  readonly month: number;
  readonly end: number;
}

const toYear = words('DE DEL / - . , : ) OF ANO AÑO EJERCICIO ROK YEAR');

/** `enero de 2026`, `ENERO Año: 2026`. */
const monthYearAt = (tokens: readonly Token[], at: number): Month | undefined => {
  const month = monthAt(tokens, at);
  if (month === undefined) return undefined;
  const yearAt = skip(tokens, at + 1, toYear, 5);
  const token = tokens[yearAt];
  const year = token?.length === 4 ? yearOf(token) : undefined;
  return year === undefined ? undefined : { year, month, end: yearAt + 1 };
};

/** The month's own name and year, no part of a date, a fortnight, a week or several months. */
const namedMonthAt = (tokens: readonly Token[], at: number): Span | undefined => {
  const found = monthYearAt(tokens, at);
  if (found === undefined || isPartOfMore(tokens, at, found.end)) return undefined;
  return { period: wholeMonth(found.year, found.month), at, end: found.end };
};

const counted = /^(?:Q|QNA|QUINC\w*|SEMANA\w*|SEM|WEEK\w*|TYDZ\w*|TYG\w*|CATORC\w*|DECENA\w*)$/;

const isPartOfMore = (tokens: readonly Token[], at: number, end: number): boolean => {
  const dayAt = backOver(tokens, at - 1);
  if (/^\d{1,2}$/.test(tokens[dayAt] ?? '') && !yearWords.has(tokens[dayAt - 1] ?? '')) return true;
  const isCounted = (index: number): boolean =>
    counted.test(tokens[index] ?? '') &&
    (tokens[index] !== 'Q' || isHalf(tokens[index - 1]) || isHalf(tokens[index + 1]));
  return (
    [-5, -4, -3, -2, -1].some((step) => isCounted(at + step)) || [0, 1, 2, 3].some((step) => isCounted(end + step))
  );
};

/** `1Q`; the letter that ends a NIF counts nothing. */
const isHalf = (token: Token | undefined): boolean => /^0?[12]$/.test(token ?? '');

const backOver = (tokens: readonly Token[], from: number): number => {
  let at = from;
  while (at > from - 3 && (tokens[at] === 'DE' || tokens[at] === '-' || tokens[at] === '.' || tokens[at] === '/'))
    at -= 1;
  return at;
};

/** `enero - marzo 2026`, `diciembre 2025 a enero 2026`. */
const monthsAt = (tokens: readonly Token[], at: number): Span | undefined => {
  const first = monthAt(tokens, at);
  if (first === undefined || /^\d{1,2}$/.test(tokens[backOver(tokens, at - 1)] ?? '')) return undefined;
  const own = monthYearAt(tokens, at);
  const sepAt = own?.end ?? at + 1;
  if (!to.has(tokens[sepAt] ?? '') && tokens[sepAt] !== '/') return undefined;
  const last = monthYearAt(tokens, sepAt + 1);
  if (last === undefined) return undefined;
  const year = own?.year ?? (first > last.month ? last.year - 1 : last.year);
  return {
    period: periodBetween(wholeMonth(year, first)?.from, wholeMonth(last.year, last.month)?.to),
    at,
    end: last.end,
  };
};

/** `ENE-26`, `styczeń '26`; only behind a label. */
const shortMonthAt = (tokens: readonly Token[], at: number): Span | undefined => {
  const month = monthAt(tokens, at);
  const yearAt = at + 2;
  const year = yearOf(tokens[yearAt]);
  if (month === undefined || year === undefined || !/^[-/.'’]$/.test(tokens[at + 1] ?? '')) return undefined;
  const goesOn = /^[-/.]$/.test(tokens[yearAt + 1] ?? '') && /^\d/.test(tokens[yearAt + 2] ?? '');
  if (goesOn || isPartOfMore(tokens, at, yearAt + 1)) return undefined;
  return { period: wholeMonth(year, month), at, end: yearAt + 1, weak: true };
};

/** `za m-c XII 2025`, `miesiąc: I/2026`: only right behind a word for a month. */
const romanMonthAt = (tokens: readonly Token[], at: number): Span | undefined => {
  const month = romans.indexOf(tokens[at]!) + 1;
  const yearAt = skip(tokens, at + 1, new Set(['/', '.', '-']), 1);
  const year = tokens[yearAt]?.length === 4 ? yearOf(tokens[yearAt]) : undefined;
  if (month === 0 || year === undefined) return undefined;
  const before = tokens
    .slice(Math.max(0, at - 5), at)
    .filter((token) => !/^[.:]$/.test(token))
    .join('');
  if (!/(?:M-C|MC|MIES|MIESIACA?)$/.test(before)) return undefined;
  return { period: wholeMonth(year, month), at, end: yearAt + 1, labelled: true };
};

const paid = words(
  'NET NETO NETTO GROSS BRUTO BRUTTO PAY AMOUNT TOTAL IMPORTE PAGAR PERCIBIR COBRAR LIQUIDO WYPLATY KWOTA SALARY SALARIO ' +
    'SUELDO WAGE WAGES BASIC BASE',
);

/** `Net pay 2044.10`: an amount that looks like a year and a month. */
const isPaid = (tokens: readonly Token[], at: number): boolean =>
  paid.has(tokens.slice(Math.max(0, at - 4), at).findLast((token) => !currency.has(token)) ?? '') &&
  /^\d\d$/.test(tokens[at + 2] ?? '');

const currency = words(': . $ £ € USD GBP EUR MXN PLN');

const numberMarks = words('N NO NRO NR NUM NUMERO NUMER NUMBER #');
const numberTails = words('. : º °');

/** `Nómina nº 3/2026`, `Lista płac nr 3/2026`, `Payroll no. 03/2026`: the third of the year, whatever its month. */
const isCountedOff = (tokens: readonly Token[], at: number): boolean =>
  numberMarks.has(tokens.slice(Math.max(0, at - 4), at).findLast((token) => !numberTails.has(token)) ?? '');

/** Who is paid by the fortnight or week counts those: `Periodo: 5/2026` is the fifth, not May. */
const countsOthers =
  /^(?:QUINCENAL(?:ES)?|SEMANAL(?:ES)?|CATORCENAL|DECENAL|WEEKLY|FORTNIGHTLY|BIWEEKLY|TYGODNIOW[YAE])$/;

const monthWords = words('MES MENS MENSUAL MENSUALIDAD MIESIAC MIESIACA MC MIES MONTH');

/** `Periodo: 5 Año: 2026` is the fifth week or fortnight of the year; only a word for a month makes it one. */
const isOfMonth = (tokens: readonly Token[], at: number): boolean =>
  monthWords.has(tokens.slice(Math.max(0, at - reach), at).findLast((token) => labels.has(token)) ?? '');

/** `01.2026`, `2026/01`, `202601`, `MES: 01 AÑO: 2026`; only behind a label. */
const numericMonthAt = (tokens: readonly Token[], at: number): Span | undefined => {
  if (isCountedOff(tokens, at)) return undefined;
  const [first = '', mark = '', second = ''] = tokens.slice(at, at + 3);
  if (/^20\d\d(?:0[1-9]|1[0-2])$/.test(first)) {
    return { period: wholeMonth(Number(first.slice(0, 4)), Number(first.slice(4))), at, end: at + 1, weak: true };
  }
  if (!/^\d/.test(first) || isPartOfMore(tokens, at, at + 3)) return undefined;
  const joined = /^[-/.]$/.test(mark) && !(/^[-/.,]$/.test(tokens[at + 3] ?? '') && /^\d/.test(tokens[at + 4] ?? ''));
  if (joined && /^20\d\d$/.test(first) && /^\d\d?$/.test(second)) {
    if (mark === '.' && isPaid(tokens, at)) return undefined;
    return { period: wholeMonth(Number(first), Number(second)), at, end: at + 3, weak: true };
  }
  if (joined && /^\d\d?$/.test(first) && /^20\d\d$/.test(second)) {
    if (!isOfMonth(tokens, at) && tokens.some((token) => countsOthers.test(token))) return undefined;
    return { period: wholeMonth(Number(second), Number(first)), at, end: at + 3, weak: true };
  }
  const yearAt = skip(tokens, at + 1, toYear, 5);
  const saysYear = tokens.slice(at + 1, yearAt).some((token) => yearWords.has(token));
  const year = saysYear && isOfMonth(tokens, at) && /^\d\d?$/.test(first) ? yearOf(tokens[yearAt]) : undefined;
  // `Tax period: 10 Year: 2025/26` counts from April.
  if (year === undefined || tokens[yearAt + 1] === '/') return undefined;
  return { period: wholeMonth(year, Number(first)), at, end: yearAt + 1, weak: true };
};
