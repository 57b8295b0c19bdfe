import type { Consent } from './google-block.ts';

/** What the person does on the consent page. */
export type ConsentChoice = 'grant' | 'untick-send' | 'deny' | 'close';

/** The scenario's `consent` for one attempt; attempts count from 1. */
export function consentChoice(consent: Consent, attempt: number): ConsentChoice {
  if (consent === 'untick-send-then-grant') return attempt === 1 ? 'untick-send' : 'grant';
  if (consent === 'close-then-grant') return attempt === 1 ? 'close' : 'grant';
  return consent;
}
