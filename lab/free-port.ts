import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** Below the ports that systems hand out by themselves, so that it is still free the next time. */
const keptPorts = { from: 20_000, to: 30_000 };
const mostTries = 20;

/** The port, or any free one for 0; rejects when somebody uses it. */
const claim = (port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const { port: claimed } = server.address() as AddressInfo;
      server.close(() => resolve(claimed));
    });
  });

/** A port of the loopback address that nobody uses now. */
export const freePort = (): Promise<number> => claim(0);

/** A port that stays the same for a browser profile: storage belongs to an origin, and the port is part of that. */
export const profilePort = async (profile: string): Promise<number> => {
  const file = join(profile, 'lab-port');
  if (existsSync(file)) {
    const port = Number(readFileSync(file, 'utf8'));
    return claim(port).catch(() => {
      throw new Error(`Port ${port}, which the profile ${profile} was made with, is in use`);
    });
  }
  mkdirSync(profile, { recursive: true });
  for (let tries = 1; ; tries += 1) {
    const port = await claim(randomInt(keptPorts.from, keptPorts.to)).catch(() => undefined);
    if (port !== undefined) {
      writeFileSync(file, String(port));
      return port;
    }
    if (tries === mostTries) throw new Error('No port is free');
  }
};
