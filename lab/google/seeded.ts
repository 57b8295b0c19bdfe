import { createHash } from 'node:crypto';

/** Repeatable "randomness": the same seed and the same parts always give the same bytes, whatever was asked before. */
export interface Seeded {
  /** 32 bytes. */
  bytes(...parts: readonly (string | number)[]): Buffer;
  /** Lower-case hexadecimal, at most 64 digits. */
  hex(digits: number, ...parts: readonly (string | number)[]): string;
  /** URL-safe base64 of any length. */
  token(length: number, ...parts: readonly (string | number)[]): string;
  /** At least 0, below 1. */
  fraction(...parts: readonly (string | number)[]): number;
}

export function createSeeded(seed: number): Seeded {
  const bytes = (...parts: readonly (string | number)[]) =>
    createHash('sha256')
      .update(JSON.stringify([seed, ...parts]))
      .digest();
  return {
    bytes,
    hex: (digits, ...parts) =>
      bytes(...parts)
        .toString('hex')
        .slice(0, digits),
    token: (length, ...parts) => {
      let text = '';
      for (let block = 0; text.length < length; block++) text += bytes(...parts, block).toString('base64url');
      return text.slice(0, length);
    },
    fraction: (...parts) => bytes(...parts).readUInt32BE(0) / 2 ** 32,
  };
}
