import { Inflate, Unzlib } from 'fflate';

/** What a stream may unpack to in all, so that a small file cannot fill the memory. Bytes. */
export class UnpackBudget {
  private left: number;

  constructor(bytes: number) {
    this.left = bytes;
  }

  /** Throws `TooMuchUnpacked` once more than the budget was taken. */
  take(bytes: number): void {
    this.left -= bytes;
    if (this.left < 0) throw new TooMuchUnpacked();
  }
}

export class TooMuchUnpacked extends Error {
  override readonly name = 'TooMuchUnpacked';
}

const step = 16_384;

/**
 * Unpacks Flate data piece by piece and stops at the budget. Damaged data gives what came before the damage, as viewers
 * do. `keep` false only counts.
 */
export const inflateWithin = (packed: Uint8Array, budget: UnpackBudget, keep = true): Uint8Array => {
  const parts: Uint8Array[] = [];
  const take = (part: Uint8Array): void => {
    budget.take(part.length);
    if (keep) parts.push(part);
  };
  const hasHead = packed.length > 2 && (packed[0]! & 15) === 8 && ((packed[0]! << 8) | packed[1]!) % 31 === 0;
  const stream = hasHead ? new Unzlib(take) : new Inflate(take);
  try {
    for (let at = 0; at < packed.length; at += step) {
      stream.push(packed.subarray(at, at + step), at + step >= packed.length);
    }
  } catch (error) {
    if (error instanceof TooMuchUnpacked) throw error;
  }
  return joined(parts);
};

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
