import { describe, expect, test } from 'vitest';
import { defaultDeployment } from '../../../src/plugin/deployment.ts';
import { clientSecret, codeForm, createBrokerFixture, origin, refreshForm, verifier } from './fake-upstream.ts';

describe('the token broker', () => {
  test('adds the secret to a code grant and passes exactly its own parameters on', async () => {
    const { post, requests } = createBrokerFixture();
    const answer = await post('/oauth/token', codeForm);
    expect(answer.status).toBe(200);
    expect(requests.map(({ url, form }) => [url, Object.fromEntries(form)])).toEqual([
      ['https://oauth2.googleapis.com/token', { ...codeForm, client_secret: clientSecret }],
    ]);
  });

  test('adds the secret to a refresh grant', async () => {
    const { post, requests } = createBrokerFixture();
    await post('/oauth/token', refreshForm);
    expect(Object.fromEntries(requests[0]!.form)).toEqual({ ...refreshForm, client_secret: clientSecret });
  });

  test('passes the status and the JSON of a refusal on unchanged', async () => {
    const { post, answerWith } = createBrokerFixture();
    const refusal = { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' };
    answerWith(() => Response.json(refusal, { status: 400, headers: { 'set-cookie': 'a=b', server: 'x' } }));
    const answer = await post('/oauth/token', refreshForm);
    expect([answer.status, await answer.json()]).toEqual([400, refusal]);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  test('never lets an answer be stored', async () => {
    const { post, app } = createBrokerFixture();
    const answers = [
      await post('/oauth/token', codeForm),
      await post('/oauth/token', { grant_type: 'password' }),
      await post('/oauth/revoke', { client_id: 'other', token: 't' }),
      await app.request('/oauth/certs'),
    ];
    expect(answers.map(({ headers }) => headers.get('cache-control'))).toEqual(Array(4).fill('no-store'));
  });

  test('revokes a token with nothing but the token', async () => {
    const { post, requests } = createBrokerFixture();
    await post('/oauth/revoke', { client_id: codeForm.client_id, token: '1//r', token_type_hint: 'refresh_token' });
    expect(requests.map(({ url, form }) => [url, Object.fromEntries(form)])).toEqual([
      ['https://oauth2.googleapis.com/revoke', { token: '1//r' }],
    ]);
  });

  test('answers 502 when Google cannot be reached and 504 when it is silent', async () => {
    const { post, answerWith } = createBrokerFixture();
    answerWith(() => Promise.reject(new TypeError('fetch failed')));
    expect((await post('/oauth/token', codeForm)).status).toBe(502);
    answerWith(() => Promise.reject(new DOMException('The operation timed out.', 'TimeoutError')));
    const silent = await post('/oauth/token', codeForm);
    expect([silent.status, ((await silent.json()) as { error: string }).error]).toEqual([
      504,
      'temporarily_unavailable',
    ]);
  });

  test('writes neither codes nor tokens nor queries to the log', async () => {
    const { post, app, lines } = createBrokerFixture();
    await post('/oauth/token?code=secret-code', codeForm);
    await app.request('/callback.html?code=secret-code&state=secret-state');
    expect(lines.map(({ method, path, status }) => [method, path, status])).toEqual([
      ['POST', '/oauth/token', 200],
      ['GET', '/callback.html', 404],
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/secret|4\/0Abc|vvv/);
  });
});

describe('the token broker refuses, without asking Google,', () => {
  const without = (name: keyof typeof codeForm) =>
    Object.fromEntries(Object.entries(codeForm).filter(([key]) => key !== name));
  const cases: [string, Record<string, string>, number, string][] = [
    ['a foreign client', { ...codeForm, client_id: 'other' }, 400, 'invalid_client'],
    ['a foreign redirect address', { ...codeForm, redirect_uri: 'https://evil.example/cb' }, 400, 'invalid_request'],
    [
      'a redirect address that only starts alike',
      { ...codeForm, redirect_uri: `${origin}/callback.html.evil` },
      400,
      'invalid_request',
    ],
    ['another grant', { ...codeForm, grant_type: 'client_credentials' }, 400, 'unsupported_grant_type'],
    ['no grant', without('grant_type'), 400, 'unsupported_grant_type'],
    ['a code without its verifier', without('code_verifier'), 400, 'invalid_request'],
    ['a code with an empty verifier', { ...codeForm, code_verifier: '' }, 400, 'invalid_request'],
    ['a verifier too short to be one', { ...codeForm, code_verifier: 'v'.repeat(42) }, 400, 'invalid_request'],
    ['a secret of the caller', { ...codeForm, client_secret: 'guess' }, 400, 'invalid_request'],
    ['a scope slipped into a refresh', { ...refreshForm, scope: 'https://mail.google.com/' }, 400, 'invalid_request'],
  ];
  test.each(cases)('%s', async (_label, form, status, error) => {
    const { post, requests } = createBrokerFixture();
    const answer = await post('/oauth/token', form);
    expect([answer.status, ((await answer.json()) as { error: string }).error]).toEqual([status, error]);
    expect(requests).toEqual([]);
  });

  test('a parameter given twice', async () => {
    const { post, requests } = createBrokerFixture();
    const twice = new URLSearchParams(codeForm);
    twice.append('code', 'another');
    expect((await post('/oauth/token', twice)).status).toBe(400);
    expect(requests).toEqual([]);
  });

  test.each(['https://evil.example', 'null', `${origin}.evil.example`, 'http://sobre.example'])(
    'the origin %s',
    async (foreign) => {
      const { post, requests } = createBrokerFixture();
      expect((await post('/oauth/token', codeForm, { origin: foreign })).status).toBe(403);
      expect((await post('/oauth/revoke', { client_id: 'client-1', token: 't' }, { origin: foreign })).status).toBe(
        403,
      );
      expect(requests).toEqual([]);
    },
  );

  test('a request without an origin', async () => {
    const { app, requests } = createBrokerFixture();
    const answer = await app.request('/oauth/token', { method: 'POST', body: new URLSearchParams(codeForm) });
    expect(answer.status).toBe(403);
    expect(requests).toEqual([]);
  });

  test('other ways to write a body', async () => {
    const { post, requests } = createBrokerFixture();
    expect((await post('/oauth/token', JSON.stringify(codeForm), { 'content-type': 'application/json' })).status).toBe(
      415,
    );
    expect(requests).toEqual([]);
  });

  test('GET, so that nothing secret can stand in an address', async () => {
    const { app, requests } = createBrokerFixture();
    expect((await app.request(`/oauth/token?${new URLSearchParams(codeForm)}`, { headers: { origin } })).status).toBe(
      404,
    );
    expect(requests).toEqual([]);
  });

  test('a body of one megabyte, with or without a declared length', async () => {
    const { app, post, requests } = createBrokerFixture();
    const large = `grant_type=refresh_token&refresh_token=${'x'.repeat(1024 * 1024)}`;
    expect((await post('/oauth/token', large)).status).toBe(413);
    const stream = new Blob([large]).stream();
    const streamed = new Request('http://localhost/oauth/token', {
      method: 'POST',
      body: stream,
      duplex: 'half',
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    } as RequestInit);
    expect((await app.request(streamed)).status).toBe(413);
    expect(requests).toEqual([]);
  });
});

describe('the rate limit of the broker', () => {
  test('lets one address ask Google 60 times a minute, and 1,000 requests no more than that', async () => {
    let now = 1_000_000;
    const { post: send, requests } = createBrokerFixture({ now: () => now, trustProxy: true });
    const post = (path: string, form: Record<string, string>) => send(path, form, { 'x-forwarded-for': '10.0.0.1' });
    const statuses: number[] = [];
    for (let n = 0; n < 1000; n++) statuses.push((await post('/oauth/token', refreshForm)).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(60);
    expect(statuses.filter((status) => status === 429)).toHaveLength(940);
    expect(requests).toHaveLength(60);
    now += 1000;
    expect((await post('/oauth/token', refreshForm)).status).toBe(200);
    const again = await post('/oauth/token', refreshForm);
    expect([again.status, again.headers.get('retry-after')]).toEqual([429, '1']);
  });

  test('believes the proxy in front only where the deployment has one', async () => {
    const ask = async (trustProxy: boolean) => {
      const { post } = createBrokerFixture({ trustProxy, requestsPerMinute: 1, now: () => 0 });
      const from = (address: string) => post('/oauth/token', refreshForm, { 'x-forwarded-for': `spoofed, ${address}` });
      return [(await from('10.0.0.1')).status, (await from('10.0.0.2')).status, (await from('10.0.0.1')).status];
    };
    expect(await ask(false)).toEqual([200, 200, 200]);
    expect(await ask(true)).toEqual([200, 200, 429]);
  });
});

describe('whose requests are counted together', () => {
  const statusesOf = async (addresses: readonly string[], options = {}) => {
    const { post, warnings } = createBrokerFixture({
      trustProxy: true,
      requestsPerMinute: 1,
      now: () => 0,
      ...options,
    });
    const statuses: number[] = [];
    for (const address of addresses) {
      statuses.push((await post('/oauth/token', refreshForm, { 'x-forwarded-for': address })).status);
    }
    return { statuses, warnings };
  };

  test('one line’s /64 of IPv6 is one caller, however it is written; the next /64 is another', async () => {
    const { statuses } = await statusesOf([
      '2001:db8:1:2::1',
      '2001:db8:1:2:ffff::9',
      '2001:0db8:0001:0002:0:0:0:7',
      '[2001:db8:1:2::8]',
      '2001:db8:1:3::1',
    ]);
    expect(statuses).toEqual([200, 429, 429, 429, 200]);
  });

  test('an IPv4 address is one caller also where it comes dressed as IPv6 or with a port', async () => {
    expect((await statusesOf(['10.0.0.1', '::ffff:10.0.0.1', '10.0.0.1:4711', '10.0.0.2'])).statuses).toEqual([
      200, 429, 429, 200,
    ]);
  });

  test('text that is no address is a caller of its own and breaks nothing', async () => {
    expect((await statusesOf(['::::', 'x'.repeat(500), '__proto__', 'constructor'])).statuses).toEqual([
      200, 200, 200, 200,
    ]);
  });

  test('a platform that tells no address lets an organisation in, not one person', async () => {
    const { post } = createBrokerFixture({ requestsPerMinute: 2, now: () => 0 });
    const statuses: number[] = [];
    for (let n = 0; n < 120; n += 1) statuses.push((await post('/oauth/token', refreshForm)).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(100);
  });

  test('says once that a proxy’s header arrives and is not trusted', async () => {
    const { warnings } = await statusesOf(['10.0.0.1', '10.0.0.2', '10.0.0.3'], { trustProxy: false });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('SOBRE_TRUST_PROXY=true');
    expect((await statusesOf(['10.0.0.1'])).warnings).toEqual([]);
  });
});

describe('look-ups', () => {
  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])(
    'never reach what every object has: grant_type=%s is a refusal',
    async (grant) => {
      const { post, requests } = createBrokerFixture();
      const answer = await post('/oauth/token', { ...codeForm, grant_type: grant });
      expect([answer.status, ((await answer.json()) as { error: string }).error]).toEqual([
        400,
        'unsupported_grant_type',
      ]);
      expect(requests).toEqual([]);
    },
  );
});

describe('the domains of a deployment', () => {
  const idToken = (claims: object) => `h.${btoa(JSON.stringify(claims)).replaceAll('=', '')}.s`;
  const exchange = async (answer: object, form = codeForm as Record<string, string>) => {
    const { post, answerWith } = createBrokerFixture({
      config: {
        ...defaultDeployment,
        google: { ...defaultDeployment.google, clientId: codeForm.client_id },
        signIn: { ...defaultDeployment.signIn, allowedDomains: ['empresa.example'] },
      },
    });
    answerWith(() => Response.json(answer));
    const got = await post('/oauth/token', form);
    return { status: got.status, body: await got.text() };
  };
  const tokens = { access_token: 'at', refresh_token: 'rt' };

  test('are enforced where the tokens come in: those of another domain never reach a browser', async () => {
    for (const claims of [
      { email: 'ana@otra.example', email_verified: true },
      { email: 'ana@empresa.example.otra.example', email_verified: true },
      { email: 'ana@sub.empresa.example', email_verified: true },
      { email: 'ana@empresa.example', email_verified: false },
      { email: 'ana@empresa.example' },
      { email: 5, email_verified: true },
      {},
    ]) {
      const refused = await exchange({ ...tokens, id_token: idToken(claims) });
      expect([refused.status, refused.body.includes('account_not_allowed')]).toEqual([403, true]);
      expect(refused.body).not.toMatch(/"(at|rt)"/);
    }
  });

  test('let their own accounts in, and a renewal that names nobody anew', async () => {
    const own = { email: 'Ana@Empresa.example', email_verified: true };
    expect((await exchange({ ...tokens, id_token: idToken(own) })).status).toBe(200);
    expect((await exchange({ access_token: 'at' }, refreshForm)).status).toBe(200);
    const other = { email: 'ana@otra.example', email_verified: true };
    expect((await exchange({ access_token: 'at', id_token: idToken(other) }, refreshForm)).status).toBe(403);
  });

  test('an answer without an id_token, or with a broken one, is nobody’s', async () => {
    for (const bad of [undefined, 'x', 'a.b.c', 5, 'a.e30.c']) {
      expect((await exchange({ ...tokens, id_token: bad })).status).toBe(403);
    }
  });
});

describe("Google's keys", () => {
  test('are asked for once, however many ask for them at the same time', async () => {
    const { app, requests, answerWith } = createBrokerFixture();
    answerWith(() => Response.json({ keys: [] }));
    const answers = await Promise.all(Array.from({ length: 200 }, async () => app.request('/oauth/certs')));
    expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual(Array(200).fill({ keys: [] }));
    expect(requests).toHaveLength(1);
    const away = createBrokerFixture();
    away.answerWith(() => new Response('away', { status: 503 }));
    const refusals = await Promise.all(Array.from({ length: 20 }, async () => away.app.request('/oauth/certs')));
    expect(new Set(await Promise.all(refusals.map((answer) => answer.text())))).toEqual(new Set(['away']));
    expect(away.requests).toHaveLength(1);
  });

  test('are asked for once an hour, and the old ones served while Google is away', async () => {
    let now = 0;
    const { app, requests, answerWith } = createBrokerFixture({ now: () => now });
    let generation = 1;
    answerWith(() => Response.json({ keys: [generation] }));
    const keys = async () => (await app.request('/oauth/certs')).json();
    expect(await keys()).toEqual({ keys: [1] });
    generation = 2;
    now += 3_599_000;
    expect(await keys()).toEqual({ keys: [1] });
    now += 2000;
    expect(await keys()).toEqual({ keys: [2] });
    answerWith(() => Promise.reject(new TypeError('fetch failed')));
    now += 3_601_000;
    expect(await keys()).toEqual({ keys: [2] });
    expect(requests).toHaveLength(3);
    expect(requests[0]!.url).toBe('https://www.googleapis.com/oauth2/v3/certs');
  });
});

test('the verifier of the fixtures has the shortest legal form', () => expect(verifier).toHaveLength(43));
