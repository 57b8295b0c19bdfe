import { filtersOf, type FileObject } from './file-objects.ts';
import { inflateWithin, UnpackBudget } from './stream-bytes.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What all streams but pictures may unpack to. */
const mostUnpacked = 40 * 1024 * 1024;
/** Flate makes a byte out of at least a thousandth; LZW and run lengths are rarer and no better. */
const bestRatio = 1_032;

const packers = /^(FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)$/;
const calledPicture = /\/Subtype[\s\0]*\/Image\b/;
/** What no picture has, whatever it calls itself: it would be read as a page, a form, a pattern or a container. */
const otherwise = /\/Type[\s\0]*\/(?:ObjStm|XRef|Page|Pattern|EmbeddedFile)\b|\/BBox\b|\/PatternType\b|\/FormType\b/;

/** What a page, a letter or an annotation is drawn by. */
const drawn = /\/(?:Contents|CharProcs|AP|N|D|R)(?:[\s\0]|%[^\r\n]*)*(\[[^\]]*\]|<<[^]*?>>|\d+[\s\0]+\d+[\s\0]+R)/g;

const numbersIn = (text: string): readonly number[] =>
  [...text.matchAll(/(\d{1,10})[\s\0]+\d{1,5}[\s\0]+R\b/g)].map(([, number]) => Number(number));

/**
 * Numbers of the streams that are pictures and nothing else. A stream that some page takes for its content is none, nor
 * is one that calls itself a picture further in only.
 */
export const picturesIn = (objects: readonly FileObject[]): ReadonlySet<number> => {
  const painted = new Set<number>();
  for (const { text } of objects) {
    for (const [, refs = ''] of text.matchAll(drawn)) for (const number of numbersIn(refs)) painted.add(number);
  }
  // What a page refers to may be a list of its contents.
  for (const { number, text, stream } of objects) {
    if (stream === undefined && painted.has(number)) for (const each of numbersIn(text)) painted.add(each);
  }
  const isCalled = ({ text }: FileObject): boolean => calledPicture.test(outermost(text)) && !otherwise.test(text);
  const streams = objects.filter(({ stream }) => stream !== undefined);
  // A number that was written twice is a picture only where both are.
  const others = new Set(streams.filter((object) => !isCalled(object)).map(({ number }) => number));
  return new Set(streams.map(({ number }) => number).filter((number) => !painted.has(number) && !others.has(number)));
};

/** A dictionary without the dictionaries in it. */
const outermost = (text: string): string => {
  let depth = 0;
  let kept = '';
  let from = 0;
  for (const mark of text.matchAll(/<<|>>/g)) {
    if (depth <= 1) kept += text.slice(from, mark.index);
    depth += mark[0] === '<<' ? 1 : -1;
    from = mark.index + 2;
  }
  return depth <= 1 ? kept + text.slice(from) : kept;
};

/** Throws `TooMuchUnpacked` where the streams of a file unpack to more than any receipt holds. */
export const checkUnpacking = (bytes: Bytes, objects: readonly FileObject[], pictures: ReadonlySet<number>): void => {
  const budget = new UnpackBudget(mostUnpacked);
  const packed = objects.filter((object) => object.stream !== undefined && !pictures.has(object.number));
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
export const withoutPictures = (
  bytes: Bytes,
  objects: readonly FileObject[],
  pictures: ReadonlySet<number>,
  file: string,
): Bytes => {
  const copy = bytes.slice();
  for (const object of objects) {
    if (object.stream === undefined || object.packed || !pictures.has(object.number)) continue;
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
