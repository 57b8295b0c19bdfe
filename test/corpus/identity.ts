import type { Random } from './random.ts';

/**
 * Identity numbers whose check digits hold, by the public rule of each office: written from those rules, so that a
 * product that reads them wrongly is shown wrong.
 */

const sumOf = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0);

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z ]/g, '')
    .toUpperCase();

export interface Birth {
  /** Two digits each. */
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

export const birthOf = (random: Random): Birth => ({
  year: String(random.between(60, 99)),
  month: String(random.between(1, 12)).padStart(2, '0'),
  day: String(random.between(1, 28)).padStart(2, '0'),
});

const initials = (given: string, surnames: string): string => {
  const [first = '', second = ''] = plain(surnames)
    .split(' ')
    .filter((word) => word.length > 3);
  const vowel = /[AEIOU]/.exec(first.slice(1))?.[0] ?? 'X';
  return `${first.charAt(0) || 'X'}${vowel}${second.charAt(0) || 'X'}${plain(given).charAt(0) || 'X'}`;
};

const rfcAlphabet = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ';
const rfcDigit = (body: string): string => {
  const padded = body.padStart(12, ' ');
  let sum = 0;
  for (let at = 0; at < 12; at += 1) sum += rfcAlphabet.indexOf(padded.charAt(at)) * (13 - at);
  const rest = 11 - (sum % 11);
  return rest === 11 ? '0' : rest === 10 ? 'A' : String(rest);
};

export const rfcOf = (random: Random, given: string, surnames: string, { year, month, day }: Birth): string => {
  const body = `${initials(given, surnames)}${year}${month}${day}${random.letters(1)}${random.digits(1)}`;
  return body + rfcDigit(body);
};

export const companyRfcOf = (random: Random): string => {
  const { year, month, day } = birthOf(random);
  const body = `${random.letters(3)}${year}${month}${day}${random.letters(1)}${random.digits(1)}`;
  return body + rfcDigit(body);
};

const curpAlphabet = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';
export const curpOf = (random: Random, given: string, surnames: string, { year, month, day }: Birth): string => {
  const sex = random.pick(['H', 'M']);
  const state = random.pick(['DF', 'JC', 'NL', 'PL', 'VZ', 'GT', 'YN']);
  const body = `${initials(given, surnames)}${year}${month}${day}${sex}${state}${random.letters(3)}0`;
  const sum = [...body].reduce((total, sign, at) => total + curpAlphabet.indexOf(sign) * (18 - at), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
};

/** Social security number of Mexico: eleven digits, the last by Luhn. */
export const nssOf = (random: Random, { year }: Birth): string => {
  const body = `${random.digits(2)}${random.digits(2)}${year}${random.digits(4)}`;
  const sum = [...body].reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
};

export const uuidOf = (random: Random): string =>
  `${random.hex(8)}-${random.hex(4)}-4${random.hex(3)}-${random.pick(['8', '9', 'A', 'B'])}${random.hex(3)}-${random.hex(12)}`;

const nifLetters = 'TRWAGMYFPDXBNJZSQVHLCKE';
export const nifOf = (random: Random): string => {
  const digits = `${random.between(1, 7)}${random.digits(7)}`;
  return digits + nifLetters.charAt(Number(digits) % 23);
};
export const nieOf = (random: Random): string => {
  const start = random.below(3);
  const digits = random.digits(7);
  return `${'XYZ'.charAt(start)}${digits}${nifLetters.charAt(Number(`${start}${digits}`) % 23)}`;
};
export const cifOf = (random: Random): string => {
  const digits = `${random.pick(['08', '28', '46', '41'])}${random.digits(5)}`;
  const sum = [...digits].reduce((total, digit, at) => {
    const value = at % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + Math.floor(value / 10) + (value % 10);
  }, 0);
  return `${random.pick(['A', 'B'])}${digits}${(10 - (sum % 10)) % 10}`;
};
const rest97 = (digits: string): string => String(BigInt(digits) % 97n).padStart(2, '0');
/** Affiliation to the Spanish social security: province, eight digits, two of control. */
export const nafOf = (random: Random): string => {
  const body = `${random.pick(['28', '08', '46', '41', '15'])}1${random.digits(7)}`;
  return body + rest97(body);
};
/** Contribution account of a Spanish employer. */
export const cccOf = (random: Random): string => {
  const body = `${random.pick(['28', '08', '46', '41', '15'])}1${random.digits(6)}`;
  return body + rest97(body);
};
export const ibanOf = (random: Random, country: 'ES' | 'PL'): string => {
  const account = `${random.pick(['2100', '0182', '1140'])}${random.digits(country === 'ES' ? 16 : 20)}`;
  const letters = [...country].map((letter) => letter.charCodeAt(0) - 55).join('');
  return `${country}${String(98n - (BigInt(`${account}${letters}00`) % 97n)).padStart(2, '0')}${account}`;
};

export const peselOf = (random: Random, { year, month, day }: Birth): string => {
  const body = `${year}${month}${day}${random.digits(4)}`;
  return `${body}${(10 - (sumOf(body, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10}`;
};
export const nipOf = (random: Random): string => {
  for (;;) {
    const body = `${random.pick(['525', '676', '781', '897', '113'])}${random.digits(6)}`;
    const digit = sumOf(body, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11;
    if (digit < 10) return `${body}${digit}`;
  }
};
export const regonOf = (random: Random): string => {
  const body = random.digits(8);
  return `${body}${(sumOf(body, [8, 9, 2, 3, 4, 5, 6, 7]) % 11) % 10}`;
};
