import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { root, script } from './script.ts';

const { localCertificate, trustCommand, distrustStep } = await script<{
  localCertificate(folder: string): Promise<{ key: string; cert: string }>;
  trustCommand(cert: string, platform: string): string;
  distrustStep(folder: string, platform: string): string;
}>('sideload/certificate.mjs');

const { unregister } = await script<{
  unregister(manifest: string, at: { platform: string; home?: string }): Promise<string>;
}>('sideload/register.mjs');

const folder = mkdtempSync(join(tmpdir(), 'sobre-certificate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the certificate speaks for localhost only and is kept, for it was trusted by hand', async () => {
  const files = await localCertificate(folder);
  const made = readFileSync(files.cert, 'utf8');
  const certificate = new X509Certificate(made);
  expect(certificate.subjectAltName).toBe('DNS:localhost');
  expect(certificate.ca).toBe(false);
  expect(Date.parse(certificate.validTo) - Date.now()).toBeLessThan(825 * 86_400_000);
  await localCertificate(folder);
  expect(readFileSync(files.cert, 'utf8')).toBe(made);
});

test.each(['win32', 'darwin', 'linux'])(
  'on %s there is a command to trust it and one to take that back, where one was made',
  async (platform) => {
    expect(trustCommand('/a b/localhost.crt', platform)).toContain('"/a b/localhost.crt"');
    await localCertificate(folder);
    expect(distrustStep(folder, platform)).toMatch(/type: (certutil|security) /);
    expect(distrustStep(join(folder, 'none'), platform)).toContain('none to distrust');
  },
);

test('taking the add-in out says what was done: removed, not there, or no Excel to remove it from', async () => {
  const manifest = join(root, 'manifest.xml');
  const wef = join(folder, 'Library/Containers/com.microsoft.Excel/Data/Documents/wef');
  mkdirSync(wef, { recursive: true });
  writeFileSync(join(wef, `${/<Id>([^<]+)/.exec(readFileSync(manifest, 'utf8'))?.[1]}.xml`), '');
  const mac = { platform: 'darwin', home: folder };
  expect(await unregister(manifest, mac)).toContain('no longer knows');
  expect(readdirSync(wef)).toEqual([]);
  expect(await unregister(manifest, mac)).toContain('nothing was removed');
  expect(await unregister(manifest, { platform: 'linux' })).toContain('nothing was registered');
});

const commands = [
  'start',
  'test',
  'lab',
  'build',
  'watch',
  'serve',
  'probe',
  'sideload',
  'corpus',
  'samples',
  'screenshots',
];

test.concurrent.each(commands)(
  'npm run %s -- --help prints how it is used and ends with 0',
  async (name) => {
    const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'scripts', `${name}.mjs`), '--help']);
    expect(stdout).toMatch(new RegExp(`Usage: npm (run )?(--silent )?${name}`));
  },
  90_000,
);
