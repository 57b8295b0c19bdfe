import type { PaneLook } from './pane-look.ts';
import type { Attachments } from './scenario.ts';

export const isAutoLocked = (wanted: Attachments): wanted is { readonly passwordColumn: string } =>
  typeof wanted === 'object' && !('column' in wanted) && !('make' in wanted) && 'passwordColumn' in wanted;

export const isPausedForPerson = ({ sentences }: PaneLook): boolean =>
  sentences.some(({ code }) => code === 'account/signed-out' || code === 'sheet/protected');

export interface PersonTimings {
  readyMs: number;
  checkMs: number;
  signInCancelMs: number;
}

/** What came of pressing Send: a run began, or why none did. */
export type Sent = 'pressed' | 'held' | 'not-connected' | 'killed';

/** What the pane says while it waits for Excel. */
export const passing: ReadonlySet<string> = new Set(['sheet/editing', 'sheet/busy', 'sheet/unexpected']);
