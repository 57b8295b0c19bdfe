import { describe, expect, it } from 'vitest';
import type { Google } from '../../../../lab/google/create-google.ts';
import type { GoogleOptions } from '../../../../lab/google/google-options.ts';
import { authorizeUrl, callback, connect, postForm, redirectUri, sendScope, startGoogle } from './started-google.ts';

const twoAccounts = [
  { email: 'nomina@empresa.example', name: 'Nómina' },
  { email: 'ana@gmail.com', name: 'Ana' },
];

const startByHand = (options: Partial<GoogleOptions> = {}) => startGoogle({ autoConsent: false, ...options });

/** The value of the hidden `attempt` field, which ties a page to its sign-in. */
const attemptOf = (page: string) => /name="attempt" value="([^"]+)"/.exec(page)?.[1] ?? '';

async function choose(google: Google, account: string, changes: Record<string, string | undefined> = {}) {
  const attempt = attemptOf(await (await fetch(authorizeUrl(google, changes))).text());
  return { attempt, page: await postForm(google.url('/signin/account'), { attempt, account }) };
}

async function decide(google: Google, attempt: string, decision: string, scopes: readonly string[] = []) {
  const body = new URLSearchParams([['attempt', attempt], ['decision', decision], ...scopes.map((s) => ['scope', s])]);
  const response = await fetch(google.url('/signin/consent'), { method: 'POST', body, redirect: 'manual' });
  return new URL(response.headers.get('location') ?? 'about:blank');
}

describe('a request to sign in', () => {
  it.each([
    ['no client', { client_id: undefined }, 400, 'invalid_request'],
    ['an unknown client', { client_id: 'nobody' }, 401, 'invalid_client'],
    ['no redirect address', { redirect_uri: undefined }, 400, 'invalid_request'],
    ['a redirect address with a slash more', { redirect_uri: `${redirectUri}/` }, 400, 'redirect_uri_mismatch'],
    ['the implicit flow', { response_type: 'token' }, 400, 'unsupported_response_type'],
    ['no scope', { scope: undefined }, 400, 'invalid_request'],
    [
      'a scope that does not exist',
      { scope: 'openid https://www.googleapis.com/auth/gmail.sned' },
      400,
      'invalid_scope',
    ],
    ['an unsupported prompt', { prompt: 'login' }, 400, 'invalid_request'],
    ['prompt none with another', { prompt: 'none consent' }, 400, 'invalid_request'],
    ['an unknown access type', { access_type: 'forever' }, 400, 'invalid_request'],
    ['no code challenge', { code_challenge: undefined }, 400, 'invalid_request'],
    ['a plain code challenge', { code_challenge_method: 'plain' }, 400, 'invalid_request'],
    ['a code challenge of the wrong length', { code_challenge: 'short' }, 400, 'invalid_request'],
  ])('with %s ends on a page of Google and redirects nobody', async (_what, changes, status, error) => {
    const google = await startGoogle();
    const response = await fetch(authorizeUrl(google, changes), { redirect: 'manual' });
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(`Error ${status}: ${error}`);
  });

  it('with a parameter given twice is refused', async () => {
    const google = await startGoogle();
    const url = authorizeUrl(google);
    url.searchParams.append('scope', 'openid');
    expect((await fetch(url)).status).toBe(400);
  });

  it('is counted with every scope it asks for', async () => {
    const google = await startGoogle();
    await callback(google);
    await callback(google);
    expect(google.state.counters).toMatchObject({ authorize: 2, scopes: ['openid', 'email', sendScope] });
  });
});

describe('the pages', () => {
  it('let the person choose an account, then tick what the app may do', async () => {
    const google = await startByHand({ google: { accounts: twoAccounts } });
    const chooser = await (await fetch(authorizeUrl(google))).text();
    expect(chooser).toContain('Choose an account');
    expect(chooser).toContain('data-account="ana@gmail.com"');

    const { attempt, page } = await choose(google, 'ana@gmail.com');
    const consent = await page.text();
    expect(consent).toContain('Send email on your behalf');
    expect(consent).toMatch(/<input\s+type="checkbox"\s+id="scope-gmail-send"(?![^>]*checked)/);

    const url = await decide(google, attempt, 'allow', [sendScope]);
    expect(url.origin + url.pathname).toBe(redirectUri);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      state: 'state-1',
      iss: 'https://accounts.google.com',
      code: expect.stringMatching(/^4\/0A/),
      scope: `email ${sendScope} https://www.googleapis.com/auth/userinfo.email openid`,
      authuser: '1',
      prompt: 'consent',
    });
  });

  it('grant only the sign-in when the box stays unticked', async () => {
    const google = await startByHand();
    const { attempt } = await choose(google, 'nomina@empresa.example');
    const { searchParams } = await decide(google, attempt, 'allow');
    expect(searchParams.get('scope')).toBe('email https://www.googleapis.com/auth/userinfo.email openid');
    expect(searchParams.get('hd')).toBe('empresa.example');
  });

  it('hand back access_denied and the state when the person cancels', async () => {
    const google = await startByHand();
    const { attempt } = await choose(google, 'nomina@empresa.example');
    const { searchParams } = await decide(google, attempt, 'cancel', [sendScope]);
    expect(Object.fromEntries(searchParams)).toEqual({ error: 'access_denied', state: 'state-1' });
  });

  it('cannot be answered twice', async () => {
    const google = await startByHand();
    const { attempt } = await choose(google, 'nomina@empresa.example');
    await decide(google, attempt, 'allow', [sendScope]);
    const again = await postForm(google.url('/signin/consent'), { attempt, decision: 'allow' });
    expect(again.status).toBe(400);
  });

  it.each([
    ['ticked', /id="scope-gmail-send"[^>]*checked/],
    ['none', /type="hidden" name="scope" value="https:\/\/www\.googleapis\.com\/auth\/gmail\.send"/],
  ] as const)('can show the permission %s', async (consentBox, form) => {
    const { page } = await choose(await startByHand({ consentBox }), 'nomina@empresa.example');
    expect(await page.text()).toMatch(form);
  });

  it.each([
    ['es-MX', 'Elige una cuenta'],
    ['pl', 'Wybierz konto'],
    ['fr', 'Choose an account'],
  ])('speak the language of hl=%s', async (hl, text) => {
    const google = await startByHand();
    expect(await (await fetch(authorizeUrl(google, { hl }))).text()).toContain(text);
  });

  it('skip the chooser for the account of login_hint, unless it is to be chosen', async () => {
    const google = await startByHand({ google: { accounts: twoAccounts } });
    const hinted = await (await fetch(authorizeUrl(google, { login_hint: 'ANA@gmail.com' }))).text();
    expect(hinted).toContain('Send email on your behalf');
    const changes = { login_hint: 'ana@gmail.com', prompt: 'select_account' };
    expect(await (await fetch(authorizeUrl(google, changes))).text()).toContain('Choose an account');
  });

  it('are not shown again to somebody who consented, unless prompt=consent', async () => {
    const google = await startByHand();
    const { attempt } = await choose(google, 'nomina@empresa.example');
    await decide(google, attempt, 'allow', [sendScope]);
    const hint = { login_hint: 'nomina@empresa.example' };
    expect((await callback(google, hint)).get('code')).toMatch(/^4\//);
    const forced = await fetch(authorizeUrl(google, { ...hint, prompt: 'consent' }));
    expect(await forced.text()).toContain('Send email on your behalf');
  });

  it('are never shown with prompt=none', async () => {
    const google = await startByHand();
    const silent = { prompt: 'none', login_hint: 'nomina@empresa.example' };
    expect((await callback(google, silent)).get('error')).toBe('interaction_required');
    const { attempt } = await choose(google, 'nomina@empresa.example');
    await decide(google, attempt, 'allow', [sendScope]);
    expect((await callback(google, silent)).get('code')).toMatch(/^4\//);
  });
});

describe('a sign-in that Google blocks', () => {
  it.each([
    ['admin_policy_enforced', 400],
    ['org_internal', 403],
    ['access_denied', 403],
  ] as const)('ends on a page with %s', async (error, status) => {
    const google = await startByHand({ blocked: { error, answer: 'page' } });
    const { page } = await choose(google, 'nomina@empresa.example');
    expect(page.status).toBe(status);
    expect(await page.text()).toContain(`Error ${status}: ${error}`);
  });

  it('can hand its error to the callback', async () => {
    const google = await startByHand({ blocked: { error: 'admin_policy_enforced', answer: 'redirect' } });
    const hint = { login_hint: 'nomina@empresa.example' };
    expect((await callback(google, hint)).get('error')).toBe('admin_policy_enforced');
  });

  it('in a dialog answers 403 disallowed_useragent', async () => {
    const google = await startByHand({ google: { embedded: 'refuse' } });
    const check = await (await fetch(authorizeUrl(google))).text();
    const attempt = /attempt=([\w-]+)/.exec(check)?.[1] ?? '';
    const refused = await fetch(google.url(`/signin/disallowed?attempt=${attempt}`));
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain('disallowed_useragent');
    expect(await (await fetch(google.url(`/signin/start?attempt=${attempt}`))).text()).toContain('Choose an account');
  });

  it.each([
    [false, null],
    [true, 'same-origin'],
    ['same-origin-allow-popups', 'same-origin-allow-popups'],
  ] as const)('with severOpener %s sends the opener policy %s', async (severOpener, policy) => {
    const google = await startByHand({ google: { severOpener } });
    expect((await fetch(authorizeUrl(google))).headers.get('cross-origin-opener-policy')).toBe(policy);
  });
});

describe('consent without a person', () => {
  it.each([
    ['grant', ['code', 'code']],
    ['deny', ['error', 'error']],
    ['close', ['', '']],
    ['close-then-grant', ['', 'code']],
  ] as const)('%s answers attempt by attempt', async (consent, expected) => {
    const google = await startGoogle({ google: { consent } });
    for (const name of expected) {
      const answer = await callback(google);
      expect([...answer.keys()].filter((key) => key === 'code' || key === 'error').join()).toBe(name);
    }
  });

  it('untick-send-then-grant grants sending on the second attempt', async () => {
    const google = await startGoogle({ google: { consent: 'untick-send-then-grant' } });
    expect((await connect(google)).scope).not.toContain(sendScope);
    expect((await connect(google)).scope).toContain(sendScope);
  });
});

it('the iss of the callback can be another, or left out', async () => {
  expect((await callback(await startGoogle({ issParameter: 'https://evil.example' }))).get('iss')).toBe(
    'https://evil.example',
  );
  expect((await callback(await startGoogle({ issParameter: null }))).has('iss')).toBe(false);
});

it('a request to an address that Google does not have is answered 404 and remembered', async () => {
  const google = await startGoogle();
  const response = await fetch(google.url('/gmail/v1/users/me/profile'));
  expect(response.status).toBe(404);
  expect(google.state.unknown).toEqual(['GET /gmail/v1/users/me/profile']);
});
