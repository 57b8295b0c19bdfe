import { calculatePKCECodeChallenge, generateRandomCodeVerifier } from 'oauth4webapi';
import { Failure, isFailure, type FailureCode } from '../domain/failure.ts';
import type { PluginContext } from '../plugin/contribution.ts';
import { readMessage } from './answer.ts';
import { startUrl, type Reach } from './authorize.ts';
import { redeem, type Grant } from './tokens.ts';
import type { Wait } from './wait.ts';

/** Drawn once for one attempt and never used again. */
interface Secrets {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly challenge: string;
}

const draw = async (): Promise<Secrets> => {
  const verifier = generateRandomCodeVerifier();
  return {
    state: generateRandomCodeVerifier(),
    nonce: generateRandomCodeVerifier(),
    verifier,
    challenge: await calculatePKCECodeChallenge(verifier),
  };
};

const ofDialog: Readonly<Partial<Record<FailureCode, FailureCode>>> = {
  'account/dialog-closed': 'folder/sign-in-closed',
  'account/dialog-blocked': 'folder/popup-blocked',
};

/** Entra's numbers for a permission that only an administrator gives. */
const adminNumbers: ReadonlySet<string> = new Set(['65001', '90094', '90095', '900941']);

const refusal = ({ error, number }: { readonly error: string; readonly number: string }): Failure => {
  if (adminNumbers.has(number) || error === 'consent_required') return new Failure('folder/consent');
  if (error === 'access_denied') return new Failure('folder/sign-in-closed');
  return new Failure('folder/sign-in-failed', { values: { number: number === '' ? error : `AADSTS${number}` } });
};

export interface DialogSignInParts {
  readonly context: Pick<PluginContext, 'config' | 'fetch' | 'now' | 'language' | 'openDialog'>;
  /** Origin of the pane. */
  readonly origin: string;
  readonly wait: Wait;
}

/** Signs in through a page of our own in an Office dialog, by authorization code with PKCE. */
export const createDialogSignIn = ({ context, origin, wait }: DialogSignInParts) => {
  let next: Secrets | undefined;
  /** Of every attempt of this pane: a window of one that is over may still speak, and ends no other. */
  const begun = new Set<string>();

  /** So that the window can open inside the click: hashing takes longer. */
  const prepare = async (): Promise<void> => void (next ??= await draw());

  const answered = async (secrets: Secrets, reach: Reach, signal: AbortSignal) => {
    const { state, nonce, challenge } = secrets;
    const url = startUrl(origin, { state, nonce, challenge, reach, language: context.language() });
    const former = new Set(begun);
    begun.add(state);
    const isMine = (text: string): boolean => {
      const answer = readMessage(text);
      return answer !== undefined && !former.has(answer.state);
    };
    try {
      return readMessage(await context.openDialog(url, signal, isMine));
    } catch (error) {
      signal.throwIfAborted();
      const code = isFailure(error) ? ofDialog[error.code] : undefined;
      throw new Failure(code ?? 'folder/sign-in-failed', { cause: error, values: { number: 'dialog' } });
    }
  };

  /** Call from a press after `prepare`. Rejects with `folder/*`. */
  const signIn = async (reach: Reach, signal: AbortSignal): Promise<Grant> => {
    if (next === undefined) await prepare();
    const secrets = next!;
    next = undefined;
    // At once: a window that is closed leaves the next press ready to open one.
    void prepare();
    const answer = await answered(secrets, reach, signal);
    if (answer?.state !== secrets.state) throw new Failure('folder/sign-in-failed', { values: { number: 'state' } });
    if ('error' in answer) throw refusal(answer);
    return redeem({ context, origin, wait, signal }, { ...secrets, code: answer.code, reach });
  };

  return { prepare, signIn };
};
