import type { Attachment, FileTrait } from '../domain/receipt/receipt.ts';

/** All that a PDF holds, seen or not. */
export interface PdfContent {
  /** Visible text of each page in reading order, form values and annotations included. */
  readonly pages: readonly string[];
  /** Pages that are mostly pictures, 1-based. */
  readonly pictured?: readonly number[];
  /** What may be text drawn as outlines, one of each drawing. */
  readonly drawings?: readonly string[];
  /**
   * Text a reader cannot see: invisible, tiny, of the colour of its ground, clipped, outside the view, on a layer that is
   * off, of earlier revisions and unreachable pages.
   */
  readonly hidden: readonly string[];
  /** What it says beside its pages: properties, table of contents, links, the choices of its forms. */
  readonly about: readonly string[];
  readonly traits: readonly FileTrait[];
  readonly attachments: readonly Attachment[];
  /** The password that opened it, as the caller gave it; undefined when it was not locked. */
  readonly openedWith: string | undefined;
}
