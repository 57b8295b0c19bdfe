import { Liquid } from 'liquidjs/dist/liquid.browser.mjs';
import { decimalMarkOf, parseAmount } from '../text/amount.ts';
import { parsePeriod } from '../text/parse-period.ts';

/** Rows have no lists, and a template reads no files: conditions and assignments are all it needs. */
const allowedTags = new Set(['if', 'unless', 'case', 'assign', 'comment', '#']);

/** Filters that only turn one text into another. No clock (`date: "now"`), no `raw`, nothing that prints objects. */
const allowedFilters = new Set(
  (
    'append capitalize default divided_by downcase first join last lstrip minus plus prepend remove remove_first ' +
    'replace replace_first round rstrip size slice split strip times truncate truncatewords upcase'
  ).split(' '),
);

const parseLimit = 200_000;
const renderLimitMs = 2_000;
const memoryLimit = 2_000_000;

const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(textOf).join('');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
};

/** The number a text shows with two decimals in the reader's manner; whatever is no number stays as it is. */
const money = (value: unknown, locale: string, currency: unknown): string => {
  const text = textOf(value);
  const amount = typeof value === 'number' ? value : parseAmount(text, decimalMarkOf([text], '.'));
  if (amount === undefined) return text;
  const code = /^[A-Z]{3}$/.test(textOf(currency)) ? textOf(currency) : undefined;
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    useGrouping: true,
    ...(code === undefined ? {} : { style: 'currency', currency: code }),
  }).format(amount);
};

const styles = { short: 'short', medium: 'medium', long: 'long', full: 'full' } as const;

/** A day as the reader writes it: `short`, `medium`, `long` (default), `full` or `month`. */
const date = (value: unknown, locale: string, style: unknown): string => {
  const text = textOf(value);
  const period = parsePeriod(text);
  if (period === undefined || (style !== 'month' && period.from !== period.to)) return text;
  const dateStyle = styles[textOf(style) as keyof typeof styles] ?? 'long';
  const shown = style === 'month' ? ({ month: 'long', year: 'numeric' } as const) : { dateStyle };
  return new Intl.DateTimeFormat(locale, { ...shown, timeZone: 'UTC' }).format(Date.parse(`${period.from}T00:00:00Z`));
};

const escaped: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => escaped[letter]!);

/** Line breaks of a cell stay line breaks. */
const toHtml = (value: unknown): string => escapeHtml(textOf(value)).replace(/\r\n|[\r\n]/g, '<br>');

export interface EngineOptions {
  readonly html: boolean;
  readonly locale: string;
  /** Sees every printed value before it is escaped, with the number of its `{{ … }}`. */
  readonly onPrint: (text: string, output: number) => void;
}

/** The filter that a compiled template puts at the end of every output. */
export const printFilter = 'sobre_print';

/** Liquid with everything left out that a mail for one row must not do. */
export const templateEngine = ({ html, locale, onPrint }: EngineOptions): Liquid => {
  const engine = new Liquid({
    outputEscape: html ? toHtml : textOf,
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    lenientIf: true,
    parseLimit,
    renderLimit: renderLimitMs,
    memoryLimit,
  });
  for (const name of Object.keys(engine.tags)) if (!allowedTags.has(name)) Reflect.deleteProperty(engine.tags, name);
  for (const name of Object.keys(engine.filters))
    if (!allowedFilters.has(name)) Reflect.deleteProperty(engine.filters, name);
  engine.registerFilter('money', (value: unknown, currency: unknown) => money(value, locale, currency));
  engine.registerFilter('date', (value: unknown, style: unknown) => date(value, locale, style));
  engine.registerFilter('upper', (value: unknown) => textOf(value).toLocaleUpperCase(locale));
  engine.registerFilter('lower', (value: unknown) => textOf(value).toLocaleLowerCase(locale));
  engine.registerFilter(printFilter, (value: unknown, output: number) => {
    onPrint(textOf(value), output);
    return value;
  });
  return engine;
};
