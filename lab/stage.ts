import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchBrowser, type LabBrowser } from './browser.ts';
import type { BrowserHouse } from './browser-house.ts';
import { createExcelHost, type ExcelHost } from './excel/create-excel-host.ts';
import { createCertificate } from './excel/server/certificate.ts';
import { mapTo } from './excel/server/office-js-cdn.ts';
import { FAULT_KINDS, type LabFaultKind } from './excel/page/desk-view.ts';
import type { HostedBook } from './excel/replica.ts';
import { freePort, profilePort } from './free-port.ts';
import { createGoogle, type Google } from './google/create-google.ts';
import type { GoogleBlock } from './google/google-block.ts';
import type { GmailReach } from './google/google-options.ts';
import type { MicrosoftBlock } from './microsoft/microsoft-block.ts';
import { openMicrosoft, type ServedMicrosoft } from './microsoft/open-microsoft.ts';
import { builtDist, labClient, labDeployment, serveProduct } from './product.ts';
import { answerBroker, excelHosts, googleHosts, lookAtServed, type ServedProduct } from './served-product.ts';

const manifestPath = fileURLToPath(new URL('../manifest.xml', import.meta.url));

export interface StageOptions {
  readonly book: HostedBook;
  readonly google: GoogleBlock;
  /** What stands between the pane and Gmail; default nothing. */
  readonly gmailReach?: GmailReach | undefined;
  /** With it the deployment has a client at Microsoft. */
  readonly microsoft?: MicrosoftBlock | undefined;
  /** What is in the workbook's folder at Microsoft. */
  readonly folder?: string | undefined;
  readonly seed: number;
  /** Deployment config overrides. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly profile?: string | undefined;
  readonly headed?: boolean;
  /** Folder of the built pages; default: the production build. */
  readonly distDir?: string | undefined;
  /** A product already served elsewhere instead of the built one. */
  readonly origin?: string | undefined;
  readonly onReceived?: (n: number) => void;
  readonly onAccepted?: (n: number) => void;
  /** Port of the address a person opens; default: a free one. */
  readonly port?: number;
  /** The product's pages may keep nothing, as where a company locked the browser down. */
  readonly denyStorage?: boolean;
  /** A browser that others use too, where nothing of this stage needs one of its own. */
  readonly house?: BrowserHouse | undefined;
  /** Extra switches of the browser. */
  readonly browserArgs?: readonly string[];
  /** What surrounds the sheet when a person looks on. */
  readonly provoke?: (kind: LabFaultKind, client: string, stage: Stage) => Promise<string>;
  /** False: servers only, for a person's own browser. */
  readonly browser?: boolean;
}

/** Everything the lab stands on: Excel, Google, the product and a browser, each an origin of its own. */
export interface Stage {
  readonly excel: ExcelHost;
  readonly google: Google;
  readonly microsoft: ServedMicrosoft | undefined;
  readonly browser: LabBrowser | undefined;
  readonly productOrigin: string;
  /** Hosts besides this machine's own names that a request may go to. */
  readonly localHosts: readonly string[];
  /** Puts the next build of the product in the place of the one that panes were opened with. */
  redeploy(): void;
  close(): Promise<void>;
}

export const setStage = async (options: StageOptions): Promise<Stage> => {
  const house = needsOwnBrowser(options) ? undefined : options.house;
  const certificate = house?.certificate ?? (await createCertificate());
  const port = await (options.profile === undefined ? freePort() : profilePort(options.profile));
  const served = options.origin === undefined ? undefined : await lookAtServed(options.origin);
  const productOrigin = served?.origin ?? `https://localhost:${port}`;
  const google = await createGoogle({
    tls: certificate,
    publicOrigin: (googlePort) => (served ? `https://${googleHosts[0]}` : `https://google.localhost:${googlePort}`),
    plain: true,
    clients: [
      {
        ...labClient,
        ...(served ? { clientId: served.config.google.clientId } : {}),
        redirectUris: [`${productOrigin}/callback.html`],
      },
    ],
    seed: options.seed,
    google: options.google,
    ...(options.gmailReach === undefined ? {} : { reach: options.gmailReach }),
    ...(options.onReceived === undefined ? {} : { onReceived: options.onReceived }),
    ...(options.onAccepted === undefined ? {} : { onAccepted: options.onAccepted }),
  });
  const microsoft =
    options.microsoft === undefined
      ? undefined
      : await openMicrosoft({
          tls: certificate,
          microsoft: options.microsoft,
          productOrigin,
          book: options.book.name,
          folder: options.folder,
        });
  const { provoke } = options;
  const excel = await createExcelHost({
    book: options.book,
    certificate,
    port: options.port ?? 0,
    ...(microsoft === undefined ? {} : { documentUrl: microsoft.bookUrl }),
    ...(served === undefined ? {} : { names: excelHosts }),
    ...(house === undefined ? {} : { cdnPort: house.cdnPort }),
    ...(provoke === undefined
      ? {}
      : {
          demo: {
            mailboxUrl: google.url('/mail'),
            faults: FAULT_KINDS,
            provoke: (kind, client) => provoke(kind, client, stage),
          },
        }),
  });
  const product =
    served === undefined
      ? await serveProduct({
          config: labDeployment(google, { ...(microsoft && { microsoft: microsoft.config }), ...options.config }),
          google,
          certificate,
          frameAncestors: excel.frameAncestors,
          port,
          distDir: options.distDir,
        })
      : undefined;
  const manifest = served === undefined ? join(options.distDir ?? builtDist, 'manifest.xml') : manifestPath;
  excel.sideload({ manifest: readFileSync(manifest, 'utf8'), origin: productOrigin });
  const browser =
    options.browser === false
      ? undefined
      : await (house?.open() ?? launchOwn(options, { excel, google, productOrigin, served }));
  const stage: Stage = {
    excel,
    google,
    microsoft,
    browser,
    productOrigin,
    localHosts:
      served === undefined ? [] : [new URL(served.origin).hostname, ...googleHosts, ...Object.values(excelHosts)],
    redeploy: () => {
      if (product === undefined) throw new Error('What is served elsewhere is not the lab’s to replace');
      product.redeploy();
    },
    close: async () => {
      await browser?.close();
      await product?.close();
      await excel.close();
      await google.close();
      await microsoft?.close();
    },
  };
  return stage;
};

const needsOwnBrowser = ({ profile, headed, denyStorage, browserArgs, origin }: StageOptions): boolean =>
  origin !== undefined || profile !== undefined || headed === true || denyStorage === true || browserArgs !== undefined;

interface Surroundings {
  readonly excel: ExcelHost;
  readonly google: Google;
  readonly productOrigin: string;
  readonly served: ServedProduct | undefined;
}

const launchOwn = async (options: StageOptions, around: Surroundings): Promise<LabBrowser> => {
  const { excel, google, productOrigin, served } = around;
  const browser = await launchBrowser({
    spki: [excel.spki, ...(served ? [served.spki] : [])],
    resolverRules: [excel.resolverRules, ...(served ? googleHosts.map((host) => mapTo(host, google.port)) : [])].join(
      ', ',
    ),
    headed: options.headed ?? false,
    ...(options.profile === undefined ? {} : { profileDir: options.profile }),
    ...(options.denyStorage === true ? { denyStorage: [productOrigin] } : {}),
    ...(options.browserArgs === undefined ? {} : { extraArgs: options.browserArgs }),
  });
  if (served === undefined) return browser;
  await answerBroker(browser.context, served, google);
  return {
    ...browser,
    newProfile: async () => {
      const profile = await browser.newProfile();
      await answerBroker(profile, served, google);
      return profile;
    },
  };
};
