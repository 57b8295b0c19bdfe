import { Hono } from 'hono';
import type { Person } from '../person.ts';
import { Bundles } from './bundle.ts';
import type { Certificate } from './certificate.ts';
import { clientRoutes } from './client-routes.ts';
import { type DeskDirectory, deskRoutes } from './desk-routes.ts';
import { listenHttps } from './listen-https.ts';
import { cdnRule, mapTo, officeJsCdn } from './office-js-cdn.ts';
import { barePage, excelPage, outerPage } from './pages.ts';

export interface ServerOptions {
  readonly certificate: Certificate;
  /** Port of the outer page; 0: a free one. */
  readonly port: number;
  readonly title: string;
  readonly find: (client: string) => Person | undefined;
  readonly desks: DeskDirectory;
  /** Of a CDN stand-in that is already there; default: one is started. */
  readonly cdnPort?: number;
  /** Names under which the browser knows the two pages; default: names of this machine. */
  readonly names?: ExcelNames | undefined;
}

export interface ExcelNames {
  readonly outer: string;
  readonly host: string;
}

export interface Servers {
  readonly outerOrigin: string;
  readonly hostOrigin: string;
  readonly resolverRules: string;
  addressOf(client: string, ui: boolean): string;
  close(): Promise<void>;
}

/** Starts the outer page, the host page and the CDN stand-in, each an origin of its own. */
export async function startServers(options: ServerOptions): Promise<Servers> {
  const { certificate, port, title, find, desks, cdnPort, names } = options;
  const cdn = cdnPort === undefined ? await listenHttps(officeJsCdn(), certificate) : undefined;
  const host = await listenHttps(hostApp(find, desks).fetch, certificate);
  // office.js trusts a host of the add-in's own hostname, whatever the port, and Microsoft's.
  const hostOrigin = names ? `https://${names.host}` : `https://localhost:${host.port}`;
  const outer = await listenHttps(outerApp(hostOrigin, title).fetch, certificate, port);
  // Another site than the host page, so storage is partitioned as in Excel on the web.
  const outerOrigin = names ? `https://${names.outer}` : `https://excel.localhost:${outer.port}`;
  return {
    outerOrigin,
    hostOrigin,
    resolverRules: [
      cdnRule(cdnPort ?? cdn!.port),
      ...(names ? [mapTo(names.host, host.port), mapTo(names.outer, outer.port)] : []),
    ].join(', '),
    addressOf: (client, ui) => `${outerOrigin}/?${new URLSearchParams({ client, ui: ui ? '1' : '0' })}`,
    close: async () => void (await Promise.all([outer.close(), host.close(), cdn?.close()])),
  };
}

function hostApp(find: ServerOptions['find'], desks: DeskDirectory): Hono {
  const app = new Hono();
  const bundles = new Bundles({ 'host-page': 'page/host-page.ts', 'excel-page': 'ui/excel-page.tsx' });
  app.get('/host', (c) => c.html(c.req.query('ui') === '1' ? excelPage() : barePage()));
  app.get('/assets/:name', async (c) => {
    const asset = await bundles.asset(c.req.param('name'));
    return asset ? c.body(asset.bytes, 200, { 'content-type': asset.type }) : c.notFound();
  });
  app.route('/', clientRoutes({ client: (name) => find(name)?.excel, boot: (name) => find(name)!.boot }));
  app.route('/', deskRoutes(desks));
  return app;
}

function outerApp(hostOrigin: string, title: string): Hono {
  const app = new Hono();
  app.get('/', (c) => c.html(outerPage(`${hostOrigin}/host${new URL(c.req.url).search}`, `${title} – Excel`)));
  return app;
}
