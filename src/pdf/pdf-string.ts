type Bytes = Uint8Array<ArrayBuffer>;

/** The string that begins at a place of a file, `(…)` or `<…>`; undefined when it has no end within `longest`. */
export const readString = (file: Uint8Array, at: number, longest: number): Bytes | undefined =>
  file[at] === 0x28 ? readLiteral(file, at + 1, longest) : readHex(file, at + 1, longest);

const readHex = (file: Uint8Array, from: number, longest: number): Bytes | undefined => {
  const to = file.subarray(from, from + longest).indexOf(0x3e);
  if (to < 0) return undefined;
  const hex = String.fromCharCode(...file.subarray(from, from + to)).replace(/[\s\0]/g, '');
  if (!/^[0-9A-Fa-f]*$/.test(hex)) return undefined;
  return Uint8Array.from((hex.length % 2 === 0 ? hex : `${hex}0`).match(/../g) ?? [], (pair) => parseInt(pair, 16));
};

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** ISO 32000-1 §7.3.4.2: parentheses balance, a backslash escapes. */
const readLiteral = (file: Uint8Array, from: number, longest: number): Bytes | undefined => {
  const bytes: number[] = [];
  let depth = 0;
  for (let at = from; at < file.length && at < from + longest; at += 1) {
    const byte = file[at]!;
    if (byte === 0x5c) {
      const next = String.fromCharCode(...file.subarray(at + 1, at + 4));
      const octal = /^[0-7]{1,3}/.exec(next)?.[0];
      const escaped = next.charAt(0);
      if (octal !== undefined) bytes.push(parseInt(octal, 8) & 0xff);
      else if (!/[\r\n]/.test(escaped)) bytes.push(escapes[escaped] ?? escaped.charCodeAt(0));
      at += octal?.length ?? (next.startsWith('\r\n') ? 2 : 1);
      continue;
    }
    if (byte === 0x29 && depth === 0) return Uint8Array.from(bytes);
    if (byte === 0x28) depth += 1;
    if (byte === 0x29) depth -= 1;
    bytes.push(byte);
  }
  return undefined;
};
