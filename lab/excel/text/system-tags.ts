import { isDateFormat } from 'numfmt';

/** `[$€-407]`, `[$-C0A]`, `[$MXN]`: a currency sign, a language, or both. */
const TAG = /\[\$([^\]-]*)(?:-([^\]]*))?\]/g;
/** Languages the formatter does not know, and the same words under a number that it does: Spanish of Spain, of the US. */
const KNOWN: Readonly<Record<string, string>> = { C0A: '40A', '0C0A': '40A', '540A': '40A' };

/**
 * The format code with each tag as far as it counts in Excel. In a date it says the language of the names; in a number
 * it is a currency sign and nothing else: decimal and group separators are always those of whoever looks.
 */
export function systemTags(format: string): string {
  if (!format.includes('[$')) return format;
  const isDate = isDateFormat(format);
  return format.replace(TAG, (tag, sign: string, language = '') => {
    if (!isDate) return sign === '' ? '' : `"${sign}"`;
    const known = KNOWN[language.toUpperCase()];
    return known === undefined ? tag : `[$${sign}-${known}]`;
  });
}
