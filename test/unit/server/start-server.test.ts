import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

  test('as “npm run serve” starts it, answers 200 connections at once and ends when told to', async () => {
    const dist = mkdtempSync(join(tmpdir(), 'sobre-served-'));
    writeFileSync(join(dist, 'taskpane.html'), '<!doctype html>');
    const child = spawn(process.execPath, ['--import', 'tsx', 'server/node.ts'], {
      cwd: root,
      env: {
        PATH: process.env['PATH'],
        PORT: '0',
        HOST: '127.0.0.1',
        SOBRE_DIST: dist,
        SOBRE_ORIGIN: origin,
        SOBRE_GOOGLE_CLIENT_ID: 'client-1',
        SOBRE_GOOGLE_CLIENT_SECRET: 'never-printed',
      },
    });
    let said = '';
    const ended = new Promise((resolve) => child.once('exit', resolve));
    try {
      const port = await new Promise<number>((resolve, reject) => {
        child.stderr.on('data', (text: Buffer) => (said += text.toString()));
        child.stdout.on('data', (text: Buffer) => {
          said += text.toString();
          const listening = /port (\d+)/.exec(said)?.[1];
          if (listening !== undefined) resolve(Number(listening));
        });
        child.once('exit', () => reject(new Error(said)));
      });
      const agent = new Agent({ maxSockets: 200, keepAlive: true });
      const ask = (path: string) =>
        new Promise<number>((resolve, reject) => {
          get({ host: '127.0.0.1', port, path, agent }, (answer) => {
            answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
          }).once('error', reject);
        });
      const paths = ['/taskpane.html', '/config.json', '/health', '/oauth/none'];
      const statuses = await Promise.all(Array.from({ length: 200 }, (_, n) => ask(paths[n % 4] ?? '')));
      expect(statuses).toEqual(Array.from({ length: 200 }, (_, n) => (n % 4 === 3 ? 404 : 200)));
      agent.destroy();
    } finally {
      child.kill('SIGTERM');
    }
    expect(await ended).toBe(0);
    expect(said).not.toContain('never-printed');
    rmSync(dist, { recursive: true, force: true });
  }, 60_000);

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
