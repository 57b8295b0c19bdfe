/** A picture for the head of the PDFs that Sobre makes. */
export interface Logo {
  readonly name: string;
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** It is kept in the workbook, which every colleague opens. Bytes. */
export const maxLogoBytes = 100 * 1024;
/** A small PNG may unpack to a picture that fills the memory. */
const maxPixels = 4_000_000;

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/** What the picture is by its first bytes, whatever it is called; undefined for what no PDF is given. */
export const logoType = (bytes: Uint8Array<ArrayBuffer>): Logo['mediaType'] | undefined => {
  if (bytes.length > maxLogoBytes) return undefined;
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (bytes.length < 24 || !startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  // Width and height stand in the first chunk (PNG 11.2.1).
  return view.getUint32(16) * view.getUint32(20) <= maxPixels ? 'image/png' : undefined;
};
