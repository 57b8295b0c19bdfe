import type { Attributes } from '../domain/receipt/cfdi-node.ts';
import catalogues from './sat-catalogues.json';

type Catalogue = keyof typeof catalogues;

/** `04 Quincenal`: codes come and go, so one that the catalogue does not have stands alone. */
export const coded = (catalogue: Catalogue, code: string): string => {
  const meanings: Readonly<Record<string, string>> = catalogues[catalogue];
  const meaning = Object.hasOwn(meanings, code) ? meanings[code] : undefined;
  return meaning === undefined ? code : `${code} ${meaning}`;
};

/** The meaning alone, where it is what people call the thing: `IVA`. */
export const meaningOf = (catalogue: Catalogue, code: string): string => {
  const meanings: Readonly<Record<string, string>> = catalogues[catalogue];
  return Object.hasOwn(meanings, code) ? (meanings[code] ?? code) : code;
};

/** Every digit that the XML writes, never fewer than two decimals, with groups; what is no number as it is. */
export const money = (text: string): string => {
  const [, sign = '', whole = '', decimals = ''] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text) ?? [];
  if (whole === '') return text;
  return `${sign}$${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals.padEnd(2, '0')}`;
};

/** A sum of amounts as the XML would write it; '' without any. Whole millionths, so that nothing is lost on the way. */
export const sumOf = (amounts: readonly string[]): string => {
  const numbers = amounts.filter((amount) => /^-?\d+(\.\d{0,6})?$/.test(amount));
  if (numbers.length === 0) return '';
  const total = numbers.reduce((sum, amount) => sum + millionths(amount), 0n);
  const digits = String(total < 0n ? -total : total).padStart(7, '0');
  const decimals = digits.slice(-6).replace(/0{1,4}$/, '');
  return `${total < 0n ? '-' : ''}${digits.slice(0, -6)}.${decimals}`;
};

const millionths = (amount: string): bigint => {
  const [whole = '', decimals = ''] = amount.replace('-', '').split('.');
  const size = BigInt(whole + decimals.padEnd(6, '0'));
  return amount.startsWith('-') ? -size : size;
};

/** `0.160000` is `16 %`. */
export const percent = (rate: string): string =>
  /^\d+(\.\d+)?$/.test(rate) ? `${Number((Number(rate) * 100).toFixed(4))} %` : rate;

export type Pair = readonly [label: string, value: string];

/** Label and value of attributes, in order; money where the label's name says so. */
export const amountsIn = (node: Attributes, names: readonly Pair[]): readonly Pair[] =>
  names.map(([label, name]) => [label, money(node(name))]);

export const joined = (parts: readonly string[], mark = ' '): string => parts.filter((part) => part !== '').join(mark);
