import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../../server/start-server.ts';
import { createGoogle, type Google } from '../../lab/google/create-google.ts';
import { readCallback } from '../../src/gmail/answer.ts';
import { authorizeUrl, redirectUri, startUrl } from '../../src/gmail/authorize-request.ts';
import { createSecretStock } from '../../src/gmail/secrets.ts';
import { stateOf } from '../../src/gmail/words.ts';
import type { DeploymentConfig } from '../../src/plugin/deployment.ts';
import { clientId, paneOrigin } from '../unit/gmail/fake-context.ts';
import { brokerFor, secret, upstreamOf } from '../unit/gmail/local-google.ts';

let google: Google;
let servers: readonly RunningServer[] = [];

beforeAll(async () => {
  const client = { clientId, secret, redirectUris: [redirectUri(paneOrigin)] };
  google = await createGoogle({ clients: [client], autoConsent: true, http2: false });
  const config = { authorizeUrl: google.url('/o/oauth2/v2/auth'), gmailUrl: google.origin };
  const instance = () => startServer({ app: brokerFor(upstreamOf(google), config), port: 0, hostname: '127.0.0.1' });
  servers = [await instance(), await instance()];
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await google.close();
});

const at = (n: number, path: string) => `http://127.0.0.1:${servers[n]!.port}${path}`;
const postForm = (url: string, form: Record<string, string>) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(form), headers: { origin: paneOrigin } });

async function signIn(startedOn: number) {
  const stock = createSecretStock();
  await stock.prepare();
  const { state, nonce, verifier, challenge } = stock.take();
  const { google: settings } = (await (await fetch(at(startedOn, '/config.json'))).json()) as DeploymentConfig;
  const start = startUrl(paneOrigin, {
    state: stateOf('es', state),
    nonce,
    codeChallenge: challenge,
    language: 'es-MX',
    prompt: 'consent',
    accessType: 'offline',
    hint: undefined,
  });
  const answer = await fetch(authorizeUrl(settings, paneOrigin, start.hash)!, { redirect: 'manual' });
  const callback = readCallback(new URL(answer.headers.get('location')!).searchParams);
  if (!callback || !('code' in callback)) throw new Error('No code');
  return {
    grant_type: 'authorization_code',
    client_id: clientId,
    code: callback.code,
    redirect_uri: redirectUri(paneOrigin),
    code_verifier: verifier,
  };
}

test('two instances side by side serve one sign-in: started on one, exchanged, renewed and revoked on the other', async () => {
  const form = await signIn(0);
  const exchanged = await postForm(at(1, '/oauth/token'), form);
  expect(exchanged.status).toBe(200);
  const { refresh_token } = (await exchanged.json()) as { refresh_token: string };
  const renewed = await postForm(at(0, '/oauth/token'), {
    grant_type: 'refresh_token',
    client_id: clientId,
    refresh_token,
  });
  expect(renewed.status).toBe(200);
  expect((await postForm(at(1, '/oauth/revoke'), { client_id: clientId, token: refresh_token })).status).toBe(200);
  const after = await postForm(at(0, '/oauth/token'), {
    grant_type: 'refresh_token',
    client_id: clientId,
    refresh_token,
  });
  expect([after.status, await after.json()]).toMatchObject([400, { error: 'invalid_grant' }]);
});

test('Google refuses through the broker what does not belong together, and says so in its own words', async () => {
  const form = await signIn(0);
  const refused = await postForm(at(0, '/oauth/token'), { ...form, code_verifier: 'w'.repeat(43) });
  expect([refused.status, await refused.json()]).toMatchObject([400, { error: 'invalid_grant' }]);
});

test('the keys that check an id_token come through the broker as Google publishes them', async () => {
  const ours = await (await fetch(at(0, '/oauth/certs'))).json();
  const theirs = await (await fetch(google.url('/oauth2/v3/certs'))).json();
  expect(ours).toEqual(theirs);
});
