import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, normalize, sep } from 'node:path';
import type { Fetch } from './listen-https.ts';

/** Both of Microsoft's addresses of Office.js. */
export const cdnHosts = ['appsforoffice.microsoft.com', 'officeapis.public.onecdn.static.microsoft'] as const;

const DIST = join(dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')), 'dist');
const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.map': 'application/json',
};

/**
 * Stands in for Microsoft's CDN: `/lib/1/hosted/*`, and `/1/*` of its newer address, answered from the npm package, byte for byte.
 * The package is laid out in lower case while the CDN ignores case, so the path is lowered.
 */
export function officeJsCdn(onRequest: (path: string, status: number) => void = () => {}): Fetch {
  return async (request) => {
    const { pathname } = new URL(request.url);
    const file = fileFor(pathname);
    const bytes = file ? await readFile(file).catch(() => null) : null;
    onRequest(pathname, bytes ? 200 : 404);
    if (!file || !bytes) return new Response('Not in the npm package', { status: 404 });
    return new Response(bytes, {
      headers: {
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
        'access-control-allow-origin': '*',
        'cache-control': 'max-age=3600',
      },
    });
  };
}

/** For `--host-resolver-rules`: sends Microsoft's CDN to the stand-in. */
export const cdnRule = (port: number): string => cdnHosts.map((host) => mapTo(host, port)).join(', ');

/** For `--host-resolver-rules`: a name of somebody's server leads to this machine. */
export const mapTo = (host: string, port: number): string => `MAP ${host}:443 127.0.0.1:${port}`;

function fileFor(pathname: string): string | null {
  const match = /^\/(?:lib\/1\/hosted|1)\/(.+)$/i.exec(decodeURIComponent(pathname));
  if (!match?.[1]) return null;
  const file = normalize(join(DIST, match[1].toLowerCase()));
  return file.startsWith(DIST + sep) ? file : null;
}
