/** MD5 and RC4, which locks before revision 5 use and the platform no longer offers. They open; nothing is locked by them. */
type Bytes = Uint8Array<ArrayBuffer>;

const shifts = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
];
const sines = Array.from({ length: 64 }, (_, index) => Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32) | 0);

/** RFC 1321. */
export const md5 = (message: Uint8Array): Bytes => {
  const length = (((message.length + 8) >> 6) + 1) << 6;
  const padded = new Uint8Array(length);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 8, message.length << 3, true);
  view.setUint32(length - 4, Math.floor(message.length / 2 ** 29), true);
  const sums: [number, number, number, number] = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476];
  for (let block = 0; block < length; block += 64) addBlock(sums, view, block);
  const digest = new Uint8Array(16);
  sums.forEach((sum, index) => new DataView(digest.buffer).setInt32(index * 4, sum, true));
  return digest;
};

const addBlock = (sums: [number, number, number, number], view: DataView, at: number): void => {
  let [a, b, c, d] = sums;
  for (let step = 0; step < 64; step += 1) {
    const round = step >> 4;
    const mixed = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][round]!;
    const word = [step, (5 * step + 1) % 16, (3 * step + 5) % 16, (7 * step) % 16][round]!;
    const sum = (a + mixed + sines[step]! + view.getInt32(at + word * 4, true)) | 0;
    const shift = shifts[round]![step % 4]!;
    [a, d, c, b] = [d, c, b, (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0];
  }
  sums[0] = (sums[0] + a) | 0;
  sums[1] = (sums[1] + b) | 0;
  sums[2] = (sums[2] + c) | 0;
  sums[3] = (sums[3] + d) | 0;
};

export const rc4 = (key: Uint8Array, bytes: Uint8Array): Bytes => {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  for (let index = 0, other = 0; index < 256; index += 1) {
    other = (other + state[index]! + key[index % key.length]!) & 255;
    [state[index], state[other]] = [state[other]!, state[index]!];
  }
  let [one, two] = [0, 0];
  return Uint8Array.from(bytes, (byte) => {
    one = (one + 1) & 255;
    two = (two + state[one]!) & 255;
    [state[one], state[two]] = [state[two]!, state[one]!];
    return byte ^ state[(state[one]! + state[two]!) & 255]!;
  });
};
