import { auth, gmail } from '@googleapis/gmail';
import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import discovery from '../../fixtures/gmail-v1-send.json' with { type: 'json' };

export const contractClient = {
  clientId: '1234-contract.apps.googleusercontent.com',
  secret: 'GOCSPX-contract',
  redirectUri: 'https://localhost:3000/dialog/callback.html',
};
export const contractAccount = { email: 'nomina@empresa.example', name: 'Nómina Empresa' };

const sendScope = 'https://www.googleapis.com/auth/gmail.send';
const sendMethod = discovery.resources.users.resources.messages.methods.send;

/** Something that stands for Google, while it runs. */
export interface RunningGoogle {
  /** With a slash at the end, as Google's client wants it. */
  readonly rootUrl: string;
  readonly server: oauth.AuthorizationServer;
  /** Answers the pages as a person would; returns the address the person is sent back to. */
  consent(authorizeUrl: URL, choice: 'grant' | 'untick-send'): Promise<URL>;
  /** The message as a recipient gets it. `token`: the one it was sent with. */
  delivered(id: string, token: string): Promise<string>;
  close(): Promise<void>;
}

/** What Google does, line by line. A stand-in that cannot do one says why, and the suite proves that it really cannot. */
const contractLines = {
  signIn: 'code, PKCE, state, nonce and a validated id_token give the address of the person',
  wrongVerifier: 'a wrong verifier is refused with invalid_grant',
  codeOnce: 'a code is taken once',
  missingSecret: 'a missing secret is 400 invalid_request',
  wrongSecret: 'a wrong secret is 401 invalid_client',
  canonicalScopes: 'the granted scopes come back under their long names',
  untick: 'a box left unticked leaves its scope out',
  noRefreshOnline: 'there is no refresh token without access_type=offline',
  refresh: 'a refresh token buys an access token that sends',
  revokedRefresh: 'a revoked refresh token is refused with invalid_grant',
  revokedAccess: 'a revoked access token does not send',
  revokeNoCors: 'a page cannot read the answer to a revocation',
  json: "Google's client sends JSON",
  media: 'a media upload sends, at the path and with the type of the discovery document',
  multipart: "Google's client sends multipart, and the whole message arrives",
  knownFields: 'the answer has id, thread and the label SENT, and no field Google does not document',
  shortAnswer: 'the answer has nothing but id, thread and labels',
  madeUpToken: 'a made-up token is 401',
  scope: 'a token without a sending scope is 403 insufficientPermissions',
  badTo: 'a To that is no address is 400 "Invalid To header"',
  tooLarge: 'a message over the documented size is 413',
  messageId: 'the Message-ID is replaced',
  fromRewritten: 'a From that is not the account is replaced',
  preflight: 'a page may send with Authorization',
} as const;

export type ContractLine = keyof typeof contractLines;

const insecure = { [oauth.allowInsecureRequests]: true };
const client: oauth.Client = { client_id: contractClient.clientId };
const verifier = oauth.generateRandomCodeVerifier();

const message = (to = 'ana@correo.example', from = contractAccount.email) =>
  [
    `From: ${from}`,
    `To: ${to}`,
    'Subject: Recibo',
    'Message-ID: <own@empresa.example>',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Hola, Ref. AB12-CD34',
  ].join('\r\n');

/** Runs every line against one stand-in. */
export function describeGoogle(
  name: string,
  start: () => Promise<RunningGoogle>,
  cannot: Partial<Record<ContractLine, string>> = {},
): void {
  let google: RunningGoogle;

  const line = (id: ContractLine, prove: () => Promise<void>) => {
    const reason = cannot[id];
    if (reason === undefined) return it(contractLines[id], prove);
    // Only a failed expectation is that proof; any other error is a fault of the suite.
    it(`not here: ${contractLines[id]} (${reason})`, () =>
      expect(prove()).rejects.toMatchObject({ name: 'AssertionError' }));
  };

  async function authorizeUrl(changes: Record<string, string>): Promise<URL> {
    const url = new URL(google.server.authorization_endpoint ?? '');
    const parameters = {
      client_id: client.client_id,
      redirect_uri: contractClient.redirectUri,
      response_type: 'code',
      scope: `openid email ${sendScope}`,
      state: 'state-1',
      nonce: 'nonce-1',
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...changes,
    };
    for (const [key, value] of Object.entries(parameters)) url.searchParams.set(key, value);
    return url;
  }

  const callback = async (changes: Record<string, string> = {}, choice: 'grant' | 'untick-send' = 'grant') =>
    oauth.validateAuthResponse(
      google.server,
      client,
      await google.consent(await authorizeUrl(changes), choice),
      'state-1',
    );

  const exchange = (
    parameters: URLSearchParams,
    clientAuth: oauth.ClientAuth = oauth.ClientSecretPost(contractClient.secret),
    codeVerifier = verifier,
  ) =>
    oauth.authorizationCodeGrantRequest(
      google.server,
      client,
      clientAuth,
      parameters,
      contractClient.redirectUri,
      codeVerifier,
      insecure,
    );

  async function connect(changes: Record<string, string> = {}, choice: 'grant' | 'untick-send' = 'grant') {
    const response = await exchange(await callback(changes, choice));
    const tokens = await oauth.processAuthorizationCodeResponse(google.server, client, response, {
      expectedNonce: 'nonce-1',
      requireIdToken: true,
    });
    await oauth.validateApplicationLevelSignature(google.server, response, insecure);
    return tokens;
  }

  const refresh = (token: string) =>
    oauth.refreshTokenGrantRequest(
      google.server,
      client,
      oauth.ClientSecretPost(contractClient.secret),
      token,
      insecure,
    );

  const revoke = (token: string, headers: Record<string, string> = {}) =>
    fetch(google.server.revocation_endpoint ?? '', { method: 'POST', headers, body: new URLSearchParams({ token }) });

  function clientOf(accessToken: string) {
    const credentials = new auth.OAuth2();
    credentials.setCredentials({ access_token: accessToken });
    return gmail({ version: 'v1', auth: credentials, retry: false });
  }

  // The client's own option moves JSON sends only; uploads would still go to the real Google.
  const sendJson = (token: string, text = message()) =>
    clientOf(token).users.messages.send(
      { userId: 'me', requestBody: { raw: Buffer.from(text).toString('base64url') } },
      { rootUrl: google.rootUrl },
    );

  const uploadPath = sendMethod.mediaUpload.protocols.simple.path.replace('{userId}', 'me');
  const upload = (token: string, body: string, headers: Record<string, string> = {}) =>
    fetch(new URL(`${uploadPath}?uploadType=media`, google.rootUrl), {
      method: sendMethod.httpMethod,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'message/rfc822', ...headers },
      body,
    });

  const refusalOf = async (sent: Promise<unknown>) => {
    const error = (await sent.then(
      () => undefined,
      (reason: unknown) => reason,
    )) as
      | { status?: number; response?: { data: { error: { message: string; errors: { reason: string }[] } } } }
      | undefined;
    const body = error?.response?.data.error;
    return { status: error?.status, message: body?.message, reason: body?.errors[0]?.reason };
  };

  const refusedGrant = async (response: Promise<Response>) => {
    const { status } = await response;
    const { error } = (await (await response).json()) as { error?: string };
    return { status, error };
  };

  describe(name, () => {
    beforeAll(async () => {
      google = await start();
    });
    afterAll(() => google.close());

    line('signIn', async () => {
      const claims = oauth.getValidatedIdTokenClaims(await connect());
      expect(claims).toMatchObject({ email: contractAccount.email, email_verified: true, aud: client.client_id });
    });

    line('wrongVerifier', async () => {
      const response = exchange(await callback(), oauth.ClientSecretPost(contractClient.secret), 'x'.repeat(43));
      expect(await refusedGrant(response)).toEqual({ status: 400, error: 'invalid_grant' });
    });

    line('codeOnce', async () => {
      const parameters = await callback();
      expect((await exchange(parameters)).status).toBe(200);
      expect(await refusedGrant(exchange(parameters))).toEqual({ status: 400, error: 'invalid_grant' });
    });

    line('missingSecret', async () => {
      const response = exchange(await callback(), oauth.None());
      expect(await refusedGrant(response)).toEqual({ status: 400, error: 'invalid_request' });
    });

    line('wrongSecret', async () => {
      const response = exchange(await callback(), oauth.ClientSecretPost('wrong'));
      expect(await refusedGrant(response)).toEqual({ status: 401, error: 'invalid_client' });
    });

    line('canonicalScopes', async () => {
      const granted = new Set((await connect()).scope?.split(' '));
      expect(granted).toEqual(new Set(['openid', 'https://www.googleapis.com/auth/userinfo.email', sendScope]));
    });

    line('untick', async () => {
      expect((await connect({ prompt: 'consent' }, 'untick-send')).scope?.split(' ')).not.toContain(sendScope);
    });

    line('noRefreshOnline', async () => {
      expect((await connect({ prompt: 'consent' })).refresh_token).toBeUndefined();
    });

    line('refresh', async () => {
      const { refresh_token } = await connect({ access_type: 'offline', prompt: 'consent' });
      const answer = await oauth.processRefreshTokenResponse(google.server, client, await refresh(refresh_token ?? ''));
      expect((await sendJson(answer.access_token)).status).toBe(200);
    });

    line('revokedRefresh', async () => {
      const { refresh_token } = await connect({ access_type: 'offline', prompt: 'consent' });
      expect((await revoke(refresh_token ?? '')).status).toBe(200);
      expect(await refusedGrant(refresh(refresh_token ?? ''))).toEqual({ status: 400, error: 'invalid_grant' });
    });

    line('revokedAccess', async () => {
      const { access_token } = await connect();
      await revoke(access_token);
      expect(await refusalOf(sendJson(access_token))).toMatchObject({ status: 401, reason: 'authError' });
    });

    line('revokeNoCors', async () => {
      const { access_token } = await connect();
      const response = await revoke(access_token, { origin: 'https://app.example' });
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    });

    line('json', async () => {
      const { access_token } = await connect();
      const { status, data } = await sendJson(access_token);
      expect(status).toBe(200);
      expect(await google.delivered(data.id ?? '', access_token)).toContain('Hola, Ref. AB12-CD34');
    });

    line('media', async () => {
      expect(sendMethod.mediaUpload.accept).toContain('message/*');
      const { access_token } = await connect();
      const response = await upload(access_token, message());
      const { id } = (await response.json()) as { id: string };
      expect(await google.delivered(id, access_token)).toContain('Hola, Ref. AB12-CD34');
    });

    line('multipart', async () => {
      const { access_token } = await connect();
      const { data } = await clientOf(access_token).users.messages.send(
        { userId: 'me', requestBody: {}, media: { mimeType: 'message/rfc822', body: message() } },
        { rootUrl: google.rootUrl },
      );
      const delivered = await google.delivered(data.id ?? '', access_token);
      expect(delivered.slice(0, delivered.indexOf('\r\n\r\n'))).toMatch(/^Subject: Recibo\r?$/m);
      expect(delivered).toContain('Hola, Ref. AB12-CD34');
    });

    line('knownFields', async () => {
      const { data } = await sendJson((await connect()).access_token);
      expect(data).toMatchObject({ id: expect.any(String), threadId: expect.any(String) });
      expect(data.labelIds).toContain('SENT');
      expect(Object.keys(discovery.schemas.Message.properties)).toEqual(expect.arrayContaining(Object.keys(data)));
    });

    line('shortAnswer', async () => {
      const { data } = await sendJson((await connect()).access_token);
      expect(Object.keys(data).sort()).toEqual(['id', 'labelIds', 'threadId']);
    });

    line('madeUpToken', async () => {
      expect(await refusalOf(sendJson('ya29.made-up'))).toMatchObject({ status: 401, reason: 'authError' });
    });

    line('scope', async () => {
      const { access_token } = await connect({ scope: 'openid email', prompt: 'consent' });
      expect(sendMethod.scopes).not.toContain('email');
      expect(await refusalOf(sendJson(access_token))).toMatchObject({ status: 403, reason: 'insufficientPermissions' });
    });

    line('badTo', async () => {
      const { access_token } = await connect();
      const refusal = await refusalOf(sendJson(access_token, message('ana')));
      expect(refusal).toEqual({ status: 400, message: 'Invalid To header', reason: 'invalidArgument' });
    });

    line('tooLarge', async () => {
      const { access_token } = await connect();
      const body = `${message()}${'x'.repeat(Number(sendMethod.mediaUpload.maxSize))}`;
      const response = await upload(access_token, body);
      // A stand-in may answer with the whole message; left unread, it keeps the connection and so the server open.
      await response.body?.cancel();
      expect(response.status).toBe(413);
    });

    line('messageId', async () => {
      const { access_token } = await connect();
      const { data } = await sendJson(access_token);
      const delivered = await google.delivered(data.id ?? '', access_token);
      expect(delivered).not.toContain('own@empresa.example');
      expect(delivered).toMatch(/^Message-ID: <[^>]+@mail\.gmail\.com>\r?$/im);
    });

    line('fromRewritten', async () => {
      const text = message('ana@correo.example', 'jefa@otra.example');
      const { access_token } = await connect();
      const { data } = await sendJson(access_token, text);
      expect(await google.delivered(data.id ?? '', access_token)).toMatch(
        new RegExp(`^From: .*<${contractAccount.email}>`, 'm'),
      );
    });

    line('preflight', async () => {
      const response = await fetch(new URL(`${uploadPath}?uploadType=media`, google.rootUrl), {
        method: 'OPTIONS',
        headers: {
          origin: 'https://app.example',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization,content-type',
        },
      });
      expect(response.ok).toBe(true);
      expect(['*', 'https://app.example']).toContain(response.headers.get('access-control-allow-origin'));
      expect(response.headers.get('access-control-allow-headers')).toMatch(/authorization/i);
    });
  });
}
