import type { Reading } from '../domain/receipt/receipt.ts';
import type { BundleReading, PagePicture } from '../domain/split/read-page.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What a thread is asked to do, one thing at a time. */
export type Job =
  | { readonly kind: 'read'; readonly bytes: Bytes; readonly passwords: readonly string[] }
  | { readonly kind: 'lock'; readonly bytes: Bytes; readonly password: string }
  | { readonly kind: 'pages'; readonly bytes: Bytes }
  | { readonly kind: 'cut'; readonly bytes: Bytes; readonly groups: readonly (readonly number[])[] }
  | { readonly kind: 'draw'; readonly bytes: Bytes; readonly pages: readonly number[]; readonly width: number };

/** What it answers; `ready` once it is loaded, `failed` where the job could not be done on these bytes. */
export type Answer =
  | { readonly kind: 'ready' }
  /** A long job goes on: so many pages or documents are done. */
  | { readonly kind: 'done'; readonly count: number }
  | { readonly kind: 'read'; readonly reading: Reading }
  | { readonly kind: 'locked'; readonly bytes: Bytes }
  | { readonly kind: 'pages'; readonly reading: BundleReading }
  | { readonly kind: 'cut'; readonly parts: readonly (Bytes | undefined)[] }
  | { readonly kind: 'drawn'; readonly pictures: readonly (PagePicture | undefined)[] }
  | { readonly kind: 'failed' };
