import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { checkRevokeForm, checkTokenForm, type BrokerClient, type CheckedForm } from './broker-form.ts';
import { admitted } from './allowed-domains.ts';
import { createKeySet } from './key-set.ts';
import type { RateLimit } from './rate-limit.ts';
import { upstreamFetch } from './upstream.ts';

/** Google's endpoints as the broker reaches them. */
export interface Upstream {
  readonly tokenUrl: string;
  readonly revokeUrl: string;
  readonly certsUrl: string;
}

export const googleUpstream: Upstream = {
  tokenUrl: 'https://oauth2.googleapis.com/token',
  revokeUrl: 'https://oauth2.googleapis.com/revoke',
  certsUrl: 'https://www.googleapis.com/oauth2/v3/certs',
};

export interface BrokerOptions {
  readonly client: BrokerClient;
  /** Origins of the pane: the only pages that may use the secret. */
  readonly origins: readonly string[];
  readonly upstream: Upstream;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly rateLimit: RateLimit;
  /** Undefined where nobody tells. */
  readonly addressOf: (c: Context) => string | undefined;
  /** Domains whose accounts may send; empty: any. */
  readonly allowedDomains: readonly string[];
}

/** Codes, tokens and verifiers are far below; anything larger is not for us. */
const bodyBytes = 8 * 1024;

const refusal = (c: Context, status: 400 | 403 | 413 | 415 | 429, error: string, error_description: string) =>
  c.json({ error, error_description }, status);

/**
 * Adds the client secret that Google's token endpoint demands, and nothing else. Stateless: what proves that a
 * code belongs to a pane is the verifier, which only that pane has.
 */
export function createBroker(options: BrokerOptions): Hono {
  const { client, upstream } = options;
  const app = new Hono();
  app.use('*', async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });
  const guards = [
    originGuard(options.origins),
    rateGuard(options.rateLimit, options.addressOf),
    bodyLimit({
      maxSize: bodyBytes,
      onError: (c) => refusal(c, 413, 'invalid_request', 'The request is too large.'),
    }),
  ] as const;
  app.post('/token', ...guards, async (c) =>
    admitted(
      await forward(c, options, upstream.tokenUrl, (sent) => checkTokenForm(sent, client)),
      options.allowedDomains,
    ),
  );
  app.post('/revoke', ...guards, (c) =>
    forward(c, options, upstream.revokeUrl, (sent) => checkRevokeForm(sent, client)),
  );
  const keySet = createKeySet({ url: upstream.certsUrl, fetch: options.fetch, now: options.now });
  app.get('/certs', async () => keySet.answer());
  return app;
}

/** Browsers put Origin on every POST and no page can forge it; a request without one is not from our pane. */
function originGuard(origins: readonly string[]) {
  return async (c: Context, next: () => Promise<void>): Promise<Response | void> => {
    const origin = c.req.header('origin');
    if (!origin || !origins.includes(origin)) return refusal(c, 403, 'invalid_request', 'Not from this deployment.');
    return next();
  };
}

function rateGuard(rateLimit: RateLimit, addressOf: BrokerOptions['addressOf']) {
  return async (c: Context, next: () => Promise<void>): Promise<Response | void> => {
    const waitS = rateLimit.take(addressOf(c));
    if (waitS === 0) return next();
    c.header('retry-after', String(waitS));
    return refusal(c, 429, 'temporarily_unavailable', 'Too many requests from this address.');
  };
}

async function forward(
  c: Context,
  { fetch }: BrokerOptions,
  url: string,
  check: (sent: URLSearchParams) => CheckedForm,
): Promise<Response> {
  if (!c.req.header('content-type')?.toLowerCase().startsWith('application/x-www-form-urlencoded'))
    return refusal(c, 415, 'invalid_request', 'Only application/x-www-form-urlencoded.');
  const checked = check(new URLSearchParams(await c.req.text()));
  if ('refusal' in checked) return c.json(checked.refusal, 400);
  // Fetch writes the form's content type and length itself.
  return upstreamFetch(fetch, url, { method: 'POST', body: checked.form, headers: { accept: 'application/json' } });
}
