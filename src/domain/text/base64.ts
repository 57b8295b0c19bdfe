const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const codes = Uint8Array.from(alphabet, (letter) => letter.charCodeAt(0));

/** High and low letter of every 12-bit group: two look-ups write four letters. */
const high = new Uint8Array(4096);
const low = new Uint8Array(4096);
for (let group = 0; group < 4096; group++) {
  high[group] = codes[group >> 6]!;
  low[group] = codes[group & 63]!;
}

/** RFC 2045 §6.8: no encoded line is longer than 76 characters. */
const bytesPerLine = 57;
const equals = 61;
const carriageReturn = 13;
const lineFeed = 10;

/** Bytes that `writeBase64Lines` writes for so many bytes, the CR LF of the last line included. */
export const base64LinesLength = (byteLength: number): number => {
  const letters = Math.ceil(byteLength / 3) * 4;
  return letters + Math.ceil(byteLength / bytesPerLine) * 2;
};

const writeGroups = (source: Uint8Array, from: number, to: number, target: Uint8Array, start: number): number => {
  let at = start;
  let index = from;
  for (; index + 2 < to; index += 3) {
    const bits = (source[index]! << 16) | (source[index + 1]! << 8) | source[index + 2]!;
    const first = bits >> 12;
    const second = bits & 4095;
    target[at] = high[first]!;
    target[at + 1] = low[first]!;
    target[at + 2] = high[second]!;
    target[at + 3] = low[second]!;
    at += 4;
  }
  if (index === to) return at;
  const two = index + 1 < to;
  const bits = (source[index]! << 16) | (two ? source[index + 1]! << 8 : 0);
  target[at] = high[bits >> 12]!;
  target[at + 1] = low[bits >> 12]!;
  target[at + 2] = two ? high[bits & 4095]! : equals;
  target[at + 3] = equals;
  return at + 4;
};

/** Writes `source` into `target` at `start` as base64 lines ended by CR LF. Returns the place after the last byte. */
export const writeBase64Lines = (source: Uint8Array, target: Uint8Array, start: number): number => {
  let at = start;
  for (let from = 0; from < source.length; from += bytesPerLine) {
    at = writeGroups(source, from, Math.min(from + bytesPerLine, source.length), target, at);
    target[at++] = carriageReturn;
    target[at++] = lineFeed;
  }
  return at;
};

/** Base64 on one line, for encoded words. */
export const base64 = (source: Uint8Array): string => {
  const target = new Uint8Array(Math.ceil(source.length / 3) * 4);
  writeGroups(source, 0, source.length, target, 0);
  return String.fromCharCode(...target);
};
