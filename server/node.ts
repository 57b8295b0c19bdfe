import { createApp } from './app.ts';
import { readNodeSettings } from './node-settings.ts';
import type { Environment } from './setting-forms.ts';
import { createStaticFiles } from './static-files.ts';
import { startServer, type RunningServer } from './start-server.ts';

const say = (sentence: string): void => console.log(`${new Date().toISOString()} ${sentence}`);

async function main(env: Environment): Promise<void> {
  const settings = readNodeSettings(env);
  const { distDir, keepDir, port, hostname, tls } = settings;
  const app = createApp({
    ...settings,
    pages: createStaticFiles({ distDir, keepDir }),
    warn: say,
    log: (line) => console.log(JSON.stringify({ time: new Date().toISOString(), ...line })),
  });
  const server = await startServer({ app, port, hostname, tls });
  say(`Sobre listens on port ${server.port} (${tls ? 'https' : 'http'})`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(server, signal));
}

async function end(server: RunningServer, signal: string): Promise<void> {
  say(`Sobre answers what is under way and ends (${signal})`);
  await server.close();
  process.exit(0);
}

main(process.env).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
