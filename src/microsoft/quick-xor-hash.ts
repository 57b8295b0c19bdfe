const cells = 20;
const bits = cells * 8;
const step = 11;

/**
 * The hash that OneDrive and SharePoint keep of every file, in base64: 160 bits in a ring, each byte joined 11 bits further
 * on by exclusive or, and the length joined to the last 8 bytes. It finds damage, not malice.
 */
export const quickXorHash = (bytes: Uint8Array): string => {
  const ring = new Uint8Array(cells);
  const join = (at: number, byte: number): void => void (ring[at % cells]! ^= byte);
  let bit = 0;
  for (const byte of bytes) {
    const [cell, shift] = [bit >> 3, bit & 7];
    join(cell, byte << shift);
    join(cell + 1, byte >> (8 - shift));
    bit = (bit + step) % bits;
  }
  let rest = bytes.length;
  for (let at = cells - 8; rest > 0; at += 1, rest = Math.floor(rest / 256)) join(at, rest % 256);
  return btoa(String.fromCharCode(...ring));
};
