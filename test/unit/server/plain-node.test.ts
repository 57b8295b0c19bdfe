import { execFile, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root, script } from '../scripts/script.ts';

const { bundleServer, serverFile } = await script<{
  bundleServer(): Promise<void>;
  serverFile(name?: string): string;
}>('setup/bundle-server.mjs');
const { npm } = await script<{ npm(env: NodeJS.ProcessEnv): { command: string; args: string[] } }>(
  'setup/run-command.mjs',
);

const folder = mkdtempSync(join(tmpdir(), 'sobre-plain-'));
const program = join(folder, 'dist-server', 'server.mjs');
const settings = {
  SOBRE_ORIGIN: 'https://sobre.example',
  SOBRE_GOOGLE_CLIENT_ID: 'client-1',
  SOBRE_GOOGLE_CLIENT_SECRET: 'never-printed',
  PORT: '0',
  HOST: '127.0.0.1',
};
const manifest = '<SourceLocation DefaultValue="https://sobre.example/taskpane.html"/>';

const put = (name: string, text: string): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
};

beforeAll(async () => {
  await bundleServer();
  put('dist/taskpane.html', '<!doctype html>');
  put('dist/manifest.xml', manifest);
  put('dist-server/package.json', '{}');
  put('broken.pem', '-----BEGIN PRIVATE KEY-----\nnone\n-----END PRIVATE KEY-----\n');
  copyFileSync(serverFile(), program);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the one file where no package can be found, waits for its first line and ends it as a platform does. */
const serve = async (ask: (origin: string) => Promise<void>): Promise<number | null> => {
  const child = spawn(process.execPath, [program], { cwd: folder, env: settings });
  let said = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  try {
    const port = await new Promise<string>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (text: Buffer) => {
          said += text.toString();
          const found = /port (\d+)/.exec(said)?.[1];
          if (found !== undefined) resolve(found);
        });
      }
      child.once('exit', () => reject(new Error(said)));
    });
    await ask(`http://127.0.0.1:${port}`);
  } finally {
    child.kill('SIGTERM');
  }
  expect(said).not.toContain('never-printed');
  expect(said).toMatch(/"time":"\d{4}-\d\d-\d\dT/);
  return ended;
};

describe('the built server without node_modules', () => {
  test('serves pages, settings and headers by plain Node, and ends cleanly when told to', async () => {
    const code = await serve(async (origin) => {
      const page = await fetch(`${origin}/taskpane.html`);
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(await page.text()).toBe('<!doctype html>');
      expect(await (await fetch(`${origin}/config.json`)).json()).toMatchObject({ google: { clientId: 'client-1' } });
      expect((await fetch(`${origin}/health`)).status).toBe(200);
    });
    expect(code).toBe(0);
  }, 30_000);

  test('the edge file answers without a word of Node', async () => {
    const { default: worker } = (await import(serverFile('worker.mjs'))) as {
      default: { fetch(request: Request, env: unknown): Promise<Response> };
    };
    const answer = await worker.fetch(new Request('https://sobre.example/health'), settings);
    expect(await answer.json()).toEqual({ status: 'ok' });
    expect(readFileSync(serverFile('worker.mjs'), 'utf8')).not.toMatch(/(from|import|require)\s*\(?\s*["']node:/);
  });
});

/** Some forty ways to set a deployment up wrong: what is set, and what the one sentence names. */
const bad: readonly (readonly [Record<string, string>, string])[] = [
  [{ SOBRE_ORIGIN: '' }, 'SOBRE_ORIGIN'],
  [{ SOBRE_GOOGLE_CLIENT_ID: ' ' }, 'SOBRE_GOOGLE_CLIENT_ID'],
  [{ SOBRE_GOOGLE_CLIENT_SECRET: '' }, 'SOBRE_GOOGLE_CLIENT_SECRET'],
  [{ SOBRE_GOOGLE_CLIENT_SECRET: '"GOCSPX-1"' }, 'SOBRE_GOOGLE_CLIENT_SECRET'],
  [{ SOBRE_GOOGLE_CLIENT_ID: 'GOCSPX-1' }, "each other's place"],
  [{ SOBRE_GOOGLE_CLIENT_SECRET: '1-a.apps.googleusercontent.com' }, "each other's place"],
  [{ SOBRE_ORIGIN: 'http://sobre.example' }, 'SOBRE_ORIGIN'],
  [{ SOBRE_ORIGIN: 'https://sobre.example/pane' }, 'SOBRE_ORIGIN'],
  [{ SOBRE_ORIGIN: 'https://*.example' }, 'SOBRE_ORIGIN'],
  [{ SOBRE_ORIGIN: 'sobre.example' }, 'SOBRE_ORIGIN'],
  [{ SOBRE_ORIGIN: 'https://sobre.example:99999' }, 'SOBRE_ORIGIN'],
  [{ SOBRE_ORIGIN: 'https://other.example' }, 'built for https://sobre.example'],
  [{ SOBRE_ALLOWED_DOMAINS: '*.empresa.mx' }, 'SOBRE_ALLOWED_DOMAINS'],
  [{ SOBRE_ALLOWED_DOMAINS: 'empresa' }, 'SOBRE_ALLOWED_DOMAINS'],
  [{ SOBRE_ALLOWED_DOMAINS: 'ana@empresa.mx' }, 'SOBRE_ALLOWED_DOMAINS'],
  [{ SOBRE_ALLOWED_DOMAINS: 'https://empresa.mx' }, 'SOBRE_ALLOWED_DOMAINS'],
  [{ SOBRE_ALLOWED_DOMAINS: '@empresa.mx' }, 'SOBRE_ALLOWED_DOMAINS'],
  [{ SOBRE_ALLOWED_DOMAINS: 'empresa.mx, .empresa.es' }, 'SOBRE_ALLOWED_DOMAINS'],
  [{ SOBRE_SENDS_PER_MINUTE: 'many' }, 'SOBRE_SENDS_PER_MINUTE'],
  [{ SOBRE_SENDS_PER_MINUTE: '0' }, 'SOBRE_SENDS_PER_MINUTE'],
  [{ SOBRE_SENDS_PER_MINUTE: '-60' }, 'SOBRE_SENDS_PER_MINUTE'],
  [{ SOBRE_SENDS_PER_MINUTE: '1e9' }, 'SOBRE_SENDS_PER_MINUTE'],
  [{ SOBRE_SENDS_PER_MINUTE: '59.5' }, 'SOBRE_SENDS_PER_MINUTE'],
  [{ SOBRE_SENDS_PER_MINUTE: '0x3c' }, 'SOBRE_SENDS_PER_MINUTE'],
  [{ SOBRE_REQUESTS_PER_MINUTE: '0' }, 'SOBRE_REQUESTS_PER_MINUTE'],
  [{ SOBRE_SETTLE_MS: '10' }, 'SOBRE_SETTLE_MS'],
  [{ SOBRE_SETTLE_MS: 'Infinity' }, 'SOBRE_SETTLE_MS'],
  [{ SOBRE_SIGN_IN_ROUTE: 'popup' }, 'SOBRE_SIGN_IN_ROUTE'],
  [{ SOBRE_REQUIRE_TEST: 'si' }, 'SOBRE_REQUIRE_TEST'],
  [{ SOBRE_TRUST_PROXY: 'yes' }, 'SOBRE_TRUST_PROXY'],
  [{ SOBRE_FRAME_ANCESTORS: '*' }, 'SOBRE_FRAME_ANCESTORS'],
  [{ SOBRE_SCRIPT_ORIGINS: 'https://cdn.example/lib' }, 'SOBRE_SCRIPT_ORIGINS'],
  [{ SOBRE_CONNECT_ORIGINS: "'unsafe-inline'" }, 'SOBRE_CONNECT_ORIGINS'],
  [{ SOBRE_ALOWED_DOMAINS: 'empresa.mx' }, 'SOBRE_ALOWED_DOMAINS'],
  [{ sobre_allowed_domains: 'empresa.mx' }, 'sobre_allowed_domains'],
  [{ SOBRE_DIST: '/nowhere/at/all' }, '/nowhere/at/all'],
  [{ SOBRE_KEEP_DIR: '/nowhere/at/all' }, 'SOBRE_KEEP_DIR'],
  [{ SOBRE_TLS_KEY: 'key.pem' }, 'SOBRE_TLS_CERT'],
  [{ SOBRE_TLS_KEY: 'missing.pem', SOBRE_TLS_CERT: 'missing.pem' }, 'missing.pem'],
  [{ SOBRE_TLS_KEY: 'dist/taskpane.html', SOBRE_TLS_CERT: 'dist/taskpane.html' }, 'no PEM file'],
  [{ SOBRE_TLS_KEY: 'broken.pem', SOBRE_TLS_CERT: 'broken.pem' }, 'belong together'],
  [{ PORT: '70000' }, 'PORT'],
  [{ PORT: '30 00' }, 'PORT'],
  [{ HOST: '203.0.113.7' }, 'HOST 203.0.113.7'],
];

/** Tries to start the one file with these settings. */
const refusal = (env: Record<string, string>): Promise<{ code: number; stderr: string }> =>
  promisify(execFile)(process.execPath, [program], {
    cwd: folder,
    env: { ...settings, ...env },
    timeout: 15_000,
  }).then(
    () => ({ code: 0, stderr: '' }),
    (error: { code: number; stderr: string }) => error,
  );

test.concurrent.each(bad)('%o is refused in one sentence', async (env, named) => {
  const ended = await refusal(env);
  expect(ended.code).toBe(1);
  expect(ended.stderr).toContain(named);
  expect(ended.stderr.trim().split('\n')).toHaveLength(1);
});

test('everything that is wrong is told at once, settings, files and pages alike', async () => {
  const { code, stderr } = await refusal({
    SOBRE_ORIGIN: 'https://other.example',
    SOBRE_ALLOWED_DOMAINS: '*.empresa.mx',
    SOBRE_ALOWED_DOMAINS: 'empresa.mx',
    SOBRE_TLS_KEY: 'missing.key',
    SOBRE_TLS_CERT: 'missing.crt',
    PORT: 'http',
  });
  expect(code).toBe(1);
  for (const named of [
    '*.empresa.mx',
    'SOBRE_ALOWED_DOMAINS',
    'missing.key',
    'missing.crt',
    'PORT',
    'built for https://sobre',
  ])
    expect(stderr).toContain(named);
});

test('a port that is taken is told in one sentence', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  const { code, stderr } = await refusal({ PORT: String(port) });
  expect([code, stderr.trim()]).toEqual([1, `Sobre's server cannot start: another program has PORT ${port} already`]);
  await new Promise((resolve) => taken.close(resolve));
});

test.skipIf(process.platform === 'win32')(
  '“npm run serve” in production needs no build tool, and SIGTERM ends it',
  async () => {
    const { command, args } = npm(process.env);
    const env = { ...process.env, ...settings, NODE_ENV: 'production', SOBRE_DIST: join(folder, 'dist') };
    const child = spawn(command, [...args, 'run', 'serve'], { cwd: root, env });
    // Closed once nobody holds its output any more: the server behind npm is gone too.
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    let said = '';
    const heard = (words: RegExp): Promise<string> =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = words.exec(said);
          if (found) resolve(found[1] ?? '');
        };
        child.stdout.on('data', look);
        void ended.then(() => reject(new Error(said)));
        look();
      });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
    const port = await heard(/port (\d+)/);
    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
    child.kill('SIGTERM');
    expect([0, 143, null]).toContain(await ended);
    expect(said).toContain('ends (SIGTERM)');
    await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow();
  },
  60_000,
);

describe('the container', () => {
  const text = readFileSync(join(root, 'Containerfile'), 'utf8');
  const written = readFileSync(join(root, 'scripts/setup/bundle-server.mjs'), 'utf8');

  test('takes what the build writes and nothing else, runs as an ordinary user and is watched', () => {
    const copied = [...text.matchAll(/^COPY (\S+)/gm)].map(([, from]) => from);
    expect(copied).toEqual(['dist', 'dist-server/server.mjs']);
    expect(written).toContain("'server.mjs'");
    expect(readFileSync(join(root, '.dockerignore'), 'utf8').split('\n').filter(Boolean)).toEqual([
      '*',
      '!dist',
      '!dist-server',
    ]);
    expect(text).toMatch(/^USER node$/m);
    expect(text.replace(/^#.*$/gm, '')).not.toMatch(/npm|ADD |curl/);
  });

  test('its health check is a program that plain Node runs', async () => {
    const [, check = '[]'] = /^HEALTHCHECK[^[]*(\[.*\])$/m.exec(text) ?? [];
    const [, ...args] = JSON.parse(check) as string[];
    const healthy = createServer((_, answer) => answer.end('{}'));
    await new Promise<void>((resolve) => healthy.listen(0, '127.0.0.1', resolve));
    const env = { PORT: String((healthy.address() as AddressInfo).port) };
    await expect(promisify(execFile)(process.execPath, args, { env })).resolves.toBeDefined();
    await new Promise((resolve) => healthy.close(resolve));
    await expect(promisify(execFile)(process.execPath, args, { env })).rejects.toThrow();
  });
});
