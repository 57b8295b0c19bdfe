import { monthOfName } from '../domain/text/month-names.ts';
import { parsePeriod } from '../domain/text/parse-period.ts';
import type { Period } from '../domain/text/period.ts';

const letters = 'A-ZÀ-ÖØ-ÞĀ-Ž';
const date = String.raw`(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2} ?[-/ ] ?(?:DE )?[${letters}]{3,12}\.? ?[-/ ] ?(?:DEL? )?\d{4})`;
const range = new RegExp(String.raw`(?<![\d/.-])(${date}) ?(?:AL?|TO|DO|HASTA|Y|-) ?(?:EL )?(${date})(?![\d/-])`, 'g');
/** `DEL 1 AL 15 DE ENERO DE 2026`, `1-15 ENERO 2026`. */
const halfMonth = new RegExp(
  String.raw`(?<![\d/.-])\d{1,2} ?(?:AL?|TO|DO|-) ?\d{1,2} (?:DE )?[${letters}]{3,12} (?:DEL? )?\d{4}\b`,
  'g',
);
const month = new RegExp(
  String.raw`(?<![${letters}])(?<!\d[ .-]{0,3}(?:DE )?)([${letters}]{3,12}) (?:DEL? )?(\d{4})\b`,
  'g',
);

const only = (periods: readonly (Period | undefined)[]): Period | undefined => {
  const distinct = new Map(
    periods.flatMap((period) => (period === undefined ? [] : [[`${period.from}/${period.to}`, period] as const])),
  );
  return distinct.size === 1 ? [...distinct.values()][0] : undefined;
};

/** The pay period a text says, when it says one and no other: a span of dates, else the name of a month. */
export const periodIn = (text: string): Period | undefined => {
  const spans = [
    ...[...text.matchAll(range)].map(([, from, to]) => between(from ?? '', to ?? '')),
    ...[...text.matchAll(halfMonth)].map(([span]) => parsePeriod(span)),
  ].filter((span) => span !== undefined && span.from !== span.to);
  if (spans.length > 0) return only(spans);
  const months = [...text.matchAll(month)].filter(([, name = '']) => monthOfName(name) !== undefined);
  return only(months.map(([, name, year]) => parsePeriod(`${name} ${year}`)));
};

const between = (from: string, to: string): Period | undefined => {
  const [first, last] = [parsePeriod(from), parsePeriod(to)];
  return first === undefined || last === undefined || first.from > last.to
    ? undefined
    : { from: first.from, to: last.to };
};
