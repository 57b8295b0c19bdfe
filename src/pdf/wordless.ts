/** Fewer letters than this are a page number or a stamp of a scanner. */
const leastLetters = 20;

export const isWordless = (texts: readonly string[]): boolean =>
  (texts.join('\n').match(/[\p{L}\p{N}]/gu)?.length ?? 0) < leastLetters;
