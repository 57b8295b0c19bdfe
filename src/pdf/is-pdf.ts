/** ISO 32000-1 annex H: readers look for the mark in the first 1,024 bytes. */
export const startsAsPdf = (head: Uint8Array): boolean =>
  String.fromCharCode(...head.subarray(0, 1_024)).includes('%PDF-');

/** A file called `.pdf` is always the PDF reader's; one without an extension when it looks like one. */
export const isPdfFile = (name: string, head: Uint8Array): boolean =>
  /\.pdf$/i.test(name) || (!/\.[a-z0-9]{2,4}$/i.test(name) && startsAsPdf(head));
