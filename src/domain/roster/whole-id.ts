import { isNaf, isNif, isNss, isPesel } from './national-ids.ts';

type Rule = (text: string) => boolean;

const padded = (text: string, length: number): string => text.padStart(length, '0');

/** With the zeros in front that a cell of numbers lost, where a check digit says so. */
const withZeros = (digits: string, lengths: readonly (readonly [number, number, Rule])[]): string | undefined => {
  const found = lengths
    .filter(([length, most]) => digits.length < length && length - digits.length <= most)
    .map(([length, , rule]) => [padded(digits, length), rule] as const)
    .filter(([text, rule]) => rule(text));
  return found.length === 1 ? found[0]![0] : undefined;
};

/** `28/1234567/40`: the number of a Spanish social security in its three parts. */
const nafInParts = (text: string): string | undefined => {
  const parts = /^(\d{1,2})[\s./-]+(\d{6,8})[\s./-]+(\d{2})$/.exec(text.trim());
  if (parts === null) return undefined;
  const whole = padded(parts[1]!, 2) + padded(parts[2]!, 8) + parts[3]!;
  return isNaf(whole) ? whole : undefined;
};

/** A DNI or NIE as its check letter wants it: `1234567L`, `X-234567-L`. */
const wholeNif = (text: string): string | undefined => {
  const [, first = '', digits = '', letter = ''] = /^([XYZ]?)(\d{5,7})([A-Z])$/.exec(text) ?? [];
  const whole = first + padded(digits, first === '' ? 8 : 7) + letter;
  return digits !== '' && isNif(whole) ? whole : undefined;
};

const bare = (text: string): string => text.toUpperCase().replace(/[\s./-]/g, '');

/**
 * A person's id in the form that documents print it. `normal` is how its column is read; it stays where no check digit
 * tells better. `own` is the person's tax id: who has a Spanish one has a Spanish number of social security.
 */
export const wholeNationalId = (text: string, normal: string, own: string): string => {
  if (normal === '') return normal;
  const id = bare(text);
  const naf = nafInParts(text);
  if (naf !== undefined) return naf;
  if (!/^\d+$/.test(id)) return wholeNif(id) ?? (isNif(id) ? id : normal);
  if (id.length === 11 && !isNif(own) && (isPesel(id) || isNss(id))) return id;
  return (
    withZeros(id, [
      [11, 2, isPesel],
      [11, 1, (whole) => !isPesel(whole) && isNss(whole)],
      [12, 1, isNaf],
    ]) ?? (id.length >= 11 ? id : normal)
  );
};

/** The same for a tax id: a DNI that lost its zeros, and a PESEL, which is one in Poland. */
export const wholeTaxId = (normal: string): string =>
  wholeNif(normal) ??
  (isNip(normal) ? normal : (withZeros(/^\d+$/.test(normal) ? normal : '', [[11, 2, isPesel]]) ?? normal));

/** A Polish NIP: its last digit follows from the others. */
export const isNip = (text: string): boolean => {
  if (!/^\d{10}$/.test(text)) return false;
  const sum = [6, 5, 7, 2, 3, 4, 5, 6, 7].reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return sum % 11 === Number(text[9]);
};
