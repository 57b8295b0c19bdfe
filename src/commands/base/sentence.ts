/** A sentence to show: `code` is a key under `failure.` or `notice.` of the texts, `values` fill it. */
export interface Sentence {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}
