import { createServer, type IncomingMessage } from 'node:http';
import { constants, createSecureServer, type Http2ServerRequest } from 'node:http2';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';

/** `drop` and `reset` end one request without an answer, `disconnect` its whole connection. */
export type HangUp = 'drop' | 'reset' | 'disconnect';

export interface Tls {
  readonly key: string;
  readonly cert: string;
}

/** The sockets under the server. */
export interface Wire {
  /** Listens on 127.0.0.1 and resolves with the port. Rejects when the port is taken. */
  listen(fetch: Parameters<typeof getRequestListener>[0], port: number, tls?: Tls): Promise<number>;
  hangUp(incoming: IncomingMessage | Http2ServerRequest, how: HangUp): void;
  close(): Promise<void>;
}

export function createWire({ keepAlive, http2 }: { readonly keepAlive: boolean; readonly http2: boolean }): Wire {
  const servers: Server[] = [];
  const sockets = new Set<Socket>();

  function createHttpServer(tls: Tls | undefined) {
    if (!tls) return createServer();
    return http2 ? createSecureServer({ ...tls, allowHTTP1: true }) : createTlsServer(tls);
  }

  return {
    async listen(fetch, port, tls) {
      const server = createHttpServer(tls);
      servers.push(server);
      const answer = getRequestListener((request, env) => fetch(request, env));
      server.on('request', (request, response) => void answer(request, response));
      server.on('connection', (socket: Socket) => {
        sockets.add(socket);
        socket.once('close', () => sockets.delete(socket));
      });
      // One request a connection, where one request is all that may end with it (HTTP/1.1).
      if (!keepAlive) Object.assign(server, { maxRequestsPerSocket: 1 });
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', resolve);
      });
      return (server.address() as AddressInfo).port;
    },

    hangUp(incoming, how) {
      if ('stream' in incoming && how !== 'disconnect') {
        const { NGHTTP2_INTERNAL_ERROR, NGHTTP2_CANCEL } = constants;
        return incoming.stream.close(how === 'drop' ? NGHTTP2_INTERNAL_ERROR : NGHTTP2_CANCEL);
      }
      // The TCP socket below TLS: only that one can be reset.
      const { remotePort, localPort } = incoming.socket;
      const socket = [...sockets].find((each) => each.remotePort === remotePort && each.localPort === localPort);
      if (how === 'reset') socket?.resetAndDestroy();
      else socket?.destroy();
    },

    async close() {
      const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
      for (const socket of sockets) socket.destroy();
      await Promise.all(closed);
    },
  };
}
