export type DecimalMark = '.' | ',';

/** Currency signs, codes and spaces around a number; the number itself is what is left. */
const wrapping = /[\s\u00a0\u202f']|[$€£¥]|z[łl]\.?|\b(?:mxn|mx|usd|eur|pln|gbp|m\.n\.)(?![a-z])|m\.n\./gi;

interface Digits {
  readonly negative: boolean;
  /** Digits and marks only: `1.234,50`. */
  readonly text: string;
}

const digitsOf = (text: string): Digits | undefined => {
  const bare = text.trim().replace(wrapping, '');
  const negative = /^\(.*\)$/.test(bare) || /^[-−–]/.test(bare) || /[-−]$/.test(bare);
  const digits = bare.replace(/^\((.*)\)$/, '$1').replace(/^[-+−–]|[-−]$/g, '');
  return /^\d[\d.,]*$|^[.,]\d+$/.test(digits) ? { negative, text: digits } : undefined;
};

/** The mark a single number proves, if it proves one: `1.234,50` and `12,5` do, `1.234` does not. */
const provenMark = (text: string): DecimalMark | undefined => {
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (last === -1) return undefined;
  const mark = text[last] as DecimalMark;
  const other = mark === '.' ? ',' : '.';
  const count = text.split(mark).length - 1;
  if (count > 1) return text.includes(other) ? undefined : other;
  if (text.includes(other)) return mark;
  const decimals = text.length - last - 1;
  const whole = text.slice(0, last);
  return decimals === 3 && /^[1-9]\d{0,2}$/.test(whole) ? undefined : mark;
};

/** The decimal mark of a column: what its numbers prove, else `fallback` (Excel's own). */
export const decimalMarkOf = (texts: Iterable<string>, fallback: DecimalMark): DecimalMark => {
  const votes = { '.': 0, ',': 0 };
  for (const text of texts) {
    const digits = digitsOf(text);
    const mark = digits && provenMark(digits.text);
    if (mark !== undefined) votes[mark]++;
  }
  if (votes['.'] === votes[',']) return fallback;
  return votes['.'] > votes[','] ? '.' : ',';
};

const grouped = { '.': /^\d{1,3}(?:,\d{3})*(?:\.\d*)?$/, ',': /^\d{1,3}(?:\.\d{3})*(?:,\d*)?$/ };
const ungrouped = { '.': /^\d*(?:\.\d*)?$/, ',': /^\d*(?:,\d*)?$/ };

/** The number a text shows: `1 234,50 zł`, `$1,234.50`, `(120.00)` is −120. Undefined where the mark does not fit. */
export const parseAmount = (text: string, mark: DecimalMark): number | undefined => {
  const digits = digitsOf(text);
  if (digits === undefined) return undefined;
  if (!grouped[mark].test(digits.text) && !ungrouped[mark].test(digits.text)) return undefined;
  const plain = digits.text.replaceAll(mark === '.' ? ',' : '.', '').replace(',', '.');
  const value = Number(plain);
  return Number.isFinite(value) ? (digits.negative ? -value : value) : undefined;
};

/** Whether a text is a number with or without a currency. */
export const looksLikeAmount = (text: string): boolean => digitsOf(text) !== undefined;
