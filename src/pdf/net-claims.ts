import type { NetClaim } from '../domain/receipt/receipt.ts';
import { netLabels } from './identity-labels.ts';

const net = new RegExp(
  String.raw`(?<![A-ZÑ])(${netLabels.join('|')})(?![A-ZÑ])([^\d\n]{0,40}\n?[^\d\n]{0,12})(\d{1,3}(?:[,.' ]\d{3}){1,4}[.,]\d{2}|\d{1,9}[.,]\d{2})(?!\d)`,
  'g',
);
/** Sums of the year so far stand beside those of the period. */
const ofTheYear = /(?:YTD|ACUM\w*|ANUAL|NARASTAJACO|YEAR TO DATE)[^\n]{0,12}$/;

const amountOf = (text: string): number => Number(`${text.slice(0, -3).replace(/\D/g, '')}.${text.slice(-2)}`);

/** What a page says is paid in the end; `plain` in upper case without accents, with its lines. */
export const netClaims = (plain: string): readonly NetClaim[] =>
  [...plain.matchAll(net)].flatMap(({ index, 1: name = '', 2: gap = '', 3: digits = '' }) => {
    const amount = amountOf(digits);
    if (amount === 0 || ofTheYear.test(plain.slice(Math.max(0, index - 30), index))) return [];
    return [{ label: `${name} ${gap}`.replace(/[^A-ZÑ]/g, ''), amount }];
  });
