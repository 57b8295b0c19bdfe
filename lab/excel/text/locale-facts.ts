import { getLocale } from 'numfmt';

export const decimalSeparator = (locale: string): string => getLocale(locale)?.decimal ?? '.';
export const groupSeparator = (locale: string): string => getLocale(locale)?.group ?? ',';
