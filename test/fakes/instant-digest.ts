import { createHash } from 'node:crypto';

/** How many were computed. */
export const digests = { count: 0 };

/**
 * Node computes digests on another thread, so that a fake clock cannot tell when they are done. The same digest, in
 * the same turn. Importing this file installs it.
 */
Object.defineProperty(crypto.subtle, 'digest', {
  value: (_algorithm: string, bytes: Uint8Array) => {
    digests.count += 1;
    const hash = createHash('sha256').update(bytes).digest();
    return Promise.resolve(hash.buffer.slice(hash.byteOffset, hash.byteOffset + hash.byteLength));
  },
});
