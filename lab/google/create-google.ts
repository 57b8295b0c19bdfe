import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { createAccount, sameAddress } from './account.ts';
import { createClock } from './clock.ts';
import { createCounters, type Counters } from './counters.ts';
import { createFaults } from './faults.ts';
import type { Answer } from './google-block.ts';
import { readGoogleBlock } from './google-block.ts';
import { defaultBlock, defaultIssuer, type GoogleOptions } from './google-options.ts';
import type { GoogleApp, GoogleParts } from './google-parts.ts';
import { createGrants } from './grants.ts';
import { createIdTokenSigner } from './id-token.ts';
import { createMailbox } from './mailbox.ts';
import { createQuota } from './quota.ts';
import { createSeeded } from './seeded.ts';
import { addSendRoutes } from './send-routes.ts';
import type { SentMail } from './sent-mail.ts';
import { addSignInRoutes } from './sign-in-routes.ts';
import { addTokenRoutes } from './token-routes.ts';

export interface Google {
  /** What browsers call this server: `publicOrigin`, else its address. */
  readonly origin: string;
  /** Plain HTTP on 127.0.0.1, only with the option `plain`. */
  readonly plainOrigin: string | undefined;
  readonly port: number;
  url(path: string): string;
  readonly state: {
    readonly counters: Counters;
    readonly mails: readonly SentMail[];
    /** Requests nobody answers here, as `METHOD path`; each is a fault of the product or of the lab. */
    readonly unknown: readonly string[];
  };
  readonly control: {
    setQuota(unitsPerMinute: number): void;
    setDailyLimit(messages: number): void;
    /** As if the person removed the app in their account: every token of the account ends. Throws for an unknown address. */
    revoke(email: string): void;
    addFault(answer: Answer): void;
  };
  close(): Promise<void>;
}

/** Starts the local Google on 127.0.0.1. */
export async function createGoogle(options: GoogleOptions): Promise<Google> {
  const sockets = new Set<Socket>();
  const parts = await createParts(options, sockets);
  const fetch = createApp(parts).fetch;
  const server = options.tls ? createHttpsServer(options.tls) : createHttpServer();
  const port = await listen(server, fetch, options.port ?? 0, options.keepAlive ?? false, sockets);
  const plain = options.plain ? createHttpServer() : undefined;
  const plainPort = plain && (await listen(plain, fetch, 0, options.keepAlive ?? false, sockets));
  const { publicOrigin = `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}` } = options;
  const origin = typeof publicOrigin === 'string' ? publicOrigin : publicOrigin(port);
  return {
    origin,
    plainOrigin: plainPort === undefined ? undefined : `http://127.0.0.1:${plainPort}`,
    port,
    url: (path) => new URL(path, origin).href,
    state: { counters: parts.counters, mails: parts.mailbox.mails, unknown: parts.unknown },
    control: controlOf(parts),
    close: async () => {
      parts.clock.stop();
      await Promise.all([server, plain].map((each) => each && closeServer(each)));
    },
  };
}

async function createParts(options: GoogleOptions, sockets: ReadonlySet<Socket>): Promise<GoogleParts> {
  const block = { ...defaultBlock, ...readGoogleBlock(options.google ?? {}) };
  const clock = createClock(options.now, options.timers);
  const seeded = createSeeded(options.seed ?? 1);
  const { tokenLifetimeS, unitsPerMinute, dailyLimit, answers } = block;
  const { codeLifetimeS = 600, concurrentLimit = 10, issuer = defaultIssuer } = options;
  return {
    options,
    block,
    issuer,
    clock,
    seeded,
    accounts: block.accounts.map((account) => createAccount(account, seeded)),
    grants: createGrants({ clock, seeded, tokenLifetimeS, codeLifetimeS }),
    signer: await createIdTokenSigner(),
    quota: createQuota(clock, { unitsPerMinute, dailyLimit, concurrentLimit }),
    faults: createFaults(answers),
    mailbox: createMailbox(),
    counters: createCounters(),
    unknown: [],
    resetConnection: ({ remotePort }) =>
      [...sockets].find((socket) => socket.remotePort === remotePort)?.resetAndDestroy(),
  };
}

function createApp(parts: GoogleParts): GoogleApp {
  const app: GoogleApp = new Hono();
  addSignInRoutes(app, parts);
  addTokenRoutes(app, parts);
  addSendRoutes(app, parts);
  app.get('/favicon.ico', (c) => c.body(null, 204));
  app.notFound((c) => {
    const request = `${c.req.method} ${new URL(c.req.url).pathname}`;
    parts.unknown.push(request);
    return c.text(`The local Google does not know ${request}.`, 404);
  });
  return app;
}

function controlOf({ quota, accounts, grants, faults }: GoogleParts): Google['control'] {
  return {
    setQuota: (unitsPerMinute) => void (quota.limits.unitsPerMinute = unitsPerMinute),
    setDailyLimit: (messages) => void (quota.limits.dailyLimit = messages),
    revoke: (email) => {
      const account = accounts.find((known) => sameAddress(known.email, email));
      if (!account) throw new Error(`The local Google has no account ${email}`);
      grants.revokeAccount(account);
    },
    addFault: (answer) => faults.add(answer),
  };
}

async function listen(
  server: Server,
  fetch: GoogleApp['fetch'],
  port: number,
  keepAlive: boolean,
  sockets: Set<Socket>,
): Promise<number> {
  server.on(
    'request',
    getRequestListener((request, env) => fetch(request, env)),
  );
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  if (!keepAlive) server.maxRequestsPerSocket = 1;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
