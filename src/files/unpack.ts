import { Inflate } from 'fflate';
import { crc32 } from './crc32.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** One packed file of a ZIP, as its directory describes it. */
export interface Packed {
  readonly packed: Bytes;
  readonly method: number;
  /** Bytes once unpacked. */
  readonly size: number;
  readonly crc: number;
}

/** Unpacks away from whoever asks; resolves to undefined for what is not as described. */
export type Unpack = (packed: Packed) => Promise<Bytes | undefined>;

const stored = 0;
const deflated = 8;

/** Whether anything here can unpack what was packed so (APPNOTE 4.4.5). */
export const canUnpack = (method: number): boolean => method === stored || method === deflated;

/** No receipt is compressed better; what is, would fill the memory. */
const maxRatio = 1_100;
const step = 65_536;

/** Never takes more memory than the directory says, whatever is inside. */
export const unpackNow = ({ packed, method, size, crc }: Packed): Bytes | undefined => {
  if (size > packed.length * maxRatio + 1_024) return undefined;
  const bytes = method === stored ? packed.slice() : method === deflated ? inflate(packed, size) : undefined;
  return bytes?.length === size && crc32(bytes) === crc ? bytes : undefined;
};

const inflate = (packed: Bytes, size: number): Bytes | undefined => {
  const bytes = new Uint8Array(size);
  let at = 0;
  const stream = new Inflate((part) => {
    if (at + part.length > size) throw new Error('more than the directory says');
    bytes.set(part, at);
    at += part.length;
  });
  try {
    for (let from = 0; from < packed.length || from === 0; from += step) {
      stream.push(packed.subarray(from, from + step), from + step >= packed.length);
    }
  } catch {
    return undefined;
  }
  return at === size ? bytes : undefined;
};
