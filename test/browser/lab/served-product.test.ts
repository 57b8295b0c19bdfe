import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { createCertificate } from '../../../lab/excel/server/certificate.ts';
import { listenHttps } from '../../../lab/excel/server/listen-https.ts';
import { freePort } from '../../../lab/free-port.ts';
import { script } from '../../unit/scripts/script.ts';
import { copies, root, runLab, writePeople } from './run-lab.ts';

const { withOrigin } = await script<{ withOrigin(manifest: string, origin: string): string }>(
  'setup/manifest-origin.mjs',
);

const folder = mkdtempSync(join(tmpdir(), 'sobre-served-lab-'));
const book = join(folder, 'people.csv');
writePeople(book, 3);
let stop = (): void => undefined;
afterEach(() => stop());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The product's own server, as a deployment starts it: its headers, its settings, real Google's addresses in them. */
const serve = async (): Promise<string> => {
  const origin = `https://localhost:${await freePort()}`;
  const dist = join(folder, 'dist');
  cpSync(join(root, 'dist'), dist, { recursive: true });
  writeFileSync(join(dist, 'manifest.xml'), withOrigin(readFileSync(join(root, 'manifest.xml'), 'utf8'), origin));
  const certificate = await createCertificate();
  mkdirSync(join(folder, 'tls'), { recursive: true });
  for (const part of ['key', 'cert'] as const) writeFileSync(join(folder, 'tls', part), certificate[part]);
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/node.ts'], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      HOST: '127.0.0.1',
      PORT: new URL(origin).port,
      SOBRE_DIST: dist,
      SOBRE_ORIGIN: origin,
      SOBRE_GOOGLE_CLIENT_ID: 'served.apps.googleusercontent.com',
      SOBRE_GOOGLE_CLIENT_SECRET: 'never-used',
      SOBRE_SENDS_PER_MINUTE: '600',
      SOBRE_SETTLE_MS: '1000',
      SOBRE_TLS_KEY: join(folder, 'tls', 'key'),
      SOBRE_TLS_CERT: join(folder, 'tls', 'cert'),
    },
  });
  stop = () => void child.kill('SIGTERM');
  await new Promise<void>((resolve, reject) => {
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text: Buffer) => {
        said += text.toString();
        if (/port \d+/.test(said)) resolve();
      });
    }
    child.once('exit', () => reject(new Error(said)));
  });
  return origin;
};

test('a product that its own server serves sends the sheet in the lab, under its own headers and settings', async () => {
  const origin = await serve();
  const { code, report, stderr } = await runLab({ book, origin, scenario: { attachments: 'none' } });
  expect([code, report.pane.errors, report.pane.cspViolations, report.pane.offMachine], stderr).toEqual([
    0,
    [],
    [],
    [],
  ]);
  expect([report.ended, Object.values(copies(report))]).toEqual(['complete', [1, 1, 1]]);
  expect(report.google['token']).toBe(1);
}, 180_000);

test('what is not a served Sobre, or cannot be tried as wished, is said in a sentence', async () => {
  const port = await freePort();
  const refused = (origin: string, scenario: object = {}) => runLab({ book, origin, scenario });
  await expect(refused('localhost:3000')).rejects.toThrow('name it as https://host');
  await expect(refused(`https://localhost:${port}`)).rejects.toThrow('nothing answers there (ECONNREFUSED)');
  await expect(refused(`https://localhost:${port}`, { config: { settleMs: 1 } })).rejects.toThrow('no "config"');
  const certificate = await createCertificate();
  const other = await listenHttps(() => new Response('<p>another page</p>'), certificate);
  await expect(refused(`https://localhost:${other.port}`)).rejects.toThrow('is not Sobre');
  await other.close();
});
