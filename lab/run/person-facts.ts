import { label, type Language } from './labels.ts';
import type { PaneLook, Sentence } from './pane-look.ts';
import { severityText, type ReportIssue } from './report.ts';
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

const passing: ReadonlySet<string> = new Set(['sheet/editing', 'sheet/busy', 'sheet/unexpected']);

/** What the pane says while it waits for Excel; once it asks the person to try again, it waits no more. */
export const isPassing = (language: Language, { code, text }: Sentence): boolean =>
  passing.has(code) && !label(language, `failure.${code}_once`).test(text);

/** What the pane found wrong, as the report names it. */
export const issueOf = ({ code, place, text }: { readonly place: string } & Sentence): ReportIssue => {
  const cell = /^([A-Z]{1,3})(\d+)$/.exec(place);
  const row = Number(cell?.[2] ?? /\d+/.exec(place)?.[0] ?? 0);
  return { row, column: cell?.[1] ?? '', code, severity: severityText(code), text };
};
