import { filtersOf, type FileObject } from './file-objects.ts';
import { inflateWithin, UnpackBudget } from './stream-bytes.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What all streams but pictures may unpack to. */
const mostUnpacked = 40 * 1024 * 1024;
/** Flate makes a byte out of at least a thousandth; LZW and run lengths are rarer and no better. */
const bestRatio = 1_032;

const isPicture = ({ text }: FileObject): boolean => /\/Subtype[\s\0]*\/Image\b/.test(text);
const packers = /^(FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)$/;

/** Throws `TooMuchUnpacked` where the streams of a file unpack to more than any receipt holds. */
export const checkUnpacking = (bytes: Bytes, objects: readonly FileObject[]): void => {
  const budget = new UnpackBudget(mostUnpacked);
  const packed = objects.filter((object) => object.stream !== undefined && !isPicture(object));
  const sizeOf = ({ stream }: FileObject): number => (stream?.to ?? 0) - (stream?.from ?? 0);
  const nested = packed.filter(({ text }) => filtersOf(text).filter((name) => packers.test(name)).length > 1);
  const whole = packed.reduce((sum, object) => sum + sizeOf(object), 0);
  if (nested.length === 0 && whole * bestRatio < mostUnpacked) return;
  for (const object of packed) {
    const raw = bytes.subarray(object.stream?.from, object.stream?.to);
    const filters = filtersOf(object.text).filter((name) => packers.test(name));
    if (filters.length === 0) continue;
    if (/^(FlateDecode|Fl)$/.test(filters[0]!)) unpackAll(raw, filters.length, budget);
    else budget.take(raw.length * (filters.length > 1 ? bestRatio * bestRatio : bestRatio));
  }
};

/** Packed in packed in packed: each layer counts. */
const unpackAll = (raw: Uint8Array, layers: number, budget: UnpackBudget): void => {
  if (layers <= 1) inflateWithin(raw, budget, false);
  else unpackAll(inflateWithin(raw, budget), layers - 1, budget);
};

/**
 * A copy of the same length whose pictures are one point without a filter: nobody reads a picture, and unpacking one may
 * fill the memory.
 */
export const withoutPictures = (bytes: Bytes, objects: readonly FileObject[], file: string): Bytes => {
  const copy = bytes.slice();
  for (const object of objects) {
    if (object.stream === undefined || object.packed || !isPicture(object)) continue;
    const dict = file.slice(object.textAt, object.stream.from);
    for (const match of dict.matchAll(/\/(?:Width|Height)[\s\0]+(\d+(?:[\s\0]+\d+[\s\0]+R)?)/g)) {
      const at = object.textAt + match.index + match[0].length - match[1]!.length;
      copy.fill(0x20, at, at + match[1]!.length);
      copy[at] = 0x31;
    }
    for (const match of dict.matchAll(/\/Filter\b/g)) copy[object.textAt + match.index + 1] = 0x58;
  }
  return copy;
};
