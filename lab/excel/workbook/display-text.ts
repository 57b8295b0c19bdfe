import { format as formatNumber } from 'numfmt';
import type { Content } from './cell.ts';

export interface DisplaySettings {
  /** BCP 47. */
  readonly locale: string;
  readonly date1904: boolean;
}

/** A cell as Excel shows it in a column that is wide enough. */
export function displayText({ value, isError }: Content, format: string, { locale }: DisplaySettings): string {
  if (isError || value === '') return String(value);
  if (typeof value === 'boolean') return String(value).toUpperCase();
  return formatNumber(format, value, { locale, throws: false });
}
