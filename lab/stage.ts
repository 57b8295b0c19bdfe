import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launchBrowser, type LabBrowser } from './browser.ts';
import type { BrowserHouse } from './browser-house.ts';
import { createExcelHost, type ExcelHost } from './excel/create-excel-host.ts';
import { createCertificate } from './excel/server/certificate.ts';
import { FAULT_KINDS, type LabFaultKind } from './excel/page/desk-view.ts';
import type { HostedBook } from './excel/replica.ts';
import { freePort, profilePort } from './free-port.ts';
import { createGoogle, type Google } from './google/create-google.ts';
import type { GoogleBlock } from './google/google-block.ts';
import type { GmailReach } from './google/google-options.ts';
import { labClient, labDeployment, serveProduct } from './product.ts';

const manifestPath = fileURLToPath(new URL('../manifest.xml', import.meta.url));

export interface StageOptions {
  readonly book: HostedBook;
  readonly google: GoogleBlock;
  /** What stands between the pane and Gmail; default nothing. */
  readonly gmailReach?: GmailReach | undefined;
  readonly seed: number;
  /** Deployment config overrides. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly profile?: string | undefined;
  readonly headed?: boolean;
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
  readonly browser: LabBrowser | undefined;
  readonly productOrigin: string;
  close(): Promise<void>;
}

export const setStage = async (options: StageOptions): Promise<Stage> => {
  const house = needsOwnBrowser(options) ? undefined : options.house;
  const certificate = house?.certificate ?? (await createCertificate());
  const port = await (options.profile === undefined ? freePort() : profilePort(options.profile));
  const productOrigin = options.origin ?? `https://localhost:${port}`;
  const google = await createGoogle({
    tls: certificate,
    publicOrigin: (googlePort) => `https://google.localhost:${googlePort}`,
    plain: true,
    clients: [{ ...labClient, redirectUris: [`${productOrigin}/callback.html`] }],
    seed: options.seed,
    google: options.google,
    ...(options.gmailReach === undefined ? {} : { reach: options.gmailReach }),
    ...(options.onReceived === undefined ? {} : { onReceived: options.onReceived }),
    ...(options.onAccepted === undefined ? {} : { onAccepted: options.onAccepted }),
  });
  const { provoke } = options;
  const excel = await createExcelHost({
    book: options.book,
    certificate,
    port: options.port ?? 0,
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
    options.origin === undefined
      ? await serveProduct({
          config: labDeployment(google, options.config),
          google,
          certificate,
          frameAncestors: excel.frameAncestors,
          port,
        })
      : undefined;
  excel.sideload({ manifest: readFileSync(manifestPath, 'utf8'), origin: productOrigin });
  const browser =
    options.browser === false ? undefined : await (house?.open() ?? launchOwn(options, excel, productOrigin));
  const stage: Stage = {
    excel,
    google,
    browser,
    productOrigin,
    close: async () => {
      await browser?.close();
      await product?.close();
      await excel.close();
      await google.close();
    },
  };
  return stage;
};

const needsOwnBrowser = ({ profile, headed, denyStorage, browserArgs }: StageOptions): boolean =>
  profile !== undefined || headed === true || denyStorage === true || browserArgs !== undefined;

const launchOwn = (options: StageOptions, excel: ExcelHost, productOrigin: string): Promise<LabBrowser> =>
  launchBrowser({
    spki: [excel.spki],
    resolverRules: excel.resolverRules,
    headed: options.headed ?? false,
    ...(options.profile === undefined ? {} : { profileDir: options.profile }),
    ...(options.denyStorage === true ? { denyStorage: [productOrigin] } : {}),
    ...(options.browserArgs === undefined ? {} : { extraArgs: options.browserArgs }),
  });
