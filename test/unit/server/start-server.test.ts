import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { startServer } from '../../../server/start-server.ts';
import { createBrokerFixture, origin, refreshForm } from './fake-upstream.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('the server', () => {
  test('answers 200 connections at once, bounded by the rate limit and without an error', async () => {
    const { app } = createBrokerFixture({ requestsPerMinute: 100, now: () => 0 });
    const server = await startServer({ app, port: 0, hostname: '127.0.0.1' });
    try {
      const ask = (n: number) =>
        n % 2 === 0
          ? fetch(`http://127.0.0.1:${server.port}/config.json`)
          : fetch(`http://127.0.0.1:${server.port}/oauth/token`, {
              method: 'POST',
              body: new URLSearchParams(refreshForm),
              headers: { origin },
            });
      const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => ask(n)));
      expect(answers.map(({ status }) => status)).toEqual(Array(200).fill(200));
      await Promise.all(answers.map((answer) => answer.arrayBuffer()));
      expect((await ask(1)).status).toBe(429);
    } finally {
      await server.close();
    }
  });

  test('does not start without its settings: it names them and ends with an error', async () => {
    const { PATH } = process.env;
    const child = spawn(process.execPath, ['--import', 'tsx', 'server/node.ts'], { cwd: root, env: { PATH } });
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect(code).toBe(1);
    expect(said).toContain('SOBRE_GOOGLE_CLIENT_SECRET is not set');
  });
});
