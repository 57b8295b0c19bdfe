import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createApp } from './app.ts';
import { readSettings, type Environment } from './settings.ts';
import { startServer } from './start-server.ts';

/** Reads the certificate when both paths are set. @throws when only one of them is. */
function readTls(env: Environment): { key: string; cert: string } | undefined {
  const [key, cert] = [env['SOBRE_TLS_KEY'], env['SOBRE_TLS_CERT']];
  if (!key && !cert) return undefined;
  if (!key || !cert) throw new Error(`${key ? 'SOBRE_TLS_CERT' : 'SOBRE_TLS_KEY'} is not set`);
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
}

function readPort(env: Environment): number {
  const port = Number(env['PORT'] || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('PORT must be a port number');
  return port;
}

async function main(env: Environment): Promise<void> {
  const settings = readSettings(env);
  const app = createApp({
    ...settings,
    distDir: settings.distDir ?? fileURLToPath(new URL('../dist', import.meta.url)),
    log: (line) => console.log(JSON.stringify(line)),
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
