import { inflateWithin, type UnpackBudget } from './stream-bytes.ts';

/** An object as it stands in the file, whether anything refers to it or not. */
export interface FileObject {
  readonly number: number;
  readonly generation: number;
  /** Where it begins in the file; of a packed object, where its container begins. */
  readonly at: number;
  /** Its text, names without escapes; of a stream, its dictionary. */
  readonly text: string;
  /** Where the bytes of a stream are. */
  readonly stream: { readonly from: number; readonly to: number } | undefined;
  readonly packed: boolean;
  /** Where `text` stands in the file. */
  readonly textAt: number;
}

const head = /(\d{1,10})[\s\0]+(\d{1,5})[\s\0]+obj\b/g;
/** No dictionary of a receipt is longer; what is longer is cut. */
const longestText = 200_000;
const mostObjects = 100_000;

/** One byte, one character. */
export const latin = (bytes: Uint8Array): string => latinDecoder.decode(bytes);
const latinDecoder = new TextDecoder('latin1');

/** `#41` in a name stands for `A`. */
const unescaped = (text: string): string =>
  text.includes('#')
    ? text.replace(/#([0-9A-Fa-f]{2})/g, (_whole, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;

/** Finds a mark from ever later places, and looks through the file only once. */
const finder = (file: string, mark: string): ((from: number) => number) => {
  let found = -1;
  return (from) => {
    if (found >= from) return found;
    const at = file.indexOf(mark, from);
    return (found = at < 0 ? file.length : at);
  };
};

/** Every object in the order of the file, read past all tables: also those that were replaced, removed or hidden. */
export const objectsIn = (file: string): readonly FileObject[] => {
  const objects: FileObject[] = [];
  const heads = [...file.matchAll(head)].slice(0, mostObjects);
  const [nextEnd, nextStreamEnd] = [finder(file, 'endobj'), finder(file, 'endstream')];
  let done = 0;
  heads.forEach((found, index) => {
    if (found.index < done) return;
    const from = found.index + found[0].length;
    // An object without an end stops where the next one begins.
    const end = Math.min(nextEnd(from), heads[index + 1]?.index ?? file.length, from + longestText);
    const mark = streamIn(file, from, end);
    const stream = mark === undefined ? undefined : streamAt(file, from, mark, nextStreamEnd);
    objects.push({
      number: Number(found[1]),
      generation: Number(found[2]),
      at: found.index,
      text: unescaped(file.slice(from, mark ?? end)),
      stream,
      packed: false,
      textAt: from,
    });
    done = stream?.to ?? from;
  });
  return objects;
};

/** `stream` stands behind a dictionary, on a line that ends there. */
const streamIn = (file: string, from: number, end: number): number | undefined => {
  const mark = />>[\s\0]*stream(?=\r?\n|\r)/.exec(file.slice(from, end));
  return mark === null ? undefined : from + mark.index + 2;
};

const streamAt = (
  file: string,
  dictAt: number,
  markAt: number,
  nextEnd: (from: number) => number,
): { from: number; to: number } => {
  const from = markAt + (/^[\s\0]*stream(\r\n|\n|\r)/.exec(file.slice(markAt, markAt + 200))?.[0].length ?? 0);
  const length = /\/Length[\s\0]+(\d{1,10})(?![\s\0]+\d+[\s\0]+R)/.exec(file.slice(dictAt, markAt))?.[1];
  const said = from + Number(length ?? NaN);
  return { from, to: /^[\s\0]*endstream/.test(file.slice(said, said + 20)) ? said : nextEnd(from) };
};

/** The same with what object streams hold, each behind its container. */
export const withPacked = (
  bytes: Uint8Array,
  objects: readonly FileObject[],
  budget: UnpackBudget,
): readonly FileObject[] =>
  objects.flatMap((object) =>
    object.stream !== undefined && /\/Type[\s\0]*\/ObjStm\b/.test(object.text)
      ? [object, ...unpackContainer(bytes, object, budget)]
      : [object],
  );

const unpackContainer = (bytes: Uint8Array, container: FileObject, budget: UnpackBudget): readonly FileObject[] => {
  const first = Number(/\/First[\s\0]+(\d+)/.exec(container.text)?.[1] ?? NaN);
  const text = latin(streamBytes(bytes, container, budget));
  if (!(first <= text.length)) return [];
  const numbers = (text.slice(0, first).match(/\d+/g) ?? []).map(Number);
  const inside: FileObject[] = [];
  for (let index = 0; index + 1 < numbers.length && inside.length < mostObjects; index += 2) {
    const from = first + numbers[index + 1]!;
    const to = index + 3 < numbers.length ? first + numbers[index + 3]! : text.length;
    inside.push({
      number: numbers[index]!,
      generation: 0,
      at: container.at,
      text: unescaped(text.slice(from, Math.max(from, Math.min(to, from + longestText)))),
      stream: undefined,
      packed: true,
      textAt: container.textAt,
    });
  }
  return inside;
};

/** The bytes of a stream, unpacked where Flate packs them alone. */
export const streamBytes = (bytes: Uint8Array, { text, stream }: FileObject, budget: UnpackBudget): Uint8Array => {
  if (stream === undefined) return new Uint8Array();
  const raw = bytes.subarray(stream.from, stream.to);
  const filters = filtersOf(text);
  if (filters.length === 0) return raw;
  return filters.length === 1 && /^(FlateDecode|Fl)$/.test(filters[0]!) ? inflateWithin(raw, budget) : new Uint8Array();
};

/** Names of the filters, first applied first. */
export const filtersOf = (dict: string): readonly string[] => {
  const written = /\/Filter[\s\0]*(\[[^\]]*\]|\/[A-Za-z0-9]+)/.exec(dict)?.[1] ?? '';
  return [...written.matchAll(/\/([A-Za-z0-9]+)/g)].map(([, name = '']) => name);
};
