import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';
import { cdnHosts } from './office-js-cdn.ts';

/** A throw-away certificate for loopback servers. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** Base64 SHA-256 of the public key, as `--ignore-certificate-errors-spki-list` wants it. */
  readonly spki: string;
}

// Chromium trusts this one key by its SPKI, whatever the name, so one certificate serves every lab origin.
const NAMES = ['localhost', '*.localhost', ...cdnHosts];
const DAY_MS = 86_400_000;

export async function createCertificate(): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    notAfterDate: new Date(Date.now() + 30 * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'subjectAltName', altNames: NAMES.map((value) => ({ type: 2 as const, value })) },
    ],
  });
  return { key, cert, spki: spkiOf(cert) };
}

export function spkiOf(cert: string): string {
  const der = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('base64');
}
