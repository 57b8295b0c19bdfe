import { format as formatNumber, getFormatDateInfo, isDateFormat } from 'numfmt';
import type { Content } from '../book/cell.ts';
import { systemTags } from './system-tags.ts';
import { localDateFormat } from './local-date-format.ts';

export interface DisplaySettings {
  /** BCP 47. */
  readonly locale: string;
  readonly date1904: boolean;
}

/** What Excel shows of a date before its calendar begins. */
const NO_DATE = '########';
/** Days from 1900-01-00 to 1904-01-01. */
const DAYS_TO_1904 = 1_462;

/** A cell as Excel shows it in a column that is wide enough. */
export function displayText(content: Content, code: string, { locale, date1904 }: DisplaySettings): string {
  const { value, isError } = content;
  const format = systemTags(code);
  if (isError || value === '') return String(value);
  const options = { locale, throws: false, dateErrorNumber: false, dateSpanLarge: false, overflow: NO_DATE };
  const plain = () => formatNumber('General', value, options);
  if (typeof value === 'boolean') return plain();
  if (typeof value === 'string') {
    // A text goes through the format's fourth part or its only `@`; any other format leaves it alone.
    const shaped = format.includes('@') || format.split(';').length > 3;
    return shaped && format !== '@' ? formatNumber(format, value, { ...options, invalid: value }) : value;
  }
  if (!isDateFormat(format)) return formatNumber(format, value, { ...options, invalid: plain() });
  const serial = date1904 && hasCalendar(format) ? value + DAYS_TO_1904 : value;
  const month = Number(formatNumber('m', serial, options));
  return formatNumber(localDateFormat(format, locale, month), serial, { ...options, invalid: plain() });
}

/** Spans of time like `[h]:mm` do not depend on where the calendar begins. */
function hasCalendar(format: string): boolean {
  const { year, month, day } = getFormatDateInfo(format);
  return year || month || day;
}
