import { createServer, type AddressInfo } from 'node:net';
import { createEmulator } from 'emulate';
import { contractAccount, contractClient, describeGoogle, type RunningGoogle } from './suite.ts';

const { clientId, secret, redirectUri } = contractClient;

/** The package wants a number; a port that was just free is the best there is. */
const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

const hiddenFields = (page: string) =>
  new URLSearchParams(
    [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name ?? '',
      (value ?? '').replaceAll('&#x27;', "'").replaceAll('&amp;', '&'),
    ]),
  );

async function start(): Promise<RunningGoogle> {
  const emulator = await createEmulator({
    service: 'google',
    port: await freePort(),
    seed: {
      google: {
        users: [contractAccount],
        oauth_clients: [{ client_id: clientId, client_secret: secret, redirect_uris: [redirectUri] }],
      },
    },
  });
  const { url } = emulator;

  return {
    rootUrl: `${url}/`,
    server: {
      issuer: url,
      authorization_endpoint: `${url}/o/oauth2/v2/auth`,
      token_endpoint: `${url}/oauth2/token`,
      revocation_endpoint: `${url}/oauth2/revoke`,
      jwks_uri: `${url}/oauth2/v3/certs`,
    },
    consent: async (authorizeUrl) => {
      const page = await (await fetch(authorizeUrl)).text();
      const form = page.split('<form').find((part) => part.includes(`value="${contractAccount.email}"`)) ?? '';
      const body = hiddenFields(form);
      const answer = await fetch(`${url}/o/oauth2/v2/auth/callback`, { method: 'POST', body, redirect: 'manual' });
      return new URL(answer.headers.get('location') ?? '');
    },
    delivered: async (id, token) => {
      const headers = { authorization: `Bearer ${token}` };
      const answer = await fetch(`${url}/gmail/v1/users/me/messages/${id}?format=raw`, { headers });
      const { raw = '' } = (await answer.json()) as { raw?: string };
      return Buffer.from(raw, 'base64url').toString();
    },
    close: () => emulator.close(),
  };
}

describeGoogle('emulate 0.11.2, a second opinion', start, {
  missingSecret: 'it answers 401 invalid_client',
  canonicalScopes: 'it echoes the scopes that were asked for',
  untick: 'its page has no boxes',
  noRefreshOnline: 'it always gives one',
  revokedAccess: 'it takes any token, revoked ones too',
  revokeNoCors: 'it sends CORS headers everywhere',
  multipart: 'it takes the whole request for the message',
  shortAnswer: 'it returns the whole message',
  madeUpToken: 'it takes any token',
  scope: 'it does not look at scopes',
  badTo: 'it takes any To',
  tooLarge: 'it takes any size',
  messageId: 'it keeps the one that was sent',
  fromRewritten: 'it keeps the one that was sent',
});
