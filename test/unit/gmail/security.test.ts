import { outgoing } from '../../kit/mail-provider.ts';
import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { isFailure } from '../../../src/domain/failure.ts';
import { writeMessage } from '../../../src/gmail/answer.ts';
import { clientId, fakeStore, paneOrigin } from './fake-context.ts';
import { answerDialog, connect, startLocalGoogle, type LocalGoogle, type LocalGoogleOptions } from './local-google.ts';

let local: LocalGoogle;
const start = async (options: LocalGoogleOptions = {}) => (local = await startLocalGoogle(options));
afterEach(() => local.google.close());

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'resolved',
    (error: unknown) => (isFailure(error) ? error.code : error),
  );

/** Signs in with a token answer that somebody changed on its way. */
async function signInWith(change: (token: Record<string, unknown>) => Record<string, unknown>): Promise<unknown> {
  await start({
    intercept: async (request, next) => {
      const response = await next(request);
      if (!request.url.endsWith('/oauth/token')) return response;
      return Response.json(change((await response.json()) as Record<string, unknown>));
    },
  });
  const attempt = local.accounts.begin({ route: 'dialog' });
  await answerDialog(local);
  const code = await codeOf(attempt.account);
  expect(local.accounts.list()).toEqual([]);
  return code;
}

const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Google's own token again with other claims; signed by `key` where given, else with Google's signature as it was. */
function forge(token: Record<string, unknown>, claims: object, key?: KeyObject): Record<string, unknown> {
  const [header = '', payload = '', signature = ''] = String(token['id_token']).split('.');
  const changed = encode({ ...decode(payload), ...claims });
  const signed = key ? sign('RSA-SHA256', Buffer.from(`${header}.${changed}`), key).toString('base64url') : signature;
  return { ...token, id_token: `${header}.${changed}.${signed}` };
}
const strangersKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

describe('an id_token', () => {
  const nowS = Math.floor(Date.now() / 1000);
  const claims: [string, object][] = [
    ['another issuer', { iss: 'https://evil.example' }],
    ['another audience', { aud: 'another-client' }],
    ['several audiences without being the presenter', { aud: [clientId, 'other'], azp: 'other' }],
    ['another nonce', { nonce: 'x'.repeat(43) }],
    ['no nonce', { nonce: undefined }],
    ['a past expiry', { iat: nowS - 7200, exp: nowS - 3600 }],
    ['no e-mail', { email: undefined }],
    ['an e-mail nobody verified', { email_verified: false }],
    ['another person’s e-mail', { email: 'jefe@empresa.example' }],
  ];
  test.each(claims)('with %s is refused', async (_label, change) => {
    expect(await signInWith((token) => forge(token, change))).toBe('account/token-invalid');
  });

  test('signed by a stranger is refused', async () => {
    expect(await signInWith((token) => forge(token, {}, strangersKey()))).toBe('account/token-invalid');
  });

  test('that nobody signed is refused', async () => {
    const unsigned = (token: Record<string, unknown>) => {
      const [, payload = ''] = String(token['id_token']).split('.');
      return { ...token, id_token: `${encode({ alg: 'none' })}.${payload}.` };
    };
    expect(await signInWith(unsigned)).toBe('account/token-invalid');
  });

  test('signed with the public key as a shared secret is refused', async () => {
    const confused = (token: Record<string, unknown>) => {
      const [, payload = ''] = String(token['id_token']).split('.');
      return { ...token, id_token: `${encode({ alg: 'HS256' })}.${payload}.${encode({})}` };
    };
    expect(await signInWith(confused)).toBe('account/token-invalid');
  });

  test('that is missing is not made up for', async () => {
    expect(await signInWith(({ id_token: _missing, ...token }) => token)).toMatch(
      /^account\/(token-invalid|broker-unreachable)/,
    );
  });

  test('is checked against the keys the deployment names, so that a good one passes', async () => {
    await start();
    await connect(local);
    expect(local.requests.map(({ url }) => new URL(url).pathname)).toContain('/oauth/certs');
  });
});

describe('a code', () => {
  test('injected with a foreign state is never exchanged', async () => {
    await start();
    const attempt = local.accounts.begin({ route: 'dialog' });
    const { url } = local.windows.dialogs[0]!;
    const answer = await local.consent(url);
    local.windows.dialogs[0]!.message(writeMessage({ ...answer, state: `es${'a'.repeat(43)}` }));
    expect(await codeOf(attempt.account)).toBe('account/state-mismatch');
    expect(local.google.state.counters.token).toBe(0);
  });

  test('of another attempt under this attempt’s state is refused by Google: the verifier does not fit', async () => {
    await start();
    local.accounts.begin({ route: 'dialog' });
    const stolen = await local.consent(local.windows.dialogs[0]!.url);
    const attempt = local.accounts.begin({ route: 'dialog' });
    const state = new URLSearchParams(local.windows.dialogs[1]!.url.hash.slice(1)).get('state')!;
    local.windows.dialogs[1]!.message(writeMessage({ ...stolen, state }));
    expect(await codeOf(attempt.account)).toBe('account/code-refused');
    expect(local.accounts.current()).toBeUndefined();
  });

  test('that claims to come from another issuer is never exchanged (RFC 9207)', async () => {
    await start();
    const attempt = local.accounts.begin({ route: 'dialog' });
    const answer = await local.consent(local.windows.dialogs[0]!.url);
    local.windows.dialogs[0]!.message(writeMessage({ ...answer, issuer: 'https://evil.example' } as typeof answer));
    expect(await codeOf(attempt.account)).toBe('account/token-invalid');
    expect(local.google.state.counters.token).toBe(0);
  });

  test('travels with a verifier that no page and no server saw before', async () => {
    await start();
    await connect(local);
    const form = new URLSearchParams(await local.requests.find(({ url }) => url.endsWith('/oauth/token'))!.text());
    const verifier = form.get('code_verifier')!;
    expect(verifier).toHaveLength(43);
    expect(local.windows.dialogs[0]!.url.href).not.toContain(verifier);
  });
});

describe('tokens and codes', () => {
  test('stand in no address, no log and, unencrypted, in no storage', async () => {
    const store = fakeStore();
    await start({ store });
    await connect(local, { keep: true });
    const mail = new TextEncoder().encode('From: <nomina@empresa.example>\r\nTo: a@b.example\r\n\r\nx');
    await local.provider.send(outgoing(mail), new AbortController().signal);
    const exchange = local.requests.find(({ url }) => url.endsWith('/oauth/token'))!;
    const form = new URLSearchParams(await exchange.clone().text());
    const bearers = local.requests.map(({ headers }) => headers.get('authorization') ?? '');
    const bearer = bearers.find((it) => it.startsWith('Bearer ya29.'));
    const secrets = [form.get('code'), form.get('code_verifier'), bearer?.replace('Bearer ', '')];
    expect(secrets.filter((secret) => secret && secret.length > 10)).toHaveLength(3);

    const stored = JSON.stringify([...store.entries], (_key, value: unknown) =>
      value instanceof ArrayBuffer ? Buffer.from(value).toString('latin1') : value,
    );
    expect([...store.entries.keys()].toSorted()).toEqual(['accounts', 'vault-key', 'way']);
    for (const secret of secrets) {
      expect(stored).not.toContain(secret);
      expect(local.requests.map(({ url }) => decodeURIComponent(url)).join()).not.toContain(secret);
      expect(JSON.stringify(local.lines)).not.toContain(secret);
    }
  });

  test('are in no failure the diagnostics could print', async () => {
    await start();
    const attempt = local.accounts.begin({ route: 'dialog' });
    const answer = await local.consent(local.windows.dialogs[0]!.url);
    if (!('code' in answer)) throw new Error('Google refused');
    local.windows.dialogs[0]!.message(writeMessage({ ...answer, code: `${answer.code}x` }));
    const error = await attempt.account.catch((caught: unknown) => caught);
    if (!isFailure(error)) throw new Error('No failure');
    expect(error.code).toBe('account/code-refused');
    expect(JSON.stringify([error.message, error.values, String(error.cause)])).not.toContain(answer.code);
  });

  test('go to this origin and to Google’s API, and nowhere else', async () => {
    await start();
    await connect(local, { keep: true });
    await local.accounts.revoke('nomina@empresa.example');
    const hosts = new Set(local.requests.map(({ url }) => new URL(url).origin));
    expect([...hosts]).toEqual([paneOrigin]);
  });
});

test('the forging used here can also produce a token that passes', () => {
  const key = createPrivateKey(strangersKey().export({ type: 'pkcs8', format: 'pem' }));
  const token = { id_token: `${encode({ alg: 'RS256' })}.${encode({ a: 1 })}.x` };
  expect(decode(String(forge(token, { b: 2 }, key)['id_token']).split('.')[1]!)).toEqual({ a: 1, b: 2 });
});
