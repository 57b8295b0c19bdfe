export type ComputerPart = 'excel' | 'storage' | 'broker' | 'google' | 'browser';

/** What *Check this computer* found. */
export interface ComputerState {
  readonly status: 'checking' | 'done';
  readonly parts: readonly { readonly part: ComputerPart; readonly good: boolean }[];
  /** For whoever helps; nothing personal in it. */
  readonly text: string;
}
