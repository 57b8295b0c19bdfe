import { createServer as createHttpsServer } from 'node:https';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';

export interface ServerOptions {
  readonly app: { fetch(request: Request, env?: unknown): Response | Promise<Response> };
  /** 0 takes a free one. */
  readonly port: number;
  /** Default: every interface. */
  readonly hostname?: string | undefined;
  /** PEM. Without it the server speaks plain HTTP, for a proxy in front that ends TLS. */
  readonly tls?: { readonly key: string; readonly cert: string } | undefined;
}

export interface RunningServer {
  readonly port: number;
  /** Answers what is under way, takes nothing new. */
  close(): Promise<void>;
}

/** Google has ten seconds to answer the broker; nobody is waited for longer. */
const closeMs = 12_000;

/** Why nothing can be served there, as one sentence. */
function cannotListen(cause: NodeJS.ErrnoException, port: number, hostname: string | undefined): Error {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `another program has PORT ${port} already`,
    EACCES: `PORT ${port} may not be opened by this user`,
    EADDRNOTAVAIL: `HOST ${hostname} is no address of this computer`,
    ENOTFOUND: `HOST ${hostname} is no address of this computer`,
  };
  const reason = reasons[cause.code ?? ''] ?? `PORT ${port} cannot be opened (${cause.code ?? cause.message})`;
  return new Error(`Sobre's server cannot start: ${reason}`, { cause });
}

export async function startServer({ app, port, hostname, tls }: ServerOptions): Promise<RunningServer> {
  const server = await new Promise<Server>((resolve, reject) => {
    const started = serve(
      {
        fetch: (request, env) => app.fetch(request, env),
        port,
        ...(hostname ? { hostname } : {}),
        ...(tls ? { createServer: createHttpsServer, serverOptions: tls } : {}),
      },
      () => resolve(started as Server),
    );
    started.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, port, hostname)));
  });
  // Whoever sends a request drop by drop holds a connection, not the server.
  server.headersTimeout = 15_000;
  server.requestTimeout = 30_000;
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        const impatient = setTimeout(() => server.closeAllConnections(), closeMs);
        server.close(() => {
          clearTimeout(impatient);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
