const scopePrefix = 'https://www.googleapis.com/auth/';
export const sendScope = `${scopePrefix}gmail.send`;
const emailScope = `${scopePrefix}userinfo.email`;
const profileScope = `${scopePrefix}userinfo.profile`;

const signInScopes = new Set(['openid', emailScope, profileScope]);
const gmailScopes = ['send', 'compose', 'modify', 'readonly', 'metadata', 'labels', 'insert', 'settings.basic'];
const knownScopes = new Set([
  ...signInScopes,
  'https://mail.google.com/',
  ...gmailScopes.map((name) => `${scopePrefix}gmail.${name}`),
]);

/** Scopes messages.send accepts (Gmail discovery document, `users.messages.send`). */
export const sendingScopes: ReadonlySet<string> = new Set([
  'https://mail.google.com/',
  `${scopePrefix}gmail.compose`,
  `${scopePrefix}gmail.modify`,
  sendScope,
]);

const canonical = (scope: string) => (scope === 'email' ? emailScope : scope === 'profile' ? profileScope : scope);

export const readScopes = (text: string): string[] => [...new Set(text.split(' ').filter(Boolean).map(canonical))];

export const isKnownScope = (scope: string) => knownScopes.has(scope);
/** Sign-in scopes are granted with the sign-in itself; the others can be refused one by one. */
export const isSignInScope = (scope: string) => signInScopes.has(scope);

/** As the token endpoint writes them: long names, and an order nobody asked for. */
export const writeScopes = (scopes: Iterable<string>): string => [...scopes].sort(byGoogleOrder).join(' ');

/** As the callback address carries them: the short names beside the long ones. */
export function writeCallbackScopes(scopes: ReadonlySet<string>): string {
  const short = [...(scopes.has(emailScope) ? ['email'] : []), ...(scopes.has(profileScope) ? ['profile'] : [])];
  return [...short, writeScopes(scopes)].join(' ');
}

const byGoogleOrder = (a: string, b: string) => (a === 'openid' ? 1 : b === 'openid' ? -1 : a < b ? -1 : a > b ? 1 : 0);
