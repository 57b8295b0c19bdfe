import * as oauth from 'oauth4webapi';
import { Failure, isFailure } from '../domain/failure.ts';
import type { PluginContext } from '../plugin/contribution.ts';
import { redirectUri, scopes, type Reach } from './authorize.ts';
import { inTime, type Wait } from './wait.ts';

/** Leave to read files, and who gave it. In memory only. */
export interface Grant {
  readonly token: string;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number;
  readonly reach: Reach;
  readonly address: string;
  readonly name: string;
}

interface RedeemParts {
  readonly context: Pick<PluginContext, 'config' | 'fetch' | 'now'>;
  readonly origin: string;
  readonly wait: Wait;
  readonly signal: AbortSignal;
}

interface Redemption {
  readonly code: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly reach: Reach;
}

const answerMs = 30_000;
/** Office computers' clocks are often some minutes off. */
const clockToleranceS = 300;
const tenantForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Exchanges a code for a token, straight from the pane: the client is public and has no secret. Rejects with `folder/*`. */
export const redeem = async (
  parts: RedeemParts,
  { code, state, nonce, verifier, reach }: Redemption,
): Promise<Grant> => {
  const { context, origin, wait, signal } = parts;
  const { clientId, authority } = context.config.microsoft;
  const client: oauth.Client = {
    client_id: clientId,
    // The library reads the system clock; the skew makes it see ours.
    [oauth.clockSkew]: Math.round((context.now() - Date.now()) / 1000),
    [oauth.clockTolerance]: clockToleranceS,
  };
  const server = { issuer: authority, token_endpoint: `${authority}/oauth2/v2.0/token` };
  try {
    return await inTime({ ms: answerMs, signal, wait, late: () => new Failure('folder/offline') }, async (limited) => {
      const callback = oauth.validateAuthResponse(server, client, new URLSearchParams({ code, state }), state);
      const answer = await oauth.authorizationCodeGrantRequest(
        server,
        client,
        oauth.None(),
        callback,
        redirectUri(origin),
        verifier,
        { [oauth.customFetch]: (url, init) => context.fetch(url, init as RequestInit), signal: limited },
      );
      const issuer = await issuerOf(answer.clone(), authority);
      const result = await oauth.processAuthorizationCodeResponse({ ...server, issuer }, client, answer, {
        expectedNonce: nonce,
        requireIdToken: true,
      });
      return grantOf(result, reach, context.now());
    });
  } catch (error) {
    signal.throwIfAborted();
    throw failureOf(error);
  }
};

/**
 * Who must have issued the id_token: the tenant that the deployment names, or for an address that serves several the one
 * that the token names, at this very authority.
 */
const issuerOf = async (answer: Response, authority: string): Promise<string> => {
  const { origin, pathname } = new URL(authority);
  const named = pathname.replaceAll('/', '');
  if (tenantForm.test(named)) return `${origin}/${named.toLowerCase()}/v2.0`;
  const { id_token: token } = (await answer.json()) as { readonly id_token?: unknown };
  const payload = typeof token === 'string' ? token.split('.')[1] : undefined;
  const text = atob((payload ?? '').replaceAll('-', '+').replaceAll('_', '/'));
  const { tid } = JSON.parse(text === '' ? '{}' : text) as { readonly tid?: unknown };
  // What is no tenant can be nobody's issuer, and the check that follows says so.
  return typeof tid === 'string' && tenantForm.test(tid) ? `${origin}/${tid}/v2.0` : authority;
};

const grantOf = (result: oauth.TokenEndpointResponse, reach: Reach, now: number): Grant => {
  const granted = (result.scope ?? '').toLowerCase().split(' ');
  const wanted = scopes[reach].toLowerCase();
  // Entra names Graph's permissions with and without their resource.
  if (!granted.includes(wanted) && !granted.includes(wanted.slice(wanted.lastIndexOf('/') + 1))) {
    throw new Failure('folder/consent');
  }
  const claims = oauth.getValidatedIdTokenClaims(result);
  return {
    token: result.access_token,
    expiresAt: now + (result.expires_in ?? 0) * 1000,
    reach,
    address: textOf(claims?.['preferred_username']),
    name: textOf(claims?.['name']),
  };
};

const textOf = (claim: unknown): string => (typeof claim === 'string' ? claim : '');

const failureOf = (error: unknown): Failure => {
  if (isFailure(error)) return error;
  // `fetch` says so when nobody answered.
  if (error instanceof TypeError) return new Failure('folder/offline', { cause: error });
  const number = error instanceof oauth.ResponseBodyError ? error.error : 'token';
  return new Failure('folder/sign-in-failed', { cause: error, values: { number } });
};
