import { createHash } from 'node:crypto';
import { afterEach } from 'vitest';
import { createGoogle, type Google } from '../../../../lab/google/create-google.ts';
import type { GoogleOptions } from '../../../../lab/google/google-options.ts';

export const clientId = '1234-sobre.apps.googleusercontent.com';
export const secret = 'GOCSPX-lab';
export const redirectUri = 'https://localhost:3000/dialog/callback.html';
const verifier = 'a-verifier-that-is-long-enough-for-rfc-7636-rules';
export const sendScope = 'https://www.googleapis.com/auth/gmail.send';

const open: Google[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((google) => google.close()));
});

/** A Google without latency that consents by itself; closed after the test. */
export async function startGoogle(options: Partial<GoogleOptions> = {}): Promise<Google> {
  const google = await createGoogle({
    clients: [{ clientId, secret, redirectUris: [redirectUri] }],
    autoConsent: true,
    ...options,
    google: { latencyMs: [0, 0], ...options.google },
  });
  open.push(google);
  return google;
}

export function authorizeUrl(google: Google, changes: Record<string, string | undefined> = {}): URL {
  const url = new URL(google.url('/o/oauth2/v2/auth'));
  const parameters = {
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: `openid email ${sendScope}`,
    state: 'state-1',
    nonce: 'nonce-1',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  };
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value);
  return url;
}

export async function callback(
  google: Google,
  changes: Record<string, string | undefined> = {},
): Promise<URLSearchParams> {
  const response = await fetch(authorizeUrl(google, changes), { redirect: 'manual' });
  return new URL(response.headers.get('location') ?? 'about:blank').searchParams;
}

export interface TokenAnswer {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly id_token: string;
  readonly expires_in: number;
  readonly scope: string;
  readonly error?: string;
  readonly error_description?: string;
}

export const postForm = (url: string, fields: Record<string, string | undefined>) => {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) body.set(name, value);
  return fetch(url, { method: 'POST', body });
};

/** Exchanges a code; a field set to `undefined` is left out. */
export const exchange = (google: Google, code: string, changes: Record<string, string | undefined> = {}) =>
  postForm(google.url('/token'), {
    grant_type: 'authorization_code',
    code,
    client_id: clientId,
    client_secret: secret,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    ...changes,
  });

export async function connect(google: Google, changes: Record<string, string | undefined> = {}): Promise<TokenAnswer> {
  const code = (await callback(google, changes)).get('code') ?? '';
  return (await (await exchange(google, code)).json()) as TokenAnswer;
}

export interface MessageParts {
  readonly from?: string;
  readonly to?: string | undefined;
  readonly subject?: string;
  readonly text?: string;
  readonly more?: readonly string[];
}

export function message(parts: MessageParts = {}): string {
  const { from = 'nomina@empresa.example', subject = 'Recibo', text = 'Hola\r\n\r\nRef. AB12-CD34', more = [] } = parts;
  const to = 'to' in parts ? parts.to : 'ana@correo.example';
  const head = [`From: ${from}`, ...(to === undefined ? [] : [`To: ${to}`]), `Subject: ${subject}`, ...more];
  return [...head, 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', '', text].join('\r\n');
}

/** One media upload, as the product sends. */
export const send = (
  google: Google,
  token: string,
  text: string | Uint8Array<ArrayBuffer> = message(),
  headers: Record<string, string> = {},
) =>
  fetch(google.url('/upload/gmail/v1/users/me/messages/send?uploadType=media'), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'message/rfc822', ...headers },
    body: text,
  });

export interface GmailErrorBody {
  readonly error: {
    readonly code: number;
    readonly message: string;
    readonly status?: string;
    readonly errors: readonly { readonly reason: string; readonly domain: string; readonly message: string }[];
    readonly details?: readonly { readonly reason: string }[];
  };
}

export const errorOf = async (response: Response) => ((await response.json()) as GmailErrorBody).error;
