/** A spreadsheet runs what begins so as a formula, also from a file: an apostrophe keeps it a text. */
const runs = /^[=+\-@\t\r]/;

const cellOf = (text: string, separator: string): string => {
  const safe = runs.test(text) ? `'${text}` : text;
  return safe.includes('"') || safe.includes(separator) || /[\r\n]/.test(safe)
    ? `"${safe.replaceAll('"', '""')}"`
    : safe;
};

/**
 * Rows as a file that Excel opens with its letters right: UTF-8 with its mark, RFC 4180 quoting.
 * @param separator `;` where the decimal mark is a comma
 */
export const csvText = (rows: readonly (readonly string[])[], separator: ',' | ';'): string =>
  `\ufeff${rows.map((cells) => cells.map((text) => cellOf(text, separator)).join(separator)).join('\r\n')}\r\n`;
