import { opensFile, type FileLockEntries } from './file-lock.ts';
import type { FileObject } from './file-objects.ts';
import { passwordBytes } from './password-forms.ts';
import { readString } from './pdf-string.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What opens a file. */
export interface Opening {
  /** As the caller gave it; '' where no password is needed. */
  readonly password: string;
  /** As readers of PDF take it: a string of bytes up to revision 5, text from 6 on. */
  readonly key: string;
  readonly bytes: Bytes;
}

/** Of revision 6 each try costs some milliseconds: two hundred files of two hundred people must end within a minute. */
const mostCostlyTries = 48;
const mostTries = 2_000;
/** The owner's password is seldom a person's; it is tried for the likeliest few. */
const owners = 4;

/** The first password that opens a lock, tried here because a reader needs half a second for each. */
export const findOpening = async (
  lock: FileLockEntries,
  passwords: readonly string[],
  signal: AbortSignal,
): Promise<Opening | undefined> => {
  let left = lock.revision >= 6 ? mostCostlyTries : mostTries;
  for (const [index, password] of ['', ...passwords].entries()) {
    for (const bytes of passwordBytes(password, lock.revision)) {
      signal.throwIfAborted();
      if (left <= 0) return undefined;
      left -= 1;
      if (await opensFile(bytes, lock, index > 0 && index <= owners))
        return { password, key: keyOf(bytes, lock.revision), bytes };
    }
  }
  return undefined;
};

const keyOf = (bytes: Bytes, revision: number): string =>
  revision >= 6 ? new TextDecoder().decode(bytes) : String.fromCharCode(...bytes);

const reference = /\/Encrypt[\s\0]+(\d+)[\s\0]+\d+[\s\0]+R/g;
const longestEntry = 2_000;

/** The lock of a file; undefined where it has none, `unknown` where it is of no kind that a password opens. */
export const lockIn = (
  bytes: Bytes,
  file: string,
  objects: readonly FileObject[],
): FileLockEntries | 'unknown' | undefined => {
  const number = Number([...file.matchAll(reference)].at(-1)?.[1] ?? NaN);
  const object = objects.findLast((each) => !each.packed && each.number === number);
  const direct = file.lastIndexOf('/Encrypt<<') >= 0 ? file.lastIndexOf('/Encrypt<<') : file.lastIndexOf('/Encrypt <<');
  const from = object?.textAt ?? (direct < 0 ? undefined : direct);
  if (from === undefined) return /\/Encrypt[\s\0]/.test(file) ? 'unknown' : undefined;
  const end = file.indexOf('endobj', from);
  const to = Math.min(end < 0 ? file.length : end, from + longestEntry * 2);
  const text = file.slice(from, to);
  const string = (name: string): Bytes | undefined => {
    const found = new RegExp(String.raw`/${name}[\s\0]*(?=[(<])`).exec(text);
    return found === null ? undefined : readString(bytes, from + found.index + found[0].length, longestEntry);
  };
  const numberOf = (name: string): number | undefined => {
    const found = new RegExp(String.raw`/${name}[\s\0]+(-?\d+)`).exec(text)?.[1];
    return found === undefined ? undefined : Number(found);
  };
  const [O, U, revision] = [string('O'), string('U'), numberOf('R')];
  if (!/\/Filter[\s\0]*\/Standard\b/.test(text) || O === undefined || U === undefined || revision === undefined) {
    return 'unknown';
  }
  const bits = numberOf('V') === 4 ? 128 : (numberOf('Length') ?? 40);
  return {
    revision,
    keyBytes: revision === 2 ? 5 : Math.min(16, Math.max(5, bits >> 3)),
    O,
    U,
    OE: string('OE') ?? new Uint8Array(),
    UE: string('UE') ?? new Uint8Array(),
    cipher: cipherOf(text, numberOf('V') ?? 0),
    P: (numberOf('P') ?? 0) | 0,
    id: idOf(bytes, file),
    locksMetadata: !/\/EncryptMetadata[\s\0]+false/.test(text),
  };
};

/** What its filter for streams says (ISO 32000-2 §7.6.6); before those there was one. */
const cipherOf = (text: string, version: number): FileLockEntries['cipher'] => {
  if (version < 4) return 'rc4';
  const filter = /\/StmF[\s\0]*\/([A-Za-z0-9]+)/.exec(text)?.[1] ?? 'Identity';
  const entries = new RegExp(String.raw`/${filter}[\s\0]*<<([^>]*)>>`).exec(text)?.[1] ?? '';
  const method = /\/CFM[\s\0]*\/([A-Za-z0-9]+)/.exec(entries)?.[1] ?? 'None';
  return method === 'V2' ? 'rc4' : method === 'None' ? 'none' : 'aes';
};

const idOf = (bytes: Bytes, file: string): Bytes => {
  const found = [...file.matchAll(/\/ID[\s\0]*\[[\s\0]*(?=[(<])/g)].at(-1);
  if (found === undefined) return new Uint8Array();
  return readString(bytes, found.index + found[0].length, longestEntry) ?? new Uint8Array();
};
