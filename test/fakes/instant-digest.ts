import { createHash } from 'node:crypto';

/**
 * Node computes digests on another thread, so that a fake clock cannot tell when they are done. The same digest, in
 * the same turn. Importing this file installs it.
 */
Object.defineProperty(crypto.subtle, 'digest', {
  value: (_algorithm: string, bytes: Uint8Array) => {
    const hash = createHash('sha256').update(bytes).digest();
    return Promise.resolve(hash.buffer.slice(hash.byteOffset, hash.byteOffset + hash.byteLength));
  },
});
