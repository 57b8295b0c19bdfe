import { dateOfSerial } from './civil-date.ts';
import { wholeMonth, type Period } from './period.ts';

/** The letters of an Excel number format that mean something: no literals, colours or locales. */
const lettersOf = (format: string): string => format.toLowerCase().replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');

/** Whether cells of this format show dates. */
export const isDateFormat = (format: string): boolean => {
  const letters = lettersOf(format);
  return /[dy]/.test(letters) && /[my]/.test(letters) && !/general|est[aá]ndar|standard/.test(letters);
};

/** The period of a date cell: its month where the format shows no day (`mmm-yy`), else its day. */
export const periodOfSerial = (serial: number, format: string, date1904: boolean): Period | undefined => {
  const date = dateOfSerial(serial, date1904);
  if (date === undefined) return undefined;
  const monthOnly = !lettersOf(format).includes('d');
  return monthOnly ? wholeMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7))) : { from: date, to: date };
};
