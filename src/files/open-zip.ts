import { unzip, type Unzipped } from 'fflate';
import { Failure } from '../domain/failure.ts';
import type { ReceiptFile } from '../domain/receipt.ts';

/** Base name of an entry: folders inside a ZIP mean nothing here, and a name cannot lead out of it. */
const baseName = (path: string): string => (path.split(/[\\/]/).at(-1) ?? '').normalize('NFC');

const inflate = (bytes: Uint8Array, mostBytes: number): Promise<Unzipped> =>
  new Promise((resolve, reject) => {
    let left = mostBytes;
    let tooLarge = false;
    unzip(
      bytes,
      {
        // The directory says how large an entry becomes: a bomb is refused before it is unpacked.
        filter: ({ name, originalSize }) => {
          left -= originalSize;
          tooLarge ||= left < 0;
          return !tooLarge && baseName(name) !== '';
        },
      },
      (error, files) => {
        if (error !== null) reject(error);
        else if (tooLarge) reject(new RangeError('The ZIP is too large'));
        else resolve(files);
      },
    );
  });

/** The files in a ZIP. Rejects with `receipt/unreadable` for one that is damaged, locked, or larger than `mostBytes` unpacked. */
export const openZip = async (zip: ReceiptFile, mostBytes: number): Promise<readonly ReceiptFile[]> => {
  try {
    const files = await inflate(await zip.read(), mostBytes);
    return Object.entries(files).map(([path, bytes]) => ({
      name: baseName(path),
      size: bytes.length,
      read: () => Promise.resolve(bytes as Uint8Array<ArrayBuffer>),
    }));
  } catch (error) {
    throw new Failure('receipt/unreadable', { cause: error, values: { file: zip.name } });
  }
};
