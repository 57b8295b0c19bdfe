import { md5, rc4 } from './old-ciphers.ts';
import { decryptBlocks, keyOfRevisionSix, opensRevisionSix } from './revision-six.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What a file says of its lock (ISO 32000-2 §7.6.4). */
export interface FileLockEntries {
  readonly revision: number;
  readonly keyBytes: number;
  readonly O: Bytes;
  readonly U: Bytes;
  /** The key of the file, locked by each password. Revision 5 and 6. */
  readonly OE: Bytes;
  readonly UE: Bytes;
  readonly P: number;
  readonly id: Bytes;
  readonly locksMetadata: boolean;
  /** What locks the streams. */
  readonly cipher: 'none' | 'rc4' | 'aes';
}

const padding = Uint8Array.from(
  [
    0x28, 0xbf, 0x4e, 0x5e, 0x4e, 0x75, 0x8a, 0x41, 0x64, 0x00, 0x4e, 0x56, 0xff, 0xfa, 0x01, 0x08, 0x2e, 0x2e, 0x00,
    0xb6, 0xd0, 0x68, 0x3e, 0x80, 0x2f, 0x0c, 0xa9, 0xfe, 0x64, 0x53, 0x69, 0x7a,
  ],
  Number,
);

const join = (...parts: readonly Uint8Array[]): Bytes => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const padded = (password: Uint8Array): Bytes => join(password, padding).slice(0, 32);
const same = (one: Uint8Array, other: Uint8Array, length: number): boolean =>
  one.subarray(0, length).every((byte, index) => byte === other[index]) && other.length >= length;

/** Whether bytes of a password open a file, as its user's or its owner's. */
export const opensFile = async (password: Bytes, lock: FileLockEntries, asOwner: boolean): Promise<boolean> => {
  if (lock.revision >= 6) return opensRevisionSix(password, lock.U, lock.O, asOwner);
  if (lock.revision === 5) return opensRevisionFive(password, lock, asOwner);
  return isUsersOld(password, lock) || (asOwner && isUsersOld(userOfOwner(password, lock), lock));
};

/** The key that all streams are locked by; `password` opens the file. */
export const fileKeyOf = async (password: Bytes, lock: FileLockEntries): Promise<Bytes> => {
  if (lock.revision >= 6) return keyOfRevisionSix(password, lock);
  if (lock.revision === 5) return keyOfRevisionFive(password, lock);
  return oldKey(isUsersOld(password, lock) ? password : userOfOwner(password, lock), lock);
};

const keyOfRevisionFive = async (password: Bytes, lock: FileLockEntries): Promise<Bytes> => {
  const isUsers = await opensRevisionFive(password, lock, false);
  const [entry, wrapped, user] = isUsers ? [lock.U, lock.UE, new Uint8Array()] : [lock.O, lock.OE, lock.U.slice(0, 48)];
  const key = await crypto.subtle.digest('SHA-256', join(password, entry.subarray(40, 48), user));
  return decryptBlocks(new Uint8Array(key), new Uint8Array(16), wrapped.slice(0, 32));
};

const opensRevisionFive = async (password: Bytes, { U, O }: FileLockEntries, asOwner: boolean): Promise<boolean> => {
  const matches = async (entry: Bytes, user: Bytes): Promise<boolean> => {
    const digest = await crypto.subtle.digest('SHA-256', join(password, entry.subarray(32, 40), user));
    return same(new Uint8Array(digest), entry, 32);
  };
  return (await matches(U, new Uint8Array())) || (asOwner && (await matches(O, U.slice(0, 48))));
};

/** Algorithms 2, 4 and 5. */
const isUsersOld = (password: Uint8Array, lock: FileLockEntries): boolean => {
  const key = oldKey(password, lock);
  if (lock.revision < 3) return same(rc4(key, padding), lock.U, 32);
  const proof = nineteenTimes(key, rc4(key, md5(join(padding, lock.id))));
  return same(proof, lock.U, 16);
};

const oldKey = (password: Uint8Array, { O, P, id, revision, keyBytes, locksMetadata }: FileLockEntries): Bytes => {
  const permissions = new Uint8Array(new Int32Array([P]).buffer);
  const open = revision >= 4 && !locksMetadata ? Uint8Array.of(255, 255, 255, 255) : new Uint8Array();
  let digest = md5(join(padded(password), O.subarray(0, 32), permissions, id, open));
  for (let round = 0; revision >= 3 && round < 50; round += 1) digest = md5(digest.subarray(0, keyBytes));
  return digest.slice(0, keyBytes);
};

const nineteenTimes = (key: Bytes, bytes: Bytes): Bytes => {
  let result = bytes;
  for (let round = 1; round <= 19; round += 1)
    result = rc4(
      key.map((byte) => byte ^ round),
      result,
    );
  return result;
};

/** Algorithm 7: the user's password, as the owner's keeps it. */
const userOfOwner = (password: Uint8Array, { O, revision, keyBytes }: FileLockEntries): Bytes => {
  let digest = md5(padded(password));
  for (let round = 0; revision >= 3 && round < 50; round += 1) digest = md5(digest);
  const key = digest.slice(0, keyBytes);
  let user = O.slice(0, 32);
  for (let round = revision >= 3 ? 19 : 0; round >= 0; round -= 1)
    user = rc4(
      key.map((byte) => byte ^ round),
      user,
    );
  return user;
};
