import type { FileLockEntries } from './file-lock.ts';
import { latin, objectsIn, withPacked, type FileObject } from './file-objects.ts';
import { lockIn, type Opening } from './find-password.ts';
import { checkUnpacking, picturesIn, withoutPictures } from './light-copy.ts';
import { UnpackBudget } from './stream-bytes.ts';
import { unlockStreams } from './unlocked-streams.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What is unpacked here, besides what pdf.js unpacks. */
const ownUnpacking = 64 * 1024 * 1024;

/** A file as it stands, before anybody looks for its tables. */
export interface FileAsWritten {
  readonly bytes: Bytes;
  /** One byte, one character. */
  readonly file: string;
  readonly objects: readonly FileObject[];
  readonly lock: FileLockEntries | 'unknown' | undefined;
}

/** The same with its streams in the clear, small enough to be unpacked. */
export interface OpenedFile {
  /** As written: its pictures are one point, and it is locked where it was. */
  readonly light: Bytes;
  readonly file: string;
  /** Streams in the clear. */
  readonly bytes: Bytes;
  /** Those in object streams too. */
  readonly objects: readonly FileObject[];
  readonly budget: UnpackBudget;
}

export const asWritten = (bytes: Bytes): FileAsWritten => {
  const file = latin(bytes);
  const objects = objectsIn(file);
  return { bytes, file, objects, lock: lockIn(bytes, file, objects) };
};

/** Throws `TooMuchUnpacked` before anything could fill the memory. */
export const openFile = async (
  written: FileAsWritten,
  opening: Pick<Opening, 'bytes'> | undefined,
): Promise<OpenedFile> => {
  const { lock, file } = written;
  const open =
    lock === undefined || lock === 'unknown' || opening === undefined
      ? written
      : await unlockStreams(written.bytes, written.objects, lock, opening.bytes);
  const budget = new UnpackBudget(ownUnpacking);
  const objects = withPacked(open.bytes, open.objects, budget);
  const pictures = picturesIn(objects);
  checkUnpacking(open.bytes, open.objects, pictures);
  return {
    file,
    bytes: open.bytes,
    objects,
    budget,
    light: withoutPictures(written.bytes, written.objects, pictures, file),
  };
};
