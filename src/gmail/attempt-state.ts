import type { FailureCode } from '../domain/failure.ts';
import type { Answer } from './answer.ts';

/**
 * One attempt to sign in. `waiting` ends with the first answer that carries the attempt's own state; a window that went
 * away does not end it, because a code may still be pasted.
 */
export type AttemptState =
  | { readonly phase: 'waiting'; readonly lost: FailureCode | undefined }
  | { readonly phase: 'redeeming' }
  | { readonly phase: 'connected' }
  | { readonly phase: 'void'; readonly code: FailureCode };

export type AttemptEvent =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'window-lost'; readonly code: FailureCode }
  | { readonly kind: 'redeemed' }
  | { readonly kind: 'ended'; readonly code: FailureCode };

export const opened: AttemptState = { phase: 'waiting', lost: undefined };

/** The same state when the event is none of this attempt's business any more. */
export function step(state: AttemptState, event: AttemptEvent, own: string): AttemptState {
  if (state.phase === 'connected' || state.phase === 'void') return state;
  switch (event.kind) {
    case 'ended':
      return { phase: 'void', code: event.code };
    case 'redeemed':
      return state.phase === 'redeeming' ? { phase: 'connected' } : state;
    case 'window-lost':
      return state.phase === 'waiting' ? { phase: 'waiting', lost: state.lost ?? event.code } : state;
    case 'answered':
      if (state.phase !== 'waiting' || event.answer.state !== own) return state;
      return 'code' in event.answer ? { phase: 'redeeming' } : { phase: 'void', code: refusalCode(event.answer.error) };
  }
}

/** Google's answers to an authorisation request (RFC 6749 §4.1.2.1 and Google's own). */
const refusals: Readonly<Record<string, FailureCode>> = {
  access_denied: 'account/consent-denied',
  admin_policy_enforced: 'account/admin-blocked',
  org_internal: 'account/org-internal',
  server_error: 'account/dialog-failed',
  temporarily_unavailable: 'account/dialog-failed',
};

/** Everything else is a mistake in how the deployment was registered at Google. */
export const refusalCode = (error: string): FailureCode =>
  (Object.hasOwn(refusals, error) ? refusals[error] : undefined) ?? 'mail/not-configured';
