import { createApp, type LogLine } from '../../../server/app.ts';
import type { Upstream } from '../../../server/broker.ts';
import { createGoogle, type Google } from '../../../lab/google/create-google.ts';
import type { GoogleOptions } from '../../../lab/google/google-options.ts';
import { readCallback, writeMessage, writePastedCode, type Answer } from '../../../src/gmail/answer.ts';
import { authorizeUrl } from '../../../src/gmail/authorize-request.ts';
import { createGmail } from '../../../src/gmail/gmail-provider.ts';
import type { DeploymentConfig } from '../../../src/plugin/deployment.ts';
import { clientId, fakeClock, fakeContext, paneOrigin, type FakeContextOptions } from './fake-context.ts';

export const secret = 'secret-1';

export interface LocalGoogleOptions extends Omit<FakeContextOptions, 'fetch'> {
  readonly google?: Partial<GoogleOptions>;
  /** Sees and may replace every request of the pane. */
  readonly intercept?: (request: Request, next: (request: Request) => Promise<Response>) => Promise<Response>;
}

/** A pane's Gmail plugin, our broker and the local Google, wired as in production; only the windows are played. */
export async function startLocalGoogle(options: LocalGoogleOptions = {}) {
  const { clock = fakeClock(Date.now()) } = options;
  const google = await createGoogle({
    clients: [{ clientId, secret, redirectUris: [`${paneOrigin}/callback.html`] }],
    autoConsent: true,
    google: { latencyMs: [0, 0] },
    http2: false,
    now: () => clock.now,
    ...options.google,
  });
  const pane = await startPane({
    ...options,
    clock,
    upstream: upstreamOf(google),
    config: { authorizeUrl: google.url('/o/oauth2/v2/auth'), gmailUrl: google.origin, ...options.config },
  });
  return { ...pane, google };
}

export interface PaneOptions extends Omit<LocalGoogleOptions, 'google'> {
  readonly upstream: Upstream;
  readonly secret?: string;
  /** Answers Google's pages as a person would; returns the address the person is sent back to. */
  readonly visit?: (url: URL) => Promise<URL>;
}

/** A pane's Gmail plugin and our broker, wired as in production, before whatever stands for Google. */
export async function startPane({ upstream, visit = atOnce, ...options }: PaneOptions) {
  const lines: LogLine[] = [];
  const broker = brokerFor(upstream, options.config ?? {}, lines, options.secret);
  const requests: Request[] = [];
  const route = async (request: Request): Promise<Response> =>
    new URL(request.url).origin === paneOrigin ? broker.fetch(request) : fetch(request);
  const paneFetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    // As a browser writes it; Node has no page to take it from.
    if (request.method === 'POST') request.headers.set('origin', paneOrigin);
    requests.push(request.clone());
    return options.intercept ? options.intercept(request, route) : route(request);
  };
  const fake = fakeContext({ ...options, fetch: paneFetch });
  const provider = createGmail(fake.context, fake.surroundings);
  const { ready, send } = provider;
  // As a run does before it looks at a row for the last time.
  provider.send = async (mail, signal) => {
    await ready?.();
    return send(mail, signal);
  };
  const accounts = provider.accounts!;
  await accounts.prepare();
  return {
    ...fake,
    provider,
    accounts,
    requests,
    lines,
    consent: (url: URL) => consent(fake.context.config, url, visit),
  };
}

export type PlayedPane = Awaited<ReturnType<typeof startPane>>;
export type LocalGoogle = Awaited<ReturnType<typeof startLocalGoogle>>;

export const upstreamOf = (google: Google): Upstream => ({
  tokenUrl: google.url('/token'),
  revokeUrl: google.url('/revoke'),
  certsUrl: google.url('/oauth2/v3/certs'),
});

export function brokerFor(
  upstream: Upstream,
  config: Partial<DeploymentConfig['google']>,
  lines: LogLine[] = [],
  clientSecret = secret,
) {
  return createApp({
    config: fakeContext({ config }).context.config,
    clientSecret,
    origins: [paneOrigin],
    upstream,
    log: (line) => lines.push(line),
  });
}

/** A Google that asks nobody sends back with its first answer. */
const atOnce = async (url: URL): Promise<URL> => {
  const answer = await fetch(url, { redirect: 'manual' });
  return new URL(answer.headers.get('location') ?? '', paneOrigin);
};

/** What the two pages and the person do: from the start page's address to what the callback page gets. */
async function consent(config: DeploymentConfig, url: URL, visit: (url: URL) => Promise<URL>): Promise<Answer> {
  const target = authorizeUrl(config.google, paneOrigin, url.hash);
  if (!target) throw new Error(`The start page would refuse ${url.href}`);
  const back = await visit(target);
  const callback = readCallback(back.searchParams);
  if (!callback) throw new Error(`No callback of ours: ${back.href}`);
  return callback;
}

/** Signs in through the dialog that `begin` opened last. */
export async function answerDialog(local: PlayedPane): Promise<void> {
  const dialog = local.windows.dialogs.at(-1)!;
  dialog.message(writeMessage(await local.consent(dialog.url)));
}

export async function connect(local: PlayedPane, options: Parameters<PlayedPane['accounts']['begin']>[0] = {}) {
  const attempt = local.accounts.begin({ route: 'dialog', ...options });
  await answerDialog(local);
  return attempt.account;
}

export async function pastedCode(local: PlayedPane, url: URL): Promise<string> {
  const answer = await local.consent(url);
  if (!('code' in answer)) throw new Error(`Google refused: ${answer.error}`);
  return writePastedCode(answer.code, answer.state);
}
