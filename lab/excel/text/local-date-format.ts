/** What Windows' regional settings say of dates, by language of the locale. */
interface DateFacts {
  /** What format code 14, shown as `m/d/yyyy`, stands for. */
  readonly short: string;
  readonly separator: string;
  /** Names of months beside a day, where the language has a form of its own for that. */
  readonly monthsOfDays?: readonly string[];
}

const POLISH_MONTHS = [
  'stycznia',
  'lutego',
  'marca',
  'kwietnia',
  'maja',
  'czerwca',
  'lipca',
  'sierpnia',
  'września',
  'października',
  'listopada',
  'grudnia',
];

const FACTS: Readonly<Record<string, DateFacts>> = {
  en: { short: 'm/d/yyyy', separator: '/' },
  es: { short: 'dd/mm/yyyy', separator: '/' },
  pl: { short: 'dd.mm.yyyy', separator: '.', monthsOfDays: POLISH_MONTHS },
};

/** Months are `M` there, as Windows writes them; the separator is already the language's own. */
export function shortDatePattern(locale: string): string {
  const { short, separator } = factsOf(locale);
  return short.replaceAll('m', 'M').replaceAll('/', separator);
}

export const dateSeparator = (locale: string): string => factsOf(locale).separator;

const factsOf = (locale: string): DateFacts => FACTS[locale.slice(0, 2).toLowerCase()] ?? FACTS['en']!;

/** Languages of the `[$-415]` in front of a format, which outranks the locale. */
const LANGUAGES: Readonly<Record<number, string>> = { 0x09: 'en', 0x0a: 'es', 0x15: 'pl' };

/** Parts of a format code that stand for themselves: quoted, escaped, in brackets. */
const LITERAL = /("[^"]*"|\\.|\[[^\]]*\])/;

/** @param month of the date that will be shown, 1 to 12. */
export function localDateFormat(format: string, locale: string, month: number): string {
  const language = languageOf(format) ?? locale.slice(0, 2).toLowerCase();
  const facts = FACTS[language];
  if (!facts) return format;
  const ofSystem = systemFormat(format, facts, locale);
  const parts = ofSystem.split(LITERAL);
  const besideDay = parts.some((part, at) => at % 2 === 0 && /(?<!d)d{1,2}(?!d)/i.test(part));
  const name = besideDay ? facts.monthsOfDays?.[month - 1] : undefined;
  return parts
    .map((part, at) => {
      if (at % 2 === 1) return part;
      const separated = facts.separator === '/' ? part : part.replaceAll('/', `\\${facts.separator}`);
      return name === undefined ? separated : separated.replace(/(?<!m)mmmm(?!m)/gi, `"${name}"`);
    })
    .join('');
}

/** The formats that follow the system, wherever the file was made: built-in 14 and 22, and `[$-F800]`. */
function systemFormat(format: string, { short, monthsOfDays }: DateFacts, locale: string): string {
  const builtIn = /^m\/d\/yyyy( h:mm)?(;@)?$/.exec(format);
  if (builtIn) return short + (builtIn[1] ?? '');
  if (monthsOfDays && /^\[\$-F800\]/i.test(format) && locale.startsWith('pl')) return 'dddd, d mmmm yyyy';
  return format;
}

function languageOf(format: string): string | undefined {
  const tag = /\[\$[^\]-]*-([0-9A-F]+)\]/i.exec(format);
  const id = tag ? Number.parseInt(tag[1]!, 16) : 0;
  // The lower ten bits are the language; F800 and F400 ask for the system's own.
  return (id & 0xffff) >= 0xf000 ? undefined : LANGUAGES[id & 0x3ff];
}
