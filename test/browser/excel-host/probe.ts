import { readFile } from 'node:fs/promises';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Frame } from 'playwright-core';
import { launchBrowser, type LabBrowser } from '../../../lab/browser.ts';
import { createExcelHost, type ExcelHost } from '../../../lab/excel/create-excel-host.ts';
import type { DemoOptions, PaneOptions } from '../../../lab/excel/host-options.ts';
import type { Pane } from '../../../lab/excel/pane.ts';
import type { HostedBook } from '../../../lab/excel/replica.ts';
import { createCertificate } from '../../../lab/excel/server/certificate.ts';
import { listenHttps } from '../../../lab/excel/server/listen-https.ts';
import type { ProbeWindow } from './probe-window.ts';

declare const probe: ProbeWindow;

const FIXTURE = join(dirname(fileURLToPath(import.meta.url)), '../../fixtures/probe-addin');
const TYPES: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8' };

/** The probe add-in in an emulated Excel, in a real browser. */
export interface Probe {
  readonly host: ExcelHost;
  readonly browser: LabBrowser;
  readonly origin: string;
  open(options?: Partial<PaneOptions>): Promise<{ pane: Pane; frame: Frame }>;
  close(): Promise<void>;
}

export interface ProbeOptions {
  /** The add-in's origin may not store anything. */
  readonly denyStorage?: boolean;
  readonly demo?: DemoOptions;
}

export async function startProbe(book: HostedBook, { denyStorage = false, demo }: ProbeOptions = {}): Promise<Probe> {
  const certificate = await createCertificate();
  const addin = await listenHttps(serveFixture, certificate);
  const origin = `https://localhost:${addin.port}`;
  const host = await createExcelHost({ book, certificate, ...(demo ? { demo } : {}) });
  host.sideload({ manifest: await readFile(join(FIXTURE, 'manifest.xml'), 'utf8'), origin });
  const browser = await launchBrowser({
    spki: [host.spki],
    resolverRules: host.resolverRules,
    ...(denyStorage ? { denyStorage: [origin] } : {}),
  });
  return {
    host,
    browser,
    origin,
    async open(options = {}) {
      const pane = await host.openPane({ client: 'ana', context: browser.context, ...options });
      const frame = await pane.frame();
      await frame.waitForFunction(() => 'probe' in window);
      await frame.evaluate(() => probe.ready);
      return { pane, frame };
    },
    async close() {
      await browser.close();
      await Promise.all([host.close(), addin.close()]);
    },
  };
}

/** `?coop=…` sends that Cross-Origin-Opener-Policy. */
async function serveFixture(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const file = normalize(join(FIXTURE, pathname));
  const bytes = file.startsWith(FIXTURE) ? await readFile(file).catch(() => null) : null;
  if (!bytes) return new Response('No such file', { status: 404 });
  const headers = new Headers({ 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  const coop = searchParams.get('coop');
  if (coop) headers.set('cross-origin-opener-policy', coop);
  return new Response(bytes, { headers });
}
