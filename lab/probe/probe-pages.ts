import { readFileSync } from 'node:fs';

const pages: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/page.html': ['page.html', 'text/html; charset=utf-8'],
  '/probe.js': ['probe.js', 'text/javascript; charset=utf-8'],
  '/probe-more.js': ['probe-more.js', 'text/javascript; charset=utf-8'],
  '/run-probe.js': ['run-probe.js', 'text/javascript; charset=utf-8'],
  '/icon-80.png': ['../../assets/icons/explain-80.png', 'image/png'],
};
/** A probe.json is some tens of kilobytes. */
const mostBytes = 1_000_000;

/** The probe's page as a request handler. `kept` gets the text of the probe.json that the page sends back. */
export const probePages =
  (kept: (text: string) => void) =>
  async (request: Request): Promise<Response> => {
    const { pathname, origin } = new URL(request.url);
    // Any page of the same browser could write to this computer's disk else.
    if (request.method === 'POST' && request.headers.get('origin') !== origin)
      return new Response('Of this page only', { status: 403 });
    if (request.method === 'POST' && pathname === '/probe.json') {
      const text = await request.text();
      if (text.length > mostBytes) return new Response('Too long', { status: 413 });
      kept(text);
      return new Response(null, { status: 204 });
    }
    const page = pages[pathname];
    if (page === undefined) return new Response('No such page', { status: 404 });
    const [file, type] = page;
    return new Response(readFileSync(new URL(file, import.meta.url)), { headers: { 'content-type': type } });
  };
