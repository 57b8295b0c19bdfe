/** Civil dates are ISO 8601 texts, `2026-01-15`, counted in days since 1970-01-01; no clock and no time zone. */

const pad = (value: number, length: number): string => String(value).padStart(length, '0');

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** Undefined for a day that no calendar has. `month` is 1–12. */
export const isoDate = (year: number, month: number, day: number): string | undefined => {
  const real = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) && year >= 1900 && year <= 2199;
  return real ? `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` : undefined;
};

/** Gregorian date of a day number, counting years from March so that the leap day comes last. */
const fromDays = (days: number): string | undefined => {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return isoDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
};

/** Serial number of 1970-01-01 in Excel's 1900 system, and how many days later its 1904 system begins. */
const epochSerial = 25_569;
const offset1904 = 1_462;
/** Excel counts a 29 February 1900 that never was. */
const phantomLeapDay = 60;

/** The date an Excel serial number stands for; a time of day is dropped. Undefined outside 1900–2199. */
export const dateOfSerial = (serial: number, date1904: boolean): string | undefined => {
  if (!Number.isFinite(serial) || serial < 0) return undefined;
  const whole = Math.floor(serial);
  if (date1904) return fromDays(whole + offset1904 - epochSerial);
  if (whole === phantomLeapDay || whole === 0) return undefined;
  return fromDays(whole - epochSerial + (whole < phantomLeapDay ? 1 : 0));
};
