import { Liquid } from 'liquidjs/dist/liquid.browser.mjs';
import { fieldNumber, fieldPeriod, type FieldValue } from '../text/field-value.ts';
import { FieldDrop } from './field-drop.ts';

/** Rows have no lists, and a template reads no files: conditions and assignments are all it needs. */
const allowedTags = new Set(['if', 'unless', 'case', 'assign', 'comment', '#']);

/** Filters that only turn one text into another. No clock (`date: "now"`), no `raw`, nothing that prints objects. */
const allowedFilters = new Set(
  (
    'append capitalize default divided_by downcase first join last lstrip minus plus prepend remove remove_first ' +
    'replace replace_first round rstrip size slice split strip times truncate truncatewords upcase'
  ).split(' '),
);

/** Those of them that count: with the number behind a cell, not with what Excel shows of it. */
const numberFilters = ['divided_by', 'minus', 'plus', 'round', 'times'] as const;

const parseLimit = 200_000;
const renderLimitMs = 2_000;
const memoryLimit = 2_000_000;

const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(textOf).join('');
  if (value instanceof FieldDrop) return value.valueOf();
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
};

const fieldOf = (value: unknown): FieldValue => (value instanceof FieldDrop ? FieldDrop.cellOf(value) : textOf(value));

/** The number behind a value; undefined where there is none. */
const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : fieldNumber(fieldOf(value));

/** A number with two decimals in the reader's manner; whatever is no number stays as it is. */
const money = (value: unknown, locale: string, currency: unknown): string => {
  const amount = numberOf(value);
  if (amount === undefined) return textOf(value);
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
  const period = fieldPeriod(fieldOf(value));
  if (period === undefined || (style !== 'month' && period.from !== period.to)) return textOf(value);
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

const countWith = (engine: Liquid, name: (typeof numberFilters)[number]): void => {
  const count = engine.filters[name] as (this: unknown, ...values: unknown[]) => unknown;
  engine.registerFilter(name, function (this: unknown, ...values: unknown[]) {
    return count.apply(
      this,
      values.map((value) => numberOf(value) ?? value),
    );
  });
};

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
  for (const name of numberFilters) countWith(engine, name);
  // Unlike the filter of the language, it hands a number on as a number.
  engine.registerFilter('default', (value: unknown, otherwise: unknown) =>
    textOf(value) === '' || value === false ? otherwise : value,
  );
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
