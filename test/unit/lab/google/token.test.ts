import { createHash, createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Google } from '../../../../lab/google/create-google.ts';
import {
  callback,
  clientId,
  connect,
  exchange,
  postForm,
  secret,
  send,
  sendScope,
  startGoogle,
  type TokenAnswer,
} from './started-google.ts';

const codeOf = async (google: Google) => (await callback(google)).get('code') ?? '';
const answerOf = async (response: Response) => (await response.json()) as TokenAnswer;
const decode = (part: string | undefined) =>
  JSON.parse(Buffer.from(part ?? '', 'base64url').toString()) as Record<string, unknown>;

const refresh = (google: Google, refresh_token: string | undefined) =>
  postForm(google.url('/token'), {
    grant_type: 'refresh_token',
    refresh_token,
    client_id: clientId,
    client_secret: secret,
  });

describe('the token endpoint', () => {
  it.each([
    ['no secret', { client_secret: undefined }, 400, 'invalid_request', 'client_secret is missing.'],
    ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client', 'Unauthorized'],
    ['an unknown client', { client_id: 'nobody' }, 401, 'invalid_client', 'The OAuth client was not found.'],
    ['no client', { client_id: undefined }, 400, 'invalid_request', 'Could not determine client ID from request.'],
    ['a wrong verifier', { code_verifier: 'x'.repeat(43) }, 400, 'invalid_grant', 'Invalid code verifier.'],
    ['no verifier', { code_verifier: undefined }, 400, 'invalid_grant', 'Missing code verifier.'],
    ['a made-up code', { code: '4/0Amade-up' }, 400, 'invalid_grant', 'Malformed auth code.'],
    ['no code', { code: undefined }, 400, 'invalid_request', 'Missing required parameter: code'],
    ['another redirect address', { redirect_uri: 'https://x.example' }, 400, 'redirect_uri_mismatch', 'Bad Request'],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type', 'Invalid grant_type: password'],
  ])('refuses %s', async (_what, changes, status, error, error_description) => {
    const google = await startGoogle();
    const response = await exchange(google, await codeOf(google), changes);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error, error_description });
  });

  it('takes the secret in the Authorization header too', async () => {
    const google = await startGoogle();
    const code = await codeOf(google);
    const fields = { client_id: undefined, client_secret: undefined };
    const body = new URLSearchParams({ grant_type: 'authorization_code', code });
    expect((await exchange(google, code, fields)).status).toBe(400);
    const authorization = `Basic ${Buffer.from(`${clientId}:wrong`).toString('base64')}`;
    const response = await fetch(google.url('/token'), { method: 'POST', body, headers: { authorization } });
    expect(await response.json()).toMatchObject({ error: 'invalid_client' });
  });

  it('takes a code once', async () => {
    const google = await startGoogle();
    const code = await codeOf(google);
    expect((await exchange(google, code)).status).toBe(200);
    expect(await answerOf(await exchange(google, code))).toMatchObject({ error: 'invalid_grant' });
    expect(google.state.counters.token).toBe(2);
  });

  it('takes a code only while it lives', async () => {
    let now = 1_700_000_000_000;
    const google = await startGoogle({ now: () => now, codeLifetimeS: 60 });
    const code = await codeOf(google);
    now += 60_001;
    expect(await answerOf(await exchange(google, code))).toMatchObject({ error: 'invalid_grant' });
  });

  it('takes a form and nothing else', async () => {
    const google = await startGoogle();
    const response = await fetch(google.url('/token'), { method: 'POST', body: '{}' });
    expect(await answerOf(response)).toMatchObject({ error: 'invalid_request' });
  });

  it('names the granted scopes in its own way and order', async () => {
    const google = await startGoogle();
    expect((await connect(google)).scope).toBe(`${sendScope} https://www.googleapis.com/auth/userinfo.email openid`);
  });

  it('may be read by a page of any origin', async () => {
    const google = await startGoogle();
    const headers = { origin: 'https://app.example' };
    const response = await fetch(google.url('/token'), { method: 'POST', body: new URLSearchParams(), headers });
    expect(response.headers.get('access-control-allow-origin')).toBe('https://app.example');
  });
});

describe('the id_token', () => {
  it('is signed with a published key and says who signed in, where and for what', async () => {
    const now = 1_700_000_000_000;
    const google = await startGoogle({ now: () => now });
    const { id_token, access_token } = await connect(google);
    const [header, payload, signature] = id_token.split('.');
    const { keys } = (await (await fetch(google.url('/oauth2/v3/certs'))).json()) as { keys: JsonWebKey[] };
    const key = keys.find(({ kid }) => kid === decode(header)['kid']);
    const signed = Buffer.from(`${header}.${payload}`);
    const publicKey = createPublicKey({ key: key!, format: 'jwk' });
    expect(verify('RSA-SHA256', signed, publicKey, Buffer.from(signature!, 'base64url'))).toBe(true);
    expect(decode(payload)).toEqual({
      iss: 'https://accounts.google.com',
      azp: clientId,
      aud: clientId,
      sub: expect.stringMatching(/^1\d{20}$/),
      hd: 'empresa.example',
      email: 'nomina@empresa.example',
      email_verified: true,
      at_hash: createHash('sha256').update(access_token).digest().subarray(0, 16).toString('base64url'),
      nonce: 'nonce-1',
      iat: now / 1000,
      exp: now / 1000 + 3600,
    });
  });

  it('has no hd for a consumer account and carries the nonce it was asked with', async () => {
    const google = await startGoogle({ google: { accounts: [{ email: 'ana@gmail.com', name: 'Ana' }] } });
    const claims = decode((await connect(google, { nonce: 'other' })).id_token.split('.')[1]);
    expect(claims).toMatchObject({ nonce: 'other' });
    expect(claims).not.toHaveProperty('hd');
  });

  it('can come from another issuer', async () => {
    const google = await startGoogle({ issuer: 'https://evil.example' });
    expect(decode((await connect(google)).id_token.split('.')[1])['iss']).toBe('https://evil.example');
  });

  it('is not given when nobody asked for openid', async () => {
    expect(await connect(await startGoogle(), { scope: sendScope })).not.toHaveProperty('id_token');
  });
});

describe('a refresh token', () => {
  const offline = { access_type: 'offline' };

  it('comes with offline access only', async () => {
    const google = await startGoogle();
    expect(await connect(google)).not.toHaveProperty('refresh_token');
    expect((await connect(google, offline)).refresh_token).toMatch(/^1\/\/0/);
  });

  it('comes with the first consent, later only when consent is forced', async () => {
    const google = await startGoogle({ autoConsent: false, consentBox: 'none' });
    const hint = { login_hint: 'nomina@empresa.example', ...offline };
    const consent = async (changes: Record<string, string>) => {
      const { authorizeUrl } = await import('./started-google.ts');
      const page = await fetch(authorizeUrl(google, { ...hint, ...changes }), { redirect: 'manual' });
      const attempt = /name="attempt" value="([^"]+)"/.exec(await page.clone().text())?.[1];
      const body = new URLSearchParams({ attempt: attempt ?? '', decision: 'allow', scope: sendScope });
      const end = attempt
        ? await fetch(google.url('/signin/consent'), { method: 'POST', body, redirect: 'manual' })
        : page;
      const code = new URL(end.headers.get('location') ?? 'about:blank').searchParams.get('code') ?? '';
      return answerOf(await exchange(google, code));
    };
    expect(await consent({})).toHaveProperty('refresh_token');
    expect(await consent({})).not.toHaveProperty('refresh_token');
    expect(await consent({ prompt: 'consent' })).toHaveProperty('refresh_token');
  });

  it('buys access tokens and no further refresh token', async () => {
    const google = await startGoogle();
    const { refresh_token } = await connect(google, offline);
    const answer = await answerOf(await refresh(google, refresh_token));
    expect(answer).not.toHaveProperty('refresh_token');
    expect((await send(google, answer.access_token)).status).toBe(200);
    expect(google.state.counters).toMatchObject({ token: 1, refresh: 1 });
  });

  it('made up is refused', async () => {
    const google = await startGoogle();
    expect(await answerOf(await refresh(google, '1//made-up'))).toEqual({
      error: 'invalid_grant',
      error_description: 'Token has been expired or revoked.',
    });
  });

  it('is dropped when its account holds a hundred newer ones', async () => {
    const google = await startGoogle();
    const oldest = (await connect(google, offline)).refresh_token;
    for (let more = 0; more < 100; more++) await connect(google, offline);
    expect((await refresh(google, oldest)).status).toBe(400);
  });
});

describe('an access token', () => {
  it('ends after its lifetime', async () => {
    let now = 1_700_000_000_000;
    const google = await startGoogle({ now: () => now, google: { tokenLifetimeS: 100 } });
    const { access_token, expires_in } = await connect(google);
    expect(expires_in).toBe(100);
    now += 99_999;
    expect((await send(google, access_token)).status).toBe(200);
    now += 1;
    expect((await send(google, access_token)).status).toBe(401);
  });
});

describe('revoking', () => {
  it.each(['access_token', 'refresh_token'] as const)('an %s ends the grant and every token of it', async (name) => {
    const google = await startGoogle();
    const first = await connect(google, { access_type: 'offline' });
    const second = await connect(google, { access_type: 'offline' });
    expect((await postForm(google.url('/revoke'), { token: first[name] })).status).toBe(200);
    expect((await send(google, first.access_token)).status).toBe(401);
    expect((await send(google, second.access_token)).status).toBe(401);
    expect((await refresh(google, second.refresh_token)).status).toBe(400);
    expect(google.state.counters.revoke).toBe(1);
  });

  it('an unknown token says so', async () => {
    const google = await startGoogle();
    const response = await postForm(google.url('/revoke'), { token: 'ya29.unknown' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid_token' });
  });

  it('cannot be read by a page', async () => {
    const google = await startGoogle();
    const headers = { origin: 'https://app.example' };
    const body = new URLSearchParams({ token: (await connect(google)).access_token });
    const response = await fetch(google.url('/revoke'), { method: 'POST', body, headers });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect((await fetch(google.url('/revoke'), { method: 'OPTIONS', headers })).status).toBe(404);
  });

  it('by the person ends every token of the account', async () => {
    const google = await startGoogle();
    const { access_token } = await connect(google);
    google.control.revoke('Nomina@empresa.example');
    expect((await send(google, access_token)).status).toBe(401);
    expect(() => google.control.revoke('nobody@empresa.example')).toThrow('no account');
  });
});
