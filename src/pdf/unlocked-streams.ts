import { fileKeyOf, type FileLockEntries } from './file-lock.ts';
import { filtersOf, type FileObject } from './file-objects.ts';
import { decryptBlocks } from './revision-six.ts';
import { md5, rc4 } from './old-ciphers.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A file whose streams stand in the clear where they stood locked; its strings are still locked. */
interface UnlockedFile {
  readonly bytes: Bytes;
  readonly objects: readonly FileObject[];
}

const block = 16;
const salt = new TextEncoder().encode('sAlT');

/** Opens every stream before anything unpacks it: a lock hides what a stream unpacks to. */
export const unlockStreams = async (
  bytes: Bytes,
  objects: readonly FileObject[],
  lock: FileLockEntries,
  password: Bytes,
): Promise<UnlockedFile> => {
  const key = await fileKeyOf(password, lock);
  const copy = bytes.slice();
  const opened: FileObject[] = [];
  for (const object of objects) {
    const { stream } = object;
    if (stream === undefined || isOpenAnyway(object)) {
      opened.push(object);
      continue;
    }
    const plain = await decrypt(bytes.slice(stream.from, stream.to), key, object, lock);
    copy.fill(0x20, stream.from, stream.to);
    copy.set(plain, stream.from);
    opened.push({ ...object, stream: { from: stream.from, to: stream.from + plain.length } });
  }
  return { bytes: copy, objects: opened };
};

/** ISO 32000-2 §7.5.8.2 and §7.4.10. */
const isOpenAnyway = ({ text }: FileObject): boolean =>
  /\/Type[\s\0]*\/XRef\b/.test(text) || filtersOf(text).includes('Crypt');

const decrypt = async (
  locked: Bytes,
  key: Bytes,
  { number, generation }: FileObject,
  { cipher, revision }: FileLockEntries,
): Promise<Bytes> => {
  if (cipher === 'none') return locked;
  const own = revision >= 5 ? key : keyOfObject(key, number, generation, cipher === 'aes');
  if (cipher === 'rc4') return rc4(own, locked);
  const whole = locked.length - (locked.length % block);
  if (whole < 2 * block) return new Uint8Array();
  const plain = await decryptBlocks(own, locked.slice(0, block), locked.slice(block, whole));
  const padding = plain.at(-1) ?? 0;
  return padding <= block ? plain.slice(0, plain.length - padding) : plain;
};

/** Algorithm 1. */
const keyOfObject = (key: Bytes, number: number, generation: number, isAes: boolean): Bytes => {
  const place = [number, number >> 8, number >> 16, generation, generation >> 8];
  return md5(Uint8Array.from([...key, ...place, ...(isAes ? salt : [])])).slice(0, Math.min(16, key.length + 5));
};
