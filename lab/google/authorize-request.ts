import type { GoogleClient } from './google-options.ts';
import { isKnownScope, readScopes } from './scope.ts';

export interface AuthorizeRequest {
  readonly client: GoogleClient;
  readonly redirectUri: string;
  readonly scopes: ReadonlySet<string>;
  readonly challenge: string;
  readonly state: string | undefined;
  readonly nonce: string | undefined;
  readonly prompt: ReadonlySet<string>;
  readonly loginHint: string | undefined;
  readonly hl: string | undefined;
  readonly offline: boolean;
}

/** Shown on a page of Google's and never redirected: the request itself is wrong. */
export interface AuthorizeError {
  readonly status: 400 | 401 | 403;
  readonly error: string;
  readonly description: string;
}

const prompts = new Set(['none', 'consent', 'select_account']);
/** RFC 7636 §4.2: base64url of 32 bytes. */
const challengeForm = /^[A-Za-z0-9_-]{43}$/;

const bad = (error: string, description: string, status: AuthorizeError['status'] = 400): AuthorizeError => ({
  status,
  error,
  description,
});

/** PKCE S256 is demanded, which Google itself does not: leaving it out is a fault of the product. */
export function readAuthorizeRequest(
  query: URLSearchParams,
  clients: readonly GoogleClient[],
): AuthorizeRequest | AuthorizeError {
  const repeated = [...query.keys()].find((name) => query.getAll(name).length > 1);
  if (repeated) return bad('invalid_request', `OAuth 2 parameters can only have a single value: ${repeated}`);
  const missing = ['client_id', 'redirect_uri', 'response_type', 'scope'].find((name) => !query.get(name));
  if (missing) return bad('invalid_request', `Missing required parameter: ${missing}`);

  const client = clients.find((known) => known.clientId === query.get('client_id'));
  if (!client) return bad('invalid_client', 'The OAuth client was not found.', 401);
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!client.redirectUris.includes(redirectUri))
    return bad('redirect_uri_mismatch', `The redirect URI is not registered for this client: ${redirectUri}`);
  if (query.get('response_type') !== 'code')
    return bad('unsupported_response_type', `Invalid response_type: ${query.get('response_type')}`);
  return readParameters(query, client, redirectUri);
}

function readParameters(
  query: URLSearchParams,
  client: GoogleClient,
  redirectUri: string,
): AuthorizeRequest | AuthorizeError {
  const scopes = readScopes(query.get('scope') ?? '');
  const unknown = scopes.filter((scope) => !isKnownScope(scope));
  if (unknown.length > 0)
    return bad('invalid_scope', `Some requested scopes were invalid. {invalid=[${unknown.join(', ')}]}`);
  const prompt = new Set((query.get('prompt') ?? '').split(' ').filter(Boolean));
  if ([...prompt].some((value) => !prompts.has(value)) || (prompt.has('none') && prompt.size > 1))
    return bad('invalid_request', `Invalid parameter value for prompt: ${query.get('prompt')}`);
  const accessType = query.get('access_type') ?? 'online';
  if (accessType !== 'online' && accessType !== 'offline')
    return bad('invalid_request', `Invalid parameter value for access_type: ${accessType}`);
  if (query.get('code_challenge_method') !== 'S256')
    return bad('invalid_request', 'code_challenge_method must be S256');
  const challenge = query.get('code_challenge') ?? '';
  if (!challengeForm.test(challenge)) return bad('invalid_request', 'Invalid code_challenge');
  return {
    client,
    redirectUri,
    scopes: new Set(scopes),
    challenge,
    state: query.get('state') ?? undefined,
    nonce: query.get('nonce') ?? undefined,
    prompt,
    loginHint: query.get('login_hint') ?? undefined,
    hl: query.get('hl') ?? undefined,
    offline: accessType === 'offline',
  };
}
