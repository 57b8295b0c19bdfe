import { describe, expect, test } from 'vitest';
import { authorizeUrl, startUrl, type AuthorizeRequest } from '../../../src/gmail/authorize-request.ts';
import { defaultDeployment } from '../../../src/plugin/deployment.ts';

const google = { ...defaultDeployment.google, clientId: 'client-1' };
const origin = 'https://sobre.test';
const request: AuthorizeRequest = {
  state: `es${'s'.repeat(43)}`,
  nonce: 'n'.repeat(43),
  codeChallenge: 'c'.repeat(43),
  language: 'es-MX',
  prompt: 'select_account',
  accessType: 'online',
  hint: undefined,
};
const fragment = startUrl(origin, request).hash;

describe('the address at Google', () => {
  test('asks for exactly the sign-in and the permission to send', () => {
    const url = authorizeUrl(google, origin, fragment)!;
    expect(url.origin + url.pathname).toBe('https://accounts.google.com/o/oauth2/v2/auth');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'client-1',
      redirect_uri: 'https://sobre.test/callback.html',
      response_type: 'code',
      scope: 'openid email https://www.googleapis.com/auth/gmail.send',
      code_challenge_method: 'S256',
      code_challenge: request.codeChallenge,
      state: request.state,
      nonce: request.nonce,
      hl: 'es-MX',
      prompt: 'select_account',
      access_type: 'online',
    });
  });

  test('names the account to reconnect', () => {
    const hinted = startUrl(origin, { ...request, hint: 'nómina+1@empresa.example' }).hash;
    expect(authorizeUrl(google, origin, hinted)!.searchParams.get('login_hint')).toBe('nómina+1@empresa.example');
  });

  test('keeps what is secret for a moment out of the address servers see', () => {
    const url = startUrl(origin, request);
    expect(url.pathname + url.search).toBe('/start.html');
  });
});

describe('the start page leads nowhere but to Google:', () => {
  const without = (name: string) => {
    const given = new URLSearchParams(fragment.slice(1));
    given.delete(name);
    return `#${given}`;
  };
  const cases: [string, string][] = [
    ['an address to go to', `${fragment}&url=https%3A%2F%2Fevil.example`],
    ['another redirect address', `${fragment}&redirect_uri=https%3A%2F%2Fevil.example`],
    ['another client', `${fragment}&client_id=evil`],
    ['a wider permission', `${fragment}&scope=https%3A%2F%2Fmail.google.com%2F`],
    ['another kind of answer', `${fragment}&response_type=token`],
    ['a parameter given twice', `${fragment}&state=${request.state}`],
    ['a prompt Google does not know', fragment.replace('select_account', 'none')],
    ['no state', without('state')],
    ['no challenge', without('code_challenge')],
    ['no nonce', without('nonce')],
    ['a state of another form', fragment.replace(request.state, 'x')],
    ['nothing at all', ''],
    ['an address alone', '#https://evil.example/'],
  ];
  test.each(cases)('not with %s', (_label, given) => {
    expect(authorizeUrl(google, origin, given)).toBeUndefined();
  });
});
