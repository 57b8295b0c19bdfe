import type { Attachment, FileTrait } from '../domain/receipt/receipt.ts';
import { streamBytes, type FileObject } from './file-objects.ts';
import type { UnpackBudget } from './stream-bytes.ts';

const signs: readonly (readonly [FileTrait, RegExp])[] = [
  ['script', /\/S[\s\0]*\/JavaScript\b|\/JavaScript[\s\0]*(?:<<|\d)/],
  ['launch', /\/S[\s\0]*\/Launch\b/],
  ['portfolio', /\/Type[\s\0]*\/Collection\b|\/Collection[\s\0]*(?:<<|\d+[\s\0]+\d+[\s\0]+R)/],
  ['signed', /\/ByteRange[\s\0]*\[/],
];

/** What a file can do, or has had done to it, by its objects. */
export const traitsOf = (objects: readonly FileObject[]): readonly FileTrait[] =>
  signs.flatMap(([trait, sign]) => (objects.some(({ text }) => sign.test(text)) ? [trait] : []));

/** Behind the last mark of the end, servers leave white space or a few bytes. */
const end = /startxref[\s\0]+(\d+)[\s\0]*%%EOF/g;

/** Whether the file was cut off: no end behind the last object, or less than it says it has. */
export const hasNoEnd = (file: string, objects: readonly FileObject[]): boolean => {
  const last = [...file.matchAll(end)].at(-1);
  if (last === undefined) return true;
  const lastObject = Math.max(0, ...objects.filter(({ packed }) => !packed).map(({ at }) => at));
  if (last.index < lastObject) return true;
  const linear = objects.find(({ text }) => /\/Linearized\b/.test(text));
  const length = Number(/\/L[\s\0]+(\d+)/.exec(linear?.text ?? '')?.[1] ?? 0);
  // The first part of a linearised file ends in a mark as well, which points to nothing.
  return Number(last[1]) === 0 || length > file.length;
};

/** Files inside the file that no list names: streams that a file specification refers to. */
export const unlistedFiles = (
  bytes: Uint8Array,
  objects: readonly FileObject[],
  budget: UnpackBudget,
  isLocked: boolean,
): readonly Attachment[] => {
  const streams = new Map(objects.filter(({ stream }) => stream !== undefined).map((each) => [each.number, each]));
  const names = new Map<number, string>();
  for (const { text } of objects) {
    for (const [, entries = ''] of text.matchAll(/\/EF[\s\0]*<<([^>]*)>>/g)) {
      for (const [, number] of entries.matchAll(/\/U?F[\s\0]+(\d+)[\s\0]+\d+[\s\0]+R/g)) {
        // A lock leaves nothing of a name to be read here.
        names.set(Number(number), isLocked ? '' : (/\/U?F[\s\0]*\(([^()\\]*)\)/.exec(text)?.[1] ?? ''));
      }
    }
  }
  for (const { number, text, stream } of objects) {
    if (stream !== undefined && /\/Type[\s\0]*\/EmbeddedFile\b/.test(text) && !names.has(number)) names.set(number, '');
  }
  return [...names].flatMap(([number, name]) => {
    const stream = streams.get(number);
    if (stream === undefined) return [];
    return [{ name: name || 'attachment', bytes: new Uint8Array(streamBytes(bytes, stream, budget)) }];
  });
};
