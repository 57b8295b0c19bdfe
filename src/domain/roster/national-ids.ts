import { isCurp, isElevenDigits, isPersonal, isRfc } from './identity.ts';

const digitsOf = (text: string): readonly number[] => [...text].map(Number);
const weighted = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0);

const nifLetters = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** A Spanish DNI or NIE by its form alone. */
const isNifForm = (text: string): boolean => /^(?:\d{8}|[XYZKLM]\d{7})[A-Z]$/.test(text);

/** A Spanish DNI or NIE whose letter follows from its digits. */
export const isNif = (text: string): boolean => {
  if (!isNifForm(text)) return false;
  const digits = text.slice(0, -1).replace('X', '0').replace('Y', '1').replace('Z', '2').replace(/[KLM]/, '');
  return nifLetters.charAt(Number(digits) % 23) === text.at(-1);
};

/** A Polish PESEL: a day of birth, with the century in the month, and a check digit. */
export const isPesel = (text: string): boolean => {
  if (!isElevenDigits(text) || isZeros(text)) return false;
  const digits = digitsOf(text);
  const [month, day] = [(digits[2]! * 10 + digits[3]!) % 20, digits[4]! * 10 + digits[5]!];
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  return (10 - (weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 === digits[10];
};

const rfcSigns = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ';

/** Whether the last character of an RFC follows from the others; it does not in some that exist. */
export const hasRfcCheck = (rfc: string): boolean => {
  const signs = [...rfc.slice(0, -1).padStart(12, ' ')].map((sign) => rfcSigns.indexOf(sign));
  const sum = signs.reduce((total, value, index) => total + value * (13 - index), 0);
  return '0123456789A'.charAt((11 - (sum % 11)) % 11) === rfc.at(-1);
};

/** A Mexican number of social security: the last digit checks the others (Luhn). */
export const isNss = (text: string): boolean => {
  if (!isElevenDigits(text) || isZeros(text)) return false;
  const sum = digitsOf(text).reduce((total, digit, index) => {
    const part = index % 2 === 1 ? digit * 2 : digit;
    return total + (part > 9 ? part - 9 : part);
  }, 0);
  return sum % 10 === 0;
};

/** A Spanish number of social security: province, number, two digits that check them. */
export const isNaf = (text: string): boolean => {
  if (!/^\d{12}$/.test(text) || isZeros(text)) return false;
  const [province, number] = [text.slice(0, 2), text.slice(2, 10)];
  const whole = number.startsWith('0') ? Number(province) * 10_000_000 + Number(number) : Number(province + number);
  return whole % 97 === Number(text.slice(10));
};

/** Ids of one form stand in each other's place: two of a form that differ are two people's. */
export type IdForm = 'rfc' | 'company' | 'curp' | 'nif' | 'eleven' | 'naf';

export const formOf = (id: string): IdForm | undefined => {
  if (isRfc(id)) return isPersonal(id) ? 'rfc' : 'company';
  if (isCurp(id)) return 'curp';
  if (isNifForm(id)) return 'nif';
  if (isElevenDigits(id)) return 'eleven';
  return /^\d{12}$/.test(id) ? 'naf' : undefined;
};

const isZeros = (text: string): boolean => /^0+$/.test(text);
