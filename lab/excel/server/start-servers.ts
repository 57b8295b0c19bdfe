import { Hono } from 'hono';
import type { Person } from '../person.ts';
import { bundle } from './bundle.ts';
import type { Certificate } from './certificate.ts';
import { clientRoutes } from './client-routes.ts';
import { listenHttps } from './listen-https.ts';
import { officeJsCdn } from './office-js-cdn.ts';
import { barePage, outerPage } from './pages.ts';

export interface ServerOptions {
  readonly certificate: Certificate;
  /** Port of the outer page; 0: a free one. */
  readonly port: number;
  readonly title: string;
  readonly find: (client: string) => Person | undefined;
}

export interface Servers {
  readonly outerOrigin: string;
  readonly hostOrigin: string;
  readonly resolverRules: string;
  addressOf(client: string, ui: boolean): string;
  close(): Promise<void>;
}

/** Starts the outer page, the host page and the CDN stand-in, each an origin of its own. */
export async function startServers({ certificate, port, title, find }: ServerOptions): Promise<Servers> {
  const assets = await bundle('page/host-page.ts');
  const cdn = await listenHttps(officeJsCdn(), certificate);
  const host = await listenHttps(hostApp(find, assets).fetch, certificate);
  // office.js trusts a host of the add-in's own hostname, whatever the port.
  const hostOrigin = `https://localhost:${host.port}`;
  const outer = await listenHttps(outerApp(hostOrigin, title).fetch, certificate, port);
  // Another site than the host page, so storage is partitioned as in Excel on the web.
  const outerOrigin = `https://excel.localhost:${outer.port}`;
  return {
    outerOrigin,
    hostOrigin,
    resolverRules: `MAP appsforoffice.microsoft.com:443 127.0.0.1:${cdn.port}`,
    addressOf: (client, ui) => `${outerOrigin}/?${new URLSearchParams({ client, ui: ui ? '1' : '0' })}`,
    close: async () => void (await Promise.all([outer.close(), host.close(), cdn.close()])),
  };
}

function hostApp(find: ServerOptions['find'], assets: Awaited<ReturnType<typeof bundle>>): Hono {
  const app = new Hono();
  app.get('/host', (c) => c.html(barePage()));
  app.get('/assets/:name', (c) => {
    const asset = assets.get(c.req.param('name'));
    return asset ? c.body(asset.bytes, 200, { 'content-type': asset.type }) : c.notFound();
  });
  app.route('/', clientRoutes({ client: (name) => find(name)?.excel, boot: (name) => find(name)!.boot }));
  return app;
}

function outerApp(hostOrigin: string, title: string): Hono {
  const app = new Hono();
  app.get('/', (c) => c.html(outerPage(`${hostOrigin}/host${new URL(c.req.url).search}`, `${title} – Excel`)));
  return app;
}
