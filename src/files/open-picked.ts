import { Failure } from '../domain/failure.ts';
import type { ReceiptFile } from '../domain/receipt.ts';
import { openZip } from './open-zip.ts';

/** One pick; a payroll of thousands has two files each. */
export const mostFiles = 5_000;
/** Bytes of one file, and of all together. */
const mostBytes = 25 * 1024 * 1024;
const mostBytesTogether = 300 * 1024 * 1024;

const isZip = ({ name }: ReceiptFile): boolean => /\.zip$/i.test(name);
/** What a computer puts beside the files without being asked. */
const isClutter = ({ name }: ReceiptFile): boolean => /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$)/i.test(name);

/** Opens what was picked: a ZIP becomes its files. Rejects with `receipt/unreadable` for too many, too large or damaged ones. */
export const openPicked = async (
  picked: readonly ReceiptFile[],
  signal: AbortSignal,
): Promise<readonly ReceiptFile[]> => {
  const files: ReceiptFile[] = [];
  let bytes = 0;
  for (const each of picked) {
    signal.throwIfAborted();
    const opened = isZip(each) ? await openZip(each, mostBytesTogether - bytes) : [each];
    for (const file of opened) {
      if (isClutter(file)) continue;
      if (file.size > mostBytes) throw new Failure('receipt/unreadable', { values: { file: file.name } });
      bytes += file.size;
      files.push(file);
    }
    if (files.length > mostFiles || bytes > mostBytesTogether) {
      throw new Failure('receipt/unreadable', { values: { file: each.name } });
    }
  }
  return files;
};
