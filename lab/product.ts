import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp, type AppOptions } from '../server/app.ts';
import { createStaticFiles } from '../server/static-files.ts';
import { defaultDeployment, type DeploymentConfig } from '../src/plugin/deployment.ts';
import type { Certificate } from './excel/server/certificate.ts';
import { listenHttps, type Listener } from './excel/server/listen-https.ts';
import type { Google } from './google/create-google.ts';
import { nextBuild } from './next-build.ts';

export const labClient = { clientId: 'sobre-lab.apps.googleusercontent.example', secret: 'lab-secret' } as const;

export const builtDist = fileURLToPath(new URL('../dist', import.meta.url));

/** The lab's own waiting time: longer than its default propagation. */
const labSettleMs = 1_000;
/** Quick enough for a demonstration; the local Google permits as much, unless the scenario says otherwise. */
export const labSendsPerMinute = 600;

/** The deployment the lab serves: Google's addresses lead to the local one; nothing else of the product changes. */
export const labDeployment = (google: Google, overrides: Readonly<Record<string, unknown>>): DeploymentConfig => {
  const config: DeploymentConfig = {
    ...defaultDeployment,
    google: {
      ...defaultDeployment.google,
      clientId: labClient.clientId,
      authorizeUrl: google.url('/o/oauth2/v2/auth'),
      gmailUrl: google.origin,
      mailboxUrl: google.url('/mail/'),
    },
    sendsPerMinute: labSendsPerMinute,
    settleMs: labSettleMs,
  };
  return { ...config, ...overrides };
};

export interface ProductOptions {
  readonly config: DeploymentConfig;
  readonly google: Google;
  readonly certificate: Certificate;
  readonly frameAncestors: readonly string[];
  /** Further places that the pane may contact. */
  readonly connectOrigins?: readonly string[];
  readonly port: number;
  /** Folder of the built pages; default: the production build. */
  readonly distDir?: string | undefined;
}

/** What the plugins of a build declare. */
const hostsOf = (distDir: string): NonNullable<AppOptions['pluginHosts']> => {
  const { plugins } = JSON.parse(readFileSync(join(distDir, 'plugins.json'), 'utf8')) as {
    readonly plugins: NonNullable<AppOptions['pluginHosts']>;
  };
  return plugins;
};

export interface ServedBuild extends Listener {
  /** Serves the next build from now on, and nothing of this one. */
  redeploy(): void;
}

/** Serves the built product under the headers its own server sends, with the broker in front of the local Google. */
export const serveProduct = async (options: ProductOptions): Promise<ServedBuild> => {
  const { distDir = builtDist } = options;
  if (!existsSync(join(distDir, 'taskpane.html'))) throw new Error(`${distDir} is empty: run npm run build`);
  const { plainOrigin } = options.google;
  if (plainOrigin === undefined) throw new Error('The broker needs the local Google over plain HTTP');
  let pages = createStaticFiles({ distDir, keepDir: undefined });
  const builds: string[] = [];
  const app = createApp({
    config: options.config,
    clientSecret: labClient.secret,
    origins: [`https://localhost:${options.port}`],
    pages: (request) => pages(request),
    frameAncestors: options.frameAncestors,
    connectOrigins: options.connectOrigins ?? [],
    requestsPerMinute: 10_000,
    pluginHosts: hostsOf(distDir),
    upstream: {
      tokenUrl: `${plainOrigin}/token`,
      revokeUrl: `${plainOrigin}/revoke`,
      certsUrl: `${plainOrigin}/oauth2/v3/certs`,
    },
  });
  const listener = await listenHttps((request) => app.fetch(request), options.certificate, options.port);
  return {
    ...listener,
    redeploy: () => {
      const next = nextBuild(builds.at(-1) ?? distDir);
      builds.push(next);
      pages = createStaticFiles({ distDir: next, keepDir: undefined });
    },
    close: async () => {
      await listener.close();
      for (const build of builds) rmSync(build, { recursive: true, force: true });
    },
  };
};
