/** One file of a ZIP, as its central directory lists it (APPNOTE 4.3.12). */
export interface ArchiveEntry {
  /** As written, folders included. */
  readonly path: string;
  readonly method: number;
  readonly isLocked: boolean;
  readonly crc: number;
  readonly packedSize: number;
  /** Bytes once unpacked, as the directory claims. */
  readonly size: number;
  /** Where the packed bytes begin. */
  readonly start: number;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const fileMark = 0x04034b50;
/** The end record is 22 bytes and a comment of at most 65,535. */
const endLength = 22;
const longestComment = 65_535;

/** The entries of a ZIP; undefined when it is none, is cut off, points outside itself, or has more than `most`. */
export const readDirectory = (bytes: Uint8Array, most: number): readonly ArchiveEntry[] | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined || view.getUint16(end + 10, true) > most) return undefined;
  const entries: ArchiveEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + 46 > end || view.getUint32(at, true) !== entryMark) return undefined;
    const entry = readEntry(bytes, view, at);
    if (entry === undefined) return undefined;
    entries.push(entry);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
};

const findEnd = (view: DataView): number | undefined => {
  const first = Math.max(0, view.byteLength - endLength - longestComment);
  for (let at = view.byteLength - endLength; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endMark) return at;
  }
  return undefined;
};

const readEntry = (bytes: Uint8Array, view: DataView, at: number): ArchiveEntry | undefined => {
  const flags = view.getUint16(at + 8, true);
  const [size, packedSize, header] = longSizes(view, at);
  if (header + 30 > view.byteLength || view.getUint32(header, true) !== fileMark) return undefined;
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  if (start + packedSize > view.byteLength) return undefined;
  const name = bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true));
  return {
    path: readName(name),
    method: view.getUint16(at + 10, true),
    isLocked: (flags & 1) === 1,
    crc: view.getUint32(at + 16, true),
    packedSize,
    size,
    start,
  };
};

/** Unpacked size, packed size and place; where one is full, the ZIP64 field has it (APPNOTE 4.5.3). */
const longSizes = (view: DataView, at: number): readonly [number, number, number] => {
  const sizes = [at + 24, at + 20, at + 42].map((place) => view.getUint32(place, true));
  let field = at + 46 + view.getUint16(at + 28, true);
  const end = Math.min(view.byteLength, field + view.getUint16(at + 30, true));
  while (field + 4 <= end && view.getUint16(field, true) !== 1) field += 4 + view.getUint16(field + 2, true);
  let next = field + 4;
  const whole = sizes.map((size) => {
    if (size !== 0xffffffff || next + 8 > end) return size;
    next += 8;
    return Number(view.getBigUint64(next - 8, true));
  });
  return [whole[0]!, whole[1]!, whole[2]!];
};

/** Code page 850 from 0x80 on: what Windows writes for names with accents when it does not write UTF-8. */
const oem =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

const readName = (bytes: Uint8Array): string => {
  try {
    // Macs write UTF-8 and forget to say so; names of code pages are hardly ever valid UTF-8.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : oem.charAt(byte - 0x80))).join('');
  }
};
