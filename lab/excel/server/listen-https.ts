import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Certificate } from './certificate.ts';

export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

export type Fetch = (request: Request) => Response | Promise<Response>;

/** Serves `fetch` over HTTPS on 127.0.0.1 only; port 0 takes a free one. */
export async function listenHttps(fetch: Fetch, certificate: Certificate, port = 0): Promise<Listener> {
  const { key, cert } = certificate;
  const server = await new Promise<Server>((resolve, reject) => {
    const started = serve({ fetch, createServer, serverOptions: { key, cert }, hostname: '127.0.0.1', port }, () =>
      resolve(started as Server),
    );
    started.once('error', reject);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Event streams never end by themselves.
        server.closeAllConnections();
      }),
  };
}
