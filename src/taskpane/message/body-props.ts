import type { RefObject } from 'react';

/** Puts a field where the cursor of a text box is. */
export type Insert = (text: string) => void;

export interface BodyProps {
  /** HTML with `{{Header}}` fields. */
  readonly body: string;
  readonly change: (body: string) => void;
  /** Filled by the editor that is shown. */
  readonly insert: RefObject<Insert | undefined>;
}
