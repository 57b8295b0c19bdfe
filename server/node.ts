import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createApp } from './app.ts';
import { checkPages } from './served-pages.ts';
import { readSettings, type Environment } from './settings.ts';
import { createStaticFiles } from './static-files.ts';
import { startServer } from './start-server.ts';

/** Reads the certificate when both paths are set. @throws when only one of them is. */
function readTls(env: Environment): { key: string; cert: string } | undefined {
  const [key, cert] = [env['SOBRE_TLS_KEY'], env['SOBRE_TLS_CERT']];
  if (!key && !cert) return undefined;
  if (!key || !cert) throw new Error(`${key ? 'SOBRE_TLS_CERT' : 'SOBRE_TLS_KEY'} is not set`);
  return { key: readPem('SOBRE_TLS_KEY', key), cert: readPem('SOBRE_TLS_CERT', cert) };
}

/** @throws an Error that names the setting and the file. */
function readPem(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Error(`${name} names ${path}, which cannot be read`, { cause });
  }
}

function readPort(env: Environment): number {
  const port = Number(env['PORT'] || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('PORT must be a port number');
  return port;
}

async function main(env: Environment): Promise<void> {
  const settings = readSettings(env);
  const distDir = settings.distDir ?? fileURLToPath(new URL('../dist', import.meta.url));
  checkPages(distDir, settings.origins);
  const app = createApp({
    ...settings,
    pages: createStaticFiles({ distDir, keepDir: settings.keepDir }),
    warn: (sentence) => console.error(sentence),
    log: (line) => console.log(JSON.stringify({ time: new Date().toISOString(), ...line })),
  });
  const tls = readTls(env);
  const server = await startServer({ app, port: readPort(env), hostname: env['HOST'], tls });
  console.log(`Sobre listens on port ${server.port} (${tls ? 'https' : 'http'})`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  }
}

main(process.env).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
