import { createHash } from 'node:crypto';

/** How many were computed. */
export const digests = { count: 0 };

/**
 * Node computes digests on another thread, so that a fake clock cannot tell when they are done. The same digest, in
 * the same turn. Importing this file installs it, for every suite that shares the process.
 */
Object.defineProperty(crypto.subtle, 'digest', {
  value: (algorithm: AlgorithmIdentifier, bytes: BufferSource) => {
    digests.count += 1;
    const name = typeof algorithm === 'string' ? algorithm : algorithm.name;
    const view = ArrayBuffer.isView(bytes)
      ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      : new Uint8Array(bytes);
    const hash = createHash(name.replace('-', '')).update(view).digest();
    return Promise.resolve(hash.buffer.slice(hash.byteOffset, hash.byteOffset + hash.byteLength));
  },
});
