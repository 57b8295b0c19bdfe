import { isDateFormat } from './cell-date.ts';
import { dateOfSerial } from './civil-date.ts';
import type { GridRow } from '../grid.ts';

const enough = 50;

/** Whether a text shows this date: its year, of two digits or four, and its day where the format has one. */
const shows = (text: string, format: string, date: string | undefined): boolean => {
  if (date === undefined) return false;
  const numbers = new Set((text.match(/\d+/g) ?? []).map(Number));
  const [year = 0, , day = 0] = date.split('-').map(Number);
  const withDay = /d/i.test(format.replace(/"[^"]*"|\[[^\]]*\]/g, ''));
  return (numbers.has(year) || numbers.has(year % 100)) && (!withDay || numbers.has(day));
};

/** Whether the dates on a sheet only read right when days are counted from 1904; by any format that shows a year. */
export const countsFrom1904 = (rows: readonly GridRow[]): boolean => {
  let votes = 0;
  let seen = 0;
  for (const { cells } of rows) {
    for (const { kind, value, text, format } of cells) {
      if (kind !== 'number' || typeof value !== 'number' || !/y/i.test(format) || !isDateFormat(format)) continue;
      const [from1900, from1904] = [dateOfSerial(value, false), dateOfSerial(value, true)];
      votes += Number(shows(text, format, from1904)) - Number(shows(text, format, from1900));
      if (++seen === enough) return votes > 0;
    }
  }
  return votes > 0;
};
