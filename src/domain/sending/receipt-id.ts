/** Crockford's base 32: no I, L, O, U, so that an id read aloud or typed by hand stays the same. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const shape = /^(?:[0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/;

/** Random bytes that one id takes. */
export const receiptIdEntropy = 13;

const base32 = (bytes: Iterable<number>, length: number): string => {
  let text = '';
  let bits = 0;
  let buffer = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5 && text.length < length) {
      bits -= 5;
      text += alphabet[(buffer >> bits) & 31];
    }
    buffer &= (1 << bits) - 1;
  }
  return text;
};

const hexBytes = (hex: string): number[] => (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));

const grouped = (text: string): string => (text.match(/.{4}/g) ?? []).join('-');

/** The part of an id that says which document it was minted for: 40 bits of the document key. */
const keyMark = (documentKey: string): string => grouped(base32(hexBytes(documentKey.slice(0, 10)), 8));

/**
 * A new receipt id: 100 random bits, then a mark of the document it stands for. With the mark a copied
 * workbook tells last month's receipt from this month's even where no log came along.
 */
export const mintReceiptId = (random: Uint8Array, documentKey: string): string =>
  `${grouped(base32(random, 20))}-${keyMark(documentKey)}`;

export const isReceiptId = (text: string): boolean => shape.test(text);

/** Whether the id was minted for the document with this key. */
export const standsFor = (receiptId: string, documentKey: string): boolean =>
  isReceiptId(receiptId) && receiptId.endsWith(keyMark(documentKey));

/**
 * What the mail shows and Gmail is searched for: the first 40 bits of the id, and from the second mail of a receipt on
 * its number, so that looking for it never finds the one before.
 */
export const referenceOf = (receiptId: string, nth = 1): string =>
  receiptId.slice(0, 9) + (nth > 1 && receiptId !== '' ? `-${nth}` : '');
