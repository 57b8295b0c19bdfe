import { isFailure, type Failure } from '../domain/failure.ts';
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

/** What is downloaded, its status, or nothing that a page may read. */
type Answered = Awaited<ReturnType<Ask>> | Failure;

/** Of a refusal without CORS headers a browser says no more than of a broken line. */
const fetched = async (url: string, { ask, signal }: DownloadParts): Promise<Answered> => {
  try {
    // The address is the permission: a token beside it would show the token to one more server.
    return await ask(url, { credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' }, signal);
  } catch (error) {
    if (isFailure(error) && error.code === 'folder/offline') return error;
    throw error;
  }
};

/**
 * The bytes of one file, whole and as listed, with the listing they answer to. An address that expired, or a file that was
 * saved meanwhile, is asked for once more: where the line is broken, Graph does not answer either. Rejects with `folder/*`;
 * gives the failure where Graph answers and the file's host twice does not.
 */
export const download = async (
  listed: DriveItem,
  parts: DownloadParts,
): Promise<{ readonly item: DriveItem; readonly bytes: Bytes } | MissedReason | Failure> => {
  let item = listed;
  let reason: MissedReason | Failure = 'refused';
  for (let tried = 0; tried < 2; tried += 1) {
    if (tried > 0 || item.downloadUrl === undefined) {
      const fresh = await again(item, parts.anew);
      if (typeof fresh === 'string') return fresh;
      item = fresh;
    }
    // Over a plain line anybody could change the file on its way.
    if (item.downloadUrl?.startsWith('https://') !== true) return 'refused';
    const answer = await fetched(item.downloadUrl, parts);
    if (isFailure(answer)) {
      reason = answer;
      continue;
    }
    if (answer.status === 423) return 'locked';
    if (answer.status === 200 && (await isWhole(answer.bytes, item))) return { item, bytes: answer.bytes };
    reason = answer.status === 200 ? 'changed' : 'refused';
  }
  return reason;
};
