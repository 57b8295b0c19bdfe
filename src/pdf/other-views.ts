import { latin, streamBytes, type FileObject } from './file-objects.ts';
import type { OpenedFile } from './opened-file.ts';
import type { UnpackBudget } from './stream-bytes.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** More versions than this were made to tire a reader. */
const mostVersions = 6;
const mostPages = 200;

export interface OtherViews {
  /** The file as some reader may come to see it. */
  readonly views: readonly Bytes[];
  /** There are more versions than are looked at. */
  readonly tooMany: boolean;
}

const isPage = ({ text }: FileObject): boolean => /\/Type[\s\0]*\/Page(?![A-Za-z])/.test(text);
const isCatalog = ({ text }: FileObject): boolean => /\/Type[\s\0]*\/Catalog\b/.test(text);

/**
 * The file before each object that was written a second time, the file with the last of all objects, and a view whose
 * pages are those that `reached` does not name, and what is left of pages that were taken out.
 */
export const otherViews = (opened: OpenedFile, reached: ReadonlySet<number>): OtherViews => {
  const { light, file, objects } = opened;
  const cuts = cutsIn(file, objects);
  const versions = cuts.length === 0 ? [] : [...cuts.slice(0, mostVersions), file.length];
  const views = versions.flatMap((end) => viewUpTo(end, light, file, objects));
  const lost = unreachedView(opened, reached);
  return { views: [...views, ...(lost === undefined ? [] : [lost])], tooMany: cuts.length > mostVersions };
};

/** Where an object is written again with other content; what comes before is an earlier version of the file. */
const cutsIn = (file: string, objects: readonly FileObject[]): readonly number[] => {
  const cuts: number[] = [];
  let seen = new Map<number, string>();
  for (const object of objects) {
    const body = bodyOf(file, object);
    const before = seen.get(object.number);
    if (before !== undefined && before !== body && object.at > (cuts.at(-1) ?? 0)) {
      cuts.push(object.at);
      seen = new Map();
    }
    seen.set(object.number, body);
  }
  return cuts;
};

const bodyOf = (file: string, { text, stream }: FileObject): string =>
  text + (stream === undefined ? '' : file.slice(stream.from, stream.to));

const viewUpTo = (end: number, bytes: Bytes, file: string, objects: readonly FileObject[]): readonly Bytes[] => {
  const within = objects.filter(({ at }) => at < end);
  const root = within.findLast(isCatalog);
  if (root === undefined) return [];
  return [withTable(bytes.subarray(0, end), file, within, '', `${root.number} ${root.generation} R`)];
};

/** A page tree of its own for what no tree leads to. */
const unreachedView = (
  { light, bytes, file, objects, budget }: OpenedFile,
  reached: ReadonlySet<number>,
): Bytes | undefined => {
  const pages = new Map(objects.filter(isPage).map((page) => [page.number, page]));
  const lost = [...pages.keys()].filter((number) => !reached.has(number));
  const loose = looseContents(bytes, objects, budget);
  if (lost.length + loose.length === 0) return undefined;
  const first = Math.max(...objects.map(({ number }) => number)) + 1;
  const resources = resourcesIn([...pages.values()]);
  const made = loose.map(
    ({ number, generation }, index) =>
      `${first + 2 + index} 0 obj\n<</Type/Page/Parent ${first + 1} 0 R/Contents ${number} ${generation} R/Resources ${resources}>>\nendobj\n`,
  );
  const kids = [...lost, ...loose.map((_stream, index) => first + 2 + index)].slice(0, mostPages);
  const added = [
    `${first} 0 obj\n<</Type/Catalog/Pages ${first + 1} 0 R>>\nendobj\n`,
    `${first + 1} 0 obj\n<</Type/Pages/Count ${kids.length}/Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]/MediaBox[-9999 -9999 9999 9999]>>\nendobj\n`,
    ...made,
  ].join('');
  return withTable(light, file, objects, added, `${first} 0 R`);
};

/** Streams that paint text and that nothing refers to. */
const looseContents = (bytes: Bytes, objects: readonly FileObject[], budget: UnpackBudget): readonly FileObject[] => {
  const referred = new Set<number>();
  for (const { text } of objects) {
    for (const [, number] of text.matchAll(/(\d{1,10})[\s\0]+\d{1,5}[\s\0]+R\b/g)) referred.add(Number(number));
  }
  return objects.filter(
    (object) =>
      object.stream !== undefined &&
      !referred.has(object.number) &&
      !/\/Type[\s\0]*\/(ObjStm|XRef|Metadata|EmbeddedFile)\b/.test(object.text) &&
      /\bBT\b[^]*\bT[jJ]\b/.test(latin(streamBytes(bytes, object, budget))),
  );
};

/** What the pages of the file use, as the first one says it. */
const resourcesIn = (pages: readonly FileObject[]): string => {
  for (const { text } of pages) {
    const at = /\/Resources[\s\0]*/.exec(text);
    if (at === null) continue;
    const rest = text.slice(at.index + at[0].length);
    const reference = /^\d+[\s\0]+\d+[\s\0]+R\b/.exec(rest)?.[0];
    if (reference !== undefined) return reference;
    let depth = 0;
    for (const mark of rest.matchAll(/<<|>>/g)) {
      depth += mark[0] === '<<' ? 1 : -1;
      if (depth === 0) return rest.slice(0, mark.index + 2);
    }
  }
  return '<<>>';
};

/** The file with further objects and a table of all that are not packed; those that are come by the table before. */
const withTable = (
  bytes: Uint8Array,
  file: string,
  objects: readonly FileObject[],
  added: string,
  root: string,
): Bytes => {
  const places = new Map<number, { at: number; generation: number }>();
  for (const { number, generation, at, packed } of objects) if (!packed) places.set(number, { at, generation });
  const start = bytes.length + 1;
  for (const match of added.matchAll(/(\d+) 0 obj\n/g)) {
    places.set(Number(match[1]), { at: start + match.index, generation: 0 });
  }
  const rows = [...places]
    .sort(([one], [other]) => one - other)
    .map(([number, { at, generation }]) => `${number} 1\n${pad(at, 10)} ${pad(generation, 5)} n \n`);
  const size = Math.max(0, ...places.keys(), ...objects.map(({ number }) => number)) + 1;
  const whole = bytes.length === file.length;
  const table = whole ? Number([...file.matchAll(/startxref[\s\0]+(\d+)/g)].at(-1)?.[1] ?? 0) : 0;
  const stream = objects.findLast(({ text, packed }) => !packed && /\/Type[\s\0]*\/XRef\b/.test(text));
  const before = table > 0 ? table : (stream?.at ?? 0);
  const lock = trailerEntry(file, 'Encrypt') + trailerEntry(file, 'ID');
  const tail = `xref\n0 1\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size ${size}/Root ${root}${
    before > 0 ? `/Prev ${before}` : ''
  }${lock}>>\nstartxref\n${start + added.length}\n%%EOF\n`;
  return joinText(bytes, `\n${added}${tail}`);
};

const pad = (value: number, length: number): string => String(value).padStart(length, '0');

const trailerEntry = (file: string, name: 'Encrypt' | 'ID'): string => {
  const value = name === 'ID' ? String.raw`\[[^\]]*\]` : String.raw`\d+[\s\0]+\d+[\s\0]+R`;
  return [...file.matchAll(new RegExp(String.raw`/${name}[\s\0]*${value}`, 'g'))].at(-1)?.[0] ?? '';
};

const joinText = (bytes: Uint8Array, text: string): Bytes => {
  const whole = new Uint8Array(bytes.length + text.length);
  whole.set(bytes);
  for (let index = 0; index < text.length; index += 1) whole[bytes.length + index] = text.charCodeAt(index);
  return whole;
};
