import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { interactionPolicy } from 'oidc-provider';
import { sendScope } from '../../../src/gmail/authorize-request.ts';
import { clientId, paneOrigin } from '../../unit/gmail/fake-context.ts';
import { secret } from '../../unit/gmail/local-google.ts';
import { describeSignIn, type RunningServer } from './suite.ts';

const person = 'nomina@empresa.example';

const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
const hour = 3_600;

const configuration = () => {
  const policy = interactionPolicy.base();
  // Google's pages can be asked for by this name; the server at hand knows it as an extension only.
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }));
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: secret,
        redirect_uris: [`${paneOrigin}/callback.html`],
        grant_types: ['authorization_code', 'refresh_token'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [{ ...key, use: 'sig', alg: 'RS256', kid: 'one' }] },
    ttl: { AccessToken: hour, Grant: hour, IdToken: hour, Interaction: hour, RefreshToken: hour, Session: hour },
    cookies: { keys: ['not-secret'] },
    scopes: ['openid', 'email', sendScope],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    // As Google with `access_type=offline`; the standard's scope for it is not Google's.
    issueRefreshToken: () => true,
    features: { devInteractions: { enabled: false }, revocation: { enabled: true } },
    interactions: { policy, url: () => '/answer' },
    findAccount: (_ctx: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId, email: person, email_verified: true }),
    }),
  };
};

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
type Answer = 'allow' | 'untick-send' | 'deny';

/** The person at the server's pages: signs in, then allows what the test says. */
const answerPages = async (
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
): Promise<void> => {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  const finish = (result: object) =>
    provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
  if (answer === 'deny') return finish({ error: 'access_denied' });
  if (prompt.name === 'select_account') return finish({ select_account: {} });
  if (prompt.name === 'login') return finish({ login: { accountId: person }, select_account: {} });
  const grant = new provider.Grant({ accountId: session!.accountId, clientId: params['client_id']! });
  grant.addOIDCScope('openid email');
  if (answer === 'allow') grant.addOIDCScope(sendScope);
  else grant.rejectOIDCScope(sendScope);
  return finish({ consent: { grantId: await grant.save() } });
};

const start = async (): Promise<RunningServer> => {
  let answer: Answer = 'allow';
  let handle: Handler = () => undefined;
  const server = createServer((request, response) => handle(request, response)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(origin, configuration());
  const pages = provider.callback();
  handle = (request, response) => {
    if (request.url?.startsWith('/answer') === true)
      return void answerPages(provider, request, response, answer).catch((error: unknown) =>
        response.destroy(error as Error),
      );
    // Google's revocation authenticates nobody: whoever has the token may end it.
    if (request.url === '/token/revocation')
      request.headers.authorization = `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`;
    return pages(request, response);
  };
  return {
    upstream: { tokenUrl: `${origin}/token`, revokeUrl: `${origin}/token/revocation`, certsUrl: `${origin}/jwks` },
    config: { issuer: origin, authorizeUrl: `${origin}/auth` },
    async visit(url, wanted = 'allow') {
      answer = wanted;
      const cookies = new Map<string, string>();
      for (let at = url; ;) {
        const page = await fetch(at, {
          redirect: 'manual',
          headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        });
        for (const cookie of page.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
          cookies.set(name, value);
        }
        const next = page.headers.get('location');
        if (next === null) throw new Error(`${page.status} ${(await page.text()).slice(0, 300)}`);
        at = new URL(next, at);
        if (at.origin !== origin) return at;
      }
    },
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
};

describeSignIn('oidc-provider 9.13.3, a certified server', start);
