import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { profilePort } from '../../../lab/free-port.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-port-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a profile keeps its port, because a browser keeps storage by origin', async () => {
  const profile = join(folder, 'new');
  const port = await profilePort(profile);
  expect(await profilePort(profile)).toBe(port);
});

test('a profile whose port is in use says so instead of becoming another device', async () => {
  const profile = join(folder, 'busy');
  const port = await profilePort(profile);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await expect(profilePort(profile)).rejects.toThrow('in use');
  await new Promise((resolve) => server.close(resolve));
});
