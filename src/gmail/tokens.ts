import * as oauth from 'oauth4webapi';
import { Failure } from '../domain/failure.ts';
import type { DeploymentConfig } from '../plugin/deployment.ts';
import { redirectUri, sendScope } from './authorize-request.ts';
import { brokerFailure } from './broker-failure.ts';
import { withDeadline, type Timer } from './timer.ts';

/** The secrets of one account; held in memory only. */
export interface Tokens {
  readonly access: string;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number;
  /** Only with lasting access. */
  readonly refresh: string | undefined;
}

export interface SignedIn {
  /** Lower-case, from the id_token. */
  readonly address: string;
  readonly tokens: Tokens;
}

/** A code and the secrets of the attempt it must belong to. */
export interface Redemption {
  readonly code: string;
  /** `iss` of the callback, where Google sent one (RFC 9207). */
  readonly issuer: string | undefined;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface TokenEndpoint {
  /** Rejects with `account/*`. Nothing is stored. */
  redeem(redemption: Redemption, signal: AbortSignal): Promise<SignedIn>;
  /** Rejects with `account/signed-out` when the grant has ended, `account/broker-unreachable` when nobody knows. */
  refresh(refreshToken: string, signal: AbortSignal): Promise<Tokens>;
  /** Ends the whole grant. Rejects with `account/revoke-failed`. */
  revoke(token: string): Promise<void>;
}

export interface TokenEndpointParts {
  readonly config: DeploymentConfig;
  /** Origin of the pane. */
  readonly origin: string;
  readonly fetch: typeof fetch;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  readonly timer: Timer;
}

const answerMs = 20_000;
/** Office computers' clocks are often some minutes off. */
const clockToleranceS = 300;

export function createTokenEndpoint(parts: TokenEndpointParts): TokenEndpoint {
  const { config, origin, now } = parts;
  const server: oauth.AuthorizationServer = {
    issuer: config.google.issuer,
    token_endpoint: new URL(config.google.tokenUrl, origin).href,
    revocation_endpoint: new URL(config.google.revokeUrl, origin).href,
    jwks_uri: new URL(config.google.jwksUrl, origin).href,
    id_token_signing_alg_values_supported: ['RS256'],
  };
  // The library reads the system clock; the skew makes it see ours.
  const client = (): oauth.Client => ({
    client_id: config.google.clientId,
    [oauth.clockSkew]: Math.round((now() - Date.now()) / 1000),
    [oauth.clockTolerance]: clockToleranceS,
  });
  // The broker is the public client's whole authentication: it adds the secret.
  const authentication = oauth.None();
  const ask = <T>(signal: AbortSignal | undefined, work: (options: Options) => Promise<T>): Promise<T> =>
    withDeadline(
      {
        ...(signal ? { signal } : {}),
        ms: answerMs,
        late: () => new Failure('account/broker-unreachable'),
        timer: parts.timer,
      },
      (limited) => work({ [oauth.customFetch]: (url, init) => parts.fetch(url, init), signal: limited }),
    ).catch((error: unknown) => {
      throw brokerFailure(error);
    });

  return {
    redeem: ({ code, issuer, state, nonce, verifier }, signal) =>
      ask(signal, async (options) => {
        const callback = new URLSearchParams({ code, state, ...(issuer === undefined ? {} : { iss: issuer }) });
        const parameters = oauth.validateAuthResponse(server, client(), callback, state);
        const response = await oauth.authorizationCodeGrantRequest(
          server,
          client(),
          authentication,
          parameters,
          redirectUri(origin),
          verifier,
          options,
        );
        const result = await oauth.processAuthorizationCodeResponse(server, client(), response, {
          expectedNonce: nonce,
          requireIdToken: true,
        });
        await oauth.validateApplicationLevelSignature(server, response, options);
        return signedIn(result, now());
      }),
    refresh: (refreshToken, signal) =>
      ask(signal, async (options) => {
        const response = await oauth.refreshTokenGrantRequest(server, client(), authentication, refreshToken, options);
        const result = await oauth.processRefreshTokenResponse(server, client(), response);
        return { ...tokensOf(result, now()), refresh: result.refresh_token ?? refreshToken };
      }).catch((error: unknown) => {
        // RFC 6749 §5.2 invalid_grant: expired, revoked, password changed, unused for six months.
        if (error instanceof Failure && error.code === 'account/code-refused')
          throw new Failure('account/signed-out', { cause: error });
        throw error;
      }),
    revoke: (token) =>
      ask(undefined, async (options) => {
        const response = await oauth.revocationRequest(server, client(), authentication, token, options);
        await oauth.processRevocationResponse(response);
      }).catch((error: unknown) => {
        throw new Failure('account/revoke-failed', { cause: error });
      }),
  };
}

interface Options {
  readonly [oauth.customFetch]: (url: string, init: object) => Promise<Response>;
  readonly signal: AbortSignal;
}

/** The grant may be smaller than what was asked for: the person can leave the box empty. Compared as a set. */
function signedIn(result: oauth.TokenEndpointResponse, at: number): SignedIn {
  const granted = new Set((result.scope ?? '').split(' '));
  if (!granted.has(sendScope)) throw new Failure('account/scope-missing');
  const claims = oauth.getValidatedIdTokenClaims(result);
  const address = claims?.['email'];
  if (typeof address !== 'string' || !address.includes('@') || claims?.['email_verified'] !== true)
    throw new Failure('account/token-invalid');
  return { address: address.toLowerCase(), tokens: tokensOf(result, at) };
}

function tokensOf(result: oauth.TokenEndpointResponse, at: number): Tokens {
  return {
    access: result.access_token,
    expiresAt: at + (result.expires_in ?? 0) * 1000,
    refresh: result.refresh_token,
  };
}
