import { execFile, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { script } from '../scripts/script.ts';

const { bundleServer, serverFile } = await script<{
  bundleServer(): Promise<void>;
  serverFile(name?: string): string;
}>('setup/bundle-server.mjs');

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
  });
});

/** Thirty ways to set a deployment up wrong: what is set, and what the one sentence names. */
const bad: readonly (readonly [Record<string, string>, string])[] = [
  [{ SOBRE_ORIGIN: '' }, 'SOBRE_ORIGIN'],
  [{ SOBRE_GOOGLE_CLIENT_ID: ' ' }, 'SOBRE_GOOGLE_CLIENT_ID'],
  [{ SOBRE_GOOGLE_CLIENT_SECRET: '' }, 'SOBRE_GOOGLE_CLIENT_SECRET'],
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
  [{ SOBRE_SENDS_PER_MINUTE: 'many' }, 'SOBRE_SENDS_PER_MINUTE'],
  [{ SOBRE_SENDS_PER_MINUTE: '0' }, 'SOBRE_SENDS_PER_MINUTE'],
  [{ SOBRE_SENDS_PER_MINUTE: '-60' }, 'SOBRE_SENDS_PER_MINUTE'],
  [{ SOBRE_SENDS_PER_MINUTE: '1e9' }, 'SOBRE_SENDS_PER_MINUTE'],
  [{ SOBRE_SENDS_PER_MINUTE: '59.5' }, 'SOBRE_SENDS_PER_MINUTE'],
  [{ SOBRE_SETTLE_MS: '10' }, 'SOBRE_SETTLE_MS'],
  [{ SOBRE_SETTLE_MS: 'Infinity' }, 'SOBRE_SETTLE_MS'],
  [{ SOBRE_SIGN_IN_ROUTE: 'popup' }, 'SOBRE_SIGN_IN_ROUTE'],
  [{ SOBRE_REQUIRE_TEST: 'si' }, 'SOBRE_REQUIRE_TEST'],
  [{ SOBRE_TRUST_PROXY: 'yes' }, 'SOBRE_TRUST_PROXY'],
  [{ SOBRE_FRAME_ANCESTORS: '*' }, 'SOBRE_FRAME_ANCESTORS'],
  [{ SOBRE_SCRIPT_ORIGINS: 'https://cdn.example/lib' }, 'SOBRE_SCRIPT_ORIGINS'],
  [{ SOBRE_CONNECT_ORIGINS: "'unsafe-inline'" }, 'SOBRE_CONNECT_ORIGINS'],
  [{ SOBRE_ALOWED_DOMAINS: 'empresa.mx' }, 'SOBRE_ALOWED_DOMAINS'],
  [{ SOBRE_DIST: '/nowhere/at/all' }, '/nowhere/at/all'],
  [{ SOBRE_TLS_KEY: 'key.pem' }, 'SOBRE_TLS_CERT'],
  [{ SOBRE_TLS_KEY: 'missing.pem', SOBRE_TLS_CERT: 'missing.pem' }, 'missing.pem'],
  [{ PORT: '70000' }, 'PORT'],
];

test.concurrent.each(bad)('%o is refused in one sentence', async (env, named) => {
  const ended = await promisify(execFile)(process.execPath, [program], {
    cwd: folder,
    env: { ...settings, ...env },
    timeout: 15_000,
  }).then(
    () => ({ code: 0, stderr: '' }),
    (error: { code: number; stderr: string }) => error,
  );
  expect(ended.code).toBe(1);
  expect(ended.stderr).toContain(named);
  expect(ended.stderr.trim().split('\n')).toHaveLength(1);
});
