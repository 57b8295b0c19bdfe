import { bucketOf } from './client-address.ts';

export interface RateLimitOptions {
  readonly perMinute: number;
  /** Addresses remembered at once; the longest unused one is forgotten first. */
  readonly addresses: number;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
}

export interface RateLimit {
  /**
   * Takes one request of `address`, or of all whose address nobody tells. @returns 0, or the seconds after which it may
   * try again.
   */
  take(address: string | undefined): number;
}

const minuteMs = 60_000;
/** Where a platform hides who asks, everybody shares one allowance: it must do for an organisation. */
const sharedBy = 50;

/** A token bucket for each address, in this process's memory only: best effort, nothing to share. */
export function createRateLimit({ perMinute, addresses, now }: RateLimitOptions): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(address) {
      const at = now();
      const bucket = address === undefined ? '' : bucketOf(address);
      const size = address === undefined ? perMinute * sharedBy : perMinute;
      const known = buckets.get(bucket);
      // A clock that was set back gives nothing, and takes nothing away.
      const refilled = known ? known.left + (Math.max(0, at - known.at) / minuteMs) * size : size;
      const left = Math.min(size, refilled);
      // Deleting first moves the address to the end: a Map keeps the order of insertion.
      buckets.delete(bucket);
      const granted = left >= 1;
      buckets.set(bucket, { left: granted ? left - 1 : left, at });
      if (buckets.size > addresses) forgetOldest(buckets);
      return granted ? 0 : Math.ceil(((1 - left) / size) * 60);
    },
  };
}

function forgetOldest(buckets: Map<string, unknown>): void {
  const oldest = buckets.keys().next();
  if (!oldest.done) buckets.delete(oldest.value);
}
