import { connect, type TLSSocket } from 'node:tls';
import { request } from 'node:https';
import type { BrowserContext } from 'playwright-core';
import { createApp } from '../server/app.ts';
import type { DeploymentConfig } from '../src/plugin/deployment.ts';
import { spkiOf } from './excel/server/certificate.ts';
import type { Google } from './google/create-google.ts';
import { labClient } from './product.ts';
import { UsageError } from './usage-error.ts';

/** A product that somebody else serves, as it is: its pages, headers and settings are what is tried. */
export interface ServedProduct {
  readonly origin: string;
  readonly config: DeploymentConfig;
  /** Of its certificate, which may be nobody's but its own. */
  readonly spki: string;
}

/** Where Excel on the web shows itself, as the product's `frame-ancestors` know it: all lead to the lab. */
export const excelHosts = { outer: 'lab.sharepoint.com', host: 'lab.officeapps.live.com' } as const;

/** What the product's settings call Google, all of which leads to the lab's. */
export const googleHosts = ['accounts.google.com', 'gmail.googleapis.com', 'mail.google.com'] as const;

/** @throws a UsageError that says what answers there instead. */
export async function lookAtServed(given: string): Promise<ServedProduct> {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url?.protocol !== 'https:' || url.href !== `${url.origin}/`)
    throw new UsageError(`--origin ${given}: name it as https://host or https://host:port`);
  const { origin } = url;
  const config = await settingsAt(origin);
  if (config?.google?.clientId === undefined)
    throw new UsageError(
      `--origin ${origin}: what answers there is not Sobre: it has no /config.json with a Google client`,
    );
  return { origin, config, spki: await spkiAt(url) };
}

const settingsAt = (origin: string): Promise<DeploymentConfig | undefined> =>
  new Promise((resolve, reject) => {
    const asked = request(`${origin}/config.json`, { rejectUnauthorized: false, timeout: 10_000 }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => resolve(parsed(text)));
    });
    asked.on('timeout', () => asked.destroy(new Error('no answer in 10 s')));
    asked.on('error', (error: NodeJS.ErrnoException) =>
      reject(new UsageError(`--origin ${origin}: nothing answers there (${error.code ?? error.message})`)),
    );
    asked.end();
  });

function parsed(text: string): DeploymentConfig | undefined {
  try {
    return JSON.parse(text) as DeploymentConfig;
  } catch {
    // A page instead of settings: the caller says so.
    return undefined;
  }
}

const spkiAt = ({ hostname, port }: URL): Promise<string> =>
  new Promise((resolve, reject) => {
    const options = { host: hostname, port: Number(port || 443), servername: hostname, rejectUnauthorized: false };
    const socket: TLSSocket = connect(options, () => {
      const certificate = socket.getPeerX509Certificate();
      socket.destroy();
      if (certificate === undefined) reject(new Error(`${hostname} shows no certificate`));
      else resolve(spkiOf(certificate.toString()));
    });
    socket.once('error', reject);
  });

/**
 * Answers the broker's addresses in the served one's place: it would ask Google itself, and its secret is Google's.
 * Everything else comes from the served product.
 */
export async function answerBroker(context: BrowserContext, { origin, config }: ServedProduct, google: Google) {
  const plain = google.plainOrigin ?? '';
  const upstream = { tokenUrl: `${plain}/token`, revokeUrl: `${plain}/revoke`, certsUrl: `${plain}/oauth2/v3/certs` };
  const app = createApp({
    config,
    clientSecret: labClient.secret,
    origins: [origin],
    requestsPerMinute: 10_000,
    upstream,
  });
  await context.route(`${origin}/oauth/**`, async (route) => {
    const asked = route.request();
    const body = asked.postDataBuffer();
    const answer = await app.fetch(
      new Request(asked.url(), {
        method: asked.method(),
        headers: { ...(await asked.allHeaders()), origin },
        ...(body === null ? {} : { body: new Uint8Array(body) }),
      }),
    );
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
}
