import { isFailure } from '../domain/failure.ts';
import type { MissedReason } from '../domain/receipt/missed-reasons.ts';
import { sha256 } from '../domain/text/sha256.ts';
import type { DriveItem } from './graph.ts';
import { quickXorHash } from './quick-xor-hash.ts';
import type { Ask } from './requests.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface DownloadParts {
  readonly ask: Ask;
  readonly signal: AbortSignal;
  /** The same file, with an address that works now. */
  readonly anew: (item: DriveItem) => Promise<DriveItem>;
}

const isWhole = async (bytes: Bytes, { size, file }: DriveItem): Promise<boolean> => {
  if (bytes.length !== size) return false;
  const { quickXorHash: quick, sha256Hash: sha } = file?.hashes ?? {};
  if (quick !== undefined && quick !== quickXorHash(bytes)) return false;
  return sha === undefined || sha.toLowerCase() === (await sha256(bytes));
};

/** The file as it is listed anew, or why it is not to be had. A failure that concerns every file goes on up. */
const again = async (item: DriveItem, anew: DownloadParts['anew']): Promise<DriveItem | MissedReason> => {
  try {
    return await anew(item);
  } catch (error) {
    if (isFailure(error) && error.code === 'folder/not-found') return 'gone';
    if (isFailure(error) && error.code === 'folder/no-access') return 'refused';
    throw error;
  }
};

/**
 * The bytes of one file, whole and as listed, with the listing they answer to. An address that expired, or a file that was
 * saved meanwhile, is asked for once more. Rejects with `folder/*`.
 */
export const download = async (
  listed: DriveItem,
  { ask, signal, anew }: DownloadParts,
): Promise<{ readonly item: DriveItem; readonly bytes: Bytes } | MissedReason> => {
  let item = listed;
  let reason: MissedReason = 'refused';
  for (let tried = 0; tried < 2; tried += 1) {
    if (tried > 0 || item.downloadUrl === undefined) {
      const fresh = await again(item, anew);
      if (typeof fresh === 'string') return fresh;
      item = fresh;
    }
    // Over a plain line anybody could change the file on its way.
    if (item.downloadUrl?.startsWith('https://') !== true) return 'refused';
    // The address is the permission: a token beside it would show the token to one more server.
    const answer = await ask(
      item.downloadUrl,
      { credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' },
      signal,
    );
    if (answer.status === 423) return 'locked';
    if (answer.status === 200 && (await isWhole(answer.bytes, item))) return { item, bytes: answer.bytes };
    reason = answer.status === 200 ? 'changed' : 'refused';
  }
  return reason;
};
