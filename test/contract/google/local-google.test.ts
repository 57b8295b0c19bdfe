import { createGoogle } from '../../../lab/google/create-google.ts';
import { contractAccount, contractClient, describeGoogle, type RunningGoogle } from './suite.ts';

const { clientId, secret, redirectUri } = contractClient;

const formOf = (page: string, names: readonly string[]) =>
  new URLSearchParams(
    names.map((name) => [name, new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(page)?.[1] ?? '']),
  );

async function start(): Promise<RunningGoogle> {
  const google = await createGoogle({
    clients: [{ clientId, secret, redirectUris: [redirectUri] }],
    google: { accounts: [contractAccount], latencyMs: [0, 0] },
  });
  const post = (path: string, body: URLSearchParams) =>
    fetch(google.url(path), { method: 'POST', body, redirect: 'manual' });

  return {
    rootUrl: google.url('/'),
    server: {
      issuer: 'https://accounts.google.com',
      authorization_endpoint: google.url('/o/oauth2/v2/auth'),
      token_endpoint: google.url('/token'),
      revocation_endpoint: google.url('/revoke'),
      jwks_uri: google.url('/oauth2/v3/certs'),
    },
    consent: async (url, choice) => {
      const chooser = formOf(await (await fetch(url)).text(), ['attempt', 'account']);
      const answer = await post('/signin/account', chooser);
      const known = answer.headers.get('location');
      if (known) return new URL(known);
      const consent = formOf(await answer.text(), ['attempt']);
      consent.set('decision', 'allow');
      if (choice === 'grant') consent.set('scope', 'https://www.googleapis.com/auth/gmail.send');
      return new URL((await post('/signin/consent', consent)).headers.get('location') ?? '');
    },
    delivered: async (id) => (await fetch(google.url(`/mail/m/${id}/original`))).text(),
    close: google.close,
  };
}

describeGoogle('the local Google', start);
