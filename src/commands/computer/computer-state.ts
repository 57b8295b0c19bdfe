/** What is looked at: `excel`, `storage`, `browser`, and what the mail provider declares. */
export type ComputerPart = string;

/** What *Check this computer* found. */
export interface ComputerState {
  readonly status: 'checking' | 'done';
  readonly parts: readonly { readonly part: ComputerPart; readonly good: boolean }[];
  /** For whoever helps; nothing personal in it. */
  readonly text: string;
}
