import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../setup/paths.mjs';

const dayMs = 86_400_000;
const madeIn = () => inRoot('.cache', 'certificate');

/**
 * The certificate of https://localhost:3000 on this computer. It is made once and kept, because trusting it takes a
 * person's time. @returns paths of both PEM files
 */
export async function localCertificate(folder = madeIn()) {
  const files = { key: join(folder, 'localhost.key'), cert: join(folder, 'localhost.crt') };
  if (existsSync(files.key) && isLasting(files.cert)) return files;
  const { generate } = await import('selfsigned');
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    // Apple trusts none that lasts longer than 825 days.
    notAfterDate: new Date(Date.now() + 365 * dayMs),
    extensions: [
      // Whoever gets hold of the key can pretend to be localhost, and nothing else.
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
    ],
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(files.key, made.private, { mode: 0o600 });
  writeFileSync(files.cert, made.cert);
  return files;
}

/** Whether it is there and serves for another week. */
function isLasting(file) {
  return existsSync(file) && Date.parse(new X509Certificate(readFileSync(file)).validTo) > Date.now() + 7 * dayMs;
}

/** The command by which a person trusts it. @param platform as `process.platform` */
export function trustCommand(cert, platform = process.platform) {
  if (platform === 'win32') return `certutil -user -addstore Root "${cert}"`;
  if (platform === 'darwin')
    return `security add-trusted-cert -r trustRoot -p ssl -k ~/Library/Keychains/login.keychain-db "${cert}"`;
  return `certutil -d sql:$HOME/.pki/nssdb -A -t "P,," -n sobre-localhost -i "${cert}"`;
}

/** What is left to do about the certificate once the add-in is gone: making one only to distrust it helps nobody. */
export function distrustStep(folder = madeIn(), platform = process.platform) {
  const cert = join(folder, 'localhost.crt');
  if (!existsSync(cert)) return 'No certificate of localhost was made here, so there is none to distrust.';
  return `To take back the certificate's trust, type: ${distrustCommand(cert, platform)}`;
}

/** The command that takes the trust back. */
function distrustCommand(cert, platform = process.platform) {
  if (platform === 'win32') return 'certutil -user -delstore Root localhost';
  if (platform === 'darwin') return `security remove-trusted-cert "${cert}"`;
  return 'certutil -d sql:$HOME/.pki/nssdb -D -n sobre-localhost';
}
