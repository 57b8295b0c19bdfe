/** RFC 3492 §5: the parameters of IDNA. */
const base = 36;
const tMin = 1;
const tMax = 26;
const skew = 38;
const damp = 700;
const initialBias = 72;
const initialCode = 128;

const digits = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** RFC 3492 §6.1 */
const adapt = (delta: number, points: number, first: boolean): number => {
  let rest = first ? Math.floor(delta / damp) : delta >> 1;
  rest += Math.floor(rest / points);
  let k = 0;
  for (; rest > ((base - tMin) * tMax) >> 1; k += base) rest = Math.floor(rest / (base - tMin));
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew));
};

const threshold = (k: number, bias: number): number => Math.min(tMax, Math.max(tMin, k - bias));

const variableLength = (value: number, bias: number): string => {
  let text = '';
  let rest = value;
  for (let k = base; ; k += base) {
    const t = threshold(k, bias);
    if (rest < t) return text + digits[rest]!;
    text += digits[t + ((rest - t) % (base - t))]!;
    rest = Math.floor((rest - t) / (base - t));
  }
};

/** RFC 3492 §6.3, without the `xn--` prefix. */
export const encodePunycode = (label: string): string => {
  const points = Array.from(label, (letter) => letter.codePointAt(0)!);
  const basic = points.filter((point) => point < initialCode);
  let output = String.fromCharCode(...basic) + (basic.length > 0 ? '-' : '');
  let code = initialCode;
  let delta = 0;
  let bias = initialBias;
  for (let done = basic.length; done < points.length; delta++, code++) {
    const next = Math.min(...points.filter((point) => point >= code));
    delta += (next - code) * (done + 1);
    code = next;
    for (const point of points) {
      if (point < code) delta++;
      if (point !== code) continue;
      output += variableLength(delta, bias);
      bias = adapt(delta, done + 1, done === basic.length);
      delta = 0;
      done++;
    }
  }
  return output;
};

/** RFC 3492 §6.2. Undefined for a text that no label encodes to. */
export const decodePunycode = (encoded: string): string | undefined => {
  const split = encoded.lastIndexOf('-');
  const points = Array.from(encoded.slice(0, Math.max(split, 0)), (letter) => letter.charCodeAt(0));
  let code = initialCode;
  let bias = initialBias;
  let index = 0;
  for (let at = split + 1; at < encoded.length;) {
    const start = index;
    for (let k = base, weight = 1; ; k += base) {
      const digit = digits.indexOf(encoded[at++] ?? '?');
      if (digit < 0) return undefined;
      index += digit * weight;
      const t = threshold(k, bias);
      if (digit < t) break;
      weight *= base - t;
    }
    bias = adapt(index - start, points.length + 1, start === 0);
    code += Math.floor(index / (points.length + 1));
    index %= points.length + 1;
    if (code > 0x10ffff) return undefined;
    points.splice(index++, 0, code);
  }
  return String.fromCodePoint(...points);
};
