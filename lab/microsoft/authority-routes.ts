import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import type { MicrosoftApp, MicrosoftParts } from './parts.ts';

const tenant = '11111111-2222-4333-8444-555555555555';

interface Code {
  readonly challenge: string;
  readonly nonce: string;
  readonly redirectUri: string;
  readonly scope: string;
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const random = () => randomBytes(24).toString('base64url');

/** The authorize page and the token endpoint of one tenant address. */
export function addAuthorityRoutes(app: MicrosoftApp, parts: MicrosoftParts): void {
  const codes = new Map<string, Code>();
  app.get('/:tenant/oauth2/v2.0/authorize', (c) => authorize(c, parts, codes));
  app.options('/:tenant/oauth2/v2.0/token', (c) => c.body(null, 204, tokenCors(c)));
  app.post('/:tenant/oauth2/v2.0/token', async (c) => token(c, parts, codes, new URLSearchParams(await c.req.text())));
}

function authorize(c: Context, parts: MicrosoftParts, codes: Map<string, Code>): Response {
  const query = new URL(c.req.url).searchParams;
  const get = (name: string) => query.get(name) ?? '';
  const redirectUri = get('redirect_uri');
  // Nobody is sent to an address that was not registered.
  if (get('client_id') !== parts.clientId) return c.html('<p id="error">AADSTS700016</p>', 400);
  if (!parts.redirectUris.includes(redirectUri)) return c.html('<p id="error">AADSTS50011</p>', 400);
  for (const scope of get('scope').split(' ')) if (!parts.state.scopes.includes(scope)) parts.state.scopes.push(scope);
  parts.state.signIns += 1;
  const back = (answer: Record<string, string>) => {
    const url = new URL(redirectUri);
    url.search = new URLSearchParams({ ...answer, state: get('state') }).toString();
    return c.req.query('answer') === undefined && parts.block.consent === 'close'
      ? c.html('<p id="waiting">Need admin approval</p>')
      : c.redirect(url.href, 302);
  };
  const { consent } = parts.block;
  if (consent === 'deny') return back({ error: 'access_denied', error_description: 'AADSTS65004: User declined' });
  if (consent === 'admin') {
    return back({ error: 'consent_required', error_description: 'AADSTS90094: The grant requires admin permission.' });
  }
  if (get('response_type') !== 'code' || get('code_challenge_method') !== 'S256' || get('code_challenge') === '') {
    return back({
      error: 'invalid_request',
      error_description: 'AADSTS9002325: Proof Key for Code Exchange is required',
    });
  }
  const code = `1.${random()}`;
  const [challenge, nonce, scope] = [get('code_challenge'), get('nonce'), get('scope')];
  codes.set(code, { challenge, nonce, redirectUri, scope });
  return back({ code, session_state: random() });
}

/** For an address of the kind "single-page" and for it alone, Entra lets a page read the answer. */
const tokenCors = (c: Context): Record<string, string> => ({
  'access-control-allow-origin': c.req.header('origin') ?? '',
  'access-control-allow-headers': 'content-type',
  'access-control-allow-methods': 'POST, OPTIONS',
});

function token(c: Context, parts: MicrosoftParts, codes: Map<string, Code>, form: URLSearchParams): Response {
  const refuse = (error: string, number: number) =>
    c.json({ error, error_description: `AADSTS${number}`, error_codes: [number] }, 400, tokenCors(c));
  if (c.req.header('origin') === undefined) return refuse('invalid_request', 9002327);
  if (form.get('client_secret') !== null) return refuse('invalid_client', 700025);
  if (form.get('client_id') !== parts.clientId) return refuse('unauthorized_client', 700016);
  if (form.get('grant_type') !== 'authorization_code') return refuse('unsupported_grant_type', 70003);
  const code = codes.get(form.get('code') ?? '');
  codes.delete(form.get('code') ?? '');
  if (code === undefined) return refuse('invalid_grant', 54005);
  if (code.redirectUri !== form.get('redirect_uri')) return refuse('invalid_client', 500112);
  const proof = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  if (proof !== code.challenge) return refuse('invalid_grant', 501481);
  return c.json(issue(parts, code), 200, { ...tokenCors(c), 'cache-control': 'no-store' });
}

/** Of Graph's permissions the resource is dropped, as Entra does for the ones it knows best. */
const shortScopes = (scope: string): string => scope.replaceAll('https://graph.microsoft.com/', '');

export function issueToken({ block, now, tokens }: MicrosoftParts, scope: string): string {
  const access = `at-${random()}`;
  tokens.set(access, { scope: shortScopes(scope), expiresAt: now() + block.tokenLifetimeS * 1000 });
  return access;
}

function issue(parts: MicrosoftParts, { scope, nonce }: Code) {
  const { block, clientId, now, origins } = parts;
  const access = issueToken(parts, scope);
  const seconds = Math.floor(now() / 1000);
  const granted = shortScopes(scope);
  const claims = {
    aud: clientId,
    iss: `${origins.own}/${tenant}/v2.0`,
    iat: seconds,
    nbf: seconds,
    exp: seconds + 3600,
    sub: 'subject',
    tid: tenant,
    nonce,
    name: block.account.name,
    preferred_username: block.account.email,
    ver: '2.0',
  };
  return {
    token_type: 'Bearer',
    scope: granted,
    expires_in: block.tokenLifetimeS,
    access_token: access,
    id_token: `${encode({ typ: 'JWT', alg: 'RS256', kid: 'lab' })}.${encode(claims)}.${random()}`,
  };
}
