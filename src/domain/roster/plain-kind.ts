import { cellText } from '../text/cell-text.ts';
import { foldText } from '../text/fold-text.ts';
import type { Grid, GridRow } from '../grid.ts';
import type { RunKind } from '../run-choices.ts';
import { clientScore } from './header-score.ts';

/** Headings and titles stand within so many rows. */
const searched = 20;
/** A heading that is a client's, not only like one. */
const surely = 90;

const numberHeading =
  /^(?!.*\b(total|importe|monto|fecha|kwota|data|termin|amount|date|due|estado|status)\b)(\S+ ){0,2}(facturas?|fra|fact|faktur[ay]|fv|invoice|inv|bill)( \S+){0,2}$/;
const invoiceTitle = /\b(facturas|facturacion|cobranza|faktury|fakturowanie|sprzedaz|invoices|invoicing|billing)\b/;
const payWords =
  /\b(nominas?|sueldos?|salarios?|emplead[oa]s?|trabajador(es)?|nss|imss|curp|percepciones|deducciones|quincena|pracowni\w+|wynagrodzeni\w+|plac|placow\w+|pesel|employees?|salary|wages?|payroll|payslips?|net pay|neto a pagar|liquido a percibir)\b/;

const textsOf = ({ cells }: GridRow): string[] =>
  cells.map((cell) => foldText(cellText(cell))).filter((text) => text !== '');

/**
 * What a sheet is for, where its title and headings say so plainly; undefined where they do not, and where `ours` stands:
 * what was sent from it keeps the kind that it went out as.
 */
export const plainKind = (grid: Grid, ours: ReadonlySet<string>): RunKind | undefined => {
  const rows = grid.rows.slice(0, searched);
  const texts = rows.map(textsOf);
  if (rows.some(({ cells }) => cells.some((cell) => ours.has(cellText(cell).trim())))) return undefined;
  const marks = texts.map((row) => ({
    number: row.some((text) => numberHeading.test(text)),
    client: row.some((text) => clientScore(text) >= surely),
  }));
  const score = ({ number, client }: (typeof marks)[number]): number => Number(number) + Number(client);
  const best = marks.reduce((found, mark, index) => (score(mark) > score(marks[found] ?? mark) ? index : found), 0);
  const head = marks[best];
  if (head === undefined) return undefined;
  const above = [foldText(grid.sheet), ...(grid.above ?? []).flatMap(textsOf), ...texts.slice(0, best).flat()];
  if ([...above, ...(texts[best] ?? [])].some((text) => payWords.test(text))) return undefined;
  const titled = above.some((text) => invoiceTitle.test(text));
  return score(head) + Number(titled) >= 2 ? 'invoices' : undefined;
};
