import type { DocumentFacts } from '../receipt/receipt.ts';

/** One page of a file, read as if it were a file of its own. */
export interface ReadPage {
  /** Undefined: it says nothing that could be read. */
  readonly facts: DocumentFacts | undefined;
  /** Title of the bookmark that leads to it; '' for none. */
  readonly bookmark: string;
}

/** Why no page can be cut out of a file. */
export const uncutReasons = ['locked', 'no-text', 'too-large', 'unreadable', 'too-slow'] as const;
export type UncutReason = (typeof uncutReasons)[number];

/** The pages of a file, or why none can be cut out of it. */
export type BundleReading =
  | { readonly verdict: 'read'; readonly pages: readonly ReadPage[] }
  | { readonly verdict: 'refused'; readonly reason: UncutReason };

/** A page as it looks, small: four bytes a point, from the upper left. */
export interface PagePicture {
  readonly width: number;
  readonly height: number;
  readonly points: Uint8ClampedArray<ArrayBuffer>;
}
