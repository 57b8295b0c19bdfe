import type { Context } from 'hono';
import { corsHeaders } from './cors.ts';
import type { GoogleClient } from './google-options.ts';
import type { GoogleApp, GoogleParts } from './google-parts.ts';
import type { Issued, Refusal } from './grants.ts';
import { writeScopes } from './scope.ts';

type Form = URLSearchParams;
type ClientReading = { readonly client: GoogleClient } | { readonly status: 400 | 401; readonly refusal: Refusal };

const refuse = (error: string, description: string): Refusal => ({ error, description });

export function addTokenRoutes(app: GoogleApp, parts: GoogleParts): void {
  app.post('/token', async (c) => {
    const form = await readForm(c);
    const cors = { ...corsHeaders(c), 'cache-control': 'no-cache, no-store, max-age=0, must-revalidate' };
    if (!form) return c.json(problem(refuse('invalid_request', 'Bad Request')), 400, cors);
    if (form.get('grant_type') === 'refresh_token') parts.counters.refresh++;
    else parts.counters.token++;
    const reading = readClient(c, form, parts.options.clients);
    if ('refusal' in reading) return c.json(problem(reading.refusal), reading.status, cors);
    const issued = issue(form, reading.client, parts);
    if ('error' in issued) return c.json(problem(issued), 400, cors);
    return c.json(tokenAnswer(issued, reading.client, parts), 200, cors);
  });

  // No CORS here, as at Google: a page cannot read the answer.
  app.post('/revoke', async (c) => {
    parts.counters.revoke++;
    const token = c.req.query('token') ?? (await readForm(c))?.get('token');
    if (!token) return c.json(problem(refuse('invalid_request', 'Missing required parameter: token')), 400);
    if (!parts.grants.revokeToken(token))
      return c.json(problem(refuse('invalid_token', 'Token expired or revoked')), 400);
    return c.json({});
  });

  app.get('/oauth2/v3/certs', (c) =>
    c.json(parts.signer.jwks, 200, { ...corsHeaders(c), 'cache-control': 'public, max-age=19800' }),
  );
}

const problem = ({ error, description }: Refusal) => ({ error, error_description: description });

async function readForm(c: Context): Promise<Form | undefined> {
  const type = c.req.header('content-type') ?? '';
  return type.startsWith('application/x-www-form-urlencoded') ? new URLSearchParams(await c.req.text()) : undefined;
}

/** `client_secret_post` or `client_secret_basic` (RFC 6749 §2.3.1). */
function readClient(c: Context, form: Form, clients: readonly GoogleClient[]): ClientReading {
  const basic = /^Basic (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  const [basicId, basicSecret] = basic
    ? Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent)
    : [];
  const id = basicId ?? form.get('client_id');
  const secret = basicSecret ?? form.get('client_secret');
  if (!id) return { status: 400, refusal: refuse('invalid_request', 'Could not determine client ID from request.') };
  const client = clients.find((known) => known.clientId === id);
  if (!client) return { status: 401, refusal: refuse('invalid_client', 'The OAuth client was not found.') };
  if (secret === null || secret === undefined)
    return { status: 400, refusal: refuse('invalid_request', 'client_secret is missing.') };
  if (secret !== client.secret) return { status: 401, refusal: refuse('invalid_client', 'Unauthorized') };
  return { client };
}

function issue(form: Form, { clientId }: GoogleClient, { grants }: GoogleParts): Issued | Refusal {
  const grantType = form.get('grant_type');
  const needed = grantType === 'refresh_token' ? ['refresh_token'] : ['code', 'redirect_uri'];
  if (grantType !== 'authorization_code' && grantType !== 'refresh_token')
    return refuse('unsupported_grant_type', `Invalid grant_type: ${grantType ?? ''}`);
  const missing = needed.find((name) => !form.get(name));
  if (missing) return refuse('invalid_request', `Missing required parameter: ${missing}`);
  if (grantType === 'refresh_token') return grants.refresh(form.get('refresh_token') ?? '', clientId);
  const verifier = form.get('code_verifier') ?? undefined;
  return grants.redeem(form.get('code') ?? '', clientId, form.get('redirect_uri') ?? '', verifier);
}

function tokenAnswer(issued: Issued, { clientId }: GoogleClient, { signer, issuer, clock, block }: GoogleParts) {
  const { accessToken, refreshToken, account, scopes, nonce } = issued;
  const issuedAtMs = clock.now();
  return {
    access_token: accessToken,
    expires_in: block.tokenLifetimeS,
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
    scope: writeScopes(scopes),
    token_type: 'Bearer',
    ...(scopes.has('openid')
      ? { id_token: signer.sign({ issuer, clientId, account, nonce, accessToken, issuedAtMs }) }
      : {}),
  };
}
