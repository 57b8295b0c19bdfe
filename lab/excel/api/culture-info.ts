import { dateSeparator, shortDatePattern } from '../text/local-date-format.ts';
import { decimalSeparator, groupSeparator } from '../text/locale-facts.ts';

/** The language that numbers and dates are shown in; in the lab it is the display language. */
export class CultureInfo {
  static readonly scalars = ['name'];
  readonly name: string;
  readonly numberFormat: NumberFormatInfo;
  readonly datetimeFormat: DatetimeFormatInfo;

  constructor(locale: string) {
    this.name = locale;
    this.numberFormat = new NumberFormatInfo(locale);
    this.datetimeFormat = new DatetimeFormatInfo(locale);
  }
}

export class NumberFormatInfo {
  static readonly scalars = ['numberDecimalSeparator', 'numberGroupSeparator'];
  readonly numberDecimalSeparator: string;
  readonly numberGroupSeparator: string;

  constructor(locale: string) {
    this.numberDecimalSeparator = decimalSeparator(locale);
    this.numberGroupSeparator = groupSeparator(locale);
  }
}

export class DatetimeFormatInfo {
  static readonly scalars = ['dateSeparator', 'shortDatePattern'];
  readonly dateSeparator: string;
  readonly shortDatePattern: string;

  constructor(locale: string) {
    this.dateSeparator = dateSeparator(locale);
    this.shortDatePattern = shortDatePattern(locale);
  }
}
