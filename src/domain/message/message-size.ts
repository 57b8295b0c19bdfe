import { issue, type Issue } from '../issue.ts';
import type { ReceiptDocument } from '../receipt/receipt.ts';

/** Base64 in lines of 76 characters (RFC 2045 §6.8). Bytes. */
const encodedSize = (bytes: number): number => {
  const characters = Math.ceil(bytes / 3) * 4;
  return characters + 2 * Math.ceil(characters / 76);
};

/** Headers, text and the lines between the parts of one message. Bytes. */
const roomForText = 128 * 1024;
/** A lock adds blocks and keys. Bytes for each file. */
const roomForLock = 16 * 1024;

/** What the files of one message may come to, for people. MB. */
const roomForFiles = (limit: number): number =>
  Math.max(1, Math.floor((((limit - roomForText) / 4) * 3 * 76) / 78 / 1e6));

/** Rows whose message would be larger than what the provider takes. `limit` in bytes, of the encoded message. */
export const sizeIssues = (
  byRow: ReadonlyMap<number, { readonly documents: readonly ReceiptDocument[] }>,
  limit: number,
): Issue[] =>
  [...byRow].flatMap(([row, { documents }]) => {
    const size = documents.reduce((sum, { file }) => sum + encodedSize(file.size + roomForLock), roomForText);
    if (size <= limit) return [];
    const [largest] = [...documents].sort((a, b) => b.file.size - a.file.size);
    return [
      issue('receipt/too-large', row, '', {
        reason: 'message',
        file: largest?.file.name ?? '',
        mb: roomForFiles(limit),
      }),
    ];
  });
