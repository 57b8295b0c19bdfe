import type { DeploymentConfig } from '../plugin/deployment.ts';
import { isState } from './words.ts';

export const sendScope = 'https://www.googleapis.com/auth/gmail.send';
const scope = `openid email ${sendScope}`;

/** What one attempt adds to the deployment's own settings. */
export interface AuthorizeRequest {
  readonly state: string;
  readonly nonce: string;
  readonly codeChallenge: string;
  /** BCP 47 language of Google's pages. */
  readonly language: string;
  readonly prompt: 'select_account' | 'consent';
  readonly accessType: 'online' | 'offline';
  /** Address to preselect. */
  readonly hint: string | undefined;
}

const challengeForm = /^[A-Za-z0-9_-]{43}$/;
const parameters: Readonly<Record<string, (value: string) => boolean>> = {
  state: isState,
  nonce: (value) => challengeForm.test(value),
  code_challenge: (value) => challengeForm.test(value),
  hl: (value) => /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}$/.test(value),
  prompt: (value) => value === 'select_account' || value === 'consent',
  access_type: (value) => value === 'online' || value === 'offline',
  login_hint: (value) => /^[^\s@]{1,64}@[^\s@]{1,255}$/.test(value),
};
const optional = new Set(['login_hint']);

/** Address of the first page of the sign-in window; what differs from attempt to attempt stands in its fragment. */
export function startUrl(origin: string, request: AuthorizeRequest): URL {
  const fragment = new URLSearchParams({
    state: request.state,
    nonce: request.nonce,
    code_challenge: request.codeChallenge,
    hl: request.language,
    prompt: request.prompt,
    access_type: request.accessType,
  });
  if (request.hint !== undefined) fragment.set('login_hint', request.hint);
  const url = new URL('/start.html', origin);
  url.hash = fragment.toString();
  return url;
}

/** Some hosts put what they say of themselves behind the fragment, after a `?` of their own or as `_host_Info`. */
function ownParameters(fragment: string): URLSearchParams {
  const [own = ''] = fragment.replace(/^#/, '').split('?');
  return new URLSearchParams([...new URLSearchParams(own)].filter(([name]) => !name.startsWith('_')));
}

/**
 * Address at Google for the fragment of a start page; undefined when the fragment holds anything but these parameters,
 * each once and well-formed, apart from what Office adds. Where to go and as which client comes from the deployment alone, so nobody can use the
 * page to lead people elsewhere.
 */
export function authorizeUrl(google: DeploymentConfig['google'], origin: string, fragment: string): URL | undefined {
  const given = ownParameters(fragment);
  const names = [...given.keys()];
  const complete = Object.keys(parameters).every((name) => optional.has(name) || names.includes(name));
  const sound = [...given].every(([name, value]) => Object.hasOwn(parameters, name) && parameters[name]?.(value));
  if (!complete || !sound || new Set(names).size < names.length) return undefined;
  const url = new URL(google.authorizeUrl);
  url.search = new URLSearchParams({
    client_id: google.clientId,
    redirect_uri: redirectUri(origin),
    response_type: 'code',
    scope,
    code_challenge_method: 'S256',
    ...Object.fromEntries(given),
  }).toString();
  return url;
}

export const redirectUri = (origin: string): string => `${origin}/callback.html`;
