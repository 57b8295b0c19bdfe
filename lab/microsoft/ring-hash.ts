const width = 160n;
const all = (1n << width) - 1n;

/**
 * OneDrive's quickXorHash, as a number of 160 bits that is turned. Bytes 160 apart fall on the same place, so they are
 * joined first.
 */
export function ringHash(bytes: Uint8Array): string {
  const folded = new Uint8Array(160);
  bytes.forEach((byte, at) => void (folded[at % 160]! ^= byte));
  let ring = 0n;
  folded.forEach((byte, at) => {
    const turn = BigInt((at * 11) % 160);
    const wide = BigInt(byte) << turn;
    ring ^= (wide & all) | (wide >> width);
  });
  ring ^= BigInt(bytes.length) << 96n;
  const hex = (ring & all).toString(16).padStart(40, '0');
  return Buffer.from(hex, 'hex').reverse().toString('base64');
}
