import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { script } from './script.ts';

const { localCertificate, trustCommand, distrustCommand } = await script<{
  localCertificate(folder: string): Promise<{ key: string; cert: string }>;
  trustCommand(cert: string, platform: string): string;
  distrustCommand(cert: string, platform: string): string;
}>('sideload/certificate.mjs');

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
  'on %s there is a command to trust it and one to take that back',
  (platform) => {
    expect(trustCommand('/a b/localhost.crt', platform)).toContain('"/a b/localhost.crt"');
    expect(distrustCommand('/a b/localhost.crt', platform)).toMatch(/^(certutil|security) /);
  },
);
