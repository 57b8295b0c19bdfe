import type { Reading } from '../domain/receipt/receipt.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What a thread is asked to do, one thing at a time. */
export type Job =
  | { readonly kind: 'read'; readonly bytes: Bytes; readonly passwords: readonly string[] }
  | { readonly kind: 'lock'; readonly bytes: Bytes; readonly password: string };

/** What it answers; `ready` once it is loaded, `failed` where the job could not be done on these bytes. */
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'read'; readonly reading: Reading }
  | { readonly kind: 'locked'; readonly bytes: Bytes }
  | { readonly kind: 'failed' };
