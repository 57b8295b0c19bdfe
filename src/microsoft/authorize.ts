import type { DeploymentConfig } from '../plugin/deployment.ts';

/** The person's own files, to read; and those that others share with them, asked for only where the folder is somebody else's. */
export const scopes = {
  own: 'https://graph.microsoft.com/Files.Read',
  shared: 'https://graph.microsoft.com/Files.Read.All',
} as const;
export type Reach = keyof typeof scopes;

const pagePath = '/microsoft.html';
export const redirectUri = (origin: string): string => `${origin}${pagePath}`;

/** What one attempt adds to the deployment's own settings. */
export interface AuthorizeRequest {
  readonly state: string;
  readonly nonce: string;
  readonly challenge: string;
  readonly reach: Reach;
  /** BCP 47 language of the page. */
  readonly language: string;
}

/** Address of the sign-in window's page; what differs from attempt to attempt stands in its fragment. */
export const startUrl = (origin: string, { state, nonce, challenge, reach, language }: AuthorizeRequest): URL => {
  const url = new URL(pagePath, origin);
  url.hash = new URLSearchParams({ state, nonce, challenge, reach, language }).toString();
  return url;
};

const secret = /^[A-Za-z0-9_-]{43}$/;
const forms: Readonly<Record<keyof AuthorizeRequest, RegExp>> = {
  state: secret,
  nonce: secret,
  challenge: secret,
  reach: /^(own|shared)$/,
  language: /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}$/,
};

/** Some hosts put what they say of themselves behind the fragment, after a `?` of their own or as `_host_Info`. */
const ownParameters = (fragment: string): URLSearchParams => {
  const [own = ''] = fragment.replace(/^#/, '').split('?');
  return new URLSearchParams([...new URLSearchParams(own)].filter(([name]) => !name.startsWith('_')));
};

/**
 * Address at Microsoft for the fragment of the page; undefined when it holds anything but these parameters, each once and
 * well-formed. Where to go, as which client and for which permission comes from the deployment and this table alone.
 */
export const authorizeUrl = (
  { clientId, authority }: DeploymentConfig['microsoft'],
  origin: string,
  fragment: string,
): URL | undefined => {
  const given = ownParameters(fragment);
  const names = [...given.keys()];
  const isWhole = Object.entries(forms).every(([name, form]) => form.test(given.get(name) ?? ''));
  if (clientId === '' || !isWhole || names.length !== Object.keys(forms).length) return undefined;
  const url = new URL(`${authority}/oauth2/v2.0/authorize`);
  url.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri(origin),
    response_type: 'code',
    response_mode: 'query',
    scope: `openid profile ${scopes[given.get('reach') as Reach]}`,
    state: given.get('state') ?? '',
    nonce: given.get('nonce') ?? '',
    code_challenge: given.get('challenge') ?? '',
    code_challenge_method: 'S256',
    prompt: 'select_account',
  }).toString();
  return url;
};
