import { Hono } from 'hono';
import { declaredOrigin, type DeploymentConfig } from '../src/plugin/deployment.ts';
import { builtHosts, type PluginHosts } from './built-hosts.ts';
import { createBroker, googleUpstream, type Upstream } from './broker.ts';
import { clientAddress } from './client-address.ts';
import { createRateLimit } from './rate-limit.ts';
import { officeHosts, securityHeaders } from './security-headers.ts';

/** One answered request. Never a query, a body or an address: codes and tokens travel in them. */
export interface LogLine {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly ms: number;
}

export interface AppOptions {
  /** Handed out as `/config.json`. */
  readonly config: DeploymentConfig;
  readonly clientSecret: string;
  /** Origins the pane is served from; each one's `/callback.html` is a redirect address of the Google client. */
  readonly origins: readonly string[];
  /** Answers from the built pages; undefined for what is none of them. Default: the platform serves them. */
  readonly pages?: ((request: Request) => Promise<Response | undefined>) | undefined;
  /** Default: the known hosts of Excel on the web. */
  readonly frameAncestors?: readonly string[] | undefined;
  /** Further script sources of the policy. Default none. */
  readonly scriptOrigins?: readonly string[];
  /** Hosts that the plugins of the served build declare. Default: those this server was built with. */
  readonly pluginHosts?: readonly PluginHosts[];
  /** Further places the pane may contact besides those and this origin. Default none. */
  readonly connectOrigins?: readonly string[];
  /** Default Google's own. */
  readonly upstream?: Upstream;
  /** Reaches `upstream`. */
  readonly fetch?: typeof fetch;
  /** Milliseconds since the Unix epoch. */
  readonly now?: () => number;
  readonly log?: (line: LogLine) => void;
  /** Told what whoever runs the server should know. */
  readonly warn?: (sentence: string) => void;
  /** Requests to the broker by one address and minute. Default 60. */
  readonly requestsPerMinute?: number;
  readonly trustProxy?: boolean;
}

const untrustedProxy =
  'X-Forwarded-For arrives and is not trusted: everybody behind the proxy shares one allowance. ' +
  'Set SOBRE_TRUST_PROXY=true if a proxy of yours writes it.';

/** Static pages, their settings and the token broker as one stateless `fetch` handler. */
export function createApp(options: AppOptions): Hono {
  const { config, now = Date.now, log = () => {} } = options;
  const sources = {
    frameAncestors: options.frameAncestors ?? officeHosts,
    scriptOrigins: options.scriptOrigins ?? [],
    connectOrigins: connectOrigins(options),
  };

  const app = new Hono();
  app.use('*', async (c, next) => {
    const startedAt = now();
    await next();
    for (const [name, value] of Object.entries(securityHeaders(new URL(c.req.url), sources))) c.header(name, value);
    log({ method: c.req.method, path: c.req.path, status: c.res.status, ms: now() - startedAt });
  });
  app.route('/oauth', brokerFor(options, now));
  app.get('/config.json', (c) => c.json(config, 200, { 'cache-control': 'no-cache' }));
  app.get('/health', (c) => c.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' }));
  const { pages } = options;
  if (pages !== undefined) app.get('*', async (c) => (await pages(c.req.raw)) ?? c.notFound());
  app.notFound((c) => c.json({ error: 'not_found' }, 404, { 'cache-control': 'no-store' }));
  app.onError((_error, c) => c.json({ error: 'server_error' }, 500, { 'cache-control': 'no-store' }));
  return app;
}

/** Exactly what the plugins declared and the deployment added, each once. */
function connectOrigins({ config, pluginHosts = builtHosts, connectOrigins: more = [] }: AppOptions): string[] {
  const declared = pluginHosts
    .filter(({ id }) => hasClient(id, config))
    .flatMap(({ hosts }) => hosts.flatMap((host) => declaredOrigin(host, config) ?? []));
  return [...new Set([...declared, ...more])];
}

/** Where the deployment has no client for a plugin, that plugin asks nothing; what others declare stays theirs. */
function hasClient(plugin: string, config: DeploymentConfig): boolean {
  const section: unknown = Object.entries(config).find(([name]) => name === plugin)?.[1];
  return !(typeof section === 'object' && section !== null && 'clientId' in section && section.clientId === '');
}

function brokerFor(options: AppOptions, now: () => number): Hono {
  const { config, clientSecret, origins, warn = () => {} } = options;
  return createBroker({
    client: {
      clientId: config.google.clientId,
      clientSecret,
      redirectUris: origins.map((origin) => `${origin}/callback.html`),
    },
    origins,
    upstream: options.upstream ?? googleUpstream,
    fetch: options.fetch ?? fetch,
    now,
    rateLimit: createRateLimit({ perMinute: options.requestsPerMinute ?? 60, addresses: 10_000, now }),
    addressOf: clientAddress(options.trustProxy ?? false, () => warn(untrustedProxy)),
    allowedDomains: config.signIn.allowedDomains,
  });
}
