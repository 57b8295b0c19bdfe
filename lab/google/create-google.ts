import { Hono } from 'hono';
import { createAccount, sameAddress } from './account.ts';
import { createClock } from './clock.ts';
import { createCounters, type Counters } from './counters.ts';
import { createFaults } from './faults.ts';
import type { Answer, GoogleBlock } from './google-block.ts';
import { readGoogleBlock } from './google-block.ts';
import { defaultBlock, defaultIssuer, type GoogleOptions } from './google-options.ts';
import type { GoogleApp, GoogleParts } from './google-parts.ts';
import { createGrants } from './grants.ts';
import { createIdTokenSigner } from './id-token.ts';
import { addMailRoutes } from './mail-routes.ts';
import { createMailbox } from './mailbox.ts';
import { createQuota } from './quota.ts';
import { createSeeded } from './seeded.ts';
import { addSendRoutes } from './send-routes.ts';
import type { SentMail } from './sent-mail.ts';
import { addSignInRoutes } from './sign-in-routes.ts';
import { addTokenRoutes } from './token-routes.ts';
import { createWire, type Wire } from './wire.ts';

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
    /** Send requests that came and are not over. */
    readonly open: ReadonlyMap<number, unknown>;
  };
  readonly control: {
    setQuota(unitsPerMinute: number): void;
    setDailyLimit(messages: number): void;
    /** As if the person removed the app in their account: every token of the account ends. Throws for an unknown address. */
    revoke(email: string): void;
    addFault(answer: Answer): void;
    /** For the sign-in pages asked for from now on. */
    changeSignIn(change: Pick<GoogleBlock, 'embedded' | 'severOpener'>): void;
  };
  close(): Promise<void>;
}

/** Starts the local Google on 127.0.0.1. */
export async function createGoogle(options: GoogleOptions): Promise<Google> {
  const wire = createWire({ keepAlive: options.keepAlive ?? false, http2: options.http2 ?? options.reach !== 'http1' });
  const parts = await createParts(options, wire);
  const { fetch } = createApp(parts);
  const port = await wire.listen(fetch, options.port ?? 0, options.tls);
  const plainPort = options.plain ? await wire.listen(fetch, 0) : undefined;
  const { publicOrigin = `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}` } = options;
  const origin = typeof publicOrigin === 'string' ? publicOrigin : publicOrigin(port);
  return {
    origin,
    plainOrigin: plainPort === undefined ? undefined : `http://127.0.0.1:${plainPort}`,
    port,
    url: (path) => new URL(path, origin).href,
    state: { counters: parts.counters, mails: parts.mailbox.mails, unknown: parts.unknown, open: parts.open },
    control: controlOf(parts),
    close: async () => {
      parts.clock.stop();
      await wire.close();
    },
  };
}

async function createParts(options: GoogleOptions, wire: Wire): Promise<GoogleParts> {
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
    open: new Map(),
    unknown: [],
    wire,
  };
}

function createApp(parts: GoogleParts): GoogleApp {
  const app: GoogleApp = new Hono();
  addSignInRoutes(app, parts);
  addTokenRoutes(app, parts);
  addSendRoutes(app, parts);
  addMailRoutes(app, parts);
  app.get('/favicon.ico', (c) => c.body(null, 204));
  // Chromium asks this by itself of whatever is called accounts.google.com, which the lab is under `--origin`.
  app.post('/ListAccounts', (c) => c.body(null, 204));
  app.notFound((c) => {
    const request = `${c.req.method} ${new URL(c.req.url).pathname}`;
    parts.unknown.push(request);
    return c.text(`The local Google does not know ${request}.`, 404);
  });
  return app;
}

function controlOf({ quota, accounts, grants, faults, block }: GoogleParts): Google['control'] {
  return {
    setQuota: (unitsPerMinute) => void (quota.limits.unitsPerMinute = unitsPerMinute),
    setDailyLimit: (messages) => void (quota.limits.dailyLimit = messages),
    revoke: (email) => {
      const account = accounts.find((known) => sameAddress(known.email, email));
      if (!account) throw new Error(`The local Google has no account ${email}`);
      grants.revokeAccount(account);
    },
    addFault: (answer) => faults.add(answer),
    changeSignIn: (change) => void Object.assign(block, change),
  };
}
