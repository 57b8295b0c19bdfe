import { preparedPassword, shownPassword } from './password-forms.ts';

/** PDF 2.0 (ISO 32000-2 §7.6.4), revision 6: keys from passwords, by WebCrypto because script takes half a second. */
type Bytes = Uint8Array<ArrayBuffer>;

const subtle = () => crypto.subtle;
const block = 16;
const noBytes: Bytes = new Uint8Array();
const zeroIv: Bytes = new Uint8Array(block);

export const joinBytes = (...parts: readonly Uint8Array[]): Bytes => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

export const randomBytes = (count: number): Bytes => crypto.getRandomValues(new Uint8Array(count));

/** UTF-8, of which 127 bytes count. */
const encode = (password: string): Bytes => new TextEncoder().encode(password).slice(0, 127);

const aesKey = (key: Bytes): Promise<CryptoKey> => subtle().importKey('raw', key, 'AES-CBC', false, ['encrypt']);

/** AES-CBC with padding: what streams and strings use. */
export const encryptPadded = async (key: CryptoKey, iv: Bytes, bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await subtle().encrypt({ name: 'AES-CBC', iv }, key, bytes));

/** The platform always pads; whole blocks come out the same before the block of padding. */
const encryptBlocks = async (key: Bytes, iv: Bytes, bytes: Bytes): Promise<Bytes> =>
  (await encryptPadded(await aesKey(key), iv, bytes)).slice(0, bytes.length);

/** The same back. The platform wants padding, so the block that would hold it is put behind. */
export const decryptBlocks = async (key: Bytes, iv: Bytes, bytes: Bytes): Promise<Bytes> => {
  const imported = await subtle().importKey('raw', key, 'AES-CBC', false, ['encrypt', 'decrypt']);
  const padding = await encryptPadded(imported, bytes.length === 0 ? iv : bytes.slice(-block), noBytes);
  return new Uint8Array(await subtle().decrypt({ name: 'AES-CBC', iv }, imported, joinBytes(bytes, padding)));
};

const digest = async (size: 256 | 384 | 512, bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await subtle().digest(`SHA-${size}`, bytes));

const sizes = [256, 384, 512] as const;

/** Algorithm 2.B. `user` is the user entry when the owner's hash is made, else empty. */
const hash = async (password: Bytes, salt: Bytes, user: Bytes): Promise<Bytes> => {
  let key = await digest(256, joinBytes(password, salt, user));
  for (let round = 0; ; round += 1) {
    const once = joinBytes(password, key, user);
    const repeated = joinBytes(...Array.from({ length: 64 }, () => once));
    const encrypted = await encryptBlocks(key.slice(0, 16), key.slice(16, 32), repeated);
    const remainder = encrypted.subarray(0, block).reduce((sum, byte) => sum + byte, 0) % 3;
    key = await digest(sizes[remainder] ?? 256, encrypted);
    if (round >= 63 && (encrypted.at(-1) ?? 0) <= round - 31) return key.slice(0, 32);
  }
};

/** Entries of the encryption dictionary, and the key that encrypts the file. */
export interface FileLock {
  readonly key: CryptoKey;
  readonly U: Bytes;
  readonly UE: Bytes;
  readonly O: Bytes;
  readonly OE: Bytes;
  readonly Perms: Bytes;
  /** All permissions: the password is for reading, not for forbidding. */
  readonly P: number;
}

const allPermissions = -4;

/**
 * Algorithms 8, 9 and 10. The user's password is the prepared one, the owner's the one as it shows: so it opens in readers
 * that prepare what people type and in those that do not.
 */
export const createLock = async (password: string): Promise<FileLock> => {
  const fileKey = randomBytes(32);
  const entry = async (secret: Bytes, user: Bytes): Promise<readonly [Bytes, Bytes]> => {
    const [validation, keySalt] = [randomBytes(8), randomBytes(8)];
    const proof = await hash(secret, validation, user);
    const wrapped = await encryptBlocks(await hash(secret, keySalt, user), zeroIv, fileKey);
    return [joinBytes(proof, validation, keySalt), wrapped];
  };
  const [U, UE] = await entry(encode(preparedPassword(password)), noBytes);
  const [O, OE] = await entry(encode(shownPassword(password)), U);
  const permissions = new Uint8Array(new Int32Array([allPermissions]).buffer);
  const marked = joinBytes(permissions, new Uint8Array(4).fill(0xff), new TextEncoder().encode('Tadb'), randomBytes(4));
  const Perms = await encryptBlocks(fileKey, zeroIv, marked);
  return { key: await aesKey(fileKey), U, UE, O, OE, Perms, P: allPermissions };
};

/** Whether bytes of a password open a file with this user and owner entry. Algorithms 11 and 12. */
export const opensRevisionSix = async (secret: Bytes, U: Bytes, O: Bytes, asOwner: boolean): Promise<boolean> => {
  const matches = async (entry: Bytes, user: Bytes): Promise<boolean> => {
    const proof = await hash(secret, entry.slice(32, 40), user);
    return proof.every((byte, index) => byte === entry[index]);
  };
  return (await matches(U, noBytes)) || (asOwner && (await matches(O, U.slice(0, 48))));
};

/** Algorithm 2.A: the key of the file. */
export const keyOfRevisionSix = async (secret: Bytes, { U, UE, O, OE }: Record<'U' | 'UE' | 'O' | 'OE', Bytes>) => {
  const isUsers = await opensRevisionSix(secret, U, O, false);
  const [entry, wrapped, user] = isUsers ? [U, UE, noBytes] : [O, OE, U.slice(0, 48)];
  return decryptBlocks(await hash(secret, entry.slice(40, 48), user), zeroIv, wrapped.slice(0, 32));
};
