import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtHosts } from '../../../server/built-hosts.ts';
import { createStaticFiles } from '../../../server/static-files.ts';
import { defaultDeployment } from '../../../src/plugin/deployment.ts';
import { officeJsAddresses } from '../../../src/office/office-js.ts';
import { createBrokerFixture } from './fake-upstream.ts';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'sobre-server-'));
  const write = (path: string, text: string) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('secret.txt', 'outside');
  write('dist/taskpane.html', '<p>pane</p>');
  write('dist/callback.html', '<p>callback</p>');
  write('dist/start.html', '<p>start</p>');
  write('dist/microsoft.html', '<p>microsoft</p>');
  write('dist/assets/icons/icon-32.png', 'png');
  write('dist/assets/pane.1a2b3c4d5e6f.js', 'new'.repeat(1000));
  write('kept/assets/pane.000000000000.js', 'old');
  write('kept/taskpane.html', 'old pane');
});
afterAll(() => rmSync(root, { recursive: true }));

const fixture = () =>
  createBrokerFixture({
    pages: createStaticFiles({ distDir: `${join(root, 'dist')}/`, keepDir: join(root, 'kept') }),
  });

describe('static pages', () => {
  test('are asked for again each time, their hashed assets never', async () => {
    const { app } = fixture();
    const page = await app.request('/taskpane.html');
    expect([await page.text(), page.headers.get('cache-control')]).toEqual(['<p>pane</p>', 'no-cache']);
    const again = await app.request('/taskpane.html', { headers: { 'if-none-match': page.headers.get('etag')! } });
    expect(again.status).toBe(304);
    const asset = await app.request('/assets/pane.1a2b3c4d5e6f.js');
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const icon = await app.request('/assets/icons/icon-32.png');
    expect([icon.headers.get('content-type'), icon.headers.get('cache-control')]).toEqual(['image/png', 'no-cache']);
  });

  test.each([
    '//callback.html',
    '/.//callback.html',
    '//start.html',
    '//microsoft.html',
    '/MICROSOFT.html',
    '/assets//../callback.html',
    '/%63allback.html',
  ])('have one spelling: %s is not a page that slips past the policy of the sign-in', async (path) => {
    const { app } = fixture();
    const answer = await app.request(new Request(`https://sobre.example${path}`));
    if (answer.status === 200)
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    else expect(answer.status).toBe(404);
  });

  test('keep the assets of earlier builds, not their pages', async () => {
    const { app } = fixture();
    expect(await (await app.request('/assets/pane.000000000000.js')).text()).toBe('old');
    expect(await (await app.request('/taskpane.html')).text()).toBe('<p>pane</p>');
  });

  test('travel compressed where the browser takes it', async () => {
    const { app } = fixture();
    const squeezed = await app.request('/assets/pane.1a2b3c4d5e6f.js', { headers: { 'accept-encoding': 'br, gzip' } });
    expect(squeezed.headers.get('content-encoding')).toBe('gzip');
    const bytes = new Uint8Array(await squeezed.arrayBuffer());
    expect(bytes.length).toBeLessThan(200);
    expect(gunzipSync(bytes).toString()).toBe('new'.repeat(1000));
    expect((await app.request('/assets/pane.1a2b3c4d5e6f.js')).headers.get('content-encoding')).toBeNull();
  });

  test('come from inside the folder only', async () => {
    const { app } = fixture();
    for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2f..%2fsecret.txt', '/..\\secret.txt'])
      expect((await app.request(path)).status, path).toBe(404);
  });

  test('have no second spelling that could escape the policy of the dialog pages', async () => {
    const { app } = fixture();
    expect((await app.request('/%63allback.html')).status).toBe(404);
  });
});

describe('the security headers', () => {
  const policyOf = async (path: string) => {
    const answer = await fixture().app.request(path);
    const policy = answer.headers.get('content-security-policy')!;
    return Object.fromEntries(policy.split('; ').map((part) => [part.split(' ')[0]!, part.split(' ').slice(1)]));
  };

  test('allow the pane its own scripts, Office.js, this origin and Gmail', async () => {
    const policy = await policyOf('/taskpane.html');
    expect(policy).toMatchObject({
      'default-src': ["'none'"],
      'script-src': ["'self'", ...officeJsAddresses.map((address) => address.replace('office.js', ''))],
      'connect-src': ["'self'", 'https://gmail.googleapis.com'],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
    });
    expect(policy['frame-ancestors']).toContain('https://*.officeapps.live.com');
    // Hosts that Office.js itself trusts in the government clouds and in China.
    for (const host of [
      'https://x.gov.online.office365.us',
      'https://x.dod.online.office365.us',
      'https://x.partner.officewebapps.cn',
    ])
      expect(
        policy['frame-ancestors']!.some((site) => host.endsWith(site.replace('https://*', ''))),
        host,
      ).toBe(true);
  });

  test('never allow inline scripts, evaluated text or any site at all', async () => {
    for (const path of [
      '/taskpane.html',
      '/start.html',
      '/callback.html',
      '/assets/pane.1a2b3c4d5e6f.js',
      '/nothing',
    ]) {
      const policy = await policyOf(path);
      expect(Object.values(policy).flat(), path).not.toContain("'unsafe-inline'");
      expect(Object.values(policy).flat(), path).not.toContain("'unsafe-eval'");
      expect(Object.values(policy).flat(), path).not.toContain('*');
    }
  });

  test.each(['/start.html', '/callback.html'])(
    'let nobody frame %s, and it contacts this origin only',
    async (path) => {
      expect(await policyOf(path)).toMatchObject({ 'frame-ancestors': ["'none'"], 'connect-src': ["'self'"] });
    },
  );

  test('keep the opener of the dialog, and tell no other site the address of the callback', async () => {
    const { headers } = await fixture().app.request('https://sobre.example/callback.html?code=1');
    expect(Object.fromEntries(headers)).toMatchObject({
      'cross-origin-opener-policy': 'unsafe-none',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'strict-transport-security': 'max-age=31536000',
    });
    expect(headers.get('x-frame-options')).toBeNull();
  });

  test.each(['http://localhost:3000', 'https://127.0.0.1', 'http://[::1]:8080'])(
    'do not bind %s to https: other servers of that computer share the name',
    async (host) => {
      const { headers } = await fixture().app.request(`${host}/taskpane.html`);
      expect(headers.get('strict-transport-security')).toBeNull();
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    },
  );

  test('take further origins from whoever starts the server', async () => {
    const { app } = createBrokerFixture({
      frameAncestors: ['https://host.test'],
      scriptOrigins: ['https://cdn.test'],
      connectOrigins: ['https://graph.test'],
    });
    const policy = (await app.request('/taskpane.html')).headers.get('content-security-policy');
    expect(policy).toContain('frame-ancestors https://host.test;');
    expect(policy).toContain('static.microsoft/1/ https://cdn.test;');
    expect(policy).toContain('https://gmail.googleapis.com https://graph.test;');
  });
});

test.each<[readonly string[], string]>([
  [[], "connect-src 'self';"],
  [['%config.google.gmailUrl%'], "connect-src 'self' https://gmail.googleapis.com;"],
  [
    ['https://relay.firm.example', '%config.google.gmailUrl%', 'https://relay.firm.example'],
    "connect-src 'self' https://relay.firm.example https://gmail.googleapis.com;",
  ],
  [['%config.google.nothing%'], "connect-src 'self';"],
])('a pane whose plugins declare %j may contact those, exactly', async (hosts, words) => {
  const { app } = createBrokerFixture({ pluginHosts: [{ id: 'firm', hosts }] });
  expect((await app.request('/taskpane.html')).headers.get('content-security-policy')).toContain(words);
});

test('the server is built for what the listed plugins declare', () => {
  const repository = fileURLToPath(new URL('../../../', import.meta.url));
  const read = (path: string): unknown => JSON.parse(readFileSync(join(repository, path), 'utf8'));
  const { plugins } = read('plugins.json') as { plugins: readonly string[] };
  const declared = plugins.flatMap((folder) => {
    const { id, hosts = [] } = read(join(folder, 'plugin.json')) as { id: string; hosts?: readonly string[] };
    return hosts.length === 0 ? [] : [{ id, hosts }];
  });
  expect(builtHosts).toEqual(declared);
});

const withClient = (clientId: string) => ({
  ...defaultDeployment,
  google: { ...defaultDeployment.google, clientId: 'client-1' },
  microsoft: { ...defaultDeployment.microsoft, clientId },
});

test('Microsoft is contacted only where there is a client', async () => {
  const policy = async (clientId: string) => {
    const { app } = createBrokerFixture({ config: withClient(clientId) });
    return (await app.request('/taskpane.html')).headers.get('content-security-policy') ?? '';
  };
  expect(await policy('')).toContain("connect-src 'self' https://gmail.googleapis.com;");
  expect(await policy('id')).toContain(
    "connect-src 'self' https://gmail.googleapis.com https://login.microsoftonline.com https://graph.microsoft.com " +
      'https://*.sharepoint.com https://*.1drv.com https://my.microsoftpersonalcontent.com;',
  );
});

test.each([
  ['', "connect-src 'self' https://*.sharepoint.com;"],
  ['client', "connect-src 'self' https://login.microsoftonline.com https://*.sharepoint.com;"],
])('a deployment whose client at Microsoft is %j leaves other plugins their hosts', async (clientId, words) => {
  const { app } = createBrokerFixture({
    config: withClient(clientId),
    pluginHosts: [
      { id: 'microsoft', hosts: ['%config.microsoft.authority%', 'https://*.sharepoint.com'] },
      { id: 'firm', hosts: ['https://*.sharepoint.com'] },
    ],
  });
  expect((await app.request('/taskpane.html')).headers.get('content-security-policy')).toContain(words);
});

describe('the settings handed to the pane', () => {
  test('hold the client and never the secret', async () => {
    const answer = await fixture().app.request('/config.json');
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ google: { clientId: 'client-1' } });
    expect(text).not.toContain('the-secret');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });

  test('stand beside a health answer for whatever watches the server', async () => {
    expect(await (await fixture().app.request('/health')).json()).toEqual({ status: 'ok' });
  });
});
